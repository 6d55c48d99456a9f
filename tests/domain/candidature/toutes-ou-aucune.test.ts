import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { Candidature, exceptionsTroisDossiers } from '../../../domain/candidature/candidature.ts';
import { inscrireEnCommission, RefusCommission } from '../../../domain/candidature/commission.ts';
import { etatsCandidature } from '../../../domain/candidature/etapes.ts';
import { auteurs, uneCandidature } from '../../constructeurs/candidature.ts';
import { candidatureId } from '../../constructeurs/identifiants.ts';
import { aujourdhui, midi } from '../../constructeurs/jours.ts';
import { uneOffre } from '../../constructeurs/offre.ts';

const [offre, autre] = [uneOffre(1).valeur(), uneOffre(2).valeur()];
const unDossier = fc.record({
  etat: fc.oneof({ weight: 6, arbitrary: fc.constant('transmise' as const) }, fc.constantFrom(...etatsCandidature)),
  deLOffre: fc.oneof({ weight: 6, arbitrary: fc.constant(true) }, fc.boolean()),
  demande: fc.oneof({ weight: 3, arbitrary: fc.constant(true) }, fc.boolean()),
});
const situation = fc.record({
  dossiers: fc.array(unDossier, { minLength: 1, maxLength: 6 }),
  le: fc.constantFrom('2026-11-22', aujourdhui, '2026-12-10'),
  exception: fc.constantFrom(null, ...exceptionsTroisDossiers),
});

it('en commission : au moins trois dossiers reçus de cette offre, ou l’exception ; tous les demandés, ou aucun (R441-3 CCH)', () => {
  const vus = { oui: 0, non: 0 };
  fc.assert(
    fc.property(situation, ({ dossiers, le, exception }) => {
      const candidatures = dossiers.map(({ etat, deLOffre }, i) =>
        uneCandidature(i + 1)
          .dansLEtat(etat)
          .surLOffre(deLOffre ? offre : autre)
          .valeur(),
      );
      const demandes = dossiers.flatMap((d, i) => (d.demande ? [{ ...d, candidature: candidatures[i]! }] : []));
      if (demandes.length === 0) return;
      const avant = structuredClone(candidatures);
      const reponse = inscrireEnCommission(
        { offre, candidatures, auteur: auteurs.bailleur, instant: midi(), jour: aujourdhui },
        { offreId: offre.id, candidatureIds: demandes.map((d) => d.candidature.id), le, exception },
      );
      const possible =
        demandes.every((d) => d.etat === 'transmise' && d.deLOffre) && (demandes.length >= 3 || exception !== null) && le >= aujourdhui;
      expect(reponse.ok).toBe(possible);
      expect(candidatures).toEqual(avant);
      vus[possible ? 'oui' : 'non'] += 1;
      if (!reponse.ok) return void expect(reponse.refus.map((r) => RefusCommission.parse(r))).toEqual(reponse.refus);
      const commission = { le, dossiers: demandes.length, exception };
      const inscrites = demandes.map(({ candidature }) => ({
        ...candidature,
        etat: 'en_commission',
        commission,
        evenements: [
          ...candidature.evenements,
          { etat: 'en_commission', quand: midi(), auteur: auteurs.bailleur, motif: null, acte: 'inscrire_en_commission' },
        ],
      }));
      expect(reponse.value.map((c) => Candidature.parse(c))).toEqual(inscrites);
    }),
    { numRuns: 300 },
  );
  expect(Math.min(vus.oui, vus.non)).toBeGreaterThan(0);
});

it('deux dossiers suffisent avec une exception déclarée, et un dossier déjà inscrit fait refuser les deux autres', () => {
  const recus = [1, 2, 3].map((n) => uneCandidature(n).surLOffre(offre).dansLEtat('transmise').valeur());
  const faits = { offre, candidatures: recus, auteur: auteurs.bailleur, instant: midi(), jour: aujourdhui };
  const deux = { offreId: offre.id, candidatureIds: [1, 2].map(candidatureId), le: aujourdhui, exception: exceptionsTroisDossiers[0] };
  const reponse = inscrireEnCommission(faits, deux);
  expect(reponse.ok && reponse.value.map((c) => c.commission?.dossiers)).toEqual([2, 2]);
  expect(inscrireEnCommission(faits, { ...deux, exception: null })).toEqual({
    ok: false,
    refus: [{ motif: 'moins_de_trois_dossiers', nombre: 2 }],
  });
  const dejaInscrit = uneCandidature(3).surLOffre(offre).dansLEtat('en_commission').valeur();
  const trois = { ...deux, candidatureIds: [1, 2, 3].map(candidatureId), exception: null };
  expect(inscrireEnCommission({ ...faits, candidatures: recus.with(2, dejaInscrit) }, trois)).toMatchObject({
    ok: false,
    refus: [{ motif: 'acte_impossible', etat: 'en_commission' }],
  });
});
