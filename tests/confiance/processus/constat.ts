import { copyFileSync, existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Pool } from '../../../db/central/open.ts';
import { connecter } from '../../../db/local/connexion.ts';
import { curseurs } from '../../../db/local/views/curseurs.ts';
import { compterEchanges } from '../../../db/local/views/envois.ts';
import { lireMeta } from '../../../db/local/meta.ts';
import { ouvrirBase, type BaseLocale } from '../../../db/local/open.ts';
import { jourAParis } from '../../../domain/shared/dates.ts';
import { dossierEphemere } from '../../outils/dossier-ephemere.ts';
import type { Histoire } from '../histoire.ts';
import { etatsAttendus, etatsDuPoste } from '../constat/constat.ts';
import type { PosteReel } from './poste.ts';

/** Un poste dont on lit la base. */
export type PosteLu = Pick<PosteReel, 'qui' | 'gestionnaire' | 'base'>;

/** La base d'un poste qui ne vit pas : une copie, pour que ce soit lui, et non l'essai, qui la reprenne après sa mort. */
export function lireLaBase<T>({ base: { fichier, cle } }: PosteLu, lire: (base: BaseLocale) => T): T {
  const dossier = dossierEphemere('poste-copie-');
  const copie = path.join(dossier, 'base.db');
  for (const suffixe of ['', '-wal']) if (existsSync(fichier + suffixe)) copyFileSync(fichier + suffixe, copie + suffixe);
  const ouverte = ouvrirBase({ fichier: copie, cle });
  if (!ouverte.ok) throw new Error(`base refusée : ${JSON.stringify(ouverte.refus)}`);
  try {
    return lire(ouverte.value);
  } finally {
    ouverte.value.fermer();
    rmSync(dossier, { recursive: true });
  }
}

/** Le dernier numéro des flux de cette académie. */
export async function tetesDe(pool: Pool, academieId: string): Promise<Record<string, number>> {
  const { rows } = await pool.query<{ id: string; tete: number }>(
    `SELECT f.id, f.tete FROM flux f JOIN academie a ON f.id = 'academie:' || a.id OR f.id = ANY(SELECT 'departement:' || d FROM unnest(a.departements_offres) AS d)
     WHERE a.id = $1 ORDER BY f.id`,
    [academieId],
  );
  return Object.fromEntries(rows.map((r) => [r.id, r.tete]));
}

/** Vrai quand plus rien n'attend chez ce poste et que ses curseurs sont à la tête ; sa base se lit pendant qu'il vit. */
export function estAJour({ base: { fichier, cle } }: PosteLu, tetes: Readonly<Record<string, number>>): boolean {
  if (!existsSync(fichier)) return false;
  const lecture = connecter(fichier, cle, { lectureSeule: true });
  try {
    const siens = curseurs(lecture);
    return compterEchanges(lecture).enAttente === 0 && Object.entries(tetes).every(([flux, tete]) => siens[flux] === tete);
  } finally {
    lecture.close();
  }
}

/** Où en est ce poste, lu dans sa base pendant qu'il ne vit pas. */
export function noterLeRepos(histoire: Histoire, poste: PosteLu): void {
  lireLaBase(poste, ({ lecture }) => {
    histoire.noter(poste.qui, { quoi: 'curseurs', epoque: lireMeta(lecture, 'epoque'), curseurs: curseurs(lecture) });
  });
}

/** À la fin : ce que le poste a, ce qui attend encore chez lui, et ce que le serveur dit de son périmètre. */
export async function constater(histoire: Histoire, pool: Pool, poste: PosteLu): Promise<void> {
  const { qui, gestionnaire } = poste;
  noterLeRepos(histoire, poste);
  lireLaBase(poste, (base) => {
    const attendent = base.lecture
      .prepare(`SELECT commande_id FROM outbox WHERE statut = 'a_envoyer' ORDER BY rang`)
      .pluck()
      .all() as string[];
    histoire.noter(qui, { quoi: 'boite', attendent });
    for (const etat of etatsDuPoste(base)) histoire.noter(qui, { quoi: 'possede', ...etat });
  });
  const jour = jourAParis(new Date().toISOString());
  for (const etat of await etatsAttendus(pool, { ...gestionnaire, nom: '', posteId: '' }, jour))
    histoire.noter('base', { quoi: 'perimetre', poste: qui, ...etat });
  histoire.noter('base', { quoi: 'tetes', poste: qui, tetes: await tetesDe(pool, gestionnaire.academieId) });
}
