import { z } from 'zod';
import type { Jour } from '../shared/dates.ts';
import { decide, type Result } from '../shared/result.ts';
import type { Demande } from './demande.ts';

/** Pourquoi une saisie n'est pas un numéro unique. `longueur` compte les caractères, une fois les séparateurs ôtés. */
export const RefusNumeroUnique = z.discriminatedUnion('motif', [
  z.object({ motif: z.literal('numero_vide') }),
  z.object({ motif: z.literal('numero_longueur'), longueur: z.int() }),
  z.object({ motif: z.literal('numero_forme') }),
  z.object({ motif: z.literal('numero_mois_impossible'), mois: z.string() }),
  z.object({ motif: z.literal('numero_depot_futur'), mois: z.string(), annee: z.string() }),
]);
export type RefusNumeroUnique = z.infer<typeof RefusNumeroUnique>;

/** Un numéro lu : sa forme normalisée, son type, et s'il a 17 caractères au lieu de 18 : accepté, avec un avis. */
export interface NumeroUniqueLu {
  readonly valeur: string;
  readonly type: Demande['numeroUnique']['type'];
  readonly avis: 'longueur_inhabituelle' | null;
}

/** Territoire (3), mois et année du dépôt (MMAA), séquence (5 ou 6 chiffres), guichet (5). Aucune clé de contrôle n'est connue. */
const FORME = /^(\d{2}[\dAB])(\d{2})(\d{2})(\d{5,6})([A-Z0-9]{5})$/;
const TERRITOIRE_IDF = '111';

/** Majuscules, sans espaces, points ni traits d'union : les formes sous lesquelles on le recopie. */
export const normaliserNumeroUnique = (saisie: string): string => saisie.toUpperCase().replace(/[\s.\-\u2010-\u2015]/gu, '');

/**
 * Lire le numéro unique qu'une personne recopie de son attestation (D2). 18 caractères sont la norme ; l'exemple du guide en a 17.
 * Le numéro national (NUN), annoncé, n'a pas de forme connue : son type viendra du portail, pas de cette lecture.
 */
export function lireNumeroUnique(saisie: string, aujourdhui: Jour): Result<NumeroUniqueLu, RefusNumeroUnique> {
  const valeur = normaliserNumeroUnique(saisie);
  const morceaux = FORME.exec(valeur);
  const raisons = morceaux === null ? raisonsDeForme(valeur) : raisonsDeDate(morceaux[2]!, morceaux[3]!, aujourdhui);
  return decide(raisons, () => ({
    valeur,
    type: valeur.startsWith(TERRITOIRE_IDF) ? 'nur' : 'nud',
    avis: valeur.length === 18 ? null : 'longueur_inhabituelle',
  }));
}

function raisonsDeForme(valeur: string): RefusNumeroUnique[] {
  if (valeur === '') return [{ motif: 'numero_vide' }];
  const longueurJuste = valeur.length === 17 || valeur.length === 18;
  return longueurJuste ? [{ motif: 'numero_forme' }] : [{ motif: 'numero_longueur', longueur: valeur.length }];
}

function raisonsDeDate(mois: string, annee: string, aujourdhui: Jour): RefusNumeroUnique[] {
  if (mois < '01' || mois > '12') return [{ motif: 'numero_mois_impossible', mois }];
  return `20${annee}-${mois}` > aujourdhui.slice(0, 7) ? [{ motif: 'numero_depot_futur', mois, annee }] : [];
}
