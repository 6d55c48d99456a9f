import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { ok, refused, type Result } from '../../domain/shared/result.ts';
import { aDesBases } from './bases.ts';
import { codeDe, effacerRestes, poserUneFois, remplacer } from '../../db/local/fichiers.ts';

/** Le trousseau du système, vu d'ici. */
export interface Trousseau {
  readonly disponible: () => Promise<boolean>;
  /** Le nom de ce qui protège : `dpapi`, `keychain`, `gnome_libsecret`… ; `basic_text` ne protège pas. */
  readonly arrierePlan: () => string;
  /** Null si le système n'a rien protégé. */
  readonly chiffrer: (texte: string) => Promise<Buffer | null>;
  /** `aRechiffrer` : le système a changé de clé, ce chiffré est à refaire. */
  readonly dechiffrer: (chiffre: Buffer) => Promise<{ readonly texte: string; readonly aRechiffrer: boolean }>;
}

export type RefusCoffre =
  | { readonly motif: 'trousseau_indisponible' }
  | { readonly motif: 'trousseau_en_clair' }
  | { readonly motif: 'trousseau_change'; readonly attendu: string; readonly trouve: string }
  | { readonly motif: 'cle_perdue' }
  | { readonly motif: 'cle_endommagee' }
  | { readonly motif: 'cle_indechiffrable' }
  | { readonly motif: 'dossier_inaccessible'; readonly code: string };

type Cle = Result<Uint8Array, RefusCoffre>;
const FichierCle = z.strictObject({ version: z.literal(1), arrierePlan: z.string().min(1), cle: z.base64().min(1) });

/**
 * La clé de l'installation, créée une fois et confiée au trousseau du système.
 * Toute anomalie est un refus : jamais de clé en clair, jamais de nouvelle clé à la place d'une autre, qui rendrait les bases illisibles.
 */
export async function ouvrirCoffre(dossier: string, trousseau: Trousseau): Promise<Cle> {
  try {
    mkdirSync(dossier, { recursive: true, mode: 0o700 });
    const fichier = path.join(dossier, 'cle.json');
    const attendue = aDesBases(dossier);
    const ecrit = lireSiPresent(fichier);
    if (ecrit === null && attendue) return refused({ motif: 'cle_perdue' });
    if (!(await trousseau.disponible())) return refused({ motif: 'trousseau_indisponible' });
    if (trousseau.arrierePlan() === 'basic_text') return refused({ motif: 'trousseau_en_clair' });
    if (ecrit !== null) return await deballer(fichier, ecrit, trousseau);
    const emballee = await emballer(randomBytes(32), trousseau);
    if (!emballee.ok) return emballee;
    poserUneFois(fichier, emballee.value);
    // Relue du disque : si un autre processus l'a posée d'abord, c'est la sienne qui compte.
    return await deballer(fichier, readFileSync(fichier, 'utf8'), trousseau);
  } catch (erreur) {
    return refused({ motif: 'dossier_inaccessible', code: codeDe(erreur) });
  }
}

async function emballer(cle: Uint8Array, trousseau: Trousseau): Promise<Result<Buffer, RefusCoffre>> {
  const texte = ecrireCle(cle);
  const chiffre = await trousseau.chiffrer(texte).catch(() => undefined);
  if (chiffre === undefined) return refused({ motif: 'trousseau_indisponible' });
  if (chiffre === null || chiffre.includes(texte)) return refused({ motif: 'trousseau_en_clair' });
  const contenu: z.infer<typeof FichierCle> = { version: 1, arrierePlan: trousseau.arrierePlan(), cle: chiffre.toString('base64') };
  return ok(Buffer.from(JSON.stringify(contenu)));
}

async function deballer(fichier: string, ecrit: string, trousseau: Trousseau): Promise<Cle> {
  const lu = FichierCle.safeParse(lireJson(ecrit));
  if (!lu.success) return refused({ motif: 'cle_endommagee' });
  const trouve = trousseau.arrierePlan();
  if (lu.data.arrierePlan !== trouve) return refused({ motif: 'trousseau_change', attendu: lu.data.arrierePlan, trouve });
  const clair = await trousseau.dechiffrer(Buffer.from(lu.data.cle, 'base64')).catch(() => null);
  if (clair === null) return refused({ motif: 'cle_indechiffrable' });
  const cle = lireCle(clair.texte);
  if (cle === null) return refused({ motif: 'cle_endommagee' });
  effacerRestes(fichier);
  if (clair.aRechiffrer) await rechiffrer(fichier, cle, trousseau);
  return ok(cle);
}

/** La même clé sous le nouveau chiffrement du système ; si cela échoue, l'ancien reste et reste lisible. */
async function rechiffrer(fichier: string, cle: Uint8Array, trousseau: Trousseau): Promise<void> {
  const emballee = await emballer(cle, trousseau);
  try {
    if (emballee.ok) remplacer(fichier, emballee.value);
  } catch {
    // Disque plein ou dossier protégé : ce sera pour la prochaine ouverture.
  }
}

// Tous les trousseaux n'authentifient pas ce qu'ils chiffrent : l'empreinte dit si la clé rendue est bien celle confiée.
const empreinte = (cle: Uint8Array): string => createHash('sha256').update(cle).digest('hex');
const ecrireCle = (cle: Uint8Array): string => `${Buffer.from(cle).toString('hex')}:${empreinte(cle)}`;

function lireCle(texte: string): Uint8Array | null {
  const hex = /^([0-9a-f]{64}):([0-9a-f]{64})$/.exec(texte);
  const cle = new Uint8Array(Buffer.from(hex?.[1] ?? '', 'hex'));
  return hex !== null && empreinte(cle) === hex[2] ? cle : null;
}

function lireSiPresent(fichier: string): string | null {
  try {
    return readFileSync(fichier, 'utf8');
  } catch (erreur) {
    if (codeDe(erreur) === 'ENOENT') return null;
    throw erreur;
  }
}

function lireJson(texte: string): unknown {
  try {
    return JSON.parse(texte);
  } catch {
    return undefined;
  }
}
