import { deposerCourriel, type CourrielDepose } from '../../../db/central/apply/courriel.ts';
import { enTransaction, type Pool } from '../../../db/central/open.ts';

export const unMessage = (n = 1, traits: Partial<CourrielDepose> = {}): CourrielDepose => ({
  cle: `essai:${n}`,
  a: `agent${n}@exemple.test`,
  sujet: `Sujet n° ${n}`,
  texte: `Texte n° ${n} : été, œuvre, 703 €.\n`,
  html: `<p>Texte n° ${n}</p>`,
  ...traits,
});

export const deposer = (pool: Pool, ...messages: readonly CourrielDepose[]): Promise<void> =>
  enTransaction(pool, null, async (tx) => {
    for (const message of messages) await deposerCourriel(tx, message);
  });

/** Une horloge que l'essai avance lui-même. */
export function uneHorloge(depart = '2026-11-23T08:00:00.000Z'): { horloge: () => Date; avancer: (minutes: number) => void } {
  let ms = Date.parse(depart);
  return {
    horloge: () => new Date(ms),
    avancer: (minutes) => {
      ms += minutes * 60_000;
    },
  };
}
