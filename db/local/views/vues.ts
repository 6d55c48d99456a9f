import type { Input } from '../../../domain/contract/index.ts';
import type { Offre } from '../../../domain/offre/offre.ts';
import type { Jour } from '../../../domain/shared/dates.ts';
import type { AcademieId } from '../../../domain/shared/ids.ts';
import type { BaseLocale } from '../open.ts';
import { curseurs } from './curseurs.ts';
import { listerDivergences } from './divergences.ts';
import { lireDossier } from './dossier.ts';
import { commandesAEnvoyer, compterEchanges, listerEnvois } from './envois.ts';
import { demandeDeLaTache, lireJournee } from './journee.ts';
import { creerListeDossiers } from './liste-dossiers.ts';
import { lireOffre, offresOuvertes } from './offres.ts';
import { listerOffresOuvertes, rapprocherAgents } from './rapprochement.ts';

/** Tout ce que les écrans lisent d'une base, par sa connexion qui ne peut pas écrire. */
export const creerVues = ({ lecture }: BaseLocale) => ({
  listerDossiers: creerListeDossiers(lecture),
  lireDossier: (demandeId: string) => lireDossier(lecture, demandeId),
  offresOuvertes: (input: { departements: readonly string[]; jour: Jour }) => offresOuvertes(lecture, input),
  lireOffre: (id: string) => lireOffre(lecture, id),
  commandesAEnvoyer: (limite: number) => commandesAEnvoyer(lecture, limite),
  listerEnvois: () => listerEnvois(lecture),
  listerDivergences: () => listerDivergences(lecture),
  compterEchanges: () => compterEchanges(lecture),
  lireJournee: (input: Input<'journee.lire'>, le: Jour) => lireJournee(lecture, input, le),
  demandeDeLaTache: (cle: string, le: Jour) => demandeDeLaTache(lecture, cle, le),
  listerOffresOuvertes: (input: Input<'rapprochement.offres'>, le: Jour) => listerOffresOuvertes(lecture, input, le),
  rapprocherAgents: (offre: Offre, input: Input<'rapprochement.agents'>, contexte: { academieId: AcademieId; le: Jour }) =>
    rapprocherAgents(lecture, offre, input, contexte),
  curseurs: () => curseurs(lecture),
});

export type Vues = ReturnType<typeof creerVues>;
