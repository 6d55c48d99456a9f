import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import path from 'node:path';
import { codeDe, Echec } from './echec.ts';

/**
 * Le verrou contre un second démarrage est une adresse d'écoute locale, pas un fichier : le système la rend dès que le
 * processus meurt, même tué sans prévenir, et un numéro de processus réemployé ne trompe personne.
 */
export function adresseDuVerrou(dossier: string, systeme: NodeJS.Platform): string {
  const nom = `poste-logement-${createHash('sha256').update(path.resolve(dossier)).digest('hex').slice(0, 20)}`;
  if (systeme === 'win32') return `\\\\.\\pipe\\${nom}`;
  // Sous Linux, un nom abstrait ne laisse pas de fichier derrière lui.
  return systeme === 'linux' ? `\0${nom}` : path.join(dossier, 'verrou');
}

/** Prend le verrou et rend de quoi le rendre ; échoue en une phrase si un autre démarrage le tient. */
export async function prendreVerrou(adresse: string): Promise<() => Promise<void>> {
  const premier = await ecouter(adresse);
  if (premier !== null) return rendre(premier);
  if (await estTenu(adresse)) throw dejaDemarre();
  // Le fichier d'écoute d'un démarrage tué : personne ne répond, il est à nous.
  rmSync(adresse, { force: true });
  const second = await ecouter(adresse);
  if (second === null) throw dejaDemarre();
  return rendre(second);
}

const dejaDemarre = (): Echec =>
  new Echec(
    'Poste logement est déjà démarré sur ce dossier de données. Arrêtez-le d’abord (Ctrl+C dans sa fenêtre), ou ajoutez --ephemere.',
  );

const rendre = (serveur: Server) => (): Promise<void> => new Promise((fini) => void serveur.close(() => fini()));

function ecouter(adresse: string): Promise<Server | null> {
  return new Promise((resoudre, rejeter) => {
    const serveur = createServer((socket) => socket.destroy());
    serveur.once('error', (erreur) => (codeDe(erreur) === 'EADDRINUSE' ? resoudre(null) : rejeter(erreur)));
    serveur.listen(adresse, () => {
      serveur.unref();
      resoudre(serveur);
    });
  });
}

function estTenu(adresse: string): Promise<boolean> {
  return new Promise((resoudre) => {
    const socket = connect(adresse);
    socket.once('connect', () => {
      socket.destroy();
      resoudre(true);
    });
    socket.once('error', (erreur) => resoudre(!['ECONNREFUSED', 'ENOENT'].includes(codeDe(erreur) ?? '')));
  });
}
