import type { ZodApp } from '../zod-app.ts';
import {
  type Commande,
  ErreurSync,
  protocolesAcceptes,
  PushReponse,
  PushRequest,
  type ReponseCommande,
} from '../../domain/contract/sync.ts';
import type { CompteConnecte } from '../../db/central/views/porteur.ts';
import { recevoir } from '../commands/recevoir.ts';
import { creerTours } from '../commands/tours.ts';
import type { Contexte } from '../contexte.ts';
import { exigerPorteur } from '../porteur.ts';

const STATUTS: Partial<Record<ErreurSync['erreur'], 401 | 409 | 422>> = {
  jeton_invalide: 401,
  rang_inattendu: 409,
  commande_differente: 422,
};

/** Autant d'envois à la fois que de connexions à la base, moins de quoi répondre au reste. */
const PLACES = 8;
/** Le poste attend une réponse quinze secondes : il a son tour, ou il apprend à revenir, avant. */
const ATTENTE_MS = 8_000;
/** Au-delà, les réponses déjà données repartent, et le poste renvoie la suite. */
const SERVICE_MS = 4_000;
const REVENIR_S = 5;

/**
 * Une commande qui porte une clé d'héritage est jugée comme les autres : refuser l'envoi entier retiendrait toute la file du poste (I-6).
 * L'enveloppe et chaque entrée sont strictes : ces clés n'y entrent pas.
 */
export function routePush(app: ZodApp, contexte: Contexte): void {
  void app.register(async (envois: ZodApp) => {
    envois.addContentTypeParser('application/json', { parseAs: 'string' }, envois.getDefaultJsonParser('ignore', 'ignore'));
    routeDesEnvois(envois, contexte);
  });
}

/** Les actes d'un poste, dans l'ordre de leurs rangs. S'arrête à la première erreur ; les réponses déjà données sont rendues à la répétition. */
function routeDesEnvois(app: ZodApp, contexte: Contexte): void {
  const tours = creerTours(PLACES, ATTENTE_MS);
  app.post(
    '/v1/push',
    { bodyLimit: 2 << 20, schema: { body: PushRequest, response: { 200: PushReponse, '4xx': ErreurSync } } },
    async (requete, reponse) => {
      const compte = await exigerPorteur(contexte, requete, reponse);
      if (compte === null) return reponse;
      const { protocole, posteId, commandes } = requete.body;
      if (!protocolesAcceptes.includes(protocole)) return reponse.status(400).send({ erreur: 'protocole_inconnu' });
      if (posteId !== compte.posteId) return reponse.status(403).send({ erreur: 'poste_inconnu' });
      const parti = new AbortController();
      reponse.raw.once('close', () => parti.abort());
      const ceder = await tours.prendre(parti.signal);
      if (ceder === null) return reponse.status(429).header('retry-after', REVENIR_S).send({ erreur: 'requete_invalide' });
      try {
        const suite = commandes.toSorted((a, b) => a.rang - b.rang);
        const recues = await recevoirLaSuite(contexte, compte, suite, parti.signal);
        return 'erreur' in recues ? await reponse.status(STATUTS[recues.erreur] ?? 403).send(recues) : recues;
      } finally {
        ceder();
      }
    },
  );
}

/** Tant de commandes par transaction : ce que valider coûte se partage, et un dossier n'est retenu qu'un instant. */
const PAR_LOT = 25;

/**
 * Lot après lot, jusqu'à la première erreur ou la fin du temps de service ; si la première commande n'est pas reçue, son erreur.
 * Quand un lot échoue, les commandes passent une à une : celle qui tombe ne retient pas celles d'avant (I-6).
 */
async function recevoirLaSuite(
  { pool, horloge }: Contexte,
  compte: CompteConnecte,
  commandes: readonly Commande[],
  parti: AbortSignal,
): Promise<PushReponse | ErreurSync> {
  const fin = performance.now() + SERVICE_MS;
  const reponses: ReponseCommande[] = [];
  let etat = { epoque: '', dernierRang: 0 };
  let parLot = PAR_LOT;
  while (reponses.length < commandes.length) {
    const lot = commandes.slice(reponses.length, reponses.length + parLot);
    try {
      const reception = await recevoir(pool, compte, lot, horloge());
      if (!reception.ok && reponses.length === 0) return reception.erreur;
      if (!reception.ok) break;
      reponses.push(...reception.reponses);
      etat = reception;
    } catch (erreur) {
      if (parLot === 1 && reponses.length === 0) throw erreur;
      if (parLot === 1) break;
      parLot = 1;
    }
    if (reponses.length > 0 && (parti.aborted || performance.now() > fin)) break;
  }
  return { epoque: etat.epoque, dernierRang: etat.dernierRang, reponses };
}
