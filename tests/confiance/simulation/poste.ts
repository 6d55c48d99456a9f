import { copyFileSync, existsSync } from 'node:fs';
import path from 'node:path';
import type { Hasard } from '../../../demonstration/generateur/hasard.ts';
import type { Jetons } from '../../../domain/contract/sync.ts';
import type { EtatSync } from '../../../domain/contract/echanges.ts';
import { ecrireMeta } from '../../../db/local/meta.ts';
import { ouvrirBase, type BaseLocale } from '../../../db/local/open.ts';
import { creerVues } from '../../../db/local/views/vues.ts';
import type { Session } from '../../../electron/host/session.ts';
import { ecrireJetons, garderJetons, porteDeLaBase } from '../../../electron/sync/jetons.ts';
import { demarrerMoteur } from '../../../electron/sync/moteur.ts';
import type { Fetch } from '../../../electron/sync/reseau.ts';
import type { Qui } from '../histoire.ts';
import type { GestionnaireDuMonde } from './monde.ts';

/** La clé des bases de la simulation : l'essai peut ainsi en lire les octets. */
export const CLE = new Uint8Array(32).fill(9);
export const SERVEUR = 'http://serveur.essai.test';

/** Un poste : sa vraie base chiffrée et son vrai moteur d'échange, sur une horloge et un réseau virtuels. */
export interface Poste {
  readonly qui: Qui;
  readonly gestionnaire: GestionnaireDuMonde;
  readonly session: () => Session;
  readonly base: () => BaseLocale;
  readonly fichier: () => string;
  readonly etat: () => EtatSync;
  /** Le poste attend un mot de passe : la session est refusée, ou s'est fermée d'elle-même. */
  readonly attendUnMotDePasse: () => boolean;
  /** La session s'est fermée d'elle-même : droit perdu, ou trop longtemps sans le serveur. */
  readonly finie: () => boolean;
  /** Ce que l'horloge de ce poste a d'avance sur celle du serveur, en ms. */
  decalage: number;
  /** Le gestionnaire a donné son mot de passe : de nouveaux jetons, et l'échange reprend. */
  readonly reconnecter: (jetons: Jetons) => Promise<void>;
  /** Arrêt ordinaire, puis réouverture. Un renouvellement de jetons en route peut le faire attendre : l'ordonnanceur ne l'attend pas. */
  readonly redemarrer: () => Promise<void>;
  /** Le poste meurt : un autre processus reprend ce qui était écrit à cet instant. */
  readonly tuer: () => void;
  /** Tout ce qui a vécu ici est arrêté et fermé. */
  readonly fermer: () => Promise<void>;
}

export interface OptionsPoste {
  readonly gestionnaire: GestionnaireDuMonde;
  readonly nomAcademie: string;
  readonly dossier: string;
  /** Une base neuve, déjà à la dernière version. */
  readonly modele: string;
  readonly fetch: Fetch;
  readonly horloge: () => Date;
  readonly hasard: Hasard;
  readonly jetons: Jetons;
  readonly panne: (erreur: unknown) => void;
}

interface Vie {
  readonly fichier: string;
  readonly session: Session;
  finie: boolean;
  /** Un processus mort n'envoie ni ne reçoit plus rien. */
  readonly mort: AbortController;
}

