import type { Sante } from '../domain/contract/serveur.ts';

/** Les comptes de l'écran de connexion, en démonstration seulement : le serveur ne les crée pas, il les annonce. */
export const comptesDeDemonstration: NonNullable<Sante['demonstration']> = {
  motDePasse: 'Demonstration-2026',
  comptes: [
    { courriel: 'gestionnaire@demo.test', libelle: 'Gestionnaire, académie d’Orléans-Tours' },
    { courriel: 'gestionnaire-paris@demo.test', libelle: 'Gestionnaire, académie de Paris' },
  ],
};
