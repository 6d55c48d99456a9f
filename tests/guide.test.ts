import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { texteEnVigueur } from '../domain/mandat/texte-consentement.ts';
import { lireLignesOffres } from '../domain/offre/colonnes-csv.ts';
import { lireSaisieOffre } from '../domain/offre/saisie-offre.ts';
import { communeParInsee } from '../server/operations/instruction/nouvelle-offre.ts';

const racine = path.resolve(import.meta.dirname, '..');
const lire = (fichier: string): string => readFileSync(path.join(racine, fichier), 'utf8');
const fichiers = (dossier: string, extension: string): string[] =>
  readdirSync(path.join(racine, dossier), { recursive: true, encoding: 'utf8' })
    .filter((f) => f.endsWith(extension))
    .map((f) => path.join(dossier, f));

/** Où s'écrivent les mots qu'une personne lit : les écrans, le texte du consentement, les courriels, le menu de la fenêtre. */
const SOURCES = ['renderer/textes', 'domain/mandat', 'server/courriel/messages', 'electron/window'];
const ecrits = SOURCES.flatMap((dossier) => fichiers(dossier, '.ts')).flatMap((fichier) => {
  const code = lire(fichier).replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
  return (
    [...code.matchAll(/'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`/g)]
      // Une phrase qui cite un libellé ne prouve pas qu'il existe : ce qu'elle cite est ôté.
      .flatMap((m) => (m[1] ?? m[2] ?? m[3] ?? '').replace(/« [^«»]+ »/g, '').split(/\$\{[^}]*\}/))
      .map((morceau) => morceau.replaceAll('’', "'").trim())
  );
});
const entiers = new Set(ecrits);

/** Un mot seul est un libellé entier ; plusieurs mots peuvent n'être qu'un morceau de phrase. */
const seLit = (libelle: string): boolean => entiers.has(libelle) || (/\s/.test(libelle) && ecrits.some((e) => e.includes(libelle)));
const cites = (page: string): string[] => [...page.matchAll(/« ([^«»]+) »/g)].map((m) => m[1]!.replaceAll('’', "'"));

describe('le guide de l’utilisateur', () => {
  test.each(fichiers('docs/guide', '.md'))('%s : chaque mot entre guillemets se lit à l’écran, à la lettre', (fichier) => {
    const libelles = cites(lire(fichier));
    expect(libelles.length).toBeGreaterThan(5);
    expect(libelles.filter((libelle) => !seLit(libelle))).toEqual([]);
  });

  test('un libellé inventé, ou à peine changé, se voit', () => {
    expect(cites('« Postulez ici », puis « Je postule »').filter((l) => !seLit(l))).toEqual(['Postulez ici']);
    expect(seLit('Valide')).toBe(false);
  });

  test('le texte du consentement est celui que l’agent accepte aujourd’hui', () => {
    const guide = lire('docs/guide/agent.md');
    for (const paragraphe of texteEnVigueur.paragraphes) expect(guide).toContain(`> ${paragraphe}\n`);
  });

  test('les colonnes du fichier d’offres sont toutes là, et leurs exemples font une offre que l’application accepte', () => {
    const lignes = [...lire('docs/guide/bailleur.md').matchAll(/^\| ([^|]+) \| ([^|]+) \| `([^`|]+)` \| ([^|]+) \|$/gm)];
    const courts = lignes.map((l) => /`([^`]+)`/.exec(l[2]!)![1]!);
    const exemples = lignes.map((l) => l[3]!);
    for (const titres of [lignes.map((l) => l[1]!), courts]) {
      const lues = lireLignesOffres([titres, exemples]);
      const saisie = lues.ok ? lues.value[0]!.saisie : lues.refus;
      expect(Object.values(saisie)).toEqual(exemples);
      expect(lues.ok && lireSaisieOffre(lues.value[0]!.saisie, { commune: communeParInsee, jour: '2026-11-23' })).toMatchObject({
        ok: true,
      });
    }
  });
});
