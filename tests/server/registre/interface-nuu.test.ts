import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { DemandeDuRegistre } from '../../../domain/demande/registre.ts';
import { lireInterfaceNuu } from '../../../server/registre/interface-nuu.ts';

const exemple = readFileSync(path.join(import.meta.dirname, 'interface-nuu.xml'), 'utf8');

function lire(texte = exemple): readonly (DemandeDuRegistre | readonly string[])[] {
  const lu = lireInterfaceNuu(texte);
  if ('defaut' in lu) throw new Error(lu.defaut);
  return lu.demandes.map((d) => ('demande' in d ? d.demande : d.defauts));
}

describe('un fichier de demandes du SNE', () => {
  test('la première demande est lue en entier : le couple, les enfants, les revenus additionnés', () => {
    expect(lire()[0]).toEqual({
      numeroUnique: { valeur: '0450526000001GDPUB', type: 'nud' },
      deposeeLe: '2026-05-12',
      valableJusquau: '2027-05-12',
      modifieeLe: '2026-11-20T17:30:00.000Z',
      demandeur: {
        civilite: 'madame',
        nom: 'Lefèvre',
        nomNaissance: "O'Hélias",
        prenom: 'Hélène',
        dateNaissance: '1989-05-19',
        nationalite: 'francaise',
        telephone: '0639980001',
        courriel: 'helene.lefevre1@messagerie.test',
        notificationSms: true,
        securiteSocialeMasquee: '28905',
        enSituationHandicap: false,
        activite: 'emploi',
      },
      codemandeur: {
        civilite: 'monsieur',
        nom: 'Lefèvre',
        nomNaissance: 'Lefèvre',
        prenom: 'Jérôme',
        dateNaissance: '1987-03-02',
        nationalite: 'union_europeenne',
        telephone: '',
        courriel: '',
        notificationSms: false,
        securiteSocialeMasquee: null,
        enSituationHandicap: false,
        activite: 'recherche_emploi',
      },
      menage: {
        lienCodemandeur: 'mariage',
        personnesACharge: [
          { dateNaissance: '2015-02-01', enSituationHandicap: false },
          { dateNaissance: '2012-01-01', enSituationHandicap: false },
        ],
        naissancesAttendues: 1,
      },
      ressources: {
        revenusFiscaux: [
          { annee: 2025, montant: 30_000 },
          { annee: 2024, montant: 20_000 },
        ],
        mensuelles: 1_882.36,
        aideAuLogement: 0,
      },
      motif: 'mutation',
      situationFamiliale: 'marie',
      logementActuel: 'locataire',
      prioritaire: false,
      departement: '45',
      communes: [
        { insee: '45234', nom: 'Orléans', departement: '45' },
        { insee: '45232', nom: 'Olivet', departement: '45' },
      ],
      siretDemandeur: '17450430800019',
      siretCodemandeur: null,
    });
  });

  test('une demande renouvelée vaut un an après son renouvellement ; le DALO actif est prioritaire', () => {
    expect(lire()[1]).toMatchObject({
      numeroUnique: { type: 'nur' },
      valableJusquau: '2027-09-01',
      prioritaire: true,
      motif: 'autre',
      logementActuel: 'sans_logement',
      demandeur: { activite: 'retraite' },
    });
  });

  test('le numéro de sécurité sociale entier n’est nulle part dans ce qui est lu (D7)', () => {
    expect(exemple).toContain('2890500000000');
    expect(JSON.stringify(lire())).not.toContain('289050');
  });

  test.each([
    ['un numéro unique malformé', '0450526000001GDPUB', 'XX', ['numUnique']],
    ['une date qui n’existe pas', '1989-05-19', '1989-02-30', ['demandeur.dateNaissance']],
    ['un dépôt qui n’existe pas', '<ns1:dateCreationDemande>2026-05-12', '<ns1:dateCreationDemande>hier', ['deposeeLe', 'valableJusquau']],
    ['une commune inconnue', 'code="45234"', 'code="45999"', ['departement', 'communes.0']],
    ['une civilité hors table', '<ns1:civilite code="2"/>', '<ns1:civilite code="toString"/>', ['demandeur.civilite']],
    ['un montant illisible', '<ns1:montant>140<', '<ns1:montant>cent<', ['ressources.mensuelles']],
    ['trop de naissances', '<ns1:nombre>1<', '<ns1:nombre>9<', ['menage.naissancesAttendues']],
    ['pas de communes', /<ns1:listeLocalisationSouhaite>[\s\S]*?<\/ns1:listeLocalisationSouhaite>/, '', ['departement', 'communes']],
    ['deux cotitulaires', /(<ns1:cotitulaire>[\s\S]*?<\/ns1:cotitulaire>)/, '$1$1', ['listeCotitulaire']],
  ])('%s : la demande est à revoir, et son défaut nommé', (_, avant, apres, defauts) => {
    const texte = exemple.replace(avant, apres);
    expect(texte).not.toBe(exemple);
    const [premiere, seconde] = lire(texte);
    expect(new Set(premiere as readonly string[])).toEqual(new Set(defauts));
    expect(seconde).toMatchObject({ numeroUnique: { valeur: '1110926000002ACLOG' } });
  });
});
