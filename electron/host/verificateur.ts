import { randomBytes, scryptSync, timingSafeEqual } from 'node:crypto';

/**
 * De quoi reconnaître le mot de passe sans réseau : une empreinte scrypt, gardée dans la base chiffrée du compte.
 * scrypt et non argon2id : la bibliothèque de chiffrement d'Electron (BoringSSL) n'a pas argon2.
 */
const COUT = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 << 20 } as const;

const empreinte = (motDePasse: string, sel: Buffer): Buffer => scryptSync(motDePasse.normalize('NFC'), sel, 32, COUT);

export function creerVerificateur(motDePasse: string): string {
  const sel = randomBytes(16);
  return `scrypt:${sel.toString('base64')}:${empreinte(motDePasse, sel).toString('base64')}`;
}

/** Faux aussi quand l'empreinte est illisible : un doute est un refus (I-15). */
export function verifier(motDePasse: string, verificateur: string | null): boolean {
  const [genre, sel, attendue] = (verificateur ?? '').split(':');
  if (genre !== 'scrypt' || sel === undefined || attendue === undefined) return false;
  const obtenue = empreinte(motDePasse, Buffer.from(sel, 'base64'));
  const voulue = Buffer.from(attendue, 'base64');
  return voulue.length === obtenue.length && timingSafeEqual(obtenue, voulue);
}
