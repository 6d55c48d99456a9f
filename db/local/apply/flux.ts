import type { PullDebut } from '../../../domain/contract/sync.ts';
import type { Database } from '../connexion.ts';
import { ecriture, lecture } from '../requete.ts';
import { ErreurPull } from './erreur-pull.ts';
import type { Touche } from './poser.ts';
import { retirerAcademie } from './retirer.ts';

export interface FluxLocal {
  readonly rang: number;
  readonly id: string;
  readonly curseur: number;
}
export type FluxAnnonce = PullDebut['flux'][number];

export const lireFlux = (db: Database): FluxLocal[] => lecture<FluxLocal>(db, 'SELECT rang, id, curseur FROM flux').all();

/** Ce que porte un flux : les lignes d'une académie, ou les offres d'un département. */
export const genreDuFlux = (id: string): 'academie' | 'departement' | null => {
  const genre = id.slice(0, id.indexOf(':'));
  return genre === 'academie' || genre === 'departement' ? genre : null;
};

/** Mettre les flux du poste en accord avec ceux que le serveur annonce : purger, repartir de zéro, en ajouter. */
export function accorderFlux(db: Database, annonces: readonly FluxAnnonce[], touche: Touche): void {
  const locaux = new Map(lireFlux(db).map((f) => [f.id, f]));
  verifierAnnonces(annonces, locaux);
  const listes = new Set(annonces.map((f) => f.id));
  for (const local of locaux.values()) {
    if (listes.has(local.id)) continue;
    viderFlux(db, local, false, touche);
    ecriture(db, 'DELETE FROM flux WHERE rang = ?').run(local.rang);
  }
  for (const { id, repart } of annonces) {
    const local = locaux.get(id);
    if (local === undefined) ecriture(db, 'INSERT INTO flux (id) VALUES (?)').run(id);
    else if (repart) {
      viderFlux(db, local, true, touche);
      ecriture(db, 'UPDATE flux SET curseur = 0 WHERE rang = ?').run(local.rang);
    }
  }
}

/** Un flux malformé, répété, ou dont les numéros reculent ou sautent par-dessus le curseur : tout est refusé (I-13). */
function verifierAnnonces(annonces: readonly FluxAnnonce[], locaux: ReadonlyMap<string, FluxLocal>): void {
  if (new Set(annonces.map((f) => f.id)).size !== annonces.length) throw new ErreurPull('flux répété');
  for (const { id, tete, depuis, repart } of annonces) {
    if (genreDuFlux(id) === null) throw new ErreurPull('flux inconnu');
    const curseur = repart ? 0 : (locaux.get(id)?.curseur ?? 0);
    if (tete < curseur) throw new ErreurPull('flux qui recule');
    if (depuis > curseur) throw new ErreurPull('flux lu au-delà du curseur');
  }
}

function viderFlux(db: Database, { rang, id }: FluxLocal, relues: boolean, touche: Touche): void {
  if (genreDuFlux(id) === 'academie') retirerAcademie(db, rang, relues, touche);
  else if (ecriture(db, 'DELETE FROM offre WHERE flux = ?').run(rang).changes > 0) touche.tables.add('offre');
}
