import { motDePasseDemonstration } from '../../demonstration/generateur/comptes.ts';
import { genererDemonstration, type Demonstration, type ReglagesDemonstration } from '../../demonstration/generateur/generer.ts';
import type { CompteCentral } from '../../db/central/types.ts';
import type { Demande } from '../../domain/demande/demande.ts';
import type { AgentLibre } from './agents-libres.ts';

/** Un agent qui a son compte, et une demande que seul le registre connaît, sous une autre adresse que celle du compte (G34). */
export interface AgentAImporter {
  readonly courriel: string;
  readonly courrielAuRegistre: string;
  readonly numeroUnique: string;
}

const NOMBRE = 8;

const compteDe = ({ agentId, demandeur }: Demande, courriel: string): CompteCentral => ({
  id: agentId,
  academieId: null,
  role: 'agent',
  courriel,
  motDePasse: motDePasseDemonstration,
  nom: demandeur.nom,
  prenom: demandeur.prenom,
  civilite: demandeur.civilite,
});

/** Les comptes des agents libres ; celui qui a déjà le sien dans la démonstration le garde. */
export const comptesDesLibres = ({ demandes, comptes }: Demonstration, libres: readonly AgentLibre[]): CompteCentral[] =>
  demandes
    .filter((d) => libres.some((libre) => libre.demandeId === d.id) && comptes.every((c) => c.id !== d.agentId))
    .map((d) => compteDe(d, d.demandeur.courriel));

/** Quelques agents de plus que ceux de la démonstration : leur compte, leur demande au registre, et rien d'importé. */
export function agentsAImporter(reglages: ReglagesDemonstration) {
  const { demandes } = genererDemonstration({ ...reglages, agents: reglages.agents + NOMBRE });
  const siennes = demandes.slice(reglages.agents);
  const agents = siennes.map(({ demandeur, numeroUnique }): AgentAImporter => ({
    courriel: demandeur.courriel.replace('@', '.compte@'),
    courrielAuRegistre: demandeur.courriel,
    numeroUnique: numeroUnique.valeur,
  }));
  return { demandes: siennes, agents, comptes: siennes.map((d, i) => compteDe(d, agents[i]!.courriel)) };
}
