import { cleRecherche } from '../shared/cle-recherche.ts';
import { decide, refused, type Result } from '../shared/result.ts';
import { type ChampOffre, champsOffre, type SaisieOffre } from './saisie-offre.ts';

/** Pourquoi un fichier d'offres ne peut pas même être lu ligne par ligne. */
export type RefusFichierOffres =
  | { readonly motif: 'fichier_vide' }
  | { readonly motif: 'colonnes_absentes'; readonly colonnes: string[] }
  | { readonly motif: 'trop_de_lignes'; readonly lignes: number; readonly maximum: number };

export const LIGNES_MAXIMUM = 5_000;

/** Les titres reconnus de chaque colonne, sans accent ni casse ; le premier est celui que l'on cite quand elle manque. */
const titres: Readonly<Record<ChampOffre, readonly [string, ...string[]]>> = {
  reference: ['Référence', 'reference', 'ref'],
  insee: ['Code INSEE de la commune', 'insee', 'code insee'],
  codePostal: ['Code postal', 'cp'],
  typologie: ['Typologie', 'type'],
  surface: ['Surface (m²)', 'surface'],
  normeLocative: ['Norme locative', 'norme', 'plafond'],
  loyer: ['Loyer hors charges (€)', 'loyer', 'loyer hors charges'],
  charges: ['Charges (€)', 'charges'],
  etage: ['Étage', 'etage'],
  adaptePmr: ['Adapté aux personnes à mobilité réduite', 'pmr', 'adapte pmr'],
  ges: ['Émission de gaz à effet de serre', 'ges'],
  description: ['Description', 'texte'],
  dateLimite: ['Date limite de candidature', 'date limite'],
  disponibleLe: ['Disponible dès le', 'disponible le', 'disponible'],
};
/** Une colonne se reconnaît à ses lettres et ses chiffres seuls. */
const plier = (titre: string): string => cleRecherche(titre).replace(/[^a-z0-9]/g, '');
const champDuTitre = new Map(champsOffre.flatMap((champ) => titres[champ].map((titre) => [plier(titre), champ] as const)));

export interface LigneOffre {
  /** Le numéro de la ligne dans le fichier, titres compris : celui que montre le tableur. */
  readonly ligne: number;
  readonly saisie: SaisieOffre;
}

/** Les lignes d'un fichier d'offres, d'après ses titres de colonnes, dans n'importe quel ordre ; les lignes vides sont sautées. */
export function lireLignesOffres(lignes: readonly (readonly string[])[]): Result<LigneOffre[], RefusFichierOffres> {
  const [entete, ...corps] = lignes;
  const pleines = corps.map((cellules, i) => ({ ligne: i + 2, cellules })).filter(({ cellules }) => cellules.some((c) => c.trim() !== ''));
  if (entete === undefined || pleines.length === 0) return refused({ motif: 'fichier_vide' });
  const colonnes = new Map<ChampOffre, number>();
  for (const [rang, titre] of entete.entries()) {
    const champ = champDuTitre.get(plier(titre));
    if (champ !== undefined && !colonnes.has(champ)) colonnes.set(champ, rang);
  }
  const absentes = champsOffre.filter((champ) => !colonnes.has(champ)).map((champ) => titres[champ][0]);
  const raisons: RefusFichierOffres[] = [];
  if (absentes.length > 0) raisons.push({ motif: 'colonnes_absentes', colonnes: absentes });
  if (pleines.length > LIGNES_MAXIMUM) raisons.push({ motif: 'trop_de_lignes', lignes: pleines.length, maximum: LIGNES_MAXIMUM });
  return decide(raisons, () => pleines.map(({ ligne, cellules }) => ({ ligne, saisie: saisieDeLaLigne(cellules, colonnes) })));
}

/** Une cellule trop longue n'est pas coupée : la lire la refuse. */
const saisieDeLaLigne = (cellules: readonly string[], colonnes: ReadonlyMap<ChampOffre, number>): SaisieOffre =>
  Object.fromEntries(champsOffre.map((champ) => [champ, cellules[colonnes.get(champ)!] ?? ''])) as SaisieOffre;
