import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { ok, refused, type Result } from '../../domain/shared/result.ts';

export type RefusReglages = { readonly motif: 'serveur_non_regle' };

const Reglages = z.object({ serveur: z.url() });
const LOCAUX = new Set(['127.0.0.1', '[::1]', 'localhost']);

/**
 * L'adresse du serveur central, sans barre finale. Installé, le poste la lit dans ses ressources, que seul l'installateur écrit ;
 * hors d'un paquet, dans POSTE_SERVEUR. Toujours https, sauf vers cette machine et hors d'un paquet.
 */
export function lireServeur(o: { paquet: boolean; fichier: string; env: NodeJS.ProcessEnv }): Result<string, RefusReglages> {
  const lu = Reglages.safeParse(o.paquet ? lireJson(o.fichier) : { serveur: o.env['POSTE_SERVEUR'] });
  if (!lu.success) return refused({ motif: 'serveur_non_regle' });
  const { protocol, hostname, username, password, origin } = new URL(lu.data.serveur);
  const sur = protocol === 'https:' || (protocol === 'http:' && !o.paquet && LOCAUX.has(hostname));
  return sur && username === '' && password === '' ? ok(`${origin}${new URL(lu.data.serveur).pathname.replace(/\/+$/, '')}`) : refused({ motif: 'serveur_non_regle' });
}

function lireJson(fichier: string): unknown {
  try {
    return JSON.parse(readFileSync(fichier, 'utf8'));
  } catch {
    return undefined;
  }
}
