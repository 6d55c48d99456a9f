import { describe, expect, it } from 'vitest';
import { loyerChargesComprises } from '../../../domain/offre/offre.ts';
import { proximite } from '../../../domain/offre/calculer-proximite.ts';
import { type NomDeCommune, uneCommune } from '../../constructeurs/commune.ts';

const onglet = (demandees: readonly NomDeCommune[], offre: NomDeCommune) =>
  proximite(
    demandees.map((nom) => uneCommune(nom).insee),
    uneCommune(offre).insee,
  );

describe('l’onglet d’une offre', () => {
  it.each<[NomDeCommune[], NomDeCommune, string | null]>([
    [['Orléans'], 'Orléans', 'demandee'],
    [['Orléans'], 'Olivet', 'limitrophe'],
    [['Orléans'], 'Saran', 'limitrophe'],
    [['Olivet'], 'Saran', 'departement'],
    [['Orléans'], 'Montargis', 'departement'],
    [['Orléans'], 'Tours', null],
    [['Orléans', 'Olivet'], 'Olivet', 'demandee'],
    [['Orléans', 'Tours'], 'Joué-lès-Tours', 'limitrophe'],
    [['Orléans', 'Tours'], 'Montargis', 'departement'],
    [[], 'Orléans', null],
  ])('demandées %j, offre à %s : %s', (demandees, offre, attendu) => {
    expect(onglet(demandees, offre)).toBe(attendu);
  });

  it.each<[NomDeCommune[], NomDeCommune, string | null]>([
    [['Paris'], 'Paris 11e Arrondissement', 'demandee'],
    [['Paris'], 'Vincennes', 'limitrophe'],
    [['Paris'], 'Versailles', null],
    [['Paris 11e Arrondissement'], 'Paris 11e Arrondissement', 'demandee'],
    [['Paris 11e Arrondissement'], 'Paris', 'limitrophe'],
    [['Paris 11e Arrondissement'], 'Paris 10e Arrondissement', 'limitrophe'],
    [['Paris 11e Arrondissement'], 'Vincennes', null],
    [['Paris 12e Arrondissement'], 'Vincennes', 'limitrophe'],
    [['Paris 10e Arrondissement'], 'Paris 12e Arrondissement', 'departement'],
    [['Vincennes'], 'Paris 12e Arrondissement', 'limitrophe'],
    [['Vincennes'], 'Paris', 'limitrophe'],
    [['Vincennes'], 'Paris 11e Arrondissement', null],
    [['Lyon'], 'Lyon 3e Arrondissement', 'demandee'],
    [['Lyon 3e Arrondissement'], 'Villeurbanne', 'limitrophe'],
    [['Lyon'], 'Villeurbanne', 'limitrophe'],
    [['Marseille'], 'Marseille 1er Arrondissement', 'demandee'],
    [['Marseille 1er Arrondissement'], 'Marseille', 'limitrophe'],
    [['Lyon'], 'Marseille 1er Arrondissement', null],
  ])('à Paris, Lyon et Marseille : demandées %j, offre à %s : %s', (demandees, offre, attendu) => {
    expect(onglet(demandees, offre)).toBe(attendu);
  });

  it('outre-mer, le département a trois chiffres : la Guadeloupe n’est pas la Martinique', () => {
    expect(proximite(['97105'], '97120')).not.toBeNull();
    expect(proximite(['97105'], '97209')).toBeNull();
  });
});

it('le loyer charges comprises est au centime, sans erreur de virgule', () => {
  expect(loyerChargesComprises({ loyer: 0.1, charges: 0.2 })).toBe(0.3);
  expect(loyerChargesComprises({ loyer: 612.35, charges: 90.65 })).toBe(703);
});
