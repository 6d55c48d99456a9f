import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { ok, refused, type Result } from '../../domain/shared/result.ts';

export type RefusReglages = { readonly motif: 'serveur_non_regle' } | { readonly motif: 'serveur_invalide' };

const Reglages = z.strictObject({ serveur: z.string() });
const LOCAUX = new Set(['127.0.0.1', '[::1]', 'localhost']);

/**
 * L'adresse du serveur central, sans barre finale : POSTE_SERVEUR, sinon le fichier `serveur.json` du dossier du poste.
 * Toujours https : le mot de passe y passe. Sauf, hors d'un paquet, vers cette machine.
 */
export function lireServeur(o: { paquet: boolean; fichier: string; env: NodeJS.ProcessEnv }): Result<string, RefusReglages> {
  const choisi = o.env['POSTE_SERVEUR'] ?? lireFichier(o.fichier);
  if (choisi === null || choisi === '') return refused({ motif: 'serveur_non_regle' });
  if (choisi === undefined || !URL.canParse(choisi)) return refused({ motif: 'serveur_invalide' });
  const { protocol, hostname, username, password, origin, pathname, search, hash } = new URL(choisi);
  const chiffre = protocol === 'https:' || (protocol === 'http:' && !o.paquet && LOCAUX.has(hostname));
  if (!chiffre || [username, password, search, hash].some((partie) => partie !== '')) return refused({ motif: 'serveur_invalide' });
  return ok(`${origin}${pathname.replace(/\/+$/, '')}`);
}

/**
 * Les pages de la démonstration que l'écran peut ouvrir dans le navigateur (portail d'enregistrement, courriels) :
 * POSTE_DEMONSTRATION, des adresses séparées par une espace. Sur cette machine seulement, et jamais dans un paquet.
 */
export function lirePagesDeDemonstration(o: { paquet: boolean; env: NodeJS.ProcessEnv }): readonly string[] {
  const adresses = o.paquet ? [] : (o.env['POSTE_DEMONSTRATION'] ?? '').split(' ');
  return adresses.filter((adresse) => /^http:\/\/127\.0\.0\.1:\d{1,5}$/.test(adresse));
}

/** L'adresse écrite dans le fichier ; null s'il n'y a pas de fichier, `undefined` s'il ne se comprend pas. */
function lireFichier(fichier: string): string | null | undefined {
  try {
    // Le Bloc-notes de Windows ajoute une marque d'ordre des octets.
    const lu = Reglages.safeParse(JSON.parse(readFileSync(fichier, 'utf8').replace(/^\uFEFF/, '')));
    return lu.success ? lu.data.serveur : undefined;
  } catch (erreur) {
    return (erreur as NodeJS.ErrnoException).code === 'ENOENT' ? null : undefined;
  }
}
