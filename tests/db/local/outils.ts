import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { appliquerLignes, ouvrirPull } from '../../../db/local/apply/pull.ts';
import { ouvrirBase, type BaseLocale } from '../../../db/local/open.ts';
import { entites, fluxAcademie, fluxDepartement, type NomEntite } from '../../../domain/contract/entities.ts';
import type { PullDebut, PullLigne } from '../../../domain/contract/sync.ts';
import type { Candidature } from '../../../domain/candidature/candidature.ts';
import type { Demande } from '../../../domain/demande/demande.ts';
import type { Mandat } from '../../../domain/mandat/mandat.ts';
import type { Offre } from '../../../domain/offre/offre.ts';

export const cle = new Uint8Array(32).fill(7);
export const FLUX = [fluxAcademie('orleans-tours'), fluxDepartement('45')] as const;

/** Un dossier à soi, effacé après l'essai. */
export function unDossier(): string {
  const dossier = mkdtempSync(path.join(tmpdir(), 'poste-'));
  onTestFinished(() => rmSync(dossier, { recursive: true, force: true }));
  return dossier;
}

export function ouvrir(fichier: string, avec = cle): BaseLocale {
  const resultat = ouvrirBase({ fichier, cle: avec });
  if (!resultat.ok) throw new Error(`base refusée : ${JSON.stringify(resultat.refus)}`);
  onTestFinished(resultat.value.fermer);
  return resultat.value;
}

/** Une base neuve, chiffrée, dans un vrai fichier. */
export const uneBase = (): BaseLocale => ouvrir(path.join(unDossier(), 'poste.db'));

type Annonce = Partial<PullDebut['flux'][number]> & { readonly id: string };

export const unDebut = (flux: readonly Annonce[] = FLUX.map((id) => ({ id }))): PullDebut => ({
  t: 'debut',
  protocole: 1,
  epoque: '00000000-0000-4000-8000-0000000000ee',
  dernierRang: 0,
  quand: '2026-11-20T08:00:00.000Z',
  flux: flux.map((f) => ({ tete: 1_000_000, depuis: 0, repart: false, restant: 0, ...f })),
});

interface ParEntite {
  readonly demande: Demande;
  readonly mandat: Mandat;
  readonly candidature: Candidature;
  readonly offre: Offre;
}

/** Une ligne du fil : le flux 0 est celui de l'académie, le flux 1 celui du département. */
export function ligne<N extends NomEntite>(nom: N, numero: number, entite: ParEntite[N]): PullLigne {
  const { code, flux, ligne: colonnes } = entites[nom];
  return [
    flux === 'academie' ? 0 : 1,
    numero,
    code,
    ...(colonnes as (e: ParEntite[N]) => readonly [string, ...(string | number | null)[]])(entite),
  ];
}

export const suppression = (nom: NomEntite, numero: number, id: string): PullLigne => [
  entites[nom].flux === 'academie' ? 0 : 1,
  numero,
  entites[nom].code,
  id,
];

/** Recevoir des lignes comme le fait l'hôte : annoncer les flux, puis appliquer. */
export function recevoir(base: BaseLocale, lignes: readonly PullLigne[], debut = unDebut()): Set<string> {
  const { tables } = ouvrirPull(base.ecriture, debut);
  return new Set([...tables, ...appliquerLignes(base.ecriture, debut, lignes)]);
}

/** Tout le contenu des tables, pour comparer avant et après. */
export function contenu(base: BaseLocale): Record<string, unknown[]> {
  const tables = ['flux', 'demande', 'mandat', 'candidature', 'offre', 'situation', 'outbox', 'effet', 'divergence', 'journal'];
  return Object.fromEntries(tables.map((t) => [t, base.lecture.prepare(`SELECT * FROM ${t}`).all()]));
}
