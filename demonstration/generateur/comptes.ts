import type { CompteCentral } from '../../db/central/types.ts';
import { orleansTours, paris } from './academies.ts';
import { bailleursDuCentre } from './bailleurs.ts';
import { hasard } from './hasard.ts';

export type CompteDemonstration = CompteCentral;

export const motDePasseDemonstration = 'Demonstration-2026';

/** L'identifiant d'un compte ne dépend pas de la graine : un poste déjà connecté le reste après une nouvelle démonstration. */
const compte = (
  role: CompteCentral['role'],
  academieId: CompteCentral['academieId'],
  courriel: string,
  prenom: string,
  nom: string,
): CompteCentral => ({
  id: hasard('compte', courriel).uuid(),
  academieId,
  role,
  courriel,
  motDePasse: motDePasseDemonstration,
  nom,
  prenom,
});

export const comptesGestionnaires: readonly CompteDemonstration[] = [
  compte('gestionnaire', orleansTours.id, 'gestionnaire@demo.test', 'Mireille', 'Garnier'),
  compte('gestionnaire', orleansTours.id, 'gestionnaire2@demo.test', 'Thierry', 'Belkacem'),
  compte('gestionnaire', paris.id, 'gestionnaire-paris@demo.test', 'Josiane', 'Rivière'),
];
export const compteConseiller = compte('conseiller', null, 'conseiller@demo.test', 'Bruno', 'Aubry');
const compteBailleur: CompteDemonstration = {
  ...compte('bailleur', null, 'bailleur@demo.test', 'Sylvie', 'Carpentier'),
  bailleurId: bailleursDuCentre[0]!.id,
};
/** Le compte de l'agent est celui du premier dossier. */
export const compteAgent: CompteDemonstration = {
  ...compte('agent', null, 'agent@demo.test', 'Hélène', 'Lefèvre-Œuvrard'),
  civilite: 'madame',
};

export const comptesDemonstration: readonly CompteDemonstration[] = [
  ...comptesGestionnaires,
  compteConseiller,
  compteBailleur,
  compteAgent,
];
