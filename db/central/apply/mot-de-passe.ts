import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const deriver = promisify(argon2);

/** argon2id, 19 Mio, deux passes, un fil : le réglage de trust.md, écrit dans chaque empreinte pour pouvoir évoluer. */
const MEMOIRE_KIO = 19_456;
const PASSES = 2;

const empreinte = (motDePasse: string, sel: Buffer, memory = MEMOIRE_KIO, passes = PASSES): Promise<Buffer> =>
  deriver('argon2id', {
    message: motDePasse.normalize('NFC'),
    nonce: sel,
    parallelism: 1,
    tagLength: 32,
    memory,
    passes,
  }) as Promise<Buffer>;

export async function hacherMotDePasse(motDePasse: string): Promise<string> {
  const sel = randomBytes(16);
  return ['argon2id', MEMOIRE_KIO, PASSES, sel.toString('base64'), (await empreinte(motDePasse, sel)).toString('base64')].join('$');
}

/** Le même temps que l'empreinte existe ou non : sans compte, on calcule contre un sel jeté, et la réponse est non. */
export async function verifierMotDePasse(motDePasse: string, connue: string | null): Promise<boolean> {
  const [genre, memoire, passes, sel, attendue] = (
    connue ?? `argon2id$${MEMOIRE_KIO}$${PASSES}$${randomBytes(16).toString('base64')}$`
  ).split('$');
  const obtenue = await empreinte(motDePasse, Buffer.from(sel ?? '', 'base64'), Number(memoire), Number(passes));
  const voulue = Buffer.from(attendue ?? '', 'base64');
  return genre === 'argon2id' && connue !== null && voulue.length === obtenue.length && timingSafeEqual(voulue, obtenue);
}
