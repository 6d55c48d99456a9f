import { readdirSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import { ouvrirBase } from '../../db/local/open.ts';
import type { SessionEnLigne } from '../../domain/contract/serveur.ts';
import type { Jetons } from '../../domain/contract/sync.ts';
import type { Demande } from '../../domain/demande/demande.ts';
import type { Fetch } from '../../electron/sync/reseau.ts';
import { cleDuCompte } from '../../electron/vault/compte.ts';
import { octetsDuPoste } from '../outils/dechiffrer.ts';
import { CLE_D_ESSAI, type PosteDEssai } from '../outils/poste.ts';

export const GESTIONNAIRE = 'gestionnaire@demo.test';
export const AGENT = 'agent@demo.test';

/** Un réseau qui retient les jetons donnés à l'ouverture de chaque session. */
export const retenirJetons =
  (donnes: Jetons[]): Fetch =>
  async (url, init) => {
    const reponse = await globalThis.fetch(url, init);
    if (url.endsWith('/v1/session') && reponse.ok) donnes.push(((await reponse.clone().json()) as SessionEnLigne).jetons);
    return reponse;
  };

const poster = async (url: string, corps: object, acces?: string): Promise<number> => {
  const headers = { 'content-type': 'application/json', ...(acces === undefined ? {} : { authorization: `Bearer ${acces}` }) };
  return (await fetch(url, { method: 'POST', headers, body: JSON.stringify(corps) })).status;
};

/** Le statut d'un appel fait avec ces jetons, sans passer par le poste. */
export const appelerAvec = (serveur: string, { acces }: Jetons, operation: string): Promise<number> =>
  poster(`${serveur}/v1/appel/${operation}`, {}, acces);

/** Ce que le serveur répond à ces jetons : à un appel, puis à leur renouvellement. */
export const essayerJetons = async (
  serveur: string,
  jetons: Jetons,
  operation: string,
): Promise<[appel: number, renouvellement: number]> => [
  await appelerAvec(serveur, jetons, operation),
  await poster(`${serveur}/v1/session/rafraichir`, { rafraichissement: jetons.rafraichissement }),
];

/** Ce qui nomme un agent, tel que ce serait écrit. */
export const traces = ({ id, agentId, numeroUnique, demandeur, ressources }: Demande): string[] => [
  id,
  agentId,
  numeroUnique.valeur,
  demandeur.courriel,
  demandeur.nom,
  demandeur.telephone,
  String(ressources.mensuelles),
];

/** Le parcours de l'agent : ce qu'il lit et fait tant qu'il est connecté. */
export async function parcourir(poste: PosteDEssai, demande: Demande): Promise<void> {
  const espace = await poste.lire('agent.espace', {});
  expect(espace.demande?.numeroUnique).toEqual(demande.numeroUnique);
  expect(espace.demande?.ressources.mensuelles).toBe(demande.ressources.mensuelles);
  await poste.lire('agent.tutoriel', {});
  await poste.lire('agent.candidatures', { recherche: '' });
  expect(['ok', 'refused']).toContain((await poste.appeler('agent.offres', { onglet: 'demandee', toutes: true })).status);
  expect(poste.pannes).toEqual([]);
}

export const fichiers = (poste: PosteDEssai): string[] => readdirSync(poste.dossier, { recursive: true, encoding: 'utf8' }).toSorted();

const baseDuGestionnaire = (poste: PosteDEssai): { fichier: string; cle: Uint8Array } => {
  const { fichier, cle } = cleDuCompte(CLE_D_ESSAI, GESTIONNAIRE);
  return { fichier: path.join(poste.dossier, fichier), cle };
};

/** Tout ce que le poste a écrit, tel quel ; et la base du gestionnaire, chiffre ôté. */
export const octets = ({ dossier }: PosteDEssai) => octetsDuPoste(dossier, CLE_D_ESSAI, GESTIONNAIRE);

/** Les lignes du journal de la base du gestionnaire, session fermée. */
export function journal(poste: PosteDEssai): { acte: string; objet: string; auteur: string; detail: string }[] {
  const base = ouvrirBase(baseDuGestionnaire(poste));
  if (!base.ok) throw new Error('base refusée');
  const lignes = base.value.lecture.prepare('SELECT acte, objet, auteur, detail FROM journal ORDER BY numero').all();
  base.value.fermer();
  return lignes as ReturnType<typeof journal>;
}
