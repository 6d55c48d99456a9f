import { etatsCandidature } from '../../../domain/candidature/etapes.ts';
import { entites, type NomEntite, nomsEntites } from '../../../domain/contract/entities.ts';
import type { PullLigne } from '../../../domain/contract/sync.ts';
import { Rattachement } from '../../../domain/demande/demande.ts';
import { ErreurPull } from './erreur-pull.ts';

type Verification = (valeur: unknown) => boolean;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const JOUR = /^\d{4}-\d{2}-\d{2}$/;
const estTexte: Verification = (v) => typeof v === 'string';
const estUuid: Verification = (v) => typeof v === 'string' && v.length === 36 && UUID.test(v);
const estJour: Verification = (v) => typeof v === 'string' && JOUR.test(v);
const estUnDe = (codes: readonly string[]): Verification => {
  const connus = new Set<unknown>(codes);
  return (v) => connus.has(v);
};

const validations = estUnDe(Rattachement.shape.validation.options);
const etats: Partial<Record<NomEntite, Verification>> = { candidature: estUnDe(etatsCandidature) };

/** Ce que chaque colonne doit être, d'après son nom ; le document, lui, est vérifié par SQLite (json_valid). */
function verification(entite: NomEntite, colonne: string): Verification {
  if (colonne === 'id' || colonne.endsWith('_id')) return estUuid;
  if (['valable_jusquau', 'debut', 'fin', 'date_limite'].includes(colonne)) return estJour;
  if (colonne === 'rattachement') return validations;
  return (colonne === 'etat' ? etats[entite] : undefined) ?? estTexte;
}

/** Une entité telle qu'elle arrive par le fil. */
export interface EntiteRecue {
  readonly nom: NomEntite;
  readonly flux: 'academie' | 'departement';
  readonly colonnes: readonly string[];
  readonly verifications: readonly Verification[];
}

const parCode = new Map<unknown, EntiteRecue>(
  nomsEntites.map((nom) => {
    const { code, flux, colonnes } = entites[nom];
    return [code, { nom, flux, colonnes, verifications: colonnes.map((colonne) => verification(nom, colonne)) }];
  }),
);

/** L'entité d'une ligne, dont chaque colonne a la forme attendue ; sinon, une ErreurPull. */
export function entiteDeLaLigne(ligne: PullLigne): EntiteRecue {
  const entite = parCode.get(ligne[2]);
  if (entite === undefined) throw new ErreurPull('entité inconnue');
  const { verifications } = entite;
  if (estSuppression(ligne)) {
    if (!estUuid(ligne[3])) throw new ErreurPull(`${entite.nom} : identifiant malformé`);
    return entite;
  }
  if (ligne.length !== verifications.length + 3) throw new ErreurPull(`${entite.nom} : nombre de colonnes inattendu`);
  for (let i = 0; i < verifications.length; i++) {
    if (!verifications[i]!(ligne[i + 3])) throw new ErreurPull(`${entite.nom} : colonne ${entite.colonnes[i]} malformée`);
  }
  return entite;
}

export const estSuppression = (ligne: PullLigne): boolean => ligne.length === 4;
