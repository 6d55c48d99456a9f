import type { FastifyReply, FastifyRequest } from 'fastify';
import { PullRequest } from '../domain/contract/sync.ts';
import { BailleurId, CompteId } from '../domain/shared/ids.ts';
import { enTransaction, type Tx } from '../db/central/open.ts';
import { accuserEffacement } from '../db/central/apply/retrait.ts';
import {
  enLigneDuJeton,
  fermeDuJeton,
  porteurDuJeton,
  type CompteConnecte,
  type EnLigneConnecte,
  type Porteur,
} from '../db/central/views/porteur.ts';
import type { Contexte } from './contexte.ts';
import type { Appelant } from './operations/contexte.ts';

/** Le jeton d'accès de la requête, ou null. */
export const jetonDe = (requete: FastifyRequest): string | null =>
  /^Bearer ([\w-]{20,100})$/.exec(requete.headers.authorization ?? '')?.[1] ?? null;

async function chercher<T>(
  { pool, horloge }: Contexte,
  requete: FastifyRequest,
  lire: (tx: Tx, jeton: string, maintenant: Date) => Promise<T | null>,
): Promise<T | null> {
  const jeton = jetonDe(requete);
  return jeton === null ? null : enTransaction(pool, null, (tx) => lire(tx, jeton, horloge()));
}

/** Le gestionnaire qui appelle, d'après son jeton, à cet instant ; null s'il n'est plus personne. */
export const porteurDe = (contexte: Contexte, requete: FastifyRequest): Promise<CompteConnecte | null> =>
  chercher(contexte, requete, porteurDuJeton);

/** L'agent, le conseiller ou le bailleur qui appelle ; null dans les mêmes cas. */
export const appelantDe = async (contexte: Contexte, requete: FastifyRequest): Promise<Appelant | null> => {
  const compte = await chercher(contexte, requete, enLigneDuJeton);
  return compte === null ? null : enAppelant(compte);
};

function enAppelant(compte: EnLigneConnecte): Appelant {
  const { role, nom, prenom, courriel, civilite, bailleur } = compte;
  const personne = { compteId: CompteId.parse(compte.compteId), nom, prenom, courriel };
  if (role === 'agent') return { role, ...personne, civilite };
  if (role === 'conseiller') return { role, ...personne };
  return { role, ...personne, bailleurId: BailleurId.parse(compte.bailleurId), bailleur: bailleur ?? '' };
}

/**
 * Le gestionnaire qui appelle ; sinon répond 401 et rend null. Un compte désactivé n'est plus personne à la requête suivante :
 * son poste apprend qu'il n'a plus rien à garder, et peut répondre qu'il n'a plus rien (I-10).
 */
export async function exigerPorteur(contexte: Contexte, requete: FastifyRequest, reponse: FastifyReply): Promise<CompteConnecte | null> {
  const compte = await porteurDe(contexte, requete);
  if (compte !== null) return compte;
  const ferme = await chercher(contexte, requete, fermeDuJeton);
  if (ferme !== null) await accuserSiVide(contexte, ferme, requete.body);
  await reponse.status(401).send({ erreur: ferme === null || protocoleDe(requete) < 3 ? 'jeton_invalide' : 'compte_ferme' });
  return null;
}

/** Un poste d'avant le protocole 3 ne connaît pas « compte_ferme ». */
const protocoleDe = ({ body }: FastifyRequest): number => (body as { readonly protocole?: number } | null)?.protocole ?? 0;

/** Le poste qui a perdu son droit dit qu'il ne lui reste rien : une lecture sans aucun curseur, accusée. */
export async function accuserSiVide({ pool, horloge }: Contexte, porteur: Porteur, corps: unknown): Promise<void> {
  const lue = PullRequest.safeParse(corps);
  if (!lue.success || lue.data.efface === undefined || Object.keys(lue.data.curseurs).length > 0) return;
  await enTransaction(pool, null, (tx) => accuserEffacement(tx, porteur, horloge().toISOString()));
}
