import { z } from 'zod';
import { Civilite } from '../demande/demande.ts';

/** « Créer mon compte » : le formulaire du guide, tout y est obligatoire (G17, G18). Les textes sont jugés par la règle, pour que toutes les raisons soient dites. */
export const CreerCompteInput = z.strictObject({
  civilite: Civilite.nullable(),
  nomNaissance: z.string().max(100),
  prenom: z.string().max(100),
  telephone: z.string().max(30),
  courriel: z.string().max(254),
  accepte: z.boolean(),
});
export type CreerCompteInput = z.infer<typeof CreerCompteInput>;

export const RefusCreerCompte = z.discriminatedUnion('motif', [
  z.object({ motif: z.literal('civilite_absente') }),
  z.object({ motif: z.literal('nom_absent') }),
  z.object({ motif: z.literal('prenom_absent') }),
  z.object({ motif: z.literal('telephone_invalide') }),
  z.object({ motif: z.literal('courriel_invalide') }),
  z.object({ motif: z.literal('conditions_non_acceptees') }),
]);
export type RefusCreerCompte = z.infer<typeof RefusCreerCompte>;

/**
 * L'indicatif d'un portable d'outre-mer se déduit de son début (plan de numérotation de l'Arcep) ; ailleurs, c'est la métropole.
 * 06 39 98 fait exception à Mayotte : l'Arcep réserve cette tranche aux œuvres de fiction.
 */
const outreMer: readonly (readonly [debut: RegExp, indicatif: string])[] = [
  [/^6(39(?!98)|92|93)/, '262'],
  [/^69[01]/, '590'],
  [/^694/, '594'],
  [/^69[67]/, '596'],
];
/** Saint-Pierre-et-Miquelon, Nouvelle-Calédonie, Polynésie, Wallis-et-Futuna : pas de forme nationale à dix chiffres. */
const DU_PACIFIQUE_ET_DU_NORD = /^\+(?:508\d{6}(?:\d{3})?|687\d{6}|689\d{8}|681\d{6})$/;

/** Un portable français, de métropole ou d'outre-mer, sous sa forme internationale (« +33612345678 ») ; null s'il n'en est pas un. */
export function normaliserTelephone(saisie: string): string | null {
  const chiffres = saisie.replace(/[\s.\-()\u2010-\u2015]/gu, '').replace(/^00/, '+');
  if (DU_PACIFIQUE_ET_DU_NORD.test(chiffres)) return chiffres;
  const [, saisi, numero = ''] = /^(?:\+(33|262|590|594|596)|0)([67]\d{8})$/.exec(chiffres) ?? [];
  if (numero === '') return null;
  const indicatif = outreMer.find(([debut]) => debut.test(numero))?.[1] ?? '33';
  // « +33 692… » est recopié ainsi partout : seul l'indicatif d'un autre territoire est une faute.
  return saisi === undefined || saisi === '33' || saisi === indicatif ? `+${indicatif}${numero}` : null;
}

/** L'adresse, sans espaces autour et en minuscules ; null si elle n'en a pas la forme. */
export function normaliserCourriel(saisie: string): string | null {
  const lue = z.email().max(254).safeParse(saisie.trim().toLowerCase());
  return lue.success ? lue.data : null;
}

/** Tout ce qui manque au formulaire pour créer le compte ; vide quand il est complet. */
export function raisonsDuCompte(saisie: CreerCompteInput): RefusCreerCompte[] {
  const raisons: RefusCreerCompte[] = [];
  if (saisie.civilite === null) raisons.push({ motif: 'civilite_absente' });
  if (saisie.nomNaissance.trim() === '') raisons.push({ motif: 'nom_absent' });
  if (saisie.prenom.trim() === '') raisons.push({ motif: 'prenom_absent' });
  if (normaliserTelephone(saisie.telephone) === null) raisons.push({ motif: 'telephone_invalide' });
  if (normaliserCourriel(saisie.courriel) === null) raisons.push({ motif: 'courriel_invalide' });
  if (!saisie.accepte) raisons.push({ motif: 'conditions_non_acceptees' });
  return raisons;
}
