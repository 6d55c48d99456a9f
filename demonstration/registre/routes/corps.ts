import { z } from 'zod';
import type { Saisie } from '../formulaire/champs.ts';

const Corps = z.record(z.string(), z.union([z.string(), z.array(z.string())])).catch({});

/** Ce qu'un formulaire envoie : un texte par nom ; répété, le dernier compte. */
export function lireSaisie(corps: unknown): Saisie {
  return Object.fromEntries(
    Object.entries(Corps.parse({ ...(corps as object) })).map(([nom, v]) => [nom, typeof v === 'string' ? v : (v.at(-1) ?? '')]),
  );
}

/** Toutes les valeurs d'un nom répété : les cases d'une liste. */
export function lireRepetes(corps: unknown, nom: string): readonly string[] {
  const valeur = Corps.parse({ ...(corps as object) })[nom] ?? [];
  return typeof valeur === 'string' ? [valeur] : valeur;
}

/** Une version écrite dans une page ; une page retouchée à la main en donne une qui n'existe pas. */
export const lireVersionDe = (saisie: Saisie): number => z.coerce.number().int().min(0).max(1_000_000_000).catch(0).parse(saisie.version);
