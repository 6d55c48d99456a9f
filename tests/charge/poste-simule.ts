import { setTimeout as attendre } from 'node:timers/promises';
import { v7 as uuidv7 } from 'uuid';
import { PROTOCOLE, PushReponse, type ReponseCommande } from '../../domain/contract/sync.ts';
import { delaiAvantEssai } from '../../electron/sync/attente.ts';
import { ecouterPouls } from '../../electron/sync/pouls.ts';
import { appeler, type Fetch } from '../../electron/sync/reseau.ts';
import type { PosteInscrit } from './terrain.ts';

interface Commande {
  readonly commandeId: string;
  readonly rang: number;
  readonly nom: string;
  readonly entree: Readonly<Record<string, string>>;
  readonly saisieLe: string;
  readonly pourLeCompteDe: string;
}

/** Un poste réduit à ses échanges : les mêmes requêtes, la même patience et les mêmes reprises que le vrai, sans base locale. */
export interface PosteSimule {
  readonly commandes: readonly Commande[];
  /** La réponse retenue pour chaque commande ; une seconde, différente, est une faute notée dans `contradictions`. */
  readonly reponses: ReadonlyMap<string, ReponseCommande>;
  readonly contradictions: readonly string[];
  /** Vide la boîte d'envoi, autant d'essais qu'il en faut. Rend le nombre d'envois restés sans réponse. */
  readonly vider: () => Promise<number>;
  readonly ecouter: (arret: AbortSignal) => Promise<void>;
}

/** Autant de commandes qu'un vrai poste en met dans un envoi. */
const PAR_ENVOI = 100;

export function unPosteSimule(serveur: string, poste: PosteInscrit, nombre: number, fetch: Fetch): PosteSimule {
  const commandes = composer(poste, nombre);
  const reponses = new Map<string, ReponseCommande>();
  const contradictions: string[] = [];
  const retenir = (recue: ReponseCommande) => {
    const connue = reponses.get(recue.commandeId);
    if (connue === undefined) reponses.set(recue.commandeId, recue);
    else if (JSON.stringify(connue) !== JSON.stringify(recue)) contradictions.push(recue.commandeId);
  };
  return {
    commandes,
    reponses,
    contradictions,
    async vider() {
      let sansReponse = 0;
      for (let echecs = 0; ;) {
        const enAttente = commandes.filter((c) => !reponses.has(c.commandeId)).slice(0, PAR_ENVOI);
        if (enAttente.length === 0) return sansReponse;
        const corps = { protocole: PROTOCOLE, posteId: poste.posteId, commandes: enAttente };
        const reponse = await appeler(fetch, `${serveur}/v1/push`, { schema: PushReponse, acces: poste.acces, corps });
        if (reponse.genre === 'recue') {
          echecs = 0;
          reponse.corps.reponses.forEach(retenir);
          continue;
        }
        if (reponse.genre === 'erreur' && reponse.statut !== 429)
          throw new Error(`envoi refusé : ${reponse.statut} ${JSON.stringify(reponse.corps)}`);
        sansReponse += 1;
        await attendre(delaiAvantEssai(++echecs, Math.random));
      }
    },
    async ecouter(arret) {
      while (!arret.aborted) {
        await ecouterPouls({ fetch, serveur, acces: poste.acces, surPouls: () => undefined, arret });
        if (!arret.aborted) await attendre(delaiAvantEssai(1, Math.random), null, { signal: arret }).catch(() => undefined);
      }
    },
  };
}

/** Sur chacun de ses dossiers, déposer puis annuler. */
function composer(poste: PosteInscrit, nombre: number): Commande[] {
  const saisieLe = new Date().toISOString();
  return poste.dossiers
    .flatMap(({ demandeId, offreId }) => {
      const candidatureId = uuidv7();
      return [
        { nom: 'candidature.postuler', entree: { candidatureId, demandeId, offreId }, pourLeCompteDe: demandeId },
        { nom: 'candidature.annuler', entree: { candidatureId }, pourLeCompteDe: demandeId },
      ];
    })
    .slice(0, nombre)
    .map((commande, i) => ({ commandeId: uuidv7(), rang: i + 1, saisieLe, ...commande }));
}
