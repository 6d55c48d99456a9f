import { JournalReponse, JournalRequest } from '../../domain/contract/journal.ts';
import { ErreurSync, protocolesAcceptes } from '../../domain/contract/sync.ts';
import { AcademieId } from '../../domain/shared/ids.ts';
import { recevoirJournal } from '../../db/central/apply/journal-poste.ts';
import { enTransaction } from '../../db/central/open.ts';
import { etatDuPoste } from '../../db/central/views/poste.ts';
import type { Contexte } from '../contexte.ts';
import { exigerPorteur } from '../porteur.ts';
import type { ZodApp } from '../zod-app.ts';

const CORPS_MAX = 1 << 20;

/** Le journal d'un poste, qui remonte après ses actes ; un poste arrêté le rend aussi. Une rupture est une réponse, et une alerte ici. */
export function routeJournal(app: ZodApp, contexte: Contexte): void {
  app.post(
    '/v1/journal',
    { bodyLimit: CORPS_MAX, schema: { body: JournalRequest, response: { 200: JournalReponse, '4xx': ErreurSync } } },
    async (requete, reponse) => {
      const compte = await exigerPorteur(contexte, requete, reponse);
      if (compte === null) return reponse;
      const { protocole, posteId } = requete.body;
      if (!protocolesAcceptes.includes(protocole)) return reponse.status(400).send({ erreur: 'protocole_inconnu' });
      const instant = contexte.horloge().toISOString();
      const recue = await enTransaction(contexte.pool, AcademieId.parse(compte.academieId), async (tx) =>
        posteId === compte.posteId && (await etatDuPoste(tx, compte)).inscrit ? recevoirJournal(tx, compte, requete.body, instant) : null,
      );
      if (recue === null) return reponse.status(403).send({ erreur: 'poste_inconnu' });
      const { recu, rompuAu, nouvelle } = recue;
      if (nouvelle) requete.log.warn({ academie: compte.academieId, poste: posteId, numero: rompuAu }, 'journal rompu');
      return { recu, rompuAu };
    },
  );
}
