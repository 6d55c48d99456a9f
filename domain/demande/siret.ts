import { z } from 'zod';
import { decide, type Result } from '../shared/result.ts';

/** Pourquoi une saisie n'est pas un SIRET. `chiffres` est le nombre de chiffres lus. */
export const RefusSiret = z.discriminatedUnion('motif', [
  z.object({ motif: z.literal('siret_vide') }),
  z.object({ motif: z.literal('siret_caracteres') }),
  z.object({ motif: z.literal('siret_longueur'), chiffres: z.int() }),
  z.object({ motif: z.literal('siret_cle') }),
]);
export type RefusSiret = z.infer<typeof RefusSiret>;

const LONGUEUR = 14;
const SIREN_LA_POSTE = '356000000';

/**
 * Lire le SIRET de l'employeur : quatorze chiffres, dont les neuf premiers sont le SIREN ; l'un et l'autre à la clé de Luhn juste (G43).
 * Exception connue : les établissements de La Poste, dont la simple somme des chiffres est un multiple de 5.
 */
export function lireSiret(saisie: string): Result<string, RefusSiret> {
  const siret = saisie.replace(/[\s.-]/gu, '');
  return decide(raisons(siret), () => siret);
}

function raisons(siret: string): RefusSiret[] {
  if (siret === '') return [{ motif: 'siret_vide' }];
  // Un tableur rend « 1.7E+13 » : les chiffres perdus ne se retrouvent pas.
  if (!/^\d+$/.test(siret)) return [{ motif: 'siret_caracteres' }];
  if (siret.length !== LONGUEUR) return [{ motif: 'siret_longueur', chiffres: siret.length }];
  return cleJuste(siret) ? [] : [{ motif: 'siret_cle' }];
}

function cleJuste(siret: string): boolean {
  const siren = siret.slice(0, 9);
  if (siren === SIREN_LA_POSTE && somme(siret) % 5 === 0) return true;
  return luhn(siret) && luhn(siren);
}

const somme = (chiffres: string): number => [...chiffres].reduce((total, c) => total + Number(c), 0);

/** Un chiffre sur deux doublé depuis la droite, moins 9 au-delà de 9 : la somme est un multiple de 10. */
function luhn(chiffres: string): boolean {
  const total = [...chiffres].toReversed().reduce((cumul, c, i) => {
    const valeur = i % 2 === 1 ? Number(c) * 2 : Number(c);
    return cumul + (valeur > 9 ? valeur - 9 : valeur);
  }, 0);
  return total % 10 === 0;
}
