import { createHash, randomBytes } from 'node:crypto';

/** Une référence de 256 bits, jeton de session ou lien d'un courriel ; la base n'en garde que l'empreinte. */
export const nouvelleReference = (): string => randomBytes(32).toString('base64url');
export const empreinteReference = (reference: string): Buffer => createHash('sha256').update(reference).digest();
