import net, { type Socket } from 'node:net';
import type { Faute, Sens } from './faute.ts';
import { debutDuCorps, reponseTronquee } from './http-brut.ts';

/** Une requête d'un poste et ce que le serveur y a répondu, que le poste l'ait reçu ou non. */
export interface Echange {
  readonly n: number;
  readonly route: string;
  readonly requete: Buffer;
  reponse: Buffer;
  /** La faute qui a vraiment eu lieu ; une coupure au-delà du dernier octet n'en est pas une. */
  faute: Faute | null;
  readonly debutMs: number;
  /** Quand le serveur a fini, pour cet échange. */
  finMs: number;
}

/** Un échange en cours, d'un bout à l'autre. */
export interface Passage {
  /** Les deux bouts perdent la connexion, par un RST. */
  readonly rompre: () => void;
  readonly guerir: () => void;
}

export interface CadreDuPassage {
  readonly faute: Faute | null;
  readonly vers: string;
  /** La faute vient d'avoir lieu. */
  readonly avenue: (faute: Faute) => void;
  readonly finiAuServeur: () => void;
}

const rien = () => undefined;
/** Le pouls ne finit pas : rien n'en est retenu, et il ne peut être que coupé ou tu. */
const SANS_FIN = 'GET /v1/pouls';
const possible = (faute: Faute | null, route: string): Faute | null =>
  route !== SANS_FIN || faute?.genre === 'coupure' || faute?.genre === 'silence' ? faute : null;

const laisse = (faute: Faute | null, sens: Sens): number =>
  faute !== null && 'sens' in faute && faute.sens === sens ? faute.apres : Infinity;

export const connecterA = (url: string): Socket =>
  net.connect({ port: Number(new URL(url).port), host: '127.0.0.1', noDelay: true }).on('error', rien);

/** Une requête entière au serveur, et tout ce qu'il répond. */
export function toutEchanger(serveur: Socket, requete: Buffer): Promise<Buffer> {
  const morceaux: Buffer[] = [];
  serveur.on('data', (m) => morceaux.push(m));
  serveur.write(requete);
  return new Promise((fait) => serveur.once('close', () => fait(Buffer.concat(morceaux))));
}

export function unPassage(poste: Socket, echange: Echange, cadre: CadreDuPassage): Passage {
  const { vers, avenue, finiAuServeur } = cadre;
  const faute = possible(cadre.faute, echange.route);
  if (faute?.genre === 'imposture' && !faute.servie) {
    avenue(faute);
    poste.end(faute.reponse);
    return { rompre: () => poste.resetAndDestroy(), guerir: rien };
  }
  const serveur = connecterA(vers);
  const sortie = uneSortie(poste, faute?.genre === 'goutte' ? faute.parOctetMs : 0);
  let frappe = false;
  const rompre = (): void => {
    poste.resetAndDestroy();
    serveur.resetAndDestroy();
  };
  const frapper = (): void => {
    if (frappe || faute === null) return;
    frappe = true;
    avenue(faute);
    if (faute.genre === 'coupure' && faute.brutale) return rompre();
    if (faute.genre === 'coupure') poste.destroy();
    if (faute.genre === 'coupure' || faute.genre === 'demi-ouvert') serveur.destroy();
  };

  if (faute?.genre === 'goutte' || faute?.genre === 'doublon') avenue(faute);
  if (faute?.genre === 'doublon') void toutEchanger(connecterA(vers), echange.requete);
  envoyer(serveur, echange.requete, laisse(faute, 'aller'), frapper);
  const retenue = faute?.genre === 'tronque' || faute?.genre === 'imposture';
  recevoir(serveur, echange, retenue ? null : { limite: laisse(faute, 'retour'), sortie, frapper });
  serveur.once('close', () => {
    const fausse = retenue ? reponseFausse(faute, echange.reponse) : null;
    if (fausse !== null && faute !== null) {
      avenue(faute);
      poste.end(fausse);
    } else if (retenue) poste.end(echange.reponse);
    else if (!frappe) sortie.finir();
    echange.finMs = performance.now();
    finiAuServeur();
  });
  poste.once('close', () => serveur.destroy());
  return {
    rompre,
    guerir() {
      sortie.vider();
      if (frappe) rompre();
    },
  };
}

/** Ce que le poste reçoit à la place de la réponse entière du serveur ; null s'il n'a pas répondu, ou si la faute ne lui ôte rien. */
function reponseFausse(faute: Faute, vraie: Buffer): string | Buffer | null {
  if (debutDuCorps(vraie) === -1) return null;
  if (faute.genre === 'imposture') return faute.reponse;
  return faute.genre === 'tronque' ? reponseTronquee(vraie, faute.octets) : null;
}

/** La requête, jusqu'à la limite ; au-delà, la faute. */
function envoyer(serveur: Socket, requete: Buffer, limite: number, frapper: () => void): void {
  serveur.once('connect', () => {
    if (limite >= requete.length) serveur.write(requete);
    else if (limite === 0) frapper();
    else serveur.write(requete.subarray(0, limite), frapper);
  });
}

/** La réponse, jusqu'à la limite ; au-delà, la faute. Elle est gardée en entier par ailleurs : le serveur, lui, a répondu. */
function recevoir(serveur: Socket, echange: Echange, suite: { limite: number; sortie: Sortie; frapper: () => void } | null): void {
  let passes = 0;
  serveur.on('data', (morceau: Buffer) => {
    if (echange.route !== SANS_FIN) echange.reponse = Buffer.concat([echange.reponse, morceau]);
    if (suite === null) return;
    const laisses = morceau.subarray(0, Math.max(0, suite.limite - passes));
    passes += laisses.length;
    const ensuite = laisses.length < morceau.length ? suite.frapper : rien;
    if (laisses.length > 0) suite.sortie.ecrire(laisses, ensuite);
    else ensuite();
  });
}

/** Ce qui va vers le poste : tout de suite, ou goutte à goutte. */
interface Sortie {
  readonly ecrire: (octets: Buffer, ensuite: () => void) => void;
  readonly finir: () => void;
  /** Le reste, d'un coup. */
  readonly vider: () => void;
}

function uneSortie(poste: Socket, parOctetMs: number): Sortie {
  if (parOctetMs === 0)
    return { ecrire: (octets, ensuite) => void poste.write(octets, ensuite), finir: () => void poste.end(), vider: rien };
  let file = Buffer.alloc(0);
  let finie = false;
  let parFois = 1;
  const goutte = setInterval(() => {
    if (file.length > 0) poste.write(file.subarray(0, parFois));
    file = file.subarray(parFois);
    if (finie && file.length === 0) poste.end();
  }, parOctetMs);
  poste.once('close', () => clearInterval(goutte));
  return {
    ecrire: (octets) => {
      file = Buffer.concat([file, octets]);
    },
    finir: () => {
      finie = true;
    },
    vider: () => {
      parFois = Infinity;
    },
  };
}
