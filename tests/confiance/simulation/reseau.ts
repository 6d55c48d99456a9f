import type { Hasard } from '../../../demonstration/generateur/hasard.ts';
import type { Fetch } from '../../../electron/sync/reseau.ts';
import type { De, Qui } from '../histoire.ts';

/** Ce qu'un poste envoie. `acces` : le jeton porté. */
export interface Requete {
  readonly poste: Qui;
  readonly chemin: string;
  readonly entetes: Readonly<Record<string, string>>;
  readonly corps: string | null;
  readonly acces: string | null;
}

/** Ce que le serveur répond, décompressé. `lecture` : la photographie qu'il livre. */
export interface ReponseServeur {
  readonly statut: number;
  readonly type: string;
  readonly corps: Buffer;
  readonly lecture: De<'photographie'> | null;
}

/** La probabilité de chaque faute du réseau, à chaque pas d'un message. */
export interface Profil {
  readonly perdre: number;
  readonly doubler: number;
  readonly couper: number;
  readonly mentir: number;
}
export const sansFaute: Profil = { perdre: 0, doubler: 0, couper: 0, mentir: 0 };

/** Une requête et sa réponse, quelque part entre le poste et le serveur. */
export interface Envoi {
  readonly n: number;
  readonly requete: Requete;
  /** « aller » et « retour » : en route ; « corps » : la réponse arrive par morceaux ; « silence » : plus rien ne viendra avant que le poste se lasse. */
  etape: 'aller' | 'servie' | 'retour' | 'corps' | 'silence' | 'finie';
  reponse: ReponseServeur | null;
  readonly resoudre: (reponse: Response) => void;
  readonly rejeter: (erreur: Error) => void;
  flux: ReadableStreamDefaultController<Uint8Array> | null;
  reste: Buffer;
  coupee: boolean;
}

export interface OptionsReseau {
  readonly hasard: Hasard;
  /** Porte la requête au serveur ; null s'il est mort avant de répondre. */
  readonly servir: (requete: Requete) => Promise<ReponseServeur | null>;
  /** Un pouls demandé : vrai si le serveur reconnaît le jeton ; null s'il est mort avant de répondre. */
  readonly reconnaitre: (requete: Requete) => Promise<boolean | null>;
  /** Une faute vient d'être faite à un message. */
  readonly faute: (genre: string, envoi: { readonly n: number; readonly requete: Requete }) => void;
  /** Le poste n'attend plus cette requête, que le serveur n'a pas finie. */
  readonly delaissee: (requete: Requete) => void;
  /** Un morceau de réponse vient d'arriver au poste ; `entiere` : c'était le dernier. */
  readonly arrivee: (requete: Requete, reponse: ReponseServeur, entiere: boolean) => void;
}

export interface Reseau {
  readonly fetchDe: (poste: Qui) => Fetch;
  /** Ce que l'ordonnanceur peut faire avancer maintenant. */
  readonly enRoute: () => Envoi[];
  readonly avancer: (envoi: Envoi) => void;
  /** Les copies restées dans le réseau : elles peuvent arriver bien plus tard, et personne n'attend plus leur réponse. */
  readonly tardives: readonly Requete[];
  readonly livrerTardive: (requete: Requete) => void;
  readonly regler: (profil: Profil) => void;
  readonly couper: (poste: Qui) => void;
  readonly retablir: (poste: Qui) => void;
  /** Les pouls ouverts apprennent qu'un flux a changé. */
  readonly annoncer: (concerne: (poste: Qui) => boolean) => void;
  /** Le serveur souffle sur les pouls ouverts : ils ne se croient pas abandonnés. */
  readonly souffler: () => void;
  /** Les connexions tombent : le serveur est mort, le réseau dit enfin que celles-ci l'étaient, ou la partie est finie. */
  readonly rompre: (lesquelles: 'ouvertes' | 'muettes' | 'toutes') => void;
}

const coupure = () => new TypeError('fetch failed');
const abandon = () => new DOMException('abandon', 'AbortError');
const terminee = () => new TypeError('terminated');
const HTML = Buffer.from('<!doctype html><title>Connexion</title><p>Bienvenue sur le réseau des invités</p>');

