import { createHash, randomUUID, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { normaliserNumeroUnique } from '../../../domain/demande/numero-unique.ts';
import { codeDeSecurite } from '../../../server/courriel/messages/code-securite.ts';
import { ENTETE_SECRET } from '../../../server/registre/http.ts';
import type { Contexte, Registre } from '../contexte.ts';
import { lireDemande } from '../stock.ts';

const Code = z.strictObject({ code: z.string().regex(/^[A-Z0-9]{4,12}$/), heures: z.int().min(1).max(48) });
type Adresse = { Params: { numero: string } };

/** Ce que la plateforme demande : une demande, ou faire parvenir un code à l'adresse que le registre connaît (G34). */
export function routesApi(app: Registre, { pool, courriel, secret }: Contexte): void {
  void app.register(
    async (api) => {
      api.addHook('onRequest', async (requete, reponse) => {
        if (!memeSecret(requete.headers[ENTETE_SECRET], secret)) return reponse.status(401).send({ erreur: 'secret_invalide' });
      });
      // Une réponse de l'accès est du JSON, pas une page.
      api.addHook('preHandler', async (_, reponse) => {
        void reponse.type('application/json; charset=utf-8');
      });

      api.get<Adresse>('/demandes/:numero', async (requete, reponse) => {
        const lue = await lireDemande(pool, normaliserNumeroUnique(requete.params.numero));
        return lue === null ? reponse.status(404).send({ erreur: 'demande_inconnue' }) : lue.demande;
      });

      api.post<Adresse>('/demandes/:numero/code', async (requete, reponse) => {
        const corps = Code.safeParse(requete.body);
        if (!corps.success) return reponse.status(400).send({ erreur: 'requete_invalide' });
        const lue = await lireDemande(pool, normaliserNumeroUnique(requete.params.numero));
        if (lue === null) return reponse.status(404).send({ erreur: 'demande_inconnue' });
        const message = { cle: randomUUID(), a: lue.demande.demandeur.courriel, ...codeDeSecurite(corps.data) };
        return courriel.envoyer(message).then(
          () => ({ envoye: true }),
          () => reponse.status(503).send({ erreur: 'courriel_indisponible' }),
        );
      });
    },
    { prefix: '/api' },
  );
}

/** En temps constant, et sans dire la longueur attendue. */
function memeSecret(recu: string | string[] | undefined, attendu: string): boolean {
  const empreinte = (texte: string) => createHash('sha256').update(texte).digest();
  return typeof recu === 'string' && attendu !== '' && timingSafeEqual(empreinte(recu), empreinte(attendu));
}
