import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { lireEntetes, type Entetes } from './lecture.ts';

export interface Resume extends Entetes {
  /** L'instant de réception en millisecondes : croissant, jamais répété. */
  readonly id: string;
}

export interface Boite {
  /** Du plus récent au plus ancien ; `adresse` ne garde que les courriels envoyés à une adresse qui la contient. */
  readonly lister: (adresse: string) => readonly Resume[];
  readonly resume: (id: string) => Resume | null;
  /** Les octets du courriel, ou null si son fichier n'est plus lisible. */
  readonly lire: (id: string) => Promise<Buffer | null>;
  readonly ajouter: (octets: Buffer, destinataires: readonly string[]) => Promise<void>;
  readonly vider: () => Promise<void>;
  /** Les fichiers qui étaient là et n'ont pas pu être lus. */
  readonly ignores: () => readonly string[];
}

const NOM = /^(\d{13})\.eml$/;
/** Écrit en tête de chaque fichier, il dit à qui le courriel a été remis, et qu'il est entier jusque-là. */
const ENVELOPPE = 'X-Remis-A: ';

/** Les courriels reçus, un fichier chacun : ils survivent à un arrêt, et un fichier abîmé n'empêche pas de lire les autres. */
export async function ouvrirBoite(dossier: string, horloge: () => number = Date.now): Promise<Boite> {
  await mkdir(dossier, { recursive: true, mode: 0o700 });
  const courriels = new Map<string, Resume>();
  const ignores: string[] = [];
  const fichier = (id: string): string => path.join(dossier, `${id}.eml`);

  async function retenir(id: string, octets: Buffer): Promise<void> {
    courriels.set(id, { id, ...(await lireEntetes(octets)), a: destinatairesDe(octets) });
  }
  for (const nom of (await readdir(dossier)).toSorted()) {
    const id = NOM.exec(nom)?.[1];
    if (id === undefined) continue;
    await readFile(fichier(id))
      .then((octets) => retenir(id, octets))
      .catch(() => ignores.push(nom));
  }
  let dernier = Math.max(0, ...[...courriels.keys(), ...ignores].map((nom) => Number.parseInt(nom, 10)));

  return {
    lister: (adresse) => {
      const cherchee = adresse.trim().toLowerCase();
      return [...courriels.values()]
        .filter(({ a }) => a.some((une) => une.toLowerCase().includes(cherchee)))
        .toSorted((une, autre) => Number(autre.id) - Number(une.id));
    },
    resume: (id) => courriels.get(id) ?? null,
    lire: (id) => (courriels.has(id) ? readFile(fichier(id)).catch(() => null) : Promise.resolve(null)),
    async ajouter(octets, destinataires) {
      dernier = Math.max(horloge(), dernier + 1);
      const id = String(dernier).padStart(13, '0');
      const entier = Buffer.concat([Buffer.from(`${ENVELOPPE}${destinataires.join(', ')}\r\n`), octets]);
      // Un arrêt au milieu laisse un fichier provisoire, que rien ne lit, et le courriel n'est pas accepté.
      await writeFile(`${fichier(id)}.provisoire`, entier, { mode: 0o600 });
      await rename(`${fichier(id)}.provisoire`, fichier(id));
      await retenir(id, entier);
    },
    async vider() {
      for (const nom of await readdir(dossier))
        if (/^\d{13}\.eml(\.provisoire)?$/.test(nom)) await rm(path.join(dossier, nom), { force: true });
      courriels.clear();
      ignores.length = 0;
    },
    ignores: () => ignores,
  };
}

/** Rejette si le fichier ne commence pas comme un courriel de la boîte : tronqué, ou écrit par autre chose. */
function destinatairesDe(octets: Buffer): string[] {
  const premiere = octets.subarray(0, octets.indexOf('\r\n')).toString('utf8');
  if (!premiere.startsWith(ENVELOPPE)) throw new Error('ce fichier n’est pas un courriel de la boîte');
  return premiere.slice(ENVELOPPE.length).split(', ');
}
