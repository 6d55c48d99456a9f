import type { ZodApp } from '../zod-app.ts';
import { ErreurSync, protocolesAcceptes, PushReponse, PushRequest, type ReponseCommande } from '../../domain/contract/sync.ts';
import { recevoir } from '../commands/recevoir.ts';
import type { Contexte } from '../contexte.ts';
import { exigerPorteur } from '../porteur.ts';

const STATUTS: Partial<Record<ErreurSync['erreur'], 401 | 409 | 422>> = {
  jeton_invalide: 401,
  rang_inattendu: 409,
  commande_differente: 422,
};

/** Les actes d'un poste, dans l'ordre de leurs rangs. S'arrête à la première erreur ; les réponses déjà données sont rendues à la répétition. */
export function routePush(app: ZodApp, contexte: Contexte): void {
  app.post(
    '/v1/push',
    { bodyLimit: 2 << 20, schema: { body: PushRequest, response: { 200: PushReponse, '4xx': ErreurSync } } },
    async (requete, reponse) => {
      const compte = await exigerPorteur(contexte, requete, reponse);
      if (compte === null) return reponse;
      const { protocole, posteId, commandes } = requete.body;
      if (!protocolesAcceptes.includes(protocole)) return reponse.status(400).send({ erreur: 'protocole_inconnu' });
      if (posteId !== compte.posteId) return reponse.status(403).send({ erreur: 'poste_inconnu' });
      const reponses: ReponseCommande[] = [];
      let etat = { epoque: '', dernierRang: 0 };
      for (const commande of commandes.toSorted((a, b) => a.rang - b.rang)) {
        const reception = await recevoir(contexte.pool, compte, commande, contexte.horloge());
        if (reception.ok) {
          reponses.push(reception.reponse);
          etat = reception;
        } else if (reponses.length > 0) break;
        else return reponse.status(STATUTS[reception.erreur.erreur] ?? 403).send(reception.erreur);
      }
      return { epoque: etat.epoque, dernierRang: etat.dernierRang, reponses };
    },
  );
}
