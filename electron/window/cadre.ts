import { readFileSync, writeFileSync } from 'node:fs';
import type { Rectangle } from 'electron';
import { z } from 'zod';

const entier = z.int().min(-32_768).max(32_767);
const Cadre = z.strictObject({ x: entier, y: entier, width: entier.min(640), height: entier.min(480), agrandie: z.boolean() });
export type Cadre = z.infer<typeof Cadre>;

/** La place de la fenêtre à sa dernière fermeture ; null si elle n'est pas connue ou si l'écran qui la portait n'est plus là. */
export function lireCadre(fichier: string, zonesDeTravail: readonly Rectangle[]): Cadre | null {
  const lu = Cadre.safeParse(lireJson(fichier));
  if (!lu.success) return null;
  const { x, y, width } = lu.data;
  // La barre de titre doit être saisissable : son milieu est dans une zone de travail.
  const milieu = x + width / 2;
  const visible = zonesDeTravail.some((z) => milieu >= z.x && milieu < z.x + z.width && y >= z.y && y < z.y + z.height - 40);
  return visible ? lu.data : null;
}

/** Un confort : un échec d'écriture ne doit pas empêcher de fermer. */
export function garderCadre(fichier: string, cadre: Cadre): void {
  try {
    writeFileSync(fichier, JSON.stringify(cadre), { mode: 0o600 });
  } catch {
    // La fenêtre s'ouvrira à sa place par défaut.
  }
}

function lireJson(fichier: string): unknown {
  try {
    return JSON.parse(readFileSync(fichier, 'utf8'));
  } catch {
    return undefined;
  }
}
