import { expect } from '@playwright/test';

/** Un courriel arrivé au SMTP de la démonstration. */
export interface Courriel {
  readonly sujet: string;
  readonly texte: string;
}

/** Les courriels reçus, lus sur la page du vrai SMTP de la démonstration, comme une personne les lirait. */
export interface Courriels {
  /** Attend un courriel pour cette adresse dont le sujet ou le texte contient cela, et le rend. */
  readonly attendre: (a: string, contient: string | RegExp) => Promise<Courriel>;
  readonly tous: (a: string) => Promise<readonly Courriel[]>;
}

interface CourrielGarde {
  readonly a: string;
  readonly sujet: string;
  readonly texte: string;
}

export function lireCourriels(page: string): Courriels {
  const tous = async (a: string): Promise<Courriel[]> => {
    const reponse = await fetch(`${page}/courriels.json?a=${encodeURIComponent(a)}`);
    return (await reponse.json()) as CourrielGarde[];
  };
  const trouve = (contient: string | RegExp) => (c: Courriel) =>
    typeof contient === 'string' ? `${c.sujet}\n${c.texte}`.includes(contient) : contient.test(`${c.sujet}\n${c.texte}`);
  return {
    tous,
    async attendre(a, contient) {
      let courriel: Courriel | undefined;
      await expect
        .poll(
          async () => {
            courriel = (await tous(a)).find(trouve(contient));
            return courriel !== undefined;
          },
          { timeout: 20_000, message: `aucun courriel « ${String(contient)} » pour ${a}` },
        )
        .toBe(true);
      return courriel!;
    },
  };
}
