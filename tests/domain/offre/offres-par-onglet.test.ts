import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compterParOnglet, departementsDesOffres, offresParOnglet, voirOffre } from '../../../domain/offre/offres-par-onglet.ts';
import { proximites } from '../../../domain/offre/proximite.ts';
import { departementDe } from '../../../domain/referentiels/departements.ts';
import { communesDesEssais, type NomDeCommune } from '../../constructeurs/commune.ts';
import { uneDemande } from '../../constructeurs/demande.ts';
import { aujourdhui } from '../../constructeurs/jours.ts';
import { uneOffre } from '../../constructeurs/offre.ts';

const noms = Object.keys(communesDesEssais) as NomDeCommune[];
const demande = uneDemande().avecCommunes('Orléans').valeur();
const a = (n: number, nom: NomDeCommune, dateLimite = '2026-12-15') => uneOffre(n).avecCommune(nom).avecDateLimite(dateLimite).valeur();

describe('les offres des trois onglets (G70, G71)', () => {
  it('chacune dans le sien, avec ce que les règles en disent ; celles d’ailleurs n’y sont pas', () => {
    const offres = [a(1, 'Orléans'), a(2, 'Olivet'), a(3, 'Montargis'), a(4, 'Tours')];
    const vues = offresParOnglet(demande, offres, aujourdhui);
    expect(vues.map((v) => [v.offre.commune.nom, v.proximite])).toEqual([
      ['Orléans', 'demandee'],
      ['Olivet', 'limitrophe'],
      ['Montargis', 'departement'],
    ]);
    expect(vues).toEqual(offres.slice(0, 3).map((offre) => voirOffre(demande, offre, aujourdhui)));
    expect(compterParOnglet(vues)).toEqual({ demandee: 1, limitrophe: 1, departement: 1 });
  });

  it('par lien direct, une offre d’ailleurs se voit, hors des trois onglets', () => {
    expect(voirOffre(demande, a(4, 'Tours'), aujourdhui).proximite).toBeNull();
  });

  it('la date limite la plus proche d’abord, puis la référence', () => {
    const offres = [a(3, 'Orléans'), a(2, 'Orléans', '2026-12-01'), a(1, 'Olivet'), a(4, 'Orléans', '2026-11-30')];
    expect(offresParOnglet(demande, offres, aujourdhui).map((v) => v.offre.reference)).toEqual([
      'OFF-00004',
      'OFF-00002',
      'OFF-00001',
      'OFF-00003',
    ]);
  });

  it('sans offre, les trois comptes sont zéro', () => {
    expect(compterParOnglet(offresParOnglet(demande, [], aujourdhui))).toEqual({ demandee: 0, limitrophe: 0, departement: 0 });
  });

  it('les départements où chercher sont ceux demandés et leurs voisins, une fois chacun', () => {
    const departements = departementsDesOffres(uneDemande().avecCommunes('Orléans', 'Blois').valeur());
    expect(departements).toEqual(expect.arrayContaining(['45', '41', '28', '18', '37', '89', '77']));
    expect(departements).not.toContain('75');
    expect(new Set(departements).size).toBe(departements.length);
  });

  it('quelles que soient les communes : une offre, un onglet au plus, les comptes tombent juste, et aucune n’est hors des départements lus', () => {
    fc.assert(
      fc.property(
        fc.subarray(noms, { minLength: 1, maxLength: 4 }),
        fc.array(fc.constantFrom(...noms), { maxLength: 12 }),
        ([premiere, ...suite], lieux) => {
          const situation = uneDemande()
            .avecCommunes(premiere!, ...suite)
            .valeur();
          const offres = lieux.map((nom, i) => a(i + 1, nom));
          const vues = offresParOnglet(situation, offres, aujourdhui);
          expect(new Set(vues.map((v) => v.offre.id)).size).toBe(vues.length);
          const comptes = compterParOnglet(vues);
          expect(proximites.reduce((total, p) => total + comptes[p], 0)).toBe(vues.length);
          const lus = departementsDesOffres(situation);
          expect(vues.filter((v) => !lus.includes(departementDe(v.offre.commune.insee)))).toEqual([]);
          expect(vues).toEqual(offresParOnglet(situation, offres.toReversed(), aujourdhui));
        },
      ),
    );
  });
});
