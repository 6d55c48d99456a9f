import { describe, expect, it } from 'vitest';
import { LIGNES_MAXIMUM, lireLignesOffres } from '../../../domain/offre/colonnes-csv.ts';
import { type ChampOffre, champsOffre, DESCRIPTION_MAX, lireSaisieOffre, saisieDe } from '../../../domain/offre/saisie-offre.ts';
import { uneCommune } from '../../constructeurs/commune.ts';
import { aujourdhui } from '../../constructeurs/jours.ts';
import { uneOffre } from '../../constructeurs/offre.ts';

const saisie = saisieDe(uneOffre().valeur());
const ligne = champsOffre.map((champ) => saisie[champ]);
/** Les titres que l'écran cite, dans l'ordre des champs. */
const titres = [
  'Référence',
  'Code INSEE de la commune',
  'Code postal',
  'Typologie',
  'Surface (m²)',
  'Norme locative',
  'Loyer hors charges (€)',
  'Charges (€)',
  'Étage',
  'Adapté aux personnes à mobilité réduite',
  'Émission de gaz à effet de serre',
  'Description',
  'Date limite de candidature',
  'Disponible dès le',
];
const lignes = (...fichier: (readonly string[])[]) => {
  const lues = lireLignesOffres(fichier);
  if (!lues.ok) throw new Error(JSON.stringify(lues.refus));
  return lues.value;
};
const refus = (...fichier: (readonly string[])[]) => {
  const lues = lireLignesOffres(fichier);
  return lues.ok ? [] : lues.refus;
};
const avec = (champ: ChampOffre, valeur: string): string[] => ligne.with(champsOffre.indexOf(champ), valeur);

describe('les titres de colonnes d’un fichier d’offres', () => {
  it.each<[string, readonly string[]]>([
    ['tels que l’écran les cite', titres],
    ['sans accent', titres.map((t) => t.normalize('NFD').replace(/\p{M}/gu, ''))],
    ['en capitales', titres.map((t) => t.toUpperCase())],
    ['avec des espaces autour', titres.map((t) => `  ${t}\u00a0`)],
    ['après une marque d’ordre des octets', titres.with(0, '\ufeffRéférence')],
    [
      'dans leur forme courte',
      [
        'ref',
        'INSEE',
        'CP',
        'Type',
        'Surface',
        'Norme',
        'Loyer',
        'Charges',
        'etage',
        'PMR',
        'GES',
        'texte',
        'date_limite',
        'disponible-le',
      ],
    ],
  ])('se reconnaissent %s', (_, entete) => expect(lignes(entete, ligne)).toEqual([{ ligne: 2, saisie }]));

  it('se reconnaissent dans un autre ordre, avec des colonnes en plus', () => {
    const entete = ['Remarque', ...titres.toReversed(), ''];
    expect(lignes(entete, ['à revoir', ...ligne.toReversed(), 'x'])).toEqual([{ ligne: 2, saisie }]);
  });

  it('ceux qui manquent sont tous nommés, par leur titre français', () => {
    const sans = (...absents: string[]) => titres.map((t) => (absents.includes(t) ? 'Autre' : t));
    expect(refus(sans('Loyer hors charges (€)', 'Étage'), ligne)).toEqual([
      { motif: 'colonnes_absentes', colonnes: ['Loyer hors charges (€)', 'Étage'] },
    ]);
    expect(refus(['a', 'b'], ligne)).toEqual([{ motif: 'colonnes_absentes', colonnes: titres }]);
  });

  it('écrit deux fois, un titre vaut pour sa première colonne', () => {
    expect(lignes([...titres, 'Loyer'], [...ligne, '9999'])).toEqual([{ ligne: 2, saisie }]);
  });
});

describe('les lignes d’un fichier d’offres', () => {
  it('les lignes vides sont sautées, et le numéro reste celui du tableur', () => {
    const lues = lignes(titres, [''], ligne, [], ['', '  ', '\u00a0'], avec('reference', 'OFF-B'), ['']);
    expect(lues.map((l) => [l.ligne, l.saisie.reference])).toEqual([
      [3, saisie.reference],
      [6, 'OFF-B'],
    ]);
  });

  it('une ligne trop courte a des champs vides, une ligne trop longue garde les siens', () => {
    const [courte, longue] = lignes(titres, ligne.slice(0, 3), [...ligne, 'de trop']);
    expect(courte?.saisie).toEqual({
      ...Object.fromEntries(champsOffre.map((c) => [c, ''])),
      reference: ligne[0],
      insee: ligne[1],
      codePostal: ligne[2],
    });
    expect(longue?.saisie).toEqual(saisie);
  });

  it('rien n’est changé dans les cellules : espaces, zéros, formules', () => {
    const cellules = champsOffre.map((champ) => ` =01+${champ} `);
    expect(Object.values(lignes(titres, cellules)[0]!.saisie)).toEqual(cellules);
  });

  it.each<[string, readonly (readonly string[])[]]>([
    ['sans une ligne', []],
    ['d’une ligne vide', [['']]],
    ['de titres seuls', [titres]],
    ['de titres et de lignes vides', [titres, [''], ['', ' ']]],
  ])('un fichier %s est vide', (_, fichier) => expect(refus(...fichier)).toEqual([{ motif: 'fichier_vide' }]));

  it('au-delà du maximum, le fichier est refusé avec son compte, et ses colonnes absentes avec lui', () => {
    const juste = Array<readonly string[]>(LIGNES_MAXIMUM).fill(ligne);
    expect(lignes(titres, ...juste, [''])).toHaveLength(LIGNES_MAXIMUM);
    const trop = { motif: 'trop_de_lignes', lignes: LIGNES_MAXIMUM + 1, maximum: LIGNES_MAXIMUM };
    expect(refus(titres, ...juste, ligne)).toEqual([trop]);
    expect(refus(titres.with(0, 'Autre'), ...juste, ligne)).toEqual([{ motif: 'colonnes_absentes', colonnes: ['Référence'] }, trop]);
  });

  it('une cellule trop longue n’est pas coupée : elle est refusée, et tient dans ses limites quand elle y tient', () => {
    const lire = (description: string) =>
      lireSaisieOffre(lignes(titres, avec('description', description))[0]!.saisie, {
        commune: () => uneCommune('Orléans'),
        jour: aujourdhui,
      });
    const pleine = 'x'.repeat(DESCRIPTION_MAX);
    expect(lire(pleine)).toMatchObject({ ok: true, value: { description: pleine } });
    expect(lire(`${pleine}y`)).toEqual({ ok: false, refus: [{ motif: 'champ_illisible', champ: 'description', lu: 'x'.repeat(80) }] });
  });
});
