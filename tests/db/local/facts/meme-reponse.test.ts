import fc from 'fast-check';
import { expect, test } from 'vitest';
import { enregistrerActe } from '../../../../db/local/apply/acte.ts';
import { appliquerReponses } from '../../../../db/local/apply/reponses.ts';
import { faitsAnnuler } from '../../../../db/local/facts/annuler.ts';
import { faitsPostuler } from '../../../../db/local/facts/postuler.ts';
import { annuler } from '../../../../domain/candidature/annuler.ts';
import type { Candidature } from '../../../../domain/candidature/candidature.ts';
import { estActive } from '../../../../domain/candidature/etapes.ts';
import { postuler } from '../../../../domain/candidature/postuler.ts';
import type { Result } from '../../../../domain/shared/result.ts';
import { auteurs } from '../../../constructeurs/candidature.ts';
import { uneDemande } from '../../../constructeurs/demande.ts';
import { candidatureId, commandeId, demandeId, offreId, orleansTours, paris } from '../../../constructeurs/identifiants.ts';
import { unMandat } from '../../../constructeurs/mandat.ts';
import { uneOffre } from '../../../constructeurs/offre.ts';
import { FLUX, ligne, recevoir, uneBase } from '../outils.ts';

const auteur = () => auteurs.gestionnaire;

const demandes = [
  uneDemande(1).valeur(),
  uneDemande(2).valeur(),
  uneDemande(3).avecRattachement('a_valider').valeur(),
  uneDemande(4).sansDossierValide().valeur(),
  uneDemande(5).avec({ academieId: paris }).valeur(),
  uneDemande(6).valeur(),
];
const mandats = [
  unMandat(1).valeur(),
  unMandat(2).avecPouvoirs('voir_demande', 'candidater').valeur(),
  unMandat(3).valeur(),
  unMandat(4).retireLe('2026-11-01').valeur(),
  unMandat(5).valeur(),
];
const offres = [uneOffre(1).valeur(), uneOffre(2).retiree().valeur(), uneOffre(3).valeur()];

/** Un pas : postuler, annuler, ou le serveur qui accepte tout ce qui attend et le redescend. */
const unPas = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      acte: fc.constant('postuler' as const),
      c: fc.integer({ min: 1, max: 12 }),
      d: fc.constantFrom(1, 1, 1, 2, 2, 3, 4, 5, 6, 7),
      o: fc.constantFrom(1, 1, 3, 3, 2, 4),
    }),
  },
  { weight: 3, arbitrary: fc.record({ acte: fc.constant('annuler' as const), c: fc.integer({ min: 1, max: 13 }) }) },
  { weight: 1, arbitrary: fc.constant({ acte: 'recevoir' as const }) },
);

/** La même règle sur des faits tenus en mémoire : ce que la base du poste doit répondre. */
function enMemoire(candidatures: Map<string, Candidature>, instant: string) {
  const actives = demandes.filter((d) => d.academieId === orleansTours);
  return {
    postuler: (input: Parameters<typeof postuler>[1]) =>
      postuler(
        {
          academieId: orleansTours,
          instant,
          jour: null,
          auteur,
          demande: actives.find((d) => d.id === input.demandeId) ?? null,
          mandat: mandats.find((m) => m.demandeId === input.demandeId) ?? null,
          offre: offres.find((o) => o.id === input.offreId) ?? null,
          candidatures: [...candidatures.values()].filter((c) => c.demandeId === input.demandeId),
        },
        input,
      ),
    annuler: (id: string) => {
      const candidature = candidatures.get(id) ?? null;
      return annuler({
        instant,
        jour: null,
        auteur,
        candidature,
        demande: demandes.find((d) => d.id === candidature?.demandeId) ?? null,
        mandat: mandats.find((m) => m.demandeId === candidature?.demandeId) ?? null,
      });
    },
  };
}

test('sur des suites d’actes au hasard, la base du poste et la mémoire donnent les mêmes réponses, et une seule candidature active par demande', () => {
  const compte = { ok: 0, refus: 0 };
  fc.assert(
    fc.property(fc.array(unPas, { minLength: 8, maxLength: 30, size: 'max' }), (pas) => {
      const base = uneBase();
      let numero = 100;
      recevoir(base, [
        ...demandes.map((d, i) => ligne('demande', i + 1, d)),
        ...mandats.map((m, i) => ligne('mandat', i + 20, m)),
        ...offres.map((o, i) => ligne('offre', i + 1, o)),
      ]);
      const candidatures = new Map<string, Candidature>();
      const attendent: { commande: number; effet: Candidature }[] = [];
      let commande = 0;
      pas.forEach((p, i) => {
        const instant = `2026-11-20T09:00:${String(i).padStart(2, '0')}.000Z`;
        if (p.acte === 'recevoir') {
          const lots = attendent.splice(0).map((a) => ({ ...a, numero: ++numero }));
          appliquerReponses(
            base.ecriture,
            lots.map((l) => ({
              commandeId: commandeId(l.commande),
              statut: 'acceptee',
              recueLe: instant,
              flux: FLUX[0],
              numero: l.numero,
            })),
          );
          const derniers = new Map(lots.map((l) => [l.effet.id, l]));
          recevoir(
            base,
            [...derniers.values()].sort((a, b) => a.numero - b.numero).map((l) => ligne('candidature', l.numero, l.effet)),
          );
          return;
        }
        const memoire = enMemoire(candidatures, instant);
        let attendue: Result<Candidature, unknown>;
        let lue: Result<Candidature, unknown>;
        if (p.acte === 'postuler') {
          if (candidatures.has(candidatureId(p.c))) return; // la répétition d'un même acte est écartée par l'hôte
          const input = { candidatureId: candidatureId(p.c), demandeId: demandeId(p.d), offreId: offreId(p.o) };
          attendue = memoire.postuler(input);
          lue = postuler(faitsPostuler(base.ecriture, { academieId: orleansTours, instant, auteur }, input), input);
        } else {
          attendue = memoire.annuler(candidatureId(p.c));
          lue = annuler(faitsAnnuler(base.ecriture, { instant, auteur }, { candidatureId: candidatureId(p.c) }));
        }
        expect(lue).toEqual(attendue);
        compte[lue.ok ? 'ok' : 'refus']++;
        if (!lue.ok) return;
        const effet = lue.value;
        candidatures.set(effet.id, effet);
        attendent.push({ commande: ++commande, effet });
        base.ecriture
          .transaction(() =>
            enregistrerActe(base.ecriture, {
              commandeId: commandeId(commande),
              nom: `candidature.${p.acte}`,
              entree: {},
              saisieLe: instant,
              pourLeCompteDe: effet.demandeId,
              effet: { entite: 'candidature', candidature: effet },
              echeance: null,
            }),
          )
          .immediate();
        for (const d of demandes)
          expect([...candidatures.values()].filter((c) => c.demandeId === d.id && estActive(c.etat)).length).toBeLessThanOrEqual(1);
      });
      base.fermer();
    }),
    { numRuns: 40 },
  );
  expect(compte.ok).toBeGreaterThan(40);
  expect(compte.refus).toBeGreaterThan(40);
});
