import { z } from 'zod';
import { RefusPostuler } from '../candidature/postuler.ts';
import { regles, Verdict } from '../eligibilite/eligibilite.ts';
import { CodeDepartement, Offre } from '../offre/offre.ts';
import { Proximite } from '../offre/proximite.ts';
import { Typologie } from '../offre/typologie.ts';
import { Jour } from '../shared/dates.ts';
import { OffreId } from '../shared/ids.ts';
import { LigneDossier } from './dossiers.ts';

const fenetre = { debut: z.int().min(0), nombre: z.int().min(1).max(100) };

/** Une fenêtre des offres ouvertes de ce poste, la date limite la plus proche d'abord. */
export const ListerOffresOuvertesInput = z.strictObject({
  departement: CodeDepartement.nullable(),
  typologie: Typologie.nullable(),
  ...fenetre,
});
export const OffresOuvertes = z.object({
  le: Jour,
  total: z.int(),
  /** `libres` : les agents sous mandat, sans candidature en cours, qui demandent la commune de l'offre. */
  offres: z.array(z.object({ offre: Offre, libres: z.int() })),
  departements: z.array(CodeDepartement),
});

/** Les agents que leurs communes rapprochent d'une offre, dans un des trois onglets (D12). */
export const RapprocherInput = z.strictObject({ offreId: OffreId, proximite: Proximite, ...fenetre });
export const AgentRapproche = LigneDossier.pick({ demandeId: true, nom: true, prenom: true, numeroUnique: true, communes: true }).extend({
  convient: z.boolean(),
  empechements: z.array(RefusPostuler),
  /** Le verdict de chaque règle, sans ses chiffres : ceux d'un agent se lisent dans son dossier (I-12). */
  regles: z.array(z.object({ regle: z.enum(regles), verdict: Verdict })),
});
export type AgentRapproche = z.infer<typeof AgentRapproche>;

/** `agents` : ceux qui conviennent d'abord, puis par nom ; `comptes` : tous les agents de chaque onglet. */
export const Rapprochement = z.object({
  le: Jour,
  offre: Offre,
  comptes: z.object({ demandee: z.int(), limitrophe: z.int(), departement: z.int() }),
  conviennent: z.int(),
  total: z.int(),
  agents: z.array(AgentRapproche),
});
export const RefusRapprocher = z.object({ motif: z.literal('offre_absente') });
