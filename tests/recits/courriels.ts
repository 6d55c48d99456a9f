import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { simpleParser } from 'mailparser';
import { expect } from '@playwright/test';

/** Un courriel arrivé au SMTP de la démonstration. */
export interface Courriel {
  readonly sujet: string;
  readonly texte: string;
}

/** Les courriels que le vrai SMTP de la démonstration a reçus, lus dans sa boîte. */
export interface Courriels {
  /** Attend un courriel pour cette adresse dont le sujet ou le texte contient cela, vingt secondes au plus, et le rend. */
  readonly attendre: (a: string, contient: string | RegExp, patienceMs?: number) => Promise<Courriel>;
  readonly tous: (a: string) => Promise<readonly Courriel[]>;
}

/** Les espaces insécables du français se lisent comme des espaces. */
const simple = (texte: string): string => texte.replaceAll(/[\u00a0\u202f]/g, ' ');

async function lire(fichier: string): Promise<Courriel & { readonly a: string }> {
  const lu = await simpleParser(readFileSync(fichier));
  const destinataires = Array.isArray(lu.to) ? lu.to : lu.to === undefined ? [] : [lu.to];
  return { a: destinataires.map((d) => d.text).join(' '), sujet: simple(lu.subject ?? ''), texte: simple(lu.text ?? '') };
}

/** Les courriels reçus à partir de maintenant : ceux des récits d'avant ne comptent pas. */
export function lireCourriels(dossier: string): Courriels {
  const dAvant = new Set(readdirSync(dossier));
  const tous = async (a: string): Promise<Courriel[]> => {
    const fichiers = readdirSync(dossier).filter((f) => f.endsWith('.eml') && !dAvant.has(f));
    const lus = await Promise.all(fichiers.toSorted().map((f) => lire(path.join(dossier, f))));
    return lus.filter((c) => c.a.includes(a));
  };
  const trouve = (contient: string | RegExp) => (c: Courriel) =>
    typeof contient === 'string' ? `${c.sujet}\n${c.texte}`.includes(contient) : contient.test(`${c.sujet}\n${c.texte}`);
  return {
    tous,
    async attendre(a, contient, patienceMs = 20_000) {
      let courriel: Courriel | undefined;
      const message = `aucun courriel « ${String(contient)} » pour ${a}`;
      await expect
        .poll(
          async () => {
            courriel = (await tous(a)).find(trouve(contient));
            return courriel !== undefined;
          },
          { timeout: patienceMs, message },
        )
        .toBe(true);
      return courriel!;
    },
  };
}
