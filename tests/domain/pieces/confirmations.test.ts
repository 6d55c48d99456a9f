import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Changement, type Demande, Demande as Schema } from '../../../domain/demande/demande.ts';
import { accorderPieces } from '../../../domain/pieces/accorder.ts';
import { estConfirmee } from '../../../domain/pieces/fraicheur.ts';
import { listeRequise } from '../../../domain/pieces/liste-requise.ts';
import { memePiece, type PieceDuDossier } from '../../../domain/pieces/piece.ts';
import { confirmerPieces, RefusValiderDossier, validerDossier } from '../../../domain/pieces/valider-dossier.ts';
import { ajouterJours, type Jour } from '../../../domain/shared/dates.ts';
import { uneDemande } from '../../constructeurs/demande.ts';
import { aujourdhui } from '../../constructeurs/jours.ts';
import { uneDemandeQuelconque } from '../demande/demande-quelconque.ts';

const avecSaListe = (demande: Demande, jour: Jour): Demande => ({ ...demande, pieces: listeRequise(demande, jour), dossierValideLe: null });
const reference = ({ code, personne }: PieceDuDossier) => ({ code, personne });
/** Coche ces pièces-là, et décoche les autres. */
function cocher(demande: Demande, cochees: readonly PieceDuDossier[], jour: Jour): Demande {
  const reponse = confirmerPieces(demande, { deposees: cochees.map(reference) }, jour);
  if (!reponse.ok) throw new Error(JSON.stringify(reponse.refus));
  return reponse.value;
}
const refus = (demande: Demande, jour: Jour): readonly RefusValiderDossier[] => {
  const reponse = validerDossier(demande, jour);
  if (!reponse.ok) expect(reponse.refus.map((r) => RefusValiderDossier.parse(r))).toEqual(reponse.refus);
  return reponse.ok ? [] : reponse.refus;
};

describe('cocher, décocher, valider, quelle que soit la situation', () => {
  it('le dossier se valide si et seulement si tout est coché ; sinon, chaque pièce qui manque est nommée', () => {
    fc.assert(
      fc.property(uneDemandeQuelconque, fc.infiniteStream(fc.boolean()), (situation, choix) => {
        const demande = avecSaListe(situation, aujourdhui);
        const cochees = demande.pieces.filter(() => choix.next().value);
        const manquantes = demande.pieces
          .filter((p) => !cochees.includes(p))
          .map(({ code, personne, libelle }) => ({ code, personne, libelle }));
        const apres = cocher(demande, cochees, aujourdhui);
        expect(Schema.parse(apres)).toEqual(apres);
        expect(refus(apres, aujourdhui)).toEqual(manquantes.length === 0 ? [] : [{ motif: 'pieces_non_deposees', pieces: manquantes }]);
      }),
    );
  });

  it('tout cocher puis tout décocher redonne la liste du premier jour', () => {
    fc.assert(
      fc.property(uneDemandeQuelconque, (situation) => {
        const demande = avecSaListe(situation, aujourdhui);
        const cochee = cocher(demande, demande.pieces, aujourdhui);
        expect(cocher(cochee, [], aujourdhui)).toEqual(demande);
        expect(cocher(cochee, cochee.pieces, ajouterJours(aujourdhui, 1))).toEqual(cochee);
      }),
    );
  });

  it('décocher une seule pièce retire la validation, quelle que soit la pièce', () => {
    const demande = avecSaListe(uneDemande().avecCodemandeur().valeur(), aujourdhui);
    const validee: Demande = { ...cocher(demande, demande.pieces, aujourdhui), dossierValideLe: aujourdhui };
    for (const piece of validee.pieces) {
      const apres = cocher(
        validee,
        validee.pieces.filter((p) => p !== piece),
        aujourdhui,
      );
      expect([apres.dossierValideLe, apres.pieces.filter((p) => p.deposeeLe === null).map(reference)]).toEqual([null, [reference(piece)]]);
    }
  });
});

