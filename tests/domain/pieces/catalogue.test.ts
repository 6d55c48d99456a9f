import { expect, it } from 'vitest';
import { logementsActuels, motifsDemande, Personne, situationsFamiliales } from '../../../domain/demande/demande.ts';
import { listeRequise } from '../../../domain/pieces/liste-requise.ts';
import { piecesReferencees } from '../../../domain/referentiels/pieces.ts';
import { uneDemande } from '../../constructeurs/demande.ts';
import { aujourdhui } from '../../constructeurs/jours.ts';
import { unEnfant } from '../../constructeurs/personne.ts';

const complete = uneDemande().avecDemandeur({ enSituationHandicap: true }).avecACharge(unEnfant()).avecNaissances(1);
/** Chaque choix du registre, l'un après l'autre : toutes les pièces que la règle sait demander. */
const demandees = [
  complete,
  ...motifsDemande.map((motif) => complete.avec({ motif })),
  ...situationsFamiliales.map((situationFamiliale) => complete.avec({ situationFamiliale })),
  ...logementsActuels.map((logementActuel) => complete.avec({ logementActuel })),
  ...Personne.shape.activite.unwrap().options.map((activite) => complete.avecDemandeur({ activite })),
  ...Personne.shape.nationalite.options.map((nationalite) => complete.avecDemandeur({ nationalite })),
]
  .flatMap((demande) => listeRequise(demande.valeur(), aujourdhui))
  // Les bulletins et les avis portent leur date : leurs mots sont ceux du guide.
  .filter((piece) => !/^(bulletin|avis)_\d{4}/.test(piece.code));

const catalogue = new Map(piecesReferencees.map((piece) => [piece.code, piece.libelle]));
const motsDuGuide = ['cni_passeport', 'conge'];

it('ne demande que des pièces du catalogue (D9)', () => {
  expect(demandees.filter((piece) => !catalogue.has(piece.code))).toEqual([]);
});

it('les nomme avec les mots du catalogue, sauf quand le guide a les siens', () => {
  const autrement = demandees.filter((piece) => catalogue.get(piece.code) !== piece.libelle).map((piece) => piece.code);
  expect([...new Set(autrement)].toSorted()).toEqual(motsDuGuide);
});

it('demande chaque pièce que le catalogue dit tenir du guide ; les bulletins de salaire le sont mois par mois', () => {
  const codes = new Set(demandees.map((piece) => piece.code));
  const duGuide = piecesReferencees.filter((piece) => piece.alin && piece.code !== 'salaires').map((piece) => piece.code);
  expect(duGuide.length).toBeGreaterThan(1);
  expect(duGuide.filter((code) => !codes.has(code))).toEqual([]);
});
