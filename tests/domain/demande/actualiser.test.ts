import { describe, expect, it } from 'vitest';
import { actualiser } from '../../../domain/demande/actualiser.ts';
import { comparer } from '../../../domain/demande/comparer.ts';
import type { Demande } from '../../../domain/demande/demande.ts';
import type { DemandeDuRegistre } from '../../../domain/demande/registre.ts';
import { doitRevalider } from '../../../domain/demande/revalider.ts';
import { listeRequise, valableApresDepot } from '../../../domain/pieces/liste-requise.ts';
import { uneDemande } from '../../constructeurs/demande.ts';
import { aujourdhui, midi } from '../../constructeurs/jours.ts';
import { unEnfant } from '../../constructeurs/personne.ts';
import { duRegistre } from '../../constructeurs/registre.ts';

const base = uneDemande().valeur();
/** Toutes les pièces déposées la veille, et le dossier validé. */
const complete: Demande = {
  ...base,
  pieces: listeRequise(base, aujourdhui).map((p) => ({
    ...p,
    deposeeLe: '2026-11-22',
    valableJusquau: valableApresDepot(p, '2026-11-22'),
  })),
};
const mettreAJour = (retouches: Partial<DemandeDuRegistre>, demande: Demande = complete, codeConfirme = false) =>
  actualiser({ demande, registre: duRegistre(demande, retouches), instant: midi(), jour: aujourdhui, codeConfirme });
const valeur = (retouches: Partial<DemandeDuRegistre>): Demande => {
  const reponse = mettreAJour(retouches);
  if (!reponse.ok) throw new Error(JSON.stringify(reponse.refus));
  return reponse.value;
};

describe('« Mettre à jour »', () => {
  it('sans changement au registre : rien ne change que l’heure, et le dossier reste validé', () => {
    expect(valeur({})).toEqual({ ...complete, actualiseeLe: midi(), changements: [] });
  });

  it('un enfant de plus se voit, ses pièces se confirment de nouveau et le dossier se valide de nouveau', () => {
    const apres = valeur({ menage: { ...base.menage, personnesACharge: [unEnfant('2026-10-02')] } });
    expect(apres.changements).toEqual([{ chemin: 'menage.personnesACharge.2026-10-02.1', avant: null, apres: '2026-10-02' }]);
    expect(apres.pieces.filter((p) => p.deposeeLe === null).map((p) => p.categorie)).toEqual(
      expect.arrayContaining(['identite', 'ressources']),
    );
    expect(apres.pieces.filter((p) => p.categorie === 'avis_imposition').every((p) => p.deposeeLe !== null)).toBe(true);
    expect(apres.dossierValideLe).toBeNull();
  });

  it('un téléphone changé ne remet aucune pièce en question', () => {
    const apres = valeur({ demandeur: { ...base.demandeur, telephone: '0639980002' } });
    expect(apres.changements).toEqual([{ chemin: 'demandeur.telephone', avant: '0639980001', apres: '0639980002' }]);
    expect(apres.pieces).toEqual(complete.pieces);
    expect(apres.dossierValideLe).toBe(complete.dossierValideLe);
  });

  it('garde l’agent, l’académie et le rattachement', () => {
    const apres = valeur({ motif: 'separation' });
    expect([apres.id, apres.agentId, apres.academieId, apres.rattachement]).toEqual([
      complete.id,
      complete.agentId,
      complete.academieId,
      complete.rattachement,
    ]);
  });

  it.each([
    ['un autre nom', { nom: 'Moreau' }, ['nom']],
    ['un accent de moins n’est pas un autre nom', { nom: 'LEFEVRE' }, null],
    ['un autre prénom et une autre naissance', { prenom: 'Anne', dateNaissance: '1989-05-20' }, ['prenom', 'dateNaissance']],
  ] as const)('%s (G64)', (_, traits, champs) => {
    const reponse = mettreAJour({ demandeur: { ...base.demandeur, ...traits } });
    expect(reponse.ok ? null : reponse.refus).toEqual(champs === null ? null : [{ motif: 'identite_differente', champs }]);
  });

  it.each([
    ['2021-04-19', null, true],
    ['2021-04-20', null, false],
    ['2021-04-21', null, false],
    ['2021-04-19', midi('2022-01-03'), false],
    [null, null, false],
  ] as const)('importée le %s, code confirmé le %s : à revalider ? %s (G62)', (importeeLe, codeConfirmeLe, attendu) => {
    const ancienne = { ...complete, importeeLe, codeConfirmeLe };
    expect(doitRevalider(ancienne)).toBe(attendu);
    const reponse = mettreAJour({}, ancienne);
    expect(reponse.ok ? [] : reponse.refus.map((r) => r.motif)).toEqual(attendu ? ['revalidation_requise'] : []);
    expect(mettreAJour({}, ancienne, true).ok).toBe(true);
  });

  it('mettre à jour deux fois de suite ne trouve plus rien à la seconde', () => {
    const registre = duRegistre(complete, { ressources: { ...base.ressources, mensuelles: 2_400 }, logementActuel: 'heberge' });
    const une = actualiser({ demande: complete, registre, instant: midi(), jour: aujourdhui, codeConfirme: false });
    expect(une.ok && une.value.changements.map((c) => c.chemin)).toEqual(['ressources.mensuelles', 'logementActuel']);
    expect(une.ok && comparer(une.value, registre)).toEqual([]);
  });
});