describe('une pièce périmée', () => {
  const hebergee = avecSaListe(uneDemande().avec({ logementActuel: 'heberge', motif: 'autre' }).valeur(), '2026-09-01');
  const deposee = cocher(hebergee, hebergee.pieces, '2026-09-01');
  const attestation = { code: 'hebergement', personne: 'demandeur', libelle: 'Attestation de la personne qui héberge' } as const;

  it.each<[Jour, RefusValiderDossier[]]>([
    ['2026-09-30', []],
    ['2026-10-01', [{ motif: 'liste_changee' }]],
    ['2026-12-01', [{ motif: 'liste_changee' }]],
    ['2026-12-02', [{ motif: 'liste_changee' }, { motif: 'pieces_non_deposees', pieces: [attestation] }]],
  ])('ne compte plus pour déposée le lendemain de son terme : le %s, %j', (jour, attendus) =>
    expect(refus(deposee, jour)).toEqual(attendus),
  );

  it('se coche de nouveau ; un bulletin remplacé par d’autres, non : la liste est à mettre à jour', () => {
    const recochee = cocher(deposee, deposee.pieces, '2026-12-02');
    expect(recochee.pieces.find((p) => p.code === 'hebergement')).toMatchObject({ deposeeLe: '2026-12-02', valableJusquau: '2027-03-02' });
    expect(refus(recochee, '2026-12-02')).toEqual([{ motif: 'liste_changee' }]);
    const aJour: Demande = { ...recochee, pieces: accorderPieces(recochee.pieces, listeRequise(recochee, '2026-12-02'), [], '2026-12-02') };
    expect(refus(aJour, '2026-12-02').flatMap((r) => (r.motif === 'pieces_non_deposees' ? r.pieces.map((p) => p.code) : r.motif))).toEqual([
      'bulletin_2026-11',
      'bulletin_2026-10',
      'bulletin_2026-09',
    ]);
    expect(refus(cocher(aJour, aJour.pieces, '2026-12-02'), '2026-12-02')).toEqual([]);
  });
});

describe('accorder les pièces après une mise à jour, quelle que soit la situation', () => {
  const unChangement: fc.Arbitrary<Changement> = fc
    .constantFrom(
      'demandeur.nom',
      'codemandeur.activite',
      'demandeur.telephone',
      'ressources.mensuelles',
      'menage.naissancesAttendues',
      'logementActuel',
      'motif',
      'communes',
    )
    .map((chemin) => ({ chemin, avant: 'avant', apres: 'après' }));

  it('la liste est celle qui est demandée, et ne retient que des confirmations d’avant, encore valables', () => {
    fc.assert(
      fc.property(
        uneDemandeQuelconque,
        uneDemandeQuelconque,
        fc.array(unChangement, { maxLength: 2 }),
        fc.nat(400),
        (avant, apres, changements, jours) => {
          const jour = ajouterJours(aujourdhui, jours);
          const ancienne = avecSaListe(avant, aujourdhui);
          const anciennes = cocher(ancienne, ancienne.pieces, aujourdhui).pieces;
          const requises = listeRequise(apres, jour);
          const accordees = accorderPieces(anciennes, requises, changements, jour);
          expect(accordees.map(reference)).toEqual(requises.map(reference));
          for (const piece of accordees.filter((p) => p.deposeeLe !== null)) {
            expect(anciennes.find((a) => memePiece(a, piece))).toEqual(piece);
            expect(estConfirmee(piece, jour)).toBe(true);
          }
          // Sans changement, rien de ce qui est encore demandé et encore valable n'est oublié.
          if (changements.length > 0) return;
          const gardees = requises.filter((r) => anciennes.some((a) => memePiece(a, r) && estConfirmee(a, jour)));
          expect(accordees.filter((p) => p.deposeeLe !== null).map(reference)).toEqual(gardees.map(reference));
        },
      ),
    );
  });
});
