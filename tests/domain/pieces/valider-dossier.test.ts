import { describe, expect, it } from 'vitest';
import type { Demande } from '../../../domain/demande/demande.ts';
import { listeRequise } from '../../../domain/pieces/liste-requise.ts';
import { confirmerPieces, validerDossier } from '../../../domain/pieces/valider-dossier.ts';
import { uneDemande } from '../../constructeurs/demande.ts';
import { aujourdhui } from '../../constructeurs/jours.ts';

const base = uneDemande().avec({ motif: 'conge_du_proprietaire' }).sansDossierValide().valeur();
const aDeposer: Demande = { ...base, pieces: listeRequise(base, aujourdhui) };
const cases = (demande: Demande) => demande.pieces.map(({ code, personne }) => ({ code, personne }));

/** Les cases cochées ce jour-là. */
function cocher(demande: Demande, deposees = cases(demande), jour = aujourdhui): Demande {
  const reponse = confirmerPieces(demande, { deposees }, jour);
  if (!reponse.ok) throw new Error(JSON.stringify(reponse.refus));
  return reponse.value;
}

describe('confirmer le dépôt des pièces (G56)', () => {
  it('cocher date le dépôt, et donne son terme à la pièce qui en a un', () => {
    const pieces = new Map(cocher(aDeposer).pieces.map((p) => [p.code, [p.deposeeLe, p.valableJusquau]]));
    expect(pieces.get('cni_passeport')).toEqual([aujourdhui, null]);
    expect(pieces.get('conge')).toEqual([aujourdhui, '2027-05-23']);
    expect(pieces.get('bulletin_2026-10')).toEqual([aujourdhui, '2027-01-31']);
  });

  it('ce qui l’était déjà garde sa date ; une case absente est décochée', () => {
    const hier = cocher(aDeposer, cases(aDeposer), '2026-11-22');
    const [premiere, ...autres] = cases(hier);
    const relues = cocher(hier, autres);
    expect(relues.pieces.find((p) => p.code === premiere!.code)?.deposeeLe).toBeNull();
    expect(new Set(relues.pieces.filter((p) => p.code !== premiere!.code).map((p) => p.deposeeLe))).toEqual(new Set(['2026-11-22']));
  });

  it('cochée de nouveau après son terme, une pièce est déposée de nouveau', () => {
    const deposee = cocher(aDeposer);
    const plusTard = cocher(deposee, cases(deposee), '2027-06-01').pieces.find((p) => p.code === 'conge');
    expect([plusTard?.deposeeLe, plusTard?.valableJusquau]).toEqual(['2027-06-01', '2027-12-01']);
  });

  it('décocher une pièce rouvre un dossier validé ; tout garder coché le laisse validé', () => {
    const valide = { ...cocher(aDeposer), dossierValideLe: aujourdhui };
    expect(cocher(valide).dossierValideLe).toBe(aujourdhui);
    expect(cocher(valide, cases(valide).slice(1)).dossierValideLe).toBeNull();
  });

  it.each([
    ['la demande n’est pas là', null, [], ['demande_absente']],
    ['la liste a changé entre-temps', aDeposer, [{ code: 'bulletin_2020-01', personne: 'demandeur' }], ['liste_changee']],
    ['la pièce est celle d’une autre personne', aDeposer, [{ code: 'cni_passeport', personne: 'codemandeur' }], ['liste_changee']],
  ] as const)('refuse quand %s', (_, demande, deposees, attendus) => {
    const reponse = confirmerPieces(demande, { deposees: [...deposees] }, aujourdhui);
    expect(reponse.ok ? [] : reponse.refus.map((r) => r.motif)).toEqual(attendus);
  });
});

describe('« Valider mon dossier » (G58)', () => {
  it('ouvre les offres quand tout est déposé', () => {
    const reponse = validerDossier(cocher(aDeposer), aujourdhui);
    expect(reponse.ok && reponse.value.dossierValideLe).toBe(aujourdhui);
  });

  it('nomme chaque pièce qui manque (G59)', () => {
    const reponse = validerDossier(cocher(aDeposer, cases(aDeposer).slice(2)), aujourdhui);
    const manquantes = aDeposer.pieces.slice(0, 2).map(({ code, personne, libelle }) => ({ code, personne, libelle }));
    expect(reponse).toEqual({ ok: false, refus: [{ motif: 'pieces_non_deposees', pieces: manquantes }] });
  });

  it('dit toutes les raisons : à revalider, sans employeur, pièces manquantes', () => {
    const rien = { ...aDeposer, importeeLe: '2021-04-19', codeConfirmeLe: null, rattachement: { ...aDeposer.rattachement, employeur: '' } };
    const reponse = validerDossier(rien, aujourdhui);
    expect(reponse.ok ? [] : reponse.refus.map((r) => r.motif)).toEqual([
      'revalidation_requise',
      'rattachement_absent',
      'pieces_non_deposees',
    ]);
    expect(validerDossier(null, aujourdhui)).toEqual({ ok: false, refus: [{ motif: 'demande_absente' }] });
  });
});
