import net, { type AddressInfo } from 'node:net';
import type { Faute } from './faute.ts';
import { debutDuCorps, longueurAnnoncee, routeDe, teteRelayee } from './http-brut.ts';
import { connecterA, type Echange, type Passage, toutEchanger, unPassage } from './passage.ts';

/** Le réseau entre les postes et les serveurs : TCP vrai, fautes voulues. Une connexion par échange, pour que chaque octet ait sa place. */
export interface Mandataire {
  readonly url: string;
  /** Combien de fois chaque faute a eu lieu. */
  readonly fautes: ReadonlyMap<Faute['genre'], number>;
  /** Les échanges que le serveur a finis, dans l'ordre. */
  readonly finis: readonly Echange[];
  /** La faute de chaque échange, décidée avant qu'un octet passe. */
  readonly regler: (choisir: (route: string) => Faute | null) => void;
  /** Plus de faute ; ce qui gouttait se vide, et les connexions muettes tombent : le réseau dit enfin qu'elles étaient mortes. */
  readonly guerir: () => void;
  /** Toutes les connexions tombent à l'instant. */
  readonly rompre: () => void;
  /** La même requête, octet pour octet, une fois de plus : sa réponse n'intéresse plus personne, mais elle est rendue. */
  readonly relivrer: (echange: Echange) => Promise<Buffer>;
  readonly fermer: () => Promise<void>;
}

export interface OptionsMandataire {
  /** Le serveur de cet échange : « http://127.0.0.1:4000 ». */
  readonly vers: (route: string) => string;
  /** Un échange vient de finir du côté du serveur, entier ou non. */
  readonly observer?: (echange: Echange) => void;
}

export async function unMandataire({ vers, observer }: OptionsMandataire): Promise<Mandataire> {
  const fautes = new Map<Faute['genre'], number>();
  const finis: Echange[] = [];
  const passages = new Set<Passage>();
  const prises = new Set<net.Socket>();
  let choisir: (route: string) => Faute | null = () => null;
  let numero = 0;

  function accueillir(poste: net.Socket): void {
    lireRequete(poste, (requete) => {
      const route = routeDe(requete.toString('latin1', 0, 200));
      const echange: Echange = {
        n: ++numero,
        route,
        requete,
        reponse: Buffer.alloc(0),
        faute: null,
        debutMs: performance.now(),
        finMs: Infinity,
      };
      const passage = unPassage(poste, echange, {
        faute: choisir(route),
        vers: vers(route),
        avenue: (faute) => {
          echange.faute = faute;
          fautes.set(faute.genre, (fautes.get(faute.genre) ?? 0) + 1);
        },
        finiAuServeur: () => {
          finis.push(echange);
          observer?.(echange);
        },
      });
      passages.add(passage);
      poste.once('close', () => passages.delete(passage));
    });
  }

  const ecoute = net.createServer({ noDelay: true }, (poste) => {
    prises.add(poste);
    poste.on('error', () => undefined).once('close', () => prises.delete(poste));
    accueillir(poste);
  });
  await new Promise<void>((fait) => {
    ecoute.listen(0, '127.0.0.1', fait);
  });
  const rompre = () => {
    for (const passage of passages) passage.rompre();
  };
  return {
    url: `http://127.0.0.1:${(ecoute.address() as AddressInfo).port}`,
    fautes,
    finis,
    rompre,
    regler: (c) => {
      choisir = c;
    },
    guerir() {
      choisir = () => null;
      for (const passage of passages) passage.guerir();
    },
    relivrer: ({ route, requete }) => toutEchanger(connecterA(vers(route)), requete),
    async fermer() {
      rompre();
      // Une connexion ouverte d'avance, et qui n'a rien demandé.
      for (const prise of prises) prise.destroy();
      await new Promise((fait) => ecoute.close(fait));
    },
  };
}

let sources = 0;
/**
 * Une adresse neuve par échange : le serveur limite les requêtes par source, et ce n'est pas ce qui est éprouvé ici.
 * Toutes de la même longueur : deux requêtes pareilles ont leurs octets aux mêmes places.
 */
function uneAdresse(): string {
  const rang = sources++;
  return `10.${[10_000, 100, 1].map((poids) => 100 + (Math.floor(rang / poids) % 100)).join('.')}`;
}

/** Attend la requête entière : c'est d'elle que le mandataire décide combien d'octets il laissera passer. */
function lireRequete(poste: net.Socket, suite: (requete: Buffer) => void): void {
  let recu = Buffer.alloc(0);
  const lire = (morceau: Buffer): void => {
    recu = Buffer.concat([recu, morceau]);
    const debut = debutDuCorps(recu);
    if (debut === -1) return;
    const tete = recu.toString('latin1', 0, debut);
    if (recu.length < debut + longueurAnnoncee(tete)) return;
    poste.off('data', lire);
    suite(Buffer.concat([Buffer.from(teteRelayee(tete, uneAdresse()), 'latin1'), recu.subarray(debut)]));
  };
  poste.on('data', lire);
}
