import { PROTOCOLE } from '../../../domain/contract/sync.ts';
import { type Paquet, unPaquet } from './paquet.ts';

/**
 * Le poste des essais : le vrai, dont trois réglages seulement diffèrent. Les lots de la réception se règlent, pour qu'une petite base
 * en ait plusieurs ; l'empreinte du mot de passe gardée sur le poste est légère, car ces essais se connectent des centaines de fois.
 * `protocole` : celui qu'il parle, pour un poste qui n'est pas encore à jour.
 */
export const lePostePaquet = (protocole = PROTOCOLE): Promise<Paquet> =>
  unPaquet('tests/confiance/processus/poste-processus.ts', [
    { fichier: 'domain/contract/sync.ts', texte: `export const PROTOCOLE = ${PROTOCOLE};`, par: `export const PROTOCOLE = ${protocole};` },
    {
      fichier: 'electron/sync/pull.ts',
      texte: 'const PAR_TRANSACTION = 5_000;',
      par: 'const PAR_TRANSACTION = Number(process.env.POSTE_LOT ?? 5_000);',
    },
    {
      fichier: 'electron/sync/pull.ts',
      texte: 'const PAR_PAGE = 20_000;',
      par: 'const PAR_PAGE = Number(process.env.POSTE_PAGE ?? 20_000);',
    },
    { fichier: 'electron/host/verificateur.ts', texte: 'N: 2 ** 15', par: 'N: 2 ** 10' },
  ]);
