import type { Database } from '../connexion.ts';
import type { CommandeId } from '../../../domain/shared/ids.ts';
import { lireMeta } from '../meta.ts';
import { effacerQuarantaine } from '../quarantaine.ts';
import type { CarnetOuvert } from './fichier.ts';
import { carnetDeLaBase, ligneDeLaBase } from './lignes.ts';
import { type Carnet, LigneCarnet, type Note } from './note.ts';

/** Au-delà, les notes réglées pèsent plus que les autres : le carnet est réécrit. */
const TAILLE_MAX = 1 << 20;

const suivis = new WeakMap<Database, CarnetOuvert>();

/** Le carnet suit la connexion qui écrit, de son ouverture à sa fermeture. */
export const suivre = (db: Database, carnet: CarnetOuvert): void => void suivis.set(db, carnet);

function carnetDe(db: Database): CarnetOuvert {
  const carnet = suivis.get(db);
  if (carnet === undefined) throw new Error('cette connexion n’a pas de carnet');
  return carnet;
}

/** Combien d'actes en attente le carnet retient, même quand la base ne se lit plus. */
export const actesAuCarnet = (db: Database): number => actesDe(carnetDe(db).contenu);
export const actesDe = ({ lignes }: Carnet): number => [...lignes.values()].filter((l) => l.statut === 'a_envoyer').length;

/**
 * Une transaction qui enregistre un acte : `noter`, appelé en dernier, l'écrit au carnet, sur le disque, avant qu'elle soit validée.
 * Si elle ne l'est pas, le carnet s'en dédit. Coupé entre les deux, l'acte est au carnet seul : il sera repris, comme s'il avait été dit.
 */
export function transactionAuCarnet<T>(db: Database, faire: (noter: (commandeId: CommandeId) => void) => T): T {
  const carnet = carnetDe(db);
  let dedire: (() => void) | null = null;
  try {
    return db
      .transaction(() =>
        faire((commandeId) => {
          const note: Note = { genre: 'acte', posteId: lireMeta(db, 'poste_id'), ligne: ligneDeLaBase(db, commandeId) };
          dedire = carnet.ajouter([note]);
        }),
      )
      .immediate();
  } catch (erreur) {
    (dedire as (() => void) | null)?.();
    throw erreur;
  }
}

/** Le carnet redit ce que dit la base ; vide quand plus rien n'attend. À appeler après tout ce qui règle, refuse ou renumérote des actes. */
export function accorderCarnet(db: Database): void {
  const carnet = carnetDe(db);
  const voulu = carnetDeLaBase(db);
  const notes = differences(carnet.contenu, voulu);
  if (notes.length === 0 && !carnet.abime()) return;
  if (voulu.lignes.size === 0 || carnet.abime() || carnet.taille() > TAILLE_MAX) carnet.reecrire(toutNoter(voulu));
  else carnet.ajouter(notes);
}

/** Ce que la base a effacé ne survit ni au carnet ni dans une base mise en quarantaine (I-10). */
export function oublierAuCarnet(db: Database): void {
  carnetDe(db).reecrire(toutNoter(carnetDeLaBase(db)));
  effacerQuarantaine(db.name);
}

const tete = ({ version, posteId, dernierRang }: Carnet): Note => ({ genre: 'tete', version, posteId, dernierRang });
const acte = ({ posteId }: Carnet, ligne: LigneCarnet): Note => ({ genre: 'acte', posteId, ligne });
const toutNoter = (carnet: Carnet): Note[] => [tete(carnet), ...[...carnet.lignes.values()].map((ligne) => acte(carnet, ligne))];

const champs = Object.keys(LigneCarnet.shape) as (keyof LigneCarnet)[];
const pareilles = (a: LigneCarnet, b: LigneCarnet | undefined): boolean => b !== undefined && champs.every((c) => a[c] === b[c]);

function differences(dit: Carnet, voulu: Carnet): Note[] {
  const memeTete = dit.version === voulu.version && dit.posteId === voulu.posteId && dit.dernierRang >= voulu.dernierRang;
  const changees = [...voulu.lignes.values()].filter((ligne) => !pareilles(ligne, dit.lignes.get(ligne.commandeId)));
  const reglees = [...dit.lignes.keys()].filter((commandeId) => !voulu.lignes.has(commandeId));
  return [
    ...(memeTete ? [] : [tete(voulu)]),
    ...changees.map((ligne) => acte(voulu, ligne)),
    ...reglees.map((commandeId): Note => ({ genre: 'reglee', commandeId })),
  ];
}
