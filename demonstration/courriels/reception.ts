import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerDataStream } from 'smtp-server';
import type { Boite } from './boite.ts';

const TAILLE_MAX = 1 << 20;

/** Reçoit tout courriel, pour n'importe quelle adresse, et n'en transmet aucun. Rend le port. */
export async function recevoir(port: number, boite: Boite): Promise<{ readonly port: number; readonly fermer: () => Promise<void> }> {
  const serveur = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    size: TAILLE_MAX,
    closeTimeout: 500,
    onData: (flux, session, suite) => {
      const destinataires = session.envelope.rcptTo.map(({ address }) => address);
      void lire(flux)
        .then((octets) => boite.ajouter(octets, destinataires))
        .then(() => suite(), suite);
    },
  });
  // Un client qui coupe au milieu ne doit pas arrêter la boîte.
  const ecoute = Promise.withResolvers<void>();
  serveur.on('error', ecoute.reject);
  serveur.listen(port, '127.0.0.1', ecoute.resolve);
  await ecoute.promise;
  return { port: (serveur.server.address() as AddressInfo).port, fermer: () => new Promise((fait) => serveur.close(() => fait())) };
}

async function lire(flux: SMTPServerDataStream): Promise<Buffer> {
  const morceaux: Buffer[] = [];
  for await (const morceau of flux) if (!flux.sizeExceeded) morceaux.push(morceau as Buffer);
  if (flux.sizeExceeded) throw Object.assign(new Error('courriel trop gros'), { responseCode: 552 });
  return Buffer.concat(morceaux);
}
