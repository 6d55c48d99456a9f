import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { cheminEtats, pageDesEtats } from '../../build/generer-etats.ts';
import { etatsCandidature } from '../../domain/candidature/etapes.ts';

const racine = path.resolve(import.meta.dirname, '../..');
const lire = (fichier: string): string => readFileSync(path.join(racine, fichier), 'utf8');
const fichiers = (dossier: string, forme: RegExp): string[] =>
  readdirSync(path.join(racine, dossier), { recursive: true, encoding: 'utf8' })
    .filter((f) => forme.test(f))
    .map((f) => path.join(dossier, f));
const glossaire = lire('docs/glossaire.md');

it('la page des états d’une candidature est celle que le code écrit (sinon : node build/generer-etats.ts)', () => {
  expect(readFileSync(cheminEtats, 'utf8')).toBe(pageDesEtats());
});

it('la page nomme chaque état', () => {
  for (const etat of etatsCandidature) expect(pageDesEtats()).toContain(`| \`${etat}\` |`);
});

it('le glossaire mène à la page des états, et ses lignes se suivent', () => {
  expect(glossaire).toContain('(etats-candidature.md)');
  const numeros = [...glossaire.matchAll(/^\| (\d+) \|/gm)].map((m) => Number(m[1]));
  expect(numeros.length).toBeGreaterThan(50);
  expect(numeros).toEqual(numeros.map((_, i) => i + 1));
});

it.each(['bailleur', 'CALEOL', 'complément', 'lien', 'portail', 'rattachement', 'revalidation', 'séance', 'transmission'])(
  'le glossaire définit « %s »',
  (terme) => expect(glossaire).toMatch(new RegExp(`^\\| \\d+ \\| [^|]*\\b${terme}[^|]*\\|[^|]*\\| [^| ]`, 'mu')),
);

it('chaque identifiant du glossaire est un mot du code', () => {
  const code = ['domain', 'db', 'electron', 'server', 'renderer']
    .flatMap((d) => fichiers(d, /\.tsx?$/))
    .map(lire)
    .join('\n');
  const lignes = [...glossaire.matchAll(/^\| \d+ \| [^|]* \| ([^|]*) \|/gm)].map((l) => l[1]!);
  const identifiants = lignes.flatMap((cellule) => [...cellule.matchAll(/`'?(\w+)'?`/g)].map((i) => i[1]!));
  expect(identifiants.length).toBeGreaterThan(50);
  expect(identifiants.filter((id) => !new RegExp(`\\b${id}\\b`).test(code))).toEqual([]);
});

/** Les titres d'une page, comme les liens les nomment. */
const ancres = (texte: string): string[] =>
  [...texte.matchAll(/^#+ (.+)$/gm)].map((t) =>
    t[1]!
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(/\s/g, '-'),
  );

/** Les liens d'une page vers un fichier du projet, ou un titre, qui n'existe pas. */
const liensMorts = (page: string, texte: string): string[] =>
  [...texte.matchAll(/\]\(([^)\s]+)\)/g)]
    .map((l) => l[1]!)
    .filter((cible) => {
      if (/^https?:/.test(cible)) return false;
      const [fichier = '', ancre] = cible.split('#');
      const vise = fichier === '' ? page : path.join(path.dirname(page), fichier);
      return !existsSync(path.resolve(racine, vise)) || (ancre !== undefined && !ancres(lire(vise)).includes(ancre));
    });

it.each(['README.md', ...fichiers('docs', /\.md$/)])('aucun lien de %s n’est mort', (page) => {
  expect(liensMorts(page, lire(page))).toEqual([]);
});

it('un lien mort se voit', () =>
  expect(liensMorts('docs/guide/README.md', '[ici](agent.md), [là](rien.md), [ailleurs](https://al-in.fr/)')).toEqual(['rien.md']));

it('chaque décision est dans leur table', () => {
  const table = lire('docs/decisions/README.md');
  expect(readdirSync(path.join(racine, 'docs/decisions')).filter((f) => /^\d/.test(f) && !table.includes(`(${f})`))).toEqual([]);
});

it('chaque commande npm du README existe', () => {
  const { scripts } = JSON.parse(lire('package.json')) as { scripts: Record<string, string> };
  const commandes = [...lire('README.md').matchAll(/\bnpm (?:run ([\w-]+)|(start|test)\b)/g)].map((c) => c[1] ?? c[2]!);
  expect(commandes).toEqual(expect.arrayContaining(['start', 'test', 'check']));
  expect(commandes.filter((c) => !Object.hasOwn(scripts, c))).toEqual([]);
});
