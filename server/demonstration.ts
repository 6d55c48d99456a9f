import type { Sante } from '../domain/contract/serveur.ts';

/** Les comptes de l'écran de connexion, en démonstration seulement : le serveur ne les crée pas, il les annonce. */
export const demonstrationDuServeur = (pages: {
  portail: string | null;
  courriels: string | null;
}): NonNullable<Sante['demonstration']> => ({
  ...pages,
  motDePasse: 'Demonstration-2026',
  comptes: [
    { courriel: 'agent@demo.test', libelle: 'Agent' },
    { courriel: 'gestionnaire@demo.test', libelle: 'Gestionnaire, académie d’Orléans-Tours' },
    { courriel: 'gestionnaire-paris@demo.test', libelle: 'Gestionnaire, académie de Paris' },
    { courriel: 'conseiller@demo.test', libelle: 'Conseiller Action Logement Services' },
    { courriel: 'bailleur@demo.test', libelle: 'Bailleur' },
  ],
});
