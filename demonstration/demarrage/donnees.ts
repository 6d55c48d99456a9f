import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { semer } from '../../db/central/apply/semer.ts';
import { migrer } from '../../db/central/migrate.ts';
import { ouvrirCentrale, type Pool } from '../../db/central/open.ts';
import { type Jour, joursEntre } from '../../domain/shared/dates.ts';
import { HORS_ACADEMIE } from '../../domain/shared/ids.ts';
import { genererDemonstration, type ReglagesDemonstration } from '../generateur/generer.ts';
import type { Options } from './options.ts';
import { preparerRegistre } from './registre.ts';

const Fiche = z.object({ agents: z.int(), offres: z.int(), graine: z.int(), creeeLe: z.iso.date() });
type Fiche = z.infer<typeof Fiche>;

/** L'adresse de chaque base : celle du serveur central, et celle du registre de démonstration. */
export interface Bases {
  readonly centrale: string;
  readonly registre: string;
}

/** Amène les bases à jour et crée la démonstration si elle n'y est pas ; rend aussi la phrase à afficher. */
export async function preparerDonnees(
  url: string,
  dossier: string,
  options: Options,
  aujourdhui: Jour,
): Promise<{ phrase: string; bases: Bases }> {
  const pool = ouvrirCentrale(url, { max: 2 });
  try {
    const phrase = await preparerCentrale(pool, dossier, options, aujourdhui);
    return { phrase, bases: { centrale: url, registre: await preparerRegistre(pool, url) } };
  } finally {
    await pool.end();
  }
}

async function preparerCentrale(pool: Pool, dossier: string, options: Options, aujourdhui: Jour): Promise<string> {
  const fichier = path.join(dossier, 'demonstration.json');
  await migrer(pool);
  if (!(await estVide(pool))) return phraseExistante(lireFiche(fichier), options, aujourdhui, dossier);
  const reglages: ReglagesDemonstration = { graine: options.graine, agents: options.agents, offres: options.offres, aujourdhui };
  await semer(pool, { ...genererDemonstration(reglages), jour: aujourdhui });
  const fiche: Fiche = { agents: options.agents, offres: options.offres, graine: options.graine, creeeLe: aujourdhui };
  writeFileSync(fichier, JSON.stringify(fiche));
  return `Démonstration créée : ${options.agents} agents, ${options.offres} offres, graine ${options.graine}.`;
}

/** Une académie vient avec la base elle-même, celle où vont les demandes rattachées à aucune. */
async function estVide(pool: Pool): Promise<boolean> {
  return (await pool.query('SELECT 1 FROM academie WHERE id <> $1 LIMIT 1', [HORS_ACADEMIE])).rowCount === 0;
}

/** La fiche ne sert qu'à informer : absente ou illisible, la base garde raison. */
function lireFiche(fichier: string): Fiche | null {
  if (!existsSync(fichier)) return null;
  try {
    return Fiche.parse(JSON.parse(readFileSync(fichier, 'utf8')));
  } catch {
    return null;
  }
}

const JOURS_DE_FRAICHEUR = 14;

/** Une démonstration déjà là garde ses données, et ce qu'on y a fait : les réglages demandés ne s'y appliquent pas, et ses offres vieillissent. */
export function phraseExistante(fiche: Fiche | null, options: Options, aujourdhui: Jour, dossier: string): string {
  if (fiche === null) return 'Démonstration déjà créée.';
  const phrases = [`Démonstration du ${enClair(fiche.creeeLe)} : ${fiche.agents} agents, ${fiche.offres} offres, graine ${fiche.graine}.`];
  const memes = fiche.agents === options.agents && fiche.offres === options.offres && fiche.graine === options.graine;
  if (!memes && !parDefaut(options)) phrases.push('Les options --agents, --offres et --graine ne s’appliquent qu’à la création.');
  if (joursEntre(fiche.creeeLe, aujourdhui) > JOURS_DE_FRAICHEUR) phrases.push('Ses offres se ferment avec le temps.');
  if (phrases.length > 1) phrases.push(`Pour une démonstration neuve : --ephemere, ou effacez ${dossier}`);
  return phrases.join('\n');
}

const parDefaut = (o: Options): boolean => o.agents === 200 && o.offres === 40 && o.graine === 1;
const enClair = (jour: Jour): string =>
  new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${jour}T00:00:00Z`));
