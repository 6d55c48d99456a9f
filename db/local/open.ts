import { existsSync, rmSync, statSync } from 'node:fs';
import type { RefusOuvrirSession } from '../../domain/contract/session.ts';
import { ok, refused, type Result } from '../../domain/shared/result.ts';
import { effacerTraces } from './apply/traces.ts';
import { lireCarnet, ouvrirCarnet } from './carnet/fichier.ts';
import { reprendre } from './carnet/reprendre.ts';
import { accorderCarnet, suivre } from './carnet/suivi.ts';
import { connecter, estIllisible, reglerEcriture, type Database, type Lecture } from './connexion.ts';
import { migrer, VERSION_CONNUE, versionDeLaBase } from './migrate.ts';
import { estEnQuarantaine } from './quarantaine.ts';

/** La base d'un compte sur ce poste : une connexion qui écrit, une qui ne peut que lire. */
export interface BaseLocale {
  readonly fichier: string;
  readonly ecriture: Database;
  readonly lecture: Lecture;
  readonly fermer: () => void;
}

/** D'une version plus récente que ce poste ; ou chiffrée avec une autre clé, ou endommagée. */
export type RefusOuvrirBase = Extract<RefusOuvrirSession, { motif: 'base_plus_recente' | 'base_illisible' }>;

/**
 * Ouvrir la base d'un compte, ou la créer. Une base refusée n'est pas touchée : elle est d'abord regardée
 * par une connexion qui ne peut pas écrire. Une panne du disque (droits, place) est une exception.
 */
export function ouvrirBase({ fichier, cle }: { fichier: string; cle: Uint8Array }): Result<BaseLocale, RefusOuvrirBase> {
  const refus = refusDuCarnet(fichier, cle) ?? (existante(fichier) ? refusDeLaBase(fichier, cle) : null);
  if (refus !== null) return refused(refus);
  const ouvertes: (() => void)[] = [];
  const fermer = () => {
    for (const fermerUne of ouvertes.splice(0).reverse()) fermerUne();
  };
  try {
    const ecriture = connecter(fichier, cle, { lectureSeule: false });
    ouvertes.push(() => ecriture.close());
    reglerEcriture(ecriture);
    migrer(ecriture);
    const carnet = ouvrirCarnet(fichier, cle);
    ouvertes.push(carnet.fermer);
    suivre(ecriture, carnet);
    reprendre(ecriture, carnet.contenu);
    accorderCarnet(ecriture);
    // Une purge interrompue par un arrêt du poste laisse des octets : les effacer avant toute chose (I-10).
    // Une quarantaine attend que le serveur ait reconnu le gestionnaire : d'ici là, rien ne se montre ni ne s'échange.
    if (!estEnQuarantaine(fichier)) effacerTraces(ecriture);
    const lecture = connecter(fichier, cle, { lectureSeule: true });
    ouvertes.push(() => lecture.close());
    return ok({ fichier, ecriture, lecture, fermer });
  } catch (erreur) {
    fermer();
    if (estIllisible(erreur)) return refused({ motif: 'base_illisible' });
    throw erreur;
  }
}

/** Un fichier vide est celui d'une création interrompue : il n'y a rien à y perdre. */
const existante = (fichier: string): boolean => existsSync(fichier) && statSync(fichier).size > 0;

/** Une base à refaire d'après un carnet que ce poste ne sait pas lire en entier attend une version plus récente. */
export function refusDuCarnet(fichier: string, cle: Uint8Array): RefusOuvrirBase | null {
  const version = lireCarnet(fichier, cle)?.carnet.version ?? 0;
  return version > VERSION_CONNUE ? { motif: 'base_plus_recente', version, connue: VERSION_CONNUE } : null;
}

function refusDeLaBase(fichier: string, cle: Uint8Array): RefusOuvrirBase | null {
  // Regarder une base en WAL crée ses deux voisins ; un refus n'en laisse pas.
  const absents = [`${fichier}-wal`, `${fichier}-shm`].filter((voisin) => !existsSync(voisin));
  const refus = regarder(fichier, cle);
  if (refus !== null) for (const voisin of absents) rmSync(voisin, { force: true });
  return refus;
}

function regarder(fichier: string, cle: Uint8Array): RefusOuvrirBase | null {
  let db: Database | null = null;
  try {
    db = connecter(fichier, cle, { lectureSeule: true });
    const version = versionDeLaBase(db);
    if (version > VERSION_CONNUE) return { motif: 'base_plus_recente', version, connue: VERSION_CONNUE };
    parcourir(db);
    return null;
  } catch (erreur) {
    if (estIllisible(erreur)) return { motif: 'base_illisible' };
    throw erreur;
  } finally {
    db?.close();
  }
}

/** Un coup d'œil dont le coût ne dépend pas de la taille : le schéma, et une descente dans chaque table. Chaque page lue est authentifiée. */
function parcourir(db: Database): void {
  const tables = db
    .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'`)
    .pluck()
    .all() as string[];
  for (const table of tables) db.prepare(`SELECT * FROM "${table}" LIMIT 1`).get();
}
