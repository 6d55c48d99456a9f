import { afterAll, beforeAll, expect, test } from 'vitest';
import { hasard as unHasard, type Hasard } from '../../../demonstration/generateur/hasard.ts';
import { compter, echelle } from '../comptes.ts';
import { noterLeRepos } from './constat.ts';
import { gestionnaires } from './monde.ts';
import { type Plateforme, unePlateforme } from './plateforme.ts';
import type { PosteReel, Vie } from './poste.ts';
import { enClair, type Recit } from './recit.ts';

const POSTES = 4;
const ENSEMBLE = 2;
const PAR_POSTE = 52 * echelle();
const graine = process.env.POSTE_CONFIANCE_GRAINE ?? String(Date.now());

let plateforme: Plateforme;
beforeAll(async () => {
  plateforme = await unePlateforme();
});
afterAll(() => plateforme.fermer());

const genres = [
  ['n-ième pas', 3],
  ['pendant le travail', 2],
  ['pendant l’ouverture', 1],
] as const;

const actesDits = (vie: Vie): number => vie.paroles.filter((p) => p.dit === 'fait' && p.fait.quoi === 'acte').length;

/** Une vie écourtée : par le poste lui-même, à son n-ième pas ; ou par l'essai, peu après quelques actes, ou pendant l'ouverture. */
async function vivreEtMourir(poste: PosteReel, hasard: Hasard, n: number): Promise<void> {
  const consigne = { graine: `${graine} ${poste.qui} ${n}`, actes: 10_000 };
  const genre = hasard.pondere(genres);
  const vie = poste.vivre(genre === 'n-ième pas' ? { ...consigne, mort: { genre: 'pas', fois: hasard.entier(1, 1_000) } } : consigne);
  if (genre !== 'n-ième pas') {
    const voulus = hasard.entier(1, 6);
    await vie.entendre((p) => (genre === 'pendant le travail' ? actesDits(vie) >= voulus : p.dit === 'pret'));
    await new Promise((instant) => setTimeout(instant, hasard.entier(0, genre === 'pendant le travail' ? 20 : 150)));
    await vie.tuer();
  }
  expect(await vie.fin).toBe('SIGKILL');
}

/** Toutes les vies d'un poste, l'une après l'autre, sur la même base. */
async function user(poste: PosteReel, { histoire }: Recit): Promise<void> {
  const hasard = unHasard(graine, poste.qui);
  for (let n = 0; n < PAR_POSTE; n++) {
    await vivreEtMourir(poste, hasard, n);
    // Cinq connexions tuées en route feraient attendre la suivante : ce n'est pas ce qui est éprouvé.
    await plateforme.pool.query('DELETE FROM essai_connexion');
    if (n % 5 === 0) noterLeRepos(histoire, poste);
  }
  compter('kills du poste', PAR_POSTE);
}

test(
  `${POSTES * PAR_POSTE} fois : un poste tué en plein travail ne perd ni ne répète rien (graine ${graine})`,
  { timeout: 240_000 * echelle() },
  async () => {
    const { terrain } = plateforme;
    const recit = await terrain.raconter();
    const postes = gestionnaires.slice(0, POSTES).map((g) => terrain.nouveauPoste(g));
    for (let i = 0; i < POSTES; i += ENSEMBLE) await Promise.all(postes.slice(i, i + ENSEMBLE).map((p) => user(p, recit)));
    const manquements = await terrain.calmer(recit, postes);
    expect(enClair(manquements, recit.histoire.evenements)).toBe('');
    expect(terrain.pannes).toEqual([]);
    const dits = recit.histoire.evenements.filter((e) => e.quoi === 'acte').length;
    expect(dits).toBeGreaterThan(POSTES * PAR_POSTE);
  },
);
