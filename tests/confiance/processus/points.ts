import type { Pas } from './espion.ts';

/** Où un poste peut mourir : la scène qui y mène, et à quoi on reconnaît l'instant. */
export interface Point {
  readonly scene: Scene;
  readonly ici: (pas: Pas) => boolean;
  /** La combien de fois ; la première si absent. */
  readonly fois?: number;
}

/**
 * - acte : un poste à jour fait des actes ; jetons : le même, son jeton d'accès à renouveler ;
 * - purge : un mandat vient d'être retiré ; reception : un poste neuf lit tout, par petits lots ;
 * - migration : une base d'une version plus ancienne ; ouverture : la première connexion d'un compte ;
 * - quarantaine : la base est abîmée, des actes attendent.
 */
export type Scene = 'acte' | 'jetons' | 'purge' | 'reception' | 'migration' | 'ouverture' | 'quarantaine';

const ordre = (moment: Pas['moment'], motif: RegExp) => (pas: Pas) => pas.moment === moment && motif.test(pas.texte);
const reseau = (moment: Pas['moment'], chemin: string) => (pas: Pas) => pas.moment === moment && pas.texte === `réseau ${chemin}`;
/** La validation d'une transaction qui contient cet ordre. */
const validation = (moment: Pas['moment'], motif: RegExp) => (pas: Pas) =>
  pas.moment === moment && pas.texte === 'COMMIT' && pas.transaction.some((t) => motif.test(t));

const ACTE = /^INSERT INTO outbox/;
const REPONSE = /^UPDATE outbox SET statut = '(acceptee|refusee)'/;
const REPRIS = /^INSERT INTO outbox .*recue_le/;
const fichier = (moment: Pas['moment'], geste: 'renameSync' | 'rmSync', nom: string) => (pas: Pas) =>
  pas.moment === moment && pas.texte === `fichier ${geste} ${nom}`;
const CURSEUR = /^UPDATE flux SET curseur = \? WHERE rang = \?/;
const DOSSIER_OTE = /^DELETE FROM demande WHERE id = \?/;
const VERSION = /^PRAGMA user_version =/;
const COMPTE = /^INSERT INTO meta/;

/** Tous les points nommés. Un point qu'aucun poste n'atteint fait échouer l'essai : il ne dirait rien. */
export const points = {
  'acte écrit, pas encore au carnet': {
    scene: 'acte',
    ici: (pas) => pas.moment === 'avant' && pas.texte.startsWith('INSERT INTO journal') && pas.transaction.some((t) => ACTE.test(t)),
  },
  'avant de valider l’acte': { scene: 'acte', ici: validation('avant', ACTE) },
  'acte validé, pas encore dit': { scene: 'acte', ici: validation('apres', ACTE) },
  'avant l’envoi': { scene: 'acte', ici: reseau('avant', '/v1/push') },
  'envoyé, réponse pas lue': { scene: 'acte', ici: reseau('apres', '/v1/push') },
  'réponse lue, pas appliquée': { scene: 'acte', ici: ordre('avant', /^SELECT demande_id FROM outbox WHERE commande_id/) },
  'réponse appliquée, pas validée': { scene: 'acte', ici: validation('avant', REPONSE) },
  'réponse validée, rien relu': { scene: 'acte', ici: validation('apres', REPONSE) },
  'carnet réécrit à côté, pas encore à sa place': { scene: 'acte', ici: fichier('avant', 'renameSync', 'base-*.carnet.provisoire') },
  'journal remonté, réponse pas notée': { scene: 'acte', ici: reseau('apres', '/v1/journal') },
  'jetons tournés au serveur, pas gardés ici': { scene: 'jetons', ici: reseau('apres', '/v1/session/rafraichir') },
  'dossier ôté, pas validé': { scene: 'purge', ici: validation('avant', DOSSIER_OTE) },
  'dossier ôté, ses octets encore là': { scene: 'purge', ici: validation('apres', DOSSIER_OTE) },
  'index de recherche refondu, WAL plein': { scene: 'purge', ici: ordre('apres', /^INSERT INTO recherche \(recherche\)/) },
  'WAL vidé, purge pas déclarée finie': { scene: 'purge', ici: ordre('apres', /^PRAGMA wal_checkpoint\(TRUNCATE\)/) },
  'au milieu d’un lot de lignes': { scene: 'reception', ici: ordre('avant', CURSEUR) },
  'lot appliqué, pas validé': { scene: 'reception', ici: validation('avant', CURSEUR) },
  'entre deux lots': { scene: 'reception', ici: validation('apres', CURSEUR) },
  'entre deux pages': { scene: 'reception', ici: reseau('avant', '/v1/pull'), fois: 2 },
  'migration faite, pas validée': { scene: 'migration', ici: validation('avant', VERSION) },
  'migration validée': { scene: 'migration', ici: validation('apres', VERSION) },
  'reconnu par le serveur, base pas créée': { scene: 'ouverture', ici: reseau('apres', '/v1/session') },
  'base créée, compte pas retenu': { scene: 'ouverture', ici: validation('avant', COMPTE) },
  'compte retenu': { scene: 'ouverture', ici: validation('apres', COMPTE) },
  'base marquée abîmée, rien de déplacé': { scene: 'quarantaine', ici: fichier('avant', 'renameSync', 'base-*.db-wal') },
  'WAL en quarantaine, base à sa place': { scene: 'quarantaine', ici: fichier('apres', 'renameSync', 'base-*.db-wal') },
  'base en quarantaine, marque encore là': { scene: 'quarantaine', ici: fichier('apres', 'renameSync', 'base-*.db') },
  'en quarantaine, base neuve pas née': { scene: 'quarantaine', ici: fichier('apres', 'rmSync', 'base-*.abimee') },
  'base neuve, actes repris, pas validés': { scene: 'quarantaine', ici: validation('avant', REPRIS) },
  'actes repris et validés': { scene: 'quarantaine', ici: validation('apres', REPRIS) },
  'reconnu par le serveur, quarantaine encore là': { scene: 'quarantaine', ici: fichier('avant', 'rmSync', 'base-*.quarantaine') },
  'quarantaine effacée, pas encore dit': { scene: 'quarantaine', ici: fichier('apres', 'rmSync', 'base-*.quarantaine') },
} as const satisfies Readonly<Record<string, Point>>;

export type NomDePoint = keyof typeof points;

/** Chaque ordre d'une migration, un à un, est aussi un point : le n-ième. */
export const estUnOrdreDeMigration = ordre('avant', /^exec /);
