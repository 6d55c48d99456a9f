import { describe, expect, test } from 'vitest';
import { comparer } from '../../domain/demande/comparer.ts';
import { champChange, textesChangements, valeurChangee } from '../../renderer/textes/changements.ts';
import { uneDemande } from '../constructeurs/demande.ts';

const sansInsecable = (texte: string): string => texte.replaceAll(/[\u00a0\u202f]/g, ' ');

describe('ce qu’une mise à jour a changé, champ par champ', () => {
  test.each([
    ['demandeur.telephone', 'Demandeur : téléphone portable'],
    ['codemandeur.dateNaissance', 'Codemandeur : date de naissance'],
    ['menage.personnesACharge.2019-03-04.1', 'Personne à charge née le 04/03/2019'],
    ['menage.personnesACharge.2019-03-04.1.enSituationHandicap', 'Personne à charge née le 04/03/2019 : situation de handicap'],
    ['ressources.revenusFiscaux.2025', 'Revenu fiscal de référence 2025'],
    ['ressources.mensuelles', 'Ressources mensuelles du ménage'],
    ['communes', 'Communes demandées'],
    ['rattachement', 'Employeur de rattachement'],
    ['un.chemin.inconnu', 'Autre information'],
  ])('« %s » se nomme comme à l’écran', (chemin, attendu) => expect(champChange(chemin)).toBe(attendu));

  test.each([
    ['logementActuel', 'heberge', 'Hébergé(e)'],
    ['motif', 'mutation', 'Mutation professionnelle'],
    ['demandeur.civilite', 'madame', 'Madame'],
    ['demandeur.notificationSms', 'true', 'Oui'],
    ['demandeur.notificationSms', 'false', 'Non'],
    ['prioritaire', null, 'Non'],
    ['menage.personnesACharge.2019-03-04.1', '2019-03-04', 'Oui'],
    ['menage.personnesACharge.2019-03-04.1', null, 'Non'],
    ['deposeeLe', '2026-05-12', '12/05/2026'],
    ['ressources.revenusFiscaux.2025', '21400', '21 400 €'],
    ['ressources.mensuelles', '2050.5', '2 050,50 €'],
    ['demandeur.telephone', '0604505792', '06 04 50 57 92'],
    ['demandeur.courriel', 'a@messagerie.test', 'a@messagerie.test'],
    ['codemandeur.prenom', null, 'Non renseigné'],
    ['rattachement', 'Académie de Paris', 'Académie de Paris'],
    ['rattachement', null, 'Non renseigné'],
  ])('la valeur de « %s » se lit sans code (%s)', (chemin, valeur, attendu) =>
    expect(sansInsecable(valeurChangee(chemin, valeur))).toBe(attendu),
  );

  test('aucun champ que la comparaison peut rendre ne reste sans nom', () => {
    const avant = uneDemande().valeur();
    const apres = uneDemande().avecCodemandeur().avecACharge({ dateNaissance: '2019-03-04', enSituationHandicap: true }).avecNaissances(1);
    const complete = apres.avecRevenuFiscal(2025, 30_000).avecRessources(3_000, 120).avecCommunes('Tours');
    const tout = complete.avec({ motif: 'separation', situationFamiliale: 'marie', logementActuel: 'heberge', prioritaire: true }).valeur();
    const changements = comparer(avant, { ...tout, deposeeLe: '2025-01-02', valableJusquau: '2028-01-01' });
    expect(changements.length).toBeGreaterThan(20);
    expect(changements.filter((c) => champChange(c.chemin).includes(textesChangements.autre)).map((c) => c.chemin)).toEqual([]);
  });
});
