import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const deriver = promisify(argon2);

/** argon2id, 19 Mio, deux passes, un fil : la recommandation de l’OWASP pour ce mode, écrite dans chaque empreinte pour pouvoir évoluer. */
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

const FORME = /^argon2id\$(\d{1,7})\$(\d{1,2})\$([\w+/]{22}==)\$([\w+/]{43}=)$/;

/** Le même temps que l'empreinte existe ou non : sans elle, ou illisible, on calcule contre un sel jeté, et la réponse est non. */
export async function verifierMotDePasse(motDePasse: string, connue: string | null): Promise<boolean> {
  const [, memoire, passes, sel, attendue] = FORME.exec(connue ?? '') ?? [];
  if (attendue === undefined) {
    await empreinte(motDePasse, randomBytes(16));
    return false;
  }
  const obtenue = await empreinte(motDePasse, Buffer.from(sel!, 'base64'), Number(memoire), Number(passes));
  return timingSafeEqual(Buffer.from(attendue, 'base64'), obtenue);
}
