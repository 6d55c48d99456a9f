import { createHmac, hkdfSync } from 'node:crypto';

/** La base d'un compte sur ce poste : son fichier et sa clé. */
export interface CleDuCompte {
  readonly fichier: string;
  /** 32 octets. */
  readonly cle: Uint8Array;
}

/**
 * Chaque compte a sa base : le nom du fichier et la clé se déduisent de la clé de l'installation et du courriel.
 * Le nom du fichier ne dit rien à qui n'a pas la clé, et un compte ne peut pas ouvrir la base d'un autre.
 */
export function cleDuCompte(cle: Uint8Array, courriel: string): CleDuCompte {
  const compte = courriel.normalize('NFC').trim().toLowerCase();
  const empreinte = createHmac('sha256', cle).update(compte).digest('hex').slice(0, 32);
  return { fichier: `base-${empreinte}.db`, cle: new Uint8Array(hkdfSync('sha256', cle, compte, 'poste-logement/base/v1', 32)) };
}
