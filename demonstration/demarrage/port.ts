import { createServer } from 'node:net';
import { codeDe, Echec } from './echec.ts';

const HOTE = '127.0.0.1';

/** Un port libre de la boucle locale. */
export const portLibre = (): Promise<number> => essayer(0);

/** Vérifie que le port demandé est libre ; sinon dit pourquoi et quoi faire. */
export async function verifierPort(port: number): Promise<void> {
  try {
    await essayer(port);
  } catch (erreur) {
    if (codeDe(erreur) === 'EACCES')
      throw new Echec(`Votre compte n’a pas le droit d’ouvrir le port ${port}. Choisissez un port au-dessus de 1024 avec --port.`);
    throw new Echec(
      `Le port ${port} est déjà utilisé par un autre programme. Fermez ce programme, ou choisissez un autre port avec --port.`,
    );
  }
}

function essayer(port: number): Promise<number> {
  return new Promise((resoudre, rejeter) => {
    const serveur = createServer();
    serveur.once('error', rejeter);
    serveur.listen(port, HOTE, () => {
      const adresse = serveur.address();
      serveur.close(() =>
        adresse !== null && typeof adresse === 'object' ? resoudre(adresse.port) : rejeter(new Error('adresse inattendue')),
      );
    });
  });
}
