import type { ZodApp } from '../zod-app.ts';
import { Sante } from '../../domain/contract/serveur.ts';
import { protocolesAcceptes } from '../../domain/contract/sync.ts';
import { enTransaction } from '../../db/central/open.ts';
import { lireEpoque } from '../../db/central/views/compte.ts';
import type { Contexte } from '../contexte.ts';

/** Le serveur répond et sa base aussi. */
export function routeSante(app: ZodApp, contexte: Contexte): void {
  app.get('/v1/sante', { schema: { response: { 200: Sante } } }, async () => ({
    statut: 'ok' as const,
    epoque: await enTransaction(contexte.pool, null, lireEpoque),
    protocoles: [...protocolesAcceptes],
    demonstration: contexte.demonstration,
  }));
}
