import type { RefusSiret } from '../../../domain/demande/siret.ts';

const siret: { readonly [M in RefusSiret['motif']]: (refus: Extract<RefusSiret, { motif: M }>) => string } = {
  siret_vide: () => 'Saisissez les 14 chiffres du SIRET, ou laissez ce champ vide.',
  siret_caracteres: () => 'Un SIRET ne contient que des chiffres.',
  siret_longueur: ({ chiffres }) => `Un SIRET compte 14 chiffres ; vous en avez saisi ${chiffres}.`,
  siret_cle: () => 'Ce SIRET n’est pas valable : un chiffre a pu être mal recopié.',
};

export const refusSiret = (refus: RefusSiret): string => (siret[refus.motif] as (r: RefusSiret) => string)(refus);

/** « 23/11/2026 » */
export const enClair = (jour: string): string => jour.split('-').toReversed().join('/');

/** Devant une ponctuation haute et dans les guillemets, l'espace ne se coupe pas. */
export const typographie = (texte: string): string => texte.replace(/ (?=[:;?!»€%])/g, '\u00a0').replace(/« /g, '«\u00a0');
