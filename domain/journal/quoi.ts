/** Ce qu'une ligne du journal veut dire pour l'agent dont elle parle. */
export const quois = [
  'dossier_consulte',
  'candidature_deposee',
  'candidature_annulee',
  'candidature_etudiee',
  'rattachement_reconnu',
  'rattachement_non_reconnu',
  'autre',
] as const;
export type Quoi = (typeof quois)[number];

const parActe: Readonly<Record<string, Quoi>> = {
  'dossier.lire': 'dossier_consulte',
  'conseiller.lire': 'dossier_consulte',
  'bailleur.lire': 'dossier_consulte',
  'candidature.postuler': 'candidature_deposee',
  'candidature.annuler': 'candidature_annulee',
  'conseiller.instruire': 'candidature_etudiee',
  'bailleur.decider': 'candidature_etudiee',
  'bailleur.inscrireEnCommission': 'candidature_etudiee',
  'rattachement.valider': 'rattachement_reconnu',
  'rattachement.refuser': 'rattachement_non_reconnu',
};

/** Un acte d'une version plus récente du poste se montre aussi : l'agent voit que quelque chose a été fait. */
export const quoiDeLActe = (acte: string): Quoi => (Object.hasOwn(parActe, acte) ? parActe[acte]! : 'autre');
