import { describe, expect, it } from 'vitest';
import { categorieMenage, categoriePli, estJeuneMenage } from '../../../domain/eligibilite/categorie-menage.ts';
import { nombrePersonnes, nombrePersonnesApresNaissances } from '../../../domain/eligibilite/nombre-personnes.ts';
import { uneDemande } from '../../constructeurs/demande.ts';
import { unEnfant } from '../../constructeurs/personne.ts';

const le = '2026-11-23';
const enfants = (n: number, handicap = false) => Array.from({ length: n }, (_, i) => unEnfant('2018-03-02', handicap && i === 0));
const seul = uneDemande();
const couple = uneDemande().avecCodemandeur();
const jeunes = uneDemande().avecDemandeur({ dateNaissance: '2000-01-01' }).avecCodemandeur({ dateNaissance: '2000-01-01' });
const handicap = { enSituationHandicap: true };

describe('la catégorie de ménage (PLAI, PLUS, PLS)', () => {
  it.each([
    ['une personne seule', seul, 1, 0],
    ['une personne seule en situation de handicap', seul.avecDemandeur(handicap), 2, 0],
    ['un couple', couple, 2, 0],
    ['deux personnes non en couple', uneDemande().avecCodemandeur({}, 'autre'), 2, 0],
    ['un jeune ménage', jeunes, 3, 0],
    ['deux jeunes qui ne sont pas en couple', jeunes.avecCodemandeur({ dateNaissance: '2000-01-01' }, 'autre'), 2, 0],
    ['un couple dont une personne en situation de handicap', couple.avecDemandeur(handicap), 3, 0],
    [
      'un jeune ménage dont une personne en situation de handicap : pas de cumul',
      jeunes.avecDemandeur({ dateNaissance: '2000-01-01', ...handicap }),
      3,
      0,
    ],
    ['une personne seule avec une personne à charge', seul.avecACharge(...enfants(1)), 3, 0],
    ['une personne seule avec un enfant en situation de handicap : pas de cumul', seul.avecACharge(...enfants(1, true)), 3, 0],
    ['un couple avec un enfant', couple.avecACharge(...enfants(1)), 3, 0],
    ['un jeune couple avec un enfant n’est plus un jeune ménage', jeunes.avecACharge(...enfants(1)), 3, 0],
    ['un couple avec un enfant en situation de handicap', couple.avecACharge(...enfants(1, true)), 4, 0],
    ['une personne seule avec deux personnes à charge', seul.avecACharge(...enfants(2)), 4, 0],
    ['un couple avec deux enfants', couple.avecACharge(...enfants(2)), 4, 0],
    ['une personne seule avec quatre personnes à charge', seul.avecACharge(...enfants(4)), 6, 0],
    ['un couple avec quatre enfants', couple.avecACharge(...enfants(4)), 6, 0],
    ['une personne seule avec cinq personnes à charge', seul.avecACharge(...enfants(5)), 6, 1],
    ['un couple avec cinq enfants', couple.avecACharge(...enfants(5)), 6, 1],
    ['un couple avec six enfants dont un en situation de handicap', couple.avecACharge(...enfants(6, true)), 6, 3],
    ['une naissance attendue ne change pas la catégorie', couple.avecNaissances(2), 2, 0],
  ])('%s', (_, demande, categorie, personnesSupplementaires) => {
    expect(categorieMenage(demande.valeur(), le)).toEqual({ categorie, personnesSupplementaires });
  });

  it.each([
    ['54 ans', '1999-11-23', '1999-11-23', true],
    ['55 ans', '1998-11-23', '1999-11-23', true],
    ['55 ans, la veille des 56', '1998-11-23', '1998-11-24', true],
    ['56 ans, le jour même', '1998-11-23', '1998-11-23', false],
  ])('jeune ménage quand la somme des âges révolus fait %s : %s', (_, a, b, attendu) => {
    const demande = uneDemande().avecDemandeur({ dateNaissance: a }).avecCodemandeur({ dateNaissance: b }).valeur();
    expect(estJeuneMenage(demande, le)).toBe(attendu);
  });

  it.each(['mariage', 'pacs', 'concubinage', 'autre'] as const)('le lien « %s » fait un couple, sauf « autre »', (lien) => {
    const demande = uneDemande()
      .avecDemandeur({ dateNaissance: '2000-01-01' })
      .avecCodemandeur({ dateNaissance: '2000-01-01' }, lien)
      .valeur();
    expect(estJeuneMenage(demande, le)).toBe(lien !== 'autre');
  });
});

describe('la catégorie de ménage (PLI)', () => {
  it.each([
    ['une personne seule', seul, 1, 0],
    ['une personne seule en situation de handicap, sans majoration', seul.avecDemandeur(handicap), 1, 0],
    ['un couple', couple, 2, 0],
    ['un jeune ménage, sans majoration', jeunes, 2, 0],
    ['une personne seule avec une personne à charge', seul.avecACharge(...enfants(1)), 3, 0],
    ['un couple avec un enfant', couple.avecACharge(...enfants(1)), 3, 0],
    ['quatre personnes à charge', couple.avecACharge(...enfants(4)), 6, 0],
    ['cinq personnes à charge', seul.avecACharge(...enfants(5)), 6, 1],
  ])('%s', (_, demande, categorie, personnesSupplementaires) => {
    expect(categoriePli(demande.valeur())).toEqual({ categorie, personnesSupplementaires });
  });
});

it('les naissances attendues se comptent à part', () => {
  const demande = couple
    .avecACharge(...enfants(1))
    .avecNaissances(2)
    .valeur();
  expect(nombrePersonnes(demande)).toBe(3);
  expect(nombrePersonnesApresNaissances(demande)).toBe(5);
});
