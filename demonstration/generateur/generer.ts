import type { AcademieCentrale, BailleurCentral, CompteCentral } from '../../db/central/types.ts';
import type { Candidature } from '../../domain/candidature/candidature.ts';
import type { Demande } from '../../domain/demande/demande.ts';
import type { Mandat } from '../../domain/mandat/mandat.ts';
import type { Offre } from '../../domain/offre/offre.ts';
import type { Jour } from '../../domain/shared/dates.ts';
import { academies } from './academies.ts';
import { bailleurs } from './bailleurs.ts';
import { type Contexte, uneCandidature } from './candidatures.ts';
import { comptesDemonstration } from './comptes.ts';
import { uneDemande } from './demandes.ts';
import { type Hasard, hasard } from './hasard.ts';
import { unMandat } from './mandats.ts';
import { genererOffres } from './offres.ts';
import { type Plan, planDuDossier } from './plan.ts';
import { type Repartition, repartition } from './repartition.ts';

export interface ReglagesDemonstration {
  readonly graine: number;
  readonly agents: number;
  readonly offres: number;
  /** Le jour autour duquel tournent toutes les dates. */
  readonly aujourdhui: Jour;
}

export interface Demonstration {
  readonly academies: readonly AcademieCentrale[];
  readonly bailleurs: readonly BailleurCentral[];
  readonly comptes: readonly CompteCentral[];
  readonly demandes: readonly Demande[];
  readonly mandats: readonly Mandat[];
  readonly candidatures: readonly Candidature[];
  readonly offres: readonly Offre[];
}

/** Les données de démonstration : mêmes réglages, mêmes données, à l'octet près. Tout y est fictif. */
export function genererDemonstration({ graine, agents, offres, aujourdhui }: ReglagesDemonstration): Demonstration {
  const offresGenerees = genererOffres(graine, offres, aujourdhui);
  const choisirOffre = repartition(offresGenerees);
  const demandes: Demande[] = [];
  const mandats: Mandat[] = [];
  const candidatures: Candidature[] = [];
  for (let rang = 0; rang < agents; rang++) {
    const h = hasard(graine, 'agent', rang);
    const plan = planDuDossier(h, rang);
    const demande = uneDemande(h, plan, rang, aujourdhui);
    const mandat = unMandat(h, demande, plan.mandat, aujourdhui);
    demandes.push(demande);
    if (mandat !== null) mandats.push(mandat);
    candidatures.push(...candidaturesDuDossier(h, plan, { demande, mandat, aujourdhui }, choisirOffre));
  }
  return {
    academies,
    bailleurs,
    comptes: comptesDemonstration,
    demandes,
    mandats,
    candidatures,
    offres: compter(
      offresGenerees.map((o) => o.offre),
      candidatures,
    ),
  };
}

function candidaturesDuDossier(h: Hasard, plan: Plan, contexte: Contexte, choisirOffre: Repartition): Candidature[] {
  const deja = new Set<string>();
  const candidatures: Candidature[] = [];
  for (const parcours of plan.parcours) {
    const offre = choisirOffre(h, plan, { statut: parcours.sur, gagnant: parcours.gagnant, deja });
    if (offre === null) continue;
    deja.add(offre.id);
    candidatures.push(uneCandidature(h, contexte, offre, parcours));
  }
  return candidatures;
}

/** Le nombre de candidatures d'une offre est celui des candidatures déposées et non annulées (G80). */
function compter(offres: readonly Offre[], candidatures: readonly Candidature[]): Offre[] {
  const nombres = new Map<string, number>();
  for (const c of candidatures) if (c.etat !== 'annulee') nombres.set(c.offreId, (nombres.get(c.offreId) ?? 0) + 1);
  return offres.map((o) => ({ ...o, nombreCandidatures: nombres.get(o.id) ?? 0 }));
}
