import { vi } from 'vitest';

/** Attend qu'une condition soit vraie, sans dormir plus que nécessaire, et rend sa valeur ; échoue avec ce qui était attendu. */
export const jusquA = <T>(quoi: string, essayer: () => Promise<T | false | null | undefined>, timeout = 10_000): Promise<T> =>
  vi.waitFor(
    async () => {
      const valeur = await essayer();
      if (!valeur) throw new Error(`attendu en vain : ${quoi}`);
      return valeur;
    },
    { timeout, interval: 20 },
  );
