import { describe, expect, it } from 'vitest';
import { actualiser, ActualiserInput, type FaitsActualiser } from '../../../domain/demande/actualiser.ts';
import { comparer } from '../../../domain/demande/comparer.ts';
import type { Demande } from '../../../domain/demande/demande.ts';
import type { DemandeDuRegistre } from '../../../domain/demande/registre.ts';
import { HORS_ACADEMIE } from '../../../domain/shared/ids.ts';
import { doitRevalider } from '../../../domain/demande/revalider.ts';
import { listeRequise, valableApresDepot } from '../../../domain/pieces/liste-requise.ts';
import { etatsCandidature, estActive } from '../../../domain/candidature/etapes.ts';
import { uneCandidature } from '../../constructeurs/candidature.ts';
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
const reste = { instant: midi(), jour: aujourdhui, codeConfirme: false, vueLe: null, candidatures: [] };
const mettreAJour = (retouches: Partial<DemandeDuRegistre>, demande: Demande = complete, faits: Partial<FaitsActualiser> = {}) =>
  actualiser({ demande, registre: duRegistre(demande, retouches), ...reste, ...faits });
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
    expect(mettreAJour({}, ancienne, { codeConfirme: true }).ok).toBe(true);
  });

  it('mettre à jour deux fois de suite ne trouve plus rien à la seconde', () => {
    const registre = duRegistre(complete, { ressources: { ...base.ressources, mensuelles: 2_400 }, logementActuel: 'heberge' });
    const une = actualiser({ demande: complete, registre, ...reste });
    expect(une.ok && une.value.changements.map((c) => c.chemin)).toEqual(['ressources.mensuelles', 'logementActuel']);
    expect(une.ok && comparer(une.value, registre)).toEqual([]);
  });
});

describe('ce que l’agent n’a pas encore vu', () => {
  const vue = complete.actualiseeLe;
  const premiere = mettreAJour({ motif: 'separation', logementActuel: 'heberge' });
  const apres = premiere.ok ? premiere.value : complete;
  const chemins = (reponse: ReturnType<typeof mettreAJour>) => (reponse.ok ? reponse.value.changements.map((c) => c.chemin) : []);

  it('une seconde mise à jour, demandée d’un écran qui montrait celle d’avant, garde les changements de la première', () => {
    expect(chemins(mettreAJour({}, apres, { vueLe: vue }))).toEqual(['motif', 'logementActuel']);
    expect(chemins(mettreAJour({ prioritaire: true }, apres, { vueLe: vue }))).toEqual(['motif', 'logementActuel', 'prioritaire']);
  });

  it('un changement défait entre les deux n’en est plus un', () => {
    expect(chemins(mettreAJour({ motif: complete.motif }, apres, { vueLe: vue }))).toEqual(['logementActuel']);
  });

  it('vus, ils laissent la place aux suivants', () => {
    expect(chemins(mettreAJour({}, apres, { vueLe: apres.actualiseeLe }))).toEqual([]);
  });

  it('un poste d’avant, qui ne dit pas ce qu’il montrait, met à jour comme avant', () => {
    expect(ActualiserInput.parse({})).toEqual({ vueLe: null });
    expect(chemins(mettreAJour({}, apres, ActualiserInput.parse({})))).toEqual([]);
  });
});

describe('le registre n’a plus de codemandeur', () => {
  const couple = uneDemande().avecCodemandeur();
  const parLeCodemandeur: Demande = { ...couple.valeur(), rattachement: { ...couple.valeur().rattachement, a: 'codemandeur' } };
  const retire = { codemandeur: null, menage: base.menage, siretDemandeur: '99975000300017' };
  const candidatures = (etat: (typeof etatsCandidature)[number]) => [uneCandidature().dansLEtat(etat).valeur()];

  it('sans lui, le rattachement à son employeur n’est plus celui de personne : il s’en va, et les changements le disent', () => {
    const reponse = mettreAJour(retire, parLeCodemandeur);
    expect(reponse.ok && reponse.value).toMatchObject({
      academieId: HORS_ACADEMIE,
      rattachement: { a: 'demandeur', siret: '99975000300017', employeur: '', matricule: null, validation: 'a_valider' },
    });
    expect(reponse.ok && reponse.value.changements.at(-1)).toEqual({
      chemin: 'rattachement',
      avant: 'Académie d’Orléans-Tours',
      apres: null,
    });
  });

  it('le rattachement du demandeur reste, lui', () => {
    const reponse = mettreAJour(retire, couple.valeur());
    expect(reponse.ok && [reponse.value.academieId, reponse.value.rattachement]).toEqual([base.academieId, base.rattachement]);
    expect(reponse.ok && reponse.value.changements.some((c) => c.chemin === 'rattachement')).toBe(false);
  });

  it.each(etatsCandidature)('une candidature « %s » : le rattachement ne change pas avant sa fin', (etat) => {
    const reponse = mettreAJour(retire, parLeCodemandeur, { candidatures: candidatures(etat) });
    expect(reponse.ok && reponse.value.rattachement.a).toBe(estActive(etat) ? 'codemandeur' : 'demandeur');
  });

  it('la candidature finie, la mise à jour suivante le retire, même si rien d’autre n’a changé', () => {
    const pendant = mettreAJour(retire, parLeCodemandeur, { candidatures: candidatures('transmise') });
    const apres = pendant.ok ? mettreAJour({}, pendant.value, { candidatures: candidatures('non_attribuee') }) : pendant;
    expect(apres.ok && apres.value.changements.map((c) => c.chemin)).toEqual(['rattachement']);
  });
});
