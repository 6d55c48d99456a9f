import { z } from 'zod';
import { Candidature } from '../candidature/candidature.ts';
import { EtatCandidature } from '../candidature/etapes.ts';
import { Demande } from '../demande/demande.ts';
import { Raison } from '../eligibilite/eligibilite.ts';
import { Mandat } from '../mandat/mandat.ts';
import { Jour } from '../shared/dates.ts';
import { CommandeId, DemandeId } from '../shared/ids.ts';

/** « etat » : l'état de la candidature active de la demande, ou `aucune`. « mandat » : ce qu'il permet aujourd'hui. */
export const FiltresDossiers = z.strictObject({
  recherche: z.string().max(200),
  departement: z.string().max(3).nullable(),
  etat: z.union([EtatCandidature, z.literal('aucune')]).nullable(),
  mandat: z.enum(['en_vigueur', 'finit_sous_30_jours', 'rattachement_a_valider']).nullable(),
});
export type FiltresDossiers = z.infer<typeof FiltresDossiers>;

export const trisDossiers = ['nom', 'valable_jusquau'] as const;

/** Une fenêtre de la liste : `debut` est une position dans la liste filtrée et triée, de 0 à `total` − 1. */
export const ListerDossiersInput = z.strictObject({
  filtres: FiltresDossiers,
  tri: z.enum(trisDossiers),
  sens: z.enum(['croissant', 'decroissant']),
  debut: z.int().min(0),
  nombre: z.int().min(1).max(200),
});

export const LigneDossier = z.object({
  demandeId: DemandeId,
  nom: z.string(),
  prenom: z.string(),
  numeroUnique: z.string(),
  departement: z.string(),
  communes: z.array(z.string()),
  valableJusquau: Jour,
  mandatFin: Jour.nullable(),
  rattachement: Demande.shape.rattachement.shape.validation,
  /** L'état de la candidature active, actes en attente compris. */
  etat: EtatCandidature.nullable(),
  /** Vrai quand un acte fait sur ce poste n'est pas encore reçu par le serveur. */
  enAttente: z.boolean(),
});
export type LigneDossier = z.infer<typeof LigneDossier>;

export const ListeDossiers = z.object({
  total: z.int(),
  lignes: z.array(LigneDossier),
  /** Les départements de tous les dossiers du poste, pour le filtre. */
  departements: z.array(z.object({ code: z.string(), nombre: z.int() })),
  /** Le mot que la recherche a supposé quand l'orthographe saisie ne donnait rien ; null sinon. */
  rechercheCorrigee: z.string().nullable(),
});

/** Une candidature telle que l'écran la montre : la ligne du serveur, ou l'effet d'un acte pas encore reçu. */
export const CandidatureVue = Candidature.extend({
  attente: z.object({ commandeId: CommandeId, nom: z.string(), saisieLe: z.iso.datetime() }).nullable(),
});
export type CandidatureVue = z.infer<typeof CandidatureVue>;

/** Le dossier : la demande, son mandat, ses candidatures (les plus récentes d'abord), et où se situe le ménage face aux plafonds. */
export const DossierVue = z.object({
  demande: Demande,
  mandat: Mandat.nullable(),
  candidatures: z.array(CandidatureVue),
  /** Une raison « plafond » par norme locative, pour la première commune demandée. */
  plafonds: z.array(Raison),
  nombrePersonnes: z.int(),
  /** Le jour employé pour les plafonds et les fraîcheurs : celui du poste, à titre d'information. */
  le: Jour,
});
export type DossierVue = z.infer<typeof DossierVue>;

export const RefusLireDossier = z.object({ motif: z.literal('dossier_absent') });