export function unPoste(options: OptionsPoste): Poste {
  const { gestionnaire, dossier } = options;
  let vies = 0;
  let decalage = 0;
  const horloge = () => new Date(options.horloge().getTime() + decalage);
  const naitre = (fichier: string, jetons: Jetons | null): Vie => {
    const mort = new AbortController();
    const surFin = () => {
      nee.finie = true;
      // L'échange en cours est celui qui le dit : personne ne peut attendre sa fin d'ici.
      void nee.session.moteur.arreter();
    };
    const nee: Vie = { fichier, mort, finie: false, session: uneSession(options, { fichier, jetons, horloge, surFin, mort: mort.signal }) };
    return nee;
  };
  const neuf = () => path.join(dossier, `poste-${gestionnaire.n}-${++vies}.db`);
  const premiere = neuf();
  copyFileSync(options.modele, premiere);
  let vie = naitre(premiere, options.jetons);

  let suite: Promise<void> = Promise.resolve();
  const mortes: Promise<void>[] = [];

  /** Une fermeture à la fois : deux moteurs ne tournent pas sur la même base. */
  const renaitre = (jetons: Jetons | null): Promise<void> =>
    (suite = suite.then(async () => {
      await fermer(vie);
      vie = naitre(vie.fichier, jetons);
    }));

  return {
    qui: `poste:${gestionnaire.n}`,
    gestionnaire,
    session: () => vie.session,
    base: () => vie.session.base,
    fichier: () => vie.fichier,
    etat: () => vie.session.moteur.etat(),
    attendUnMotDePasse: () => vie.finie || vie.session.moteur.etat().arret === 'session_expiree',
    finie: () => vie.finie,
    get decalage() {
      return decalage;
    },
    set decalage(ms) {
      decalage = ms;
    },
    reconnecter: renaitre,
    redemarrer: () => renaitre(null),
    tuer() {
      const copie = neuf();
      // Entre deux pas, tout ce que SQLite a écrit est dans ces deux fichiers : c'est ce qu'un processus tué laisse.
      for (const suffixe of ['', '-wal']) if (existsSync(vie.fichier + suffixe)) copyFileSync(vie.fichier + suffixe, copie + suffixe);
      vie.mort.abort();
      mortes.push(fermer(vie));
      vie = naitre(copie, null);
    },
    async fermer() {
      await suite;
      mortes.push(fermer(vie));
      await Promise.all(mortes);
    },
  };
}

/** Écrit la base neuve que les postes copient. */
export function ecrireModele(fichier: string): void {
  ouvrir(fichier).fermer();
}

function ouvrir(fichier: string): BaseLocale {
  const ouverte = ouvrirBase({ fichier, cle: CLE });
  if (!ouverte.ok) throw new Error(`base refusée : ${JSON.stringify(ouverte.refus)}`);
  return ouverte.value;
}

async function fermer({ session }: Vie): Promise<void> {
  await session.moteur.arreter();
  session.base.fermer();
}

interface Naissance {
  readonly fichier: string;
  /** Ceux d'une connexion ; null pour reprendre les siens. */
  readonly jetons: Jetons | null;
  readonly horloge: () => Date;
  readonly surFin: () => void;
  readonly mort: AbortSignal;
}

function uneSession(
  { gestionnaire: g, nomAcademie, hasard, panne, ...options }: OptionsPoste,
  { fichier, jetons, horloge, surFin, mort }: Naissance,
): Session {
  const fetch: Fetch = (url, init) =>
    options.fetch(url, { ...init, signal: AbortSignal.any([mort, ...(init.signal ? [init.signal] : [])]) });
  const base = ouvrir(fichier);
  if (jetons !== null) {
    ecrireMeta(base.ecriture, 'droit_perdu', null);
    ecrireMeta(base.ecriture, 'derniere_connexion', horloge().toISOString());
    ecrireJetons(base, jetons);
  }
  const moteur = demarrerMoteur({
    lien: { base, serveur: SERVEUR, posteId: g.posteId, fetch },
    jetons: garderJetons({ porte: porteDeLaBase(base), serveur: SERVEUR, fetch, horloge }),
    emit: () => undefined,
    logFault: (_, erreur) => panne(erreur),
    horloge,
    hasard: hasard.reel,
    surFin,
    dejaJoint: true,
  });
  return {
    gestionnaire: { id: g.id as Session['gestionnaire']['id'], nom: g.nom, prenom: 'Camille', courriel: `gestionnaire${g.n}@essai.test` },
    academie: { id: g.academieId, nom: nomAcademie, departements: [] },
    horsLigne: false,
    base,
    vues: creerVues(base),
    moteur,
    horloge,
    consultation: null,
  };
}
