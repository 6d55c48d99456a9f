import { pipeline, Readable } from 'node:stream';
import { constants, createGzip, createZstdCompress } from 'node:zlib';
import type { ZodApp } from '../zod-app.ts';
import { protocolesAcceptes, PullRequest } from '../../domain/contract/sync.ts';
import type { Contexte } from '../contexte.ts';
import { accuserSiVide, exigerPorteur } from '../porteur.ts';
import { ouvrirPage } from '../pull/page.ts';

/** Ce qui a changé depuis les curseurs du poste : NDJSON compressé, une seule photographie de la base par réponse. */
export function routePull(app: ZodApp, contexte: Contexte): void {
  app.post('/v1/pull', { schema: { body: PullRequest } }, async (requete, reponse) => {
    const compte = await exigerPorteur(contexte, requete, reponse);
    if (compte === null) return reponse;
    const { protocole, posteId } = requete.body;
    if (!protocolesAcceptes.includes(protocole)) return reponse.status(400).send({ erreur: 'protocole_inconnu' });
    if (posteId !== compte.posteId) return reponse.status(403).send({ erreur: 'poste_inconnu' });
    const page = await ouvrirPage(contexte, compte, requete.body);
    if (!page.ok) {
      await accuserSiVide(contexte, compte, requete.body);
      return reponse.status(403).send({ erreur: page.erreur });
    }
    const zstd = /\bzstd\b/.test(String(requete.headers['accept-encoding'] ?? ''));
    const compression = zstd ? createZstdCompress({ params: { [constants.ZSTD_c_compressionLevel]: 1 } }) : createGzip({ level: 1 });
    const corps = Readable.from(page.morceaux, { objectMode: false });
    // Un générateur jamais commencé ne passe pas par son `finally` : la fermeture prévient aussi.
    corps.once('close', page.abandonner);
    void reponse
      .header('content-encoding', zstd ? 'zstd' : 'gzip')
      .header('vary', 'accept-encoding')
      .type('application/x-ndjson');
    // `pipeline` ferme les deux bouts : un poste qui raccroche rend la transaction aussitôt.
    pipeline(corps, compression, () => undefined);
    return reponse.send(compression);
  });
}
