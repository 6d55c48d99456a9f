import { createHash } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { hasard as unHasard } from '../../../demonstration/generateur/hasard.ts';
import { ecrireHistoire, type Evenement } from '../histoire.ts';
import type { Manquement } from '../verificateur/manquement.ts';
import { verifier } from '../verificateur/verifier.ts';
import type { Atelier } from './atelier.ts';
import { constater, guerir } from './guerison.ts';
import { demonter, monter } from './montage.ts';
import { semerLeDesordre } from './ordonnanceur.ts';
import { type Profil, sansFaute } from './reseau.ts';
import type { Scene } from './scene.ts';
import { unTemps } from './temps.ts';

/** Ce qu'une graine a donné. Une panne est une exception que personne n'attendait : un poste ou un serveur l'a laissée passer. */
export interface Partie {
  readonly graine: number;
  readonly histoire: readonly Evenement[];
  readonly manquements: readonly Manquement[];
  readonly pannes: readonly string[];
  readonly melees: number;
  readonly empreinte: string;
}

const DEPART = '2026-11-23T07:30:00.000Z';
const profils: readonly (readonly [Profil, number])[] = [
  [sansFaute, 1],
  [{ perdre: 0.08, doubler: 0.15, couper: 0.1, mentir: 0.04 }, 6],
  [{ perdre: 0.2, doubler: 0.3, couper: 0.25, mentir: 0.1 }, 3],
];

/** Une graine, du début à la fin : le désordre, la guérison, le calme, et le vérificateur. La même graine donne la même histoire. */
export async function jouer(atelier: Atelier, graine: number): Promise<Partie> {
  const dossier = path.join(atelier.dossier, `graine-${graine}`);
  mkdirSync(dossier, { recursive: true });
  const temps = unTemps(DEPART);
  atelier.cadran.lire = temps.horloge;
  const retirer = temps.installer();
  let scene: Scene | null = null;
  try {
    scene = await monter(atelier, { graine, dossier, temps });
    const tirage = unHasard(graine, 'programme');
    scene.reseau.regler(tirage.pondere(profils));
    await semerLeDesordre(scene, { actes: tirage.entier(3, 7), incidents: tirage.entier(2, 6) });
    await guerir(scene);
    await constater(scene);
    const { evenements } = scene.histoire;
    const { pannes, melees } = scene.suivi;
    return { graine, histoire: evenements, manquements: verifier(evenements), pannes, melees, empreinte: empreinteDe(evenements) };
  } catch (erreur) {
    throw new Error(`graine ${graine} : la partie s'est interrompue`, { cause: erreur });
  } finally {
    if (scene !== null) await demonter(scene);
    retirer();
    rmSync(dossier, { recursive: true, force: true });
  }
}

const IDENTIFIANT = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** L'empreinte d'une histoire. Les identifiants que le produit tire au hasard y sont remplacés par l'ordre où on les rencontre. */
function empreinteDe(evenements: readonly Evenement[]): string {
  const noms = new Map<string, string>();
  const texte = ecrireHistoire(evenements).replace(IDENTIFIANT, (id) => {
    const nom = noms.get(id) ?? `#${noms.size}`;
    noms.set(id, nom);
    return nom;
  });
  return createHash('sha256').update(texte).digest('hex');
}
