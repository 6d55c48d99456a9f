import { describe, expect, it } from 'vitest';
import { accorderPieces } from '../../../domain/pieces/accorder.ts';
import { listeRequise, valableApresDepot } from '../../../domain/pieces/liste-requise.ts';
import type { PieceDuDossier } from '../../../domain/pieces/piece.ts';
import type { Jour } from '../../../domain/shared/dates.ts';
import { uneDemande } from '../../constructeurs/demande.ts';
import { aujourdhui } from '../../constructeurs/jours.ts';

const couple = uneDemande().avec({ motif: 'mutation', situationFamiliale: 'marie', logementActuel: 'heberge' }).avecCodemandeur().valeur();
const confirmees = (jour: Jour = '2026-11-20'): PieceDuDossier[] =>
  listeRequise(couple, jour).map((p) => ({ ...p, deposeeLe: jour, valableJusquau: valableApresDepot(p, jour) }));
const apres = (...chemins: string[]): PieceDuDossier[] =>
  accorderPieces(
    confirmees(),
    listeRequise(couple, aujourdhui),
    chemins.map((chemin) => ({ chemin, avant: 'avant', apres: 'après' })),
    aujourdhui,
  );
const aReconfirmer = (pieces: readonly PieceDuDossier[]): string[] => [
  ...new Set(pieces.filter((p) => p.deposeeLe === null).map((p) => `${p.personne} ${p.categorie}`)),
];

describe('après une mise à jour, les pièces à confirmer de nouveau (G66, B9)', () => {
  it('rien n’a changé : toutes gardent leur date de dépôt et leur terme', () => expect(apres()).toEqual(confirmees()));

  it.each([
    ['un téléphone', ['demandeur.telephone'], []],
    ['le téléphone du codemandeur', ['codemandeur.telephone', 'codemandeur.courriel'], []],
    ['les communes, la validité', ['communes', 'valableJusquau'], []],
    ['le nom du demandeur', ['demandeur.nom'], ['demandeur identite']],
    ['la nationalité du codemandeur', ['codemandeur.nationalite'], ['codemandeur identite']],
    ['l’activité du codemandeur', ['codemandeur.activite'], ['codemandeur ressources']],
    [
      'les ressources du ménage',
      ['ressources.mensuelles'],
      ['demandeur ressources', 'demandeur avis_imposition', 'codemandeur ressources', 'codemandeur avis_imposition'],
    ],
    [
      'un revenu fiscal',
      ['ressources.revenusFiscaux.2025'],
      ['demandeur ressources', 'demandeur avis_imposition', 'codemandeur ressources', 'codemandeur avis_imposition'],
    ],
    [
      'la situation familiale',
      ['situationFamiliale'],
      ['demandeur identite', 'demandeur ressources', 'codemandeur identite', 'codemandeur ressources'],
    ],
    [
      'un enfant de plus',
      ['menage.personnesACharge.2026-10-02.1'],
      ['demandeur identite', 'demandeur ressources', 'codemandeur identite', 'codemandeur ressources'],
    ],
    ['le motif', ['motif'], ['demandeur motif']],
    ['une situation de handicap', ['demandeur.enSituationHandicap'], ['demandeur motif']],
    ['le logement actuel', ['logementActuel'], ['demandeur ressources', 'demandeur motif', 'codemandeur ressources']],
  ])('%s : %o', (_, chemins, attendues) => expect(aReconfirmer(apres(...chemins))).toEqual(attendues));

  it('une pièce périmée est à confirmer de nouveau, même si rien n’a changé', () => {
    const anciennes = confirmees().map((p) => (p.code === 'hebergement' ? { ...p, valableJusquau: '2026-11-22' } : p));
    const pieces = accorderPieces(anciennes, listeRequise(couple, aujourdhui), [], aujourdhui);
    expect(pieces.filter((p) => p.deposeeLe === null).map((p) => p.code)).toEqual(['hebergement']);
  });

  it('un mois plus tard, le bulletin qui manque est demandé et celui qui ne l’est plus disparaît', () => {
    const pieces = accorderPieces(confirmees(), listeRequise(couple, '2026-12-01'), [], '2026-12-01');
    expect(pieces.filter((p) => p.deposeeLe === null).map((p) => p.code)).toEqual(['bulletin_2026-11', 'bulletin_2026-11']);
    expect(pieces.map((p) => p.code)).not.toContain('bulletin_2026-08');
  });

  it('une case jamais cochée le reste, et un libellé changé n’est plus la même pièce', () => {
    const anciennes = confirmees().map((p) =>
      p.code === 'mutation' ? { ...p, libelle: 'Arrêté' } : p.code === 'marie' ? { ...p, deposeeLe: null } : p,
    );
    const pieces = accorderPieces(anciennes, listeRequise(couple, aujourdhui), [], aujourdhui);
    expect(pieces.filter((p) => p.deposeeLe === null).map((p) => p.code)).toEqual(['marie', 'mutation']);
  });
});
