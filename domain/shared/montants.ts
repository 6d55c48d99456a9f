import { z } from 'zod';

/** Un montant en euros, au centime. */
export const Euros = z.number().min(0).max(10_000_000);
export type Euros = z.infer<typeof Euros>;

/** Un nombre tel qu'on l'écrit, « 1 234,50 », « 703 € », au centième ; null s'il ne se lit pas. */
export function lireNombreEcrit(texte: string): number | null {
  const net = texte.replace(/[\s€]/gu, '').replace(',', '.');
  return /^-?\d+(\.\d+)?$/.test(net) ? Math.round(Number(net) * 100) / 100 : null;
}
