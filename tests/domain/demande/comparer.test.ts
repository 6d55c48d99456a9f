import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparer, cumuler } from '../../../domain/demande/comparer.ts';
import { Changement, type Demande } from '../../../domain/demande/demande.ts';
import { type ConstructeurDemande, uneDemande } from '../../constructeurs/demande.ts';
import { unEnfant, unePersonne } from '../../constructeurs/personne.ts';
import { uneDemandeQuelconque } from './demande-quelconque.ts';

const parChemin = (changements: readonly Changement[]): Changement[] => changements.toSorted((a, b) => a.chemin.localeCompare(b.chemin));
const deux = fc.tuple(uneDemandeQuelconque, uneDemandeQuelconque);

describe('comparer deux copies d’une demande', () => {
  it('la même copie ne dit aucun changement, dans quelque ordre que soient les enfants et les revenus', () => {
    fc.assert(
      fc.property(uneDemandeQuelconque, (d) => {
        const { menage, ressources } = d;
        const retournee: Demande = {
          ...d,
          menage: { ...menage, personnesACharge: menage.personnesACharge.toReversed() },
          ressources: { ...ressources, revenusFiscaux: ressources.revenusFiscaux.toReversed() },
        };
        expect(comparer(d, structuredClone(d))).toEqual([]);
        expect(comparer(d, retournee)).toEqual([]);
      }),
    );
  });

  it('deux copies différentes ne disent que de vrais changements, un par champ', () => {
    fc.assert(
      fc.property(deux, ([a, b]) => {
        const changements = comparer(a, b);
        expect(changements.map((c) => Changement.parse(c))).toEqual(changements);
        expect(changements.filter((c) => c.avant === c.apres)).toEqual([]);
        expect(new Set(changements.map((c) => c.chemin)).size).toBe(changements.length);
      }),
    );
  });

  it('dans l’autre sens, les mêmes champs, avant et après échangés', () => {
    fc.assert(
      fc.property(deux, ([a, b]) => {
        const retour = comparer(b, a).map(({ chemin, avant, apres }) => ({ chemin, avant: apres, apres: avant }));
        expect(parChemin(comparer(a, b))).toEqual(parChemin(retour));
      }),
    );
  });

  it('du numéro de sécurité sociale, jamais plus que les cinq chiffres, même si le registre en envoyait davantage (D7)', () => {
    fc.assert(
      fc.property(deux, ([a, b]) => {
        const bavarde = { ...b.demandeur, securiteSociale: '000000000000000' };
        const changements = comparer(a, { ...b, demandeur: bavarde });
        expect(JSON.stringify(changements)).not.toContain('000000000000000');
        const masques = changements.filter((c) => c.chemin.includes('securite')).flatMap((c) => [c.avant, c.apres]);
        expect(masques.filter((m) => m !== null && !/^\d{5}$/.test(m))).toEqual([]);
      }),
    );
  });

  const seule = uneDemande();
  const enfant = unEnfant('2018-03-02');
  const jumeau = unEnfant('2018-03-02');
  it.each<[string, ConstructeurDemande, ConstructeurDemande, Changement[]]>([
    [
      'un enfant arrive',
      seule.avecACharge(unEnfant('2012-01-05')),
      seule.avecACharge(enfant, unEnfant('2012-01-05')),
      [{ chemin: 'menage.personnesACharge.2018-03-02.1', avant: null, apres: '2018-03-02' }],
    ],
    [
      'un enfant en situation de handicap arrive : un seul changement',
      seule,
      seule.avecACharge(unEnfant('2018-03-02', true)),
      [{ chemin: 'menage.personnesACharge.2018-03-02.1', avant: null, apres: '2018-03-02' }],
    ],
    [
      'un enfant s’en va',
      seule.avecACharge(enfant),
      seule,
      [{ chemin: 'menage.personnesACharge.2018-03-02.1', avant: '2018-03-02', apres: null }],
    ],
    [
      'un jumeau de plus',
      seule.avecACharge(enfant),
      seule.avecACharge(enfant, jumeau),
      [{ chemin: 'menage.personnesACharge.2018-03-02.2', avant: null, apres: '2018-03-02' }],
    ],
    [
      'le handicap d’un enfant déjà là',
      seule.avecACharge(enfant),
      seule.avecACharge(unEnfant('2018-03-02', true)),
      [{ chemin: 'menage.personnesACharge.2018-03-02.1.enSituationHandicap', avant: null, apres: 'true' }],
    ],
    [
      'les revenus d’une année changent, ceux d’une autre arrivent',
      seule,
      seule.avecRevenuFiscal(2024, 22_000).avecRevenuFiscal(2025, 23_000),
      [
        { chemin: 'ressources.revenusFiscaux.2024', avant: '21400', apres: '22000' },
        { chemin: 'ressources.revenusFiscaux.2025', avant: null, apres: '23000' },
      ],
    ],
    ['une naissance attendue', seule, seule.avecNaissances(1), [{ chemin: 'menage.naissancesAttendues', avant: null, apres: '1' }]],
    [
      'une commune de plus',
      seule,
      seule.avecCommunes('Orléans', 'Ajaccio'),
      [{ chemin: 'communes', avant: 'Orléans (45)', apres: 'Orléans (45), Ajaccio (2A)' }],
    ],
    ['une personne devient prioritaire', seule, seule.avec({ prioritaire: true }), [{ chemin: 'prioritaire', avant: null, apres: 'true' }]],
    [
      'un téléphone donné là où il n’y en avait pas',
      seule.avecDemandeur({ telephone: '' }),
      seule,
      [{ chemin: 'demandeur.telephone', avant: null, apres: '0639980001' }],
    ],
    [
      'ce qui n’est pas du registre ne se compare pas',
      seule,
      seule.avecRattachement('refusee').sansDossierValide().avec({ importeeLe: null }),
      [],
    ],
  ])('%s', (_, avant, apres, attendus) => {
    expect(comparer(avant.valeur(), apres.valeur())).toEqual(attendus);
  });

  it('un codemandeur qui s’en va emporte tous ses champs et le lien', () => {
    const changements = comparer(seule.avecCodemandeur().valeur(), seule.valeur());
    const champs = Object.keys(unePersonne()).map((champ) => `codemandeur.${champ}`);
    expect(changements.map((c) => c.chemin).toSorted()).toEqual([...champs, 'menage.lienCodemandeur'].toSorted());
    expect(changements.filter((c) => c.apres !== null)).toEqual([]);
  });
});

