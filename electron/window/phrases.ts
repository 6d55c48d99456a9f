import { assertNever } from '../../domain/shared/result.ts';
import type { RefusCoffre } from '../vault/vault.ts';
import type { RefusReglages } from './reglages.ts';

/** Pourquoi le poste ne s'ouvre pas : ce que le gestionnaire lit, avant toute fenêtre. */
export function phraseDemarrage(refus: RefusCoffre | RefusReglages): string {
  switch (refus.motif) {
    case 'serveur_non_regle':
      return 'L’adresse du serveur central n’est pas réglée sur ce poste. Demandez à votre service informatique de la renseigner.';
    case 'serveur_invalide':
      return 'L’adresse du serveur central réglée sur ce poste n’est pas une adresse sûre (https). Demandez à votre service informatique de la corriger.';
    case 'trousseau_indisponible':
      return 'Le trousseau de ce système ne répond pas. Ouvrez votre session avec votre mot de passe habituel, puis relancez le poste.';
    case 'trousseau_en_clair':
      return 'Ce système n’a pas de trousseau qui protège la clé du poste. Demandez à votre service informatique d’en installer un.';
    case 'trousseau_change':
      return `Le trousseau de ce système a changé (${refus.attendu}, puis ${refus.trouve}). Revenez au précédent pour rouvrir vos dossiers.`;
    case 'cle_perdue':
      return 'La clé qui ouvre les dossiers de ce poste a disparu. Rien n’a été remplacé. Demandez à votre service informatique de la restaurer.';
    case 'cle_endommagee':
      return 'La clé qui ouvre les dossiers de ce poste est endommagée. Rien n’a été remplacé. Demandez à votre service informatique de la restaurer.';
    case 'cle_indechiffrable':
      return 'Le trousseau de ce système refuse d’ouvrir la clé du poste. Vérifiez que vous êtes dans votre session habituelle, puis relancez le poste.';
    case 'dossier_inaccessible':
      return `Le dossier du poste ne peut pas être lu ou écrit (${refus.code}). Libérez de la place ou demandez les droits nécessaires.`;
    default:
      return assertNever(refus);
  }
}