export function unReseau(options: OptionsReseau): Reseau {
  const { hasard, faute } = options;
  const envois = new Set<Envoi>();
  const coupes = new Set<Qui>();
  const tardives: Requete[] = [];
  let profil = sansFaute;
  let numero = 0;

  function finir(envoi: Envoi, erreur: Error | null): void {
    envoi.etape = 'finie';
    envois.delete(envoi);
    if (erreur === null) return;
    envoi.rejeter(erreur);
    envoi.flux?.error(erreur);
  }

  function delaisser(envoi: Envoi, erreur: Error): void {
    if (envoi.etape === 'servie') options.delaissee(envoi.requete);
    finir(envoi, erreur);
  }

  function fetchDe(poste: Qui): Fetch {
    return (url, init) =>
      new Promise<Response>((resoudre, rejeter) => {
        if (init.signal?.aborted === true) {
          rejeter(abandon());
          return;
        }
        if (coupes.has(poste)) {
          rejeter(coupure());
          return;
        }
        const requete = lireRequete(poste, url, init);
        const envoi: Envoi = {
          n: ++numero,
          requete,
          etape: 'aller',
          reponse: null,
          resoudre,
          rejeter,
          flux: null,
          reste: Buffer.alloc(0),
          coupee: false,
        };
        envois.add(envoi);
        init.signal?.addEventListener('abort', () => {
          if (envoi.etape === 'finie') return;
          // Partie avant que le poste se lasse, elle peut encore arriver.
          if (envoi.etape === 'aller') retenir(requete);
          delaisser(envoi, abandon());
        });
      });
  }

  /** Une copie reste dans le réseau. Un renouvellement de jetons rejoué après coup serait un vol, un pouls ne dit rien : ils n'en laissent pas. */
  const retenir = ({ chemin, ...requete }: Requete): boolean =>
    !['/v1/session/rafraichir', '/v1/pouls'].includes(chemin) && tardives.push({ chemin, ...requete }) > 0;

  const perdre = (envoi: Envoi, genre: string): void => {
    faute(genre, envoi);
    if (hasard.chance(0.5)) finir(envoi, coupure());
    else envoi.etape = 'silence';
  };

  function aller(envoi: Envoi): void {
    const { requete } = envoi;
    if (hasard.chance(profil.perdre)) {
      if (hasard.chance(0.5)) retenir(requete);
      return perdre(envoi, 'requête perdue');
    }
    if (hasard.chance(profil.mentir)) return mentir(envoi);
    if (requete.chemin === '/v1/pouls') return ouvrirPouls(envoi);
    if (hasard.chance(profil.doubler) && retenir(requete)) faute('requête doublée', envoi);
    if ([...envois].some((e) => e.etape === 'aller' && e.n < envoi.n)) faute('requêtes dans le désordre', envoi);
    envoi.etape = 'servie';
    void options.servir(requete).then((reponse) => {
      if (envoi.etape !== 'servie') return;
      envoi.reponse = reponse;
      if (reponse === null) finir(envoi, coupure());
      else envoi.etape = 'retour';
    });
  }

  /** Un portail captif, ou un mandataire qui n'atteint pas le serveur : une réponse que notre serveur n'a pas faite. */
  function mentir(envoi: Envoi): void {
    const captif = hasard.chance(0.5);
    faute(captif ? 'portail captif' : '502 d’un mandataire', envoi);
    envoi.reponse = { statut: captif ? 200 : 502, type: 'text/html', corps: HTML, lecture: null };
    envoi.etape = 'retour';
  }

  function ouvrirPouls(envoi: Envoi): void {
    envoi.etape = 'servie';
    void options.reconnaitre(envoi.requete).then((reconnu) => {
      if (envoi.etape !== 'servie') return;
      if (reconnu === null) finir(envoi, coupure());
      // Le pouls reste ouvert : il n'est plus sur la route, il reçoit ce que `annoncer` y met.
      else if (reconnu) envoi.resoudre(enReponse(envoi, 200, 'text/event-stream', finir));
      else {
        envoi.reponse = { statut: 401, type: 'application/json', corps: Buffer.from('{"erreur":"jeton_invalide"}'), lecture: null };
        envoi.etape = 'retour';
      }
    });
  }

  function retour(envoi: Envoi): void {
    const reponse = envoi.reponse!;
    if (hasard.chance(profil.perdre)) return perdre(envoi, 'réponse perdue');
    envoi.reste = reponse.corps;
    if (hasard.chance(profil.couper) && reponse.corps.length > 0) {
      faute('réponse coupée', envoi);
      envoi.coupee = true;
      envoi.reste = reponse.corps.subarray(0, hasard.entier(0, reponse.corps.length - 1));
    }
    envoi.resoudre(enReponse(envoi, reponse.statut, reponse.type, finir));
    envoi.etape = 'corps';
  }

  /** Le corps arrive en un à trois morceaux, coupés n'importe où. */
  function corps(envoi: Envoi): void {
    const taille = hasard.chance(0.5) ? envoi.reste.length : hasard.entier(0, envoi.reste.length);
    if (taille > 0) envoi.flux?.enqueue(envoi.reste.subarray(0, taille));
    envoi.reste = envoi.reste.subarray(taille);
    options.arrivee(envoi.requete, envoi.reponse!, envoi.reste.length === 0 && !envoi.coupee);
    if (envoi.reste.length > 0) return;
    if (envoi.coupee) {
      envoi.flux?.error(terminee());
      finir(envoi, null);
      return;
    }
    envoi.flux?.close();
    finir(envoi, null);
  }

  return {
    fetchDe,
    tardives,
    livrerTardive(requete) {
      tardives.splice(tardives.indexOf(requete), 1);
      faute('livraison tardive', { n: 0, requete });
      void options.servir(requete);
    },
    enRoute: () => [...envois].filter((e) => ['aller', 'retour', 'corps'].includes(e.etape)),
    avancer(envoi) {
      if (envoi.etape === 'aller') aller(envoi);
      else if (envoi.etape === 'retour') retour(envoi);
      else corps(envoi);
    },
    regler: (p) => {
      profil = p;
    },
    couper(poste) {
      coupes.add(poste);
      for (const envoi of envois) if (envoi.requete.poste === poste) delaisser(envoi, envoi.flux === null ? coupure() : terminee());
    },
    retablir: (poste) => void coupes.delete(poste),
    annoncer(concerne) {
      for (const envoi of envois) {
        if (!estPouls(envoi) || !concerne(envoi.requete.poste)) continue;
        if (hasard.chance(profil.perdre)) {
          faute('annonce perdue, pouls coupé', envoi);
          finir(envoi, terminee());
        } else envoi.flux?.enqueue(Buffer.from('event: flux\ndata: {}\n\n'));
      }
    },
    souffler() {
      for (const envoi of envois) if (estPouls(envoi)) envoi.flux?.enqueue(Buffer.from(': souffle\n\n'));
    },
    rompre(lesquelles) {
      const rompue = { ouvertes: (e: Envoi) => e.etape !== 'aller', muettes: (e: Envoi) => e.etape === 'silence', toutes: () => true }[
        lesquelles
      ];
      for (const envoi of envois) if (rompue(envoi)) finir(envoi, envoi.flux === null ? coupure() : terminee());
    },
  };
}

const estPouls = (envoi: Envoi): boolean => envoi.requete.chemin === '/v1/pouls' && envoi.flux !== null;

function lireRequete(poste: Qui, url: string, init: RequestInit): Requete {
  const entetes = init.headers as Record<string, string>;
  const corps = typeof init.body === 'string' ? init.body : null;
  return { poste, chemin: new URL(url).pathname, entetes, corps, acces: entetes['authorization']?.replace('Bearer ', '') ?? null };
}

/** La réponse que `fetch` rend : son corps viendra par `envoi.flux`. */
function enReponse(envoi: Envoi, statut: number, type: string, finir: (envoi: Envoi, erreur: null) => void): Response {
  if (statut === 204) return new Response(null, { status: statut });
  const corps = new ReadableStream<Uint8Array>({
    start: (flux) => {
      envoi.flux = flux;
    },
    cancel: () => {
      envoi.flux = null;
      finir(envoi, null);
    },
  });
  return new Response(corps, { status: statut, headers: { 'content-type': type } });
}
