import type { Auteur } from '../../../domain/candidature/candidature.ts';
import { AgentId } from '../../../domain/shared/ids.ts';
import { deposerCourriel } from '../../../db/central/apply/courriel.ts';
import { enTransaction, type Tx } from '../../../db/central/open.ts';
import type { DossierCentral } from '../../../db/central/views/dossier.ts';
import { lireSonDossier, verrouillerSonDossier } from '../../../db/central/views/suivi.ts';
import type { Contenu } from '../../courriel/messages/gabarit.ts';
import type { AppelantAgent, ContexteAppel } from '../contexte.ts';

export type ContexteAgent = ContexteAppel<AppelantAgent>;

/** L'identifiant d'un agent est celui de son compte. */
export const agentDe = ({ appelant }: ContexteAgent): AgentId => AgentId.parse(appelant.compteId);

/** La cloison de l'agent : son compte, son suivi, son code ; et son dossier une fois entré. */
export const chezLui = (contexte: ContexteAgent): { readonly agentId: AgentId } => ({ agentId: agentDe(contexte) });

export const auteurDe = (contexte: ContexteAgent): Auteur => ({
  role: 'agent',
  id: agentDe(contexte),
  nom: `${contexte.appelant.prenom} ${contexte.appelant.nom}`,
});

/** Une transaction dans le dossier de l'agent, verrouillé, et dans aucun autre ; `dossier` est null tant qu'il n'a rien importé. */
export const dansSonDossier = <T>(contexte: ContexteAgent, travail: (tx: Tx, dossier: DossierCentral | null) => Promise<T>): Promise<T> =>
  enTransaction(contexte.pool, chezLui(contexte), async (tx) =>
    travail(tx, await verrouillerSonDossier(tx, agentDe(contexte), contexte.jour)),
  );

/** Le même dossier, seulement lu : rien n'attend, et rien ne s'écrit. */
export const enLisantSonDossier = <T>(
  contexte: ContexteAgent,
  travail: (tx: Tx, dossier: DossierCentral | null) => Promise<T>,
): Promise<T> =>
  enTransaction(contexte.pool, chezLui(contexte), async (tx) => travail(tx, await lireSonDossier(tx, agentDe(contexte), contexte.jour)), {
    lecture: true,
  });

/** Un courriel à l'agent lui-même ; `cle` nomme le fait, pour qu'il n'en reçoive qu'un. */
export const ecrireASoi = (tx: Tx, { appelant }: ContexteAgent, cle: string, contenu: Contenu): Promise<void> =>
  deposerCourriel(tx, { cle, a: appelant.courriel, ...contenu });