describe('deux mises à jour de suite, dites comme une seule', () => {
  const sansLesEnfants = (changements: readonly Changement[]): Changement[] =>
    parChemin(changements.filter((c) => !c.chemin.startsWith('menage.personnesACharge.')));

  it('disent la première valeur et la dernière de chaque champ, comme si la seconde avait été seule', () => {
    fc.assert(
      fc.property(uneDemandeQuelconque, uneDemandeQuelconque, uneDemandeQuelconque, (a, b, c) => {
        expect(sansLesEnfants(cumuler(comparer(a, b), comparer(b, c)))).toEqual(sansLesEnfants(comparer(a, c)));
      }),
    );
  });

  it('ne disent rien de ce qui est revenu à ce qu’il était', () => {
    fc.assert(
      fc.property(deux, ([a, b]) => {
        expect(cumuler(comparer(a, b), comparer(b, a))).toEqual([]);
      }),
    );
  });

  it('un enfant arrivé, puis reconnu en situation de handicap : un seul changement', () => {
    const [sans, avec, handicap] = [[], [unEnfant('2018-03-02')], [unEnfant('2018-03-02', true)]].map((enfants) =>
      uneDemande()
        .avecACharge(...enfants)
        .valeur(),
    );
    expect(cumuler(comparer(sans!, avec!), comparer(avec!, handicap!))).toEqual(comparer(sans!, handicap!));
  });
});
