import type { ChampOffre } from '../../domain/offre/saisie-offre.ts';

/** Le libellé de chaque champ d'une offre : celui du formulaire, du fichier et des refus. */
export const champOffre: Readonly<Record<ChampOffre, string>> = {
  reference: 'Référence',
  insee: 'Code INSEE de la commune',
  codePostal: 'Code postal',
  typologie: 'Typologie',
  surface: 'Surface (m²)',
  normeLocative: 'Norme locative',
  loyer: 'Loyer hors charges (€)',
  charges: 'Charges (€)',
  etage: 'Étage',
  adaptePmr: 'Adapté aux personnes à mobilité réduite',
  ges: 'Émission de gaz à effet de serre',
  description: 'Description',
  dateLimite: 'Date limite de candidature',
  disponibleLe: 'Disponible dès le',
};
