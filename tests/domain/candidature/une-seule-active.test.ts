import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { annuler } from '../../../domain/candidature/annuler.ts';
import { type ActeApplicable, appliquer } from '../../../domain/candidature/appliquer.ts';
import { Candidature } from '../../../domain/candidature/candidature.ts';
import { actesCandidature, estActive } from '../../../domain/candidature/etapes.ts';
import { postuler } from '../../../domain/candidature/postuler.ts';
import { actesDepuis, transitionDe } from '../../../domain/candidature/transitions.ts';
import type { Mandat } from '../../../domain/mandat/mandat.ts';
import type { Jour } from '../../../domain/shared/dates.ts';
import { HORS_ACADEMIE } from '../../../domain/shared/ids.ts';
import { auteurs } from '../../constructeurs/candidature.ts';
import { uneDemande } from '../../constructeurs/demande.ts';
import { candidatureId } from '../../constructeurs/identifiants.ts';
import { aujourdhui, midi } from '../../constructeurs/jours.ts';
import { uneOffre } from '../../constructeurs/offre.ts';

const applicables = actesCandidature.filter((a): a is ActeApplicable => a !== 'annuler');
const { demande, mandat } = uneDemande().avecMandat();
const gestionnaire = (m: Mandat) => ({ ...auteurs.gestionnaire, mandatId: m.id });

type Pas =
  | { readonly fait: 'postuler'; readonly offre: number; readonly retiree: boolean }
  | { readonly fait: 'annuler'; readonly rang: number }
  | { readonly fait: 'appliquer'; readonly rang: number; readonly acte: ActeApplicable; readonly role: keyof typeof auteurs };

const unPas: fc.Arbitrary<Pas> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ fait: fc.constant('postuler' as const), offre: fc.nat(4), retiree: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ fait: fc.constant('annuler' as const), rang: fc.nat(9) }) },
  {
    weight: 5,
    arbitrary: fc.record({
      fait: fc.constant('appliquer' as const),
      rang: fc.nat(9),
      acte: fc.constantFrom(...applicables),
      role: fc.constantFrom('agent', 'conseiller', 'bailleur', 'systeme'),
    }),
  },
);
const unJour = fc.constantFrom<Jour | null>(null, null, aujourdhui, aujourdhui, '2026-12-15', '2026-12-16', '2027-05-12');

/** Joue un pas sur les candidatures d'une demande, comme le ferait un serveur ; rend la liste d'après, et si le pas a été accepté. */
function jouer(candidatures: readonly Candidature[], pas: Pas, jour: Jour | null): { apres: readonly Candidature[]; accepte: boolean } {
  if (pas.fait === 'postuler') {
    const offre = pas.retiree ? uneOffre(pas.offre).retiree().valeur() : uneOffre(pas.offre).valeur();
    const input = { candidatureId: candidatureId(candidatures.length + 1), demandeId: demande.id, offreId: offre.id };
    const reponse = postuler(
      { academieId: demande.academieId, instant: midi(), jour, auteur: gestionnaire, demande, mandat, offre, candidatures },
      input,
    );
    return { apres: reponse.ok ? [...candidatures, reponse.value] : candidatures, accepte: reponse.ok };
  }
  const candidature = candidatures[pas.rang % Math.max(1, candidatures.length)];
  if (candidature === undefined) return { apres: candidatures, accepte: false };
  const reponse =
    pas.fait === 'annuler'
      ? annuler({ instant: midi(), jour, auteur: gestionnaire, demande, mandat, candidature })
      : appliquer(candidature, { acte: pas.acte, auteur: auteurs[pas.role], instant: midi(), jour, texte: 'motif' });
  return { apres: reponse.ok ? candidatures.map((c) => (c.id === candidature.id ? reponse.value : c)) : candidatures, accepte: reponse.ok };
}

/** Un pas que rien n'interdit : postuler quand rien n'est actif, sinon un acte de la table, par qui en a le droit. */
function pasPossible(candidatures: readonly Candidature[], tirage: number): Pas {
  const active = candidatures.find((c) => estActive(c.etat));
  if (active === undefined) return { fait: 'postuler', offre: tirage % 5, retiree: false };
  const possibles = actesDepuis(active.etat).filter((a) => transitionDe(a).vers !== null);
  const acte = possibles[tirage % possibles.length]!;
  const rang = candidatures.indexOf(active);
  return acte === 'annuler' ? { fait: 'annuler', rang } : { fait: 'appliquer', rang, acte, role: transitionDe(acte).par[0]! };
}

