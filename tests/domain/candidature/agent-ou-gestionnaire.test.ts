import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { etatsCandidature } from '../../../domain/candidature/etapes.ts';
import { postuler, RefusPostuler } from '../../../domain/candidature/postuler.ts';
import { postulerSoiMeme } from '../../../domain/candidature/soi-meme.ts';
import { RefusMandat } from '../../../domain/droits/droits-mandat.ts';
import { pouvoirs } from '../../../domain/mandat/mandat.ts';
import { HORS_ACADEMIE } from '../../../domain/shared/ids.ts';
import { auteurs, uneCandidature } from '../../constructeurs/candidature.ts';
import { uneDemande } from '../../constructeurs/demande.ts';
import { candidatureId, demandeId, offreId, orleansTours } from '../../constructeurs/identifiants.ts';
import { aujourdhui, midi } from '../../constructeurs/jours.ts';
import { unMandat } from '../../constructeurs/mandat.ts';
import { uneOffre } from '../../constructeurs/offre.ts';

const input = { candidatureId: candidatureId(50), demandeId: demandeId(1), offreId: offreId(1) };
const autourDAujourdhui = fc.constantFrom('2026-11-22', aujourdhui, '2026-11-24', '2027-11-23');
const uneSituation = fc.record({
  demande: fc.option(
    fc
      .record({
        academieId: fc.constantFrom(orleansTours, HORS_ACADEMIE),
        prioritaire: fc.boolean(),
        importeeLe: fc.constantFrom(null, '2021-04-19', '2021-04-20'),
        codeConfirmeLe: fc.constantFrom(null, midi()),
        valableJusquau: autourDAujourdhui,
        dossierValideLe: fc.constantFrom(null, '2026-11-02'),
        validation: fc.constantFrom('a_valider', 'validee', 'refusee'),
      } as const)
      .map(({ validation, ...traits }) => uneDemande().avecRattachement(validation).avec(traits).valeur()),
    { freq: 9 },
  ),
  offre: fc.option(
    fc
      .record({ dateLimite: autourDAujourdhui, etat: fc.constantFrom('publiee', 'retiree', 'attribuee') } as const)
      .map((traits) => uneOffre().avec(traits).valeur()),
    { freq: 9 },
  ),
  candidatures: fc.array(fc.constantFrom(...etatsCandidature), { maxLength: 2 }).map((etats) =>
    etats.map((etat, i) =>
      uneCandidature(i + 1)
        .dansLEtat(etat)
        .valeur(),
    ),
  ),
  donnes: fc.subarray([...pouvoirs]),
});
const duMandat: readonly string[] = RefusMandat.options.map((o) => o.shape.motif.value);

it('l’agent et le gestionnaire mandaté reçoivent les mêmes raisons, celles du mandat mises à part (G76, D4)', () => {
  let acceptees = 0;
  fc.assert(
    fc.property(uneSituation, ({ donnes, ...situation }) => {
      const faits = { ...situation, instant: midi(), jour: aujourdhui };
      const agent = postulerSoiMeme({ ...faits, auteur: auteurs.agent }, input);
      const mandat = unMandat()
        .avecPouvoirs(...donnes)
        .valeur();
      const gestionnaire = postuler({ ...faits, academieId: orleansTours, auteur: () => auteurs.gestionnaire, mandat }, input);
      const siennes = agent.ok ? [] : agent.refus;
      const deLAutre = gestionnaire.ok ? [] : gestionnaire.refus;
      expect(siennes).toEqual(deLAutre.filter((r) => !duMandat.includes(r.motif)));
      expect(siennes.map((r) => RefusPostuler.parse(r))).toEqual(siennes);
      if (agent.ok) acceptees += 1;
      if (!agent.ok || !gestionnaire.ok) return;
      const { evenements: ceuxDeLAgent, ...deLAgent } = agent.value;
      const { evenements: ceuxDuGestionnaire, ...duGestionnaire } = gestionnaire.value;
      expect(deLAgent.demandeId).toBe(duGestionnaire.demandeId);
      expect(deLAgent.resume).toEqual(duGestionnaire.resume);
      expect([ceuxDeLAgent[0]?.auteur, ceuxDuGestionnaire[0]?.auteur]).toEqual([auteurs.agent, auteurs.gestionnaire]);
    }),
    { numRuns: 400 },
  );
  // Les tirages vont des deux côtés : sinon l'essai ne dirait rien des candidatures acceptées.
  expect(acceptees).toBeGreaterThan(0);
});
