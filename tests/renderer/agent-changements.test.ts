import { describe, expect, test } from 'vitest';
import { champChange, valeurChangee } from '../../renderer/textes/changements.ts';

describe('ce qu’une mise à jour a changé, champ par champ', () => {
  test.each([
    ['demandeur.telephone', 'Demandeur : téléphone portable'],
    ['codemandeur.dateNaissance', 'Codemandeur : date de naissance'],
    ['codemandeur', 'Codemandeur'],
    ['menage.personnesACharge', 'Personnes à charge'],
    ['menage.personnesACharge.0.dateNaissance', 'Date de naissance'],
    ['ressources.mensuelles', 'Ressources mensuelles du ménage'],
    ['communes', 'Communes demandées'],
    ['un.chemin.inconnu', 'Autre information'],
  ])('« %s » se nomme comme à l’écran', (chemin, attendu) => expect(champChange(chemin)).toBe(attendu));

  test.each([
    ['logementActuel', 'heberge', 'Hébergé(e)'],
    ['motif', 'mutation', 'Mutation professionnelle'],
    ['demandeur.civilite', 'madame', 'Madame'],
    ['demandeur.notificationSms', 'true', 'Oui'],
    ['deposeeLe', '2026-05-12', '12/05/2026'],
    ['demandeur.courriel', 'a@messagerie.test', 'a@messagerie.test'],
    ['codemandeur', null, 'Non renseigné'],
    ['demandeur.telephone', '', 'Non renseigné'],
  ])('la valeur de « %s » se lit sans code (%s)', (chemin, valeur, attendu) => expect(valeurChangee(chemin, valeur)).toBe(attendu));
});