describe('une seule candidature active, quelle que soit la suite des actes', () => {
  it('jamais deux actives, une histoire qui ne se raccourcit jamais, des états finaux qui le restent', () => {
    let deposees = 0;
    let closes = 0;
    fc.assert(
      fc.property(fc.array(fc.tuple(unPas, unJour), { minLength: 25, maxLength: 60 }), (suite) => {
        let candidatures: readonly Candidature[] = [];
        for (const [pas, jour] of suite) {
          const { apres, accepte } = jouer(candidatures, pas, jour);
          expect(apres.filter((c) => estActive(c.etat)).length).toBeLessThanOrEqual(1);
          for (const [i, avant] of candidatures.entries()) {
            expect(apres[i]!.evenements.slice(0, avant.evenements.length)).toEqual(avant.evenements);
            expect(estActive(avant.etat) || apres[i] === avant).toBe(true);
          }
          expect(pas.fait === 'postuler' && accepte && candidatures.some((c) => estActive(c.etat))).toBe(false);
          candidatures = apres;
        }
        expect(candidatures.map((c) => Candidature.parse(c))).toEqual(candidatures);
        deposees += candidatures.length;
        closes += candidatures.filter((c) => !estActive(c.etat)).length;
      }),
      { numRuns: 300 },
    );
    // Une propriété qui ne dépose rien ne prouverait rien.
    expect(deposees).toBeGreaterThan(300);
    expect(closes).toBeGreaterThan(100);
  });

  it('en ne tirant que des actes possibles, chaque candidature va au bout et libère la suivante', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(99), { minLength: 80, maxLength: 80 }), (tirages) => {
        let candidatures: readonly Candidature[] = [];
        for (const tirage of tirages) {
          const pas = pasPossible(candidatures, tirage);
          const { apres, accepte } = jouer(candidatures, pas, null);
          expect(accepte, `${JSON.stringify(pas)}`).toBe(true);
          candidatures = apres;
        }
        expect(candidatures.length).toBeGreaterThan(5);
        expect(candidatures.filter((c) => estActive(c.etat)).length).toBeLessThanOrEqual(1);
      }),
      { numRuns: 100 },
    );
  });
});

it('un refus porte toutes ses raisons, et sans mandat en vigueur aucune qui dise quelque chose de la demande', () => {
  const defauts = {
    sansDossier: 'dossier_non_valide',
    rattachement: 'rattachement_a_valider',
    radiee: 'demande_radiee',
    retire: 'mandat_retire',
    sansPouvoir: 'pouvoir_absent',
    offreRetiree: 'offre_retiree',
    close: 'offre_close',
    horsAcademie: 'acces_reserve',
    ancienne: 'revalidation_requise',
    active: 'candidature_deja_active',
  } as const;
  fc.assert(
    fc.property(fc.subarray(Object.keys(defauts) as (keyof typeof defauts)[]), (choisis) => {
      const a = (d: keyof typeof defauts): boolean => choisis.includes(d);
      const deposee = jouer([], { fait: 'postuler', offre: 1, retiree: false }, null).apres;
      const reponse = postuler(
        {
          academieId: demande.academieId,
          instant: midi(),
          jour: aujourdhui,
          auteur: gestionnaire,
          demande: {
            dossierValideLe: a('sansDossier') ? null : demande.dossierValideLe,
            valableJusquau: a('radiee') ? '2026-11-22' : demande.valableJusquau,
            academieId: a('horsAcademie') ? HORS_ACADEMIE : demande.academieId,
            prioritaire: false,
            importeeLe: a('ancienne') ? '2021-04-19' : demande.importeeLe,
            codeConfirmeLe: a('ancienne') ? null : demande.codeConfirmeLe,
            rattachement: { ...demande.rattachement, validation: a('rattachement') ? 'a_valider' : 'validee' },
          },
          mandat: { ...mandat, retireLe: a('retire') ? midi() : null, pouvoirs: a('sansPouvoir') ? ['annuler'] : mandat.pouvoirs },
          offre: uneOffre()
            .avec({ etat: a('offreRetiree') ? 'retiree' : 'publiee', dateLimite: a('close') ? '2026-11-22' : '2026-12-15' })
            .valeur(),
          candidatures: a('active') ? deposee : [],
        },
        { candidatureId: candidatureId(99), demandeId: demande.id, offreId: uneOffre().valeur().id },
      );
      const tus: readonly string[] = a('retire') ? ['sansDossier', 'radiee', 'active', 'horsAcademie', 'ancienne'] : [];
      const attendues = choisis.filter((d) => !tus.includes(d)).map((d) => defauts[d]);
      expect(reponse.ok ? [] : reponse.refus.map((r) => r.motif).toSorted()).toEqual(attendues.toSorted());
    }),
  );
});
