import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lancer } from '../../outils/processus.ts';
import { demander, ecrire, type Messagerie, unDossier, uneMessagerie } from './outils.ts';

const { dossier, effacer } = unDossier();
let messagerie: Messagerie;
beforeAll(async () => {
  messagerie = await uneMessagerie(dossier);
});
afterAll(async () => {
  await messagerie.processus.arreter();
  effacer();
});
const page = async (chemin = '/') => (await demander(messagerie.page + chemin)).corps;
/** Les sujets de la liste, dans l'ordre de la page. */
const sujets = (corps: string): string[] => [...corps.matchAll(/<span class="sujet">([^<]*)<\/span>/g)].map((m) => m[1]!);
const lienDe = async (sujet: string): Promise<string> => {
  const corps = await page();
  return new RegExp(`href="(/courriels/\\d+)">\\s*<span class="sujet">${sujet}<`).exec(corps)?.[1] ?? '';
};

describe('la page « Courriels de démonstration »', () => {
  test('s’annonce en deux lignes, et vide, dit quoi faire', async () => {
    expect(messagerie.processus.sortie()).toMatch(
      /^Courriels SMTP : smtp:\/\/127\.0\.0\.1:\d+\nCourriels page : http:\/\/127\.0\.0\.1:\d+\/\n$/,
    );
    const corps = await page();
    expect(corps).toContain('Aucun courriel reçu pour l’instant.');
    expect(corps).toContain('Créer mon compte');
    expect(corps).not.toContain('Supprimer');
  });

  test('montre les courriels, le plus récent d’abord, et les cherche par adresse', async () => {
    for (const n of [1, 2, 3]) await ecrire(messagerie, n);
    expect(sujets(await page())).toEqual(['Sujet n° 3', 'Sujet n° 2', 'Sujet n° 1']);
    expect(sujets(await page('/?adresse=AGENT2%40exemple'))).toEqual(['Sujet n° 2']);
    expect(await page('/?adresse=personne')).toContain('Aucun courriel pour « personne ».');
    expect(await page('/?adresse=%3Cscript%3E')).toContain('« &lt;script&gt; »');
  });

  test('montre un courriel : son texte, ses liens, et son HTML à part', async () => {
    await ecrire(messagerie, 4, { texte: 'Allez sur https://exemple.test/a?b=1&c=2#jeton=x. Fin\n' });
    const chemin = await lienDe('Sujet n° 4');
    const corps = await page(chemin);
    expect(corps).toContain('<a href="https://exemple.test/a?b=1&amp;c=2#jeton=x" rel="noreferrer">');
    expect(corps).toContain('agent4@exemple.test');
    expect(corps).toMatch(/<iframe\s+sandbox="allow-popups allow-popups-to-escape-sandbox"/);
    expect(await page(`${chemin}/html`)).toContain('<p>Texte n° 4</p>');
  });

  test.each(['/', '/supprimer', '/courriels/0000000000000', '/rien'])('%s dit que c’est une démonstration, en français', async (chemin) => {
    const corps = await page(chemin);
    expect(corps).toMatch(/^<!doctype html>\s*<html lang="fr">/);
    expect(corps).toContain('<strong>Démonstration.</strong>');
  });

  test('un courriel inconnu et un chemin qui voudrait sortir du dossier ne mènent nulle part', async () => {
    const chemins = ['/courriels/1', '/courriels/..%2F..%2Fetc%2Fpasswd', '/courriels/1/html'];
    const reponses = await Promise.all(chemins.map((chemin) => demander(messagerie.page + chemin)));
    expect(reponses.map((r) => r.statut)).toEqual([404, 404, 404]);
  });
});

describe('la page se garde', () => {
  test('d’un autre hôte que le sien', async () => {
    const { port } = new URL(messagerie.page);
    const hotes = ['exemple.test', `exemple.test:${port}`, `localhost:${port}`, '127.0.0.1'];
    const reponses = await Promise.all(hotes.map((host) => demander(messagerie.page, { entetes: { host } })));
    expect(reponses.map((r) => r.statut)).toEqual([421, 421, 421, 421]);
  });

  test('par une politique stricte, sur toutes ses réponses', async () => {
    const { entetes } = await demander(messagerie.page);
    expect(entetes['content-security-policy']).toBe(
      "default-src 'none'; style-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    );
    const courriel = await demander(`${messagerie.page}${await lienDe('Sujet n° 1')}/html`);
    expect(courriel.entetes['content-security-policy']).toMatch(
      /^sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none';/,
    );
    expect(courriel.entetes['content-security-policy']).not.toContain('allow-scripts');
    for (const r of [entetes, courriel.entetes]) expect(r['x-content-type-options']).toBe('nosniff');
  });

  test('d’une suppression demandée par une autre page', async () => {
    const adresse = `${messagerie.page}/supprimer`;
    for (const entetes of [{}, { origin: 'http://exemple.test' }, { origin: 'null' }] as Record<string, string>[]) {
      expect((await demander(adresse, { methode: 'POST', entetes })).statut).toBe(403);
    }
    expect(sujets(await page())).toHaveLength(4);
  });
});

describe('les courriels sont des fichiers', () => {
  test('qui survivent à un arrêt net ; un fichier abîmé est ignoré, et dit', async () => {
    const [smtp, port] = [new URL(messagerie.smtp).port, new URL(messagerie.page).port];
    await messagerie.processus.tuer();
    writeFileSync(path.join(dossier, '1700000000000.eml'), Buffer.from([0, 255, 13, 10, 7]));
    writeFileSync(path.join(dossier, '1700000000001.eml'), '');
    writeFileSync(path.join(dossier, '1700000000002.eml.provisoire'), 'X-Remis-A: coupé');
    messagerie = await uneMessagerie(dossier, { smtp, page: port });
    expect(sujets(await page())).toEqual(['Sujet n° 4', 'Sujet n° 3', 'Sujet n° 2', 'Sujet n° 1']);
    expect(await page()).toContain('Fichiers illisibles, ignorés : 1700000000000.eml, 1700000000001.eml.');
    expect(messagerie.processus.sortie()).toContain('Courriel illisible, ignoré : 1700000000000.eml');
    await ecrire(messagerie, 5);
    expect(sujets(await page())[0]).toBe('Sujet n° 5');
  });

  test('un courriel trop gros est refusé, les autres arrivent', async () => {
    await expect(ecrire(messagerie, 6, { texte: 'x'.repeat(2 << 20) })).rejects.toThrow();
    await ecrire(messagerie, 7);
    expect(sujets(await page()).slice(0, 2)).toEqual(['Sujet n° 7', 'Sujet n° 5']);
  });

  test('tous se suppriment, après confirmation', async () => {
    expect(await page('/supprimer')).toContain('Les 6 courriels reçus seront effacés');
    const fait = await demander(`${messagerie.page}/supprimer`, { methode: 'POST', entetes: { origin: messagerie.page } });
    expect([fait.statut, fait.entetes['location']]).toEqual([303, '/']);
    expect(await page()).toContain('Aucun courriel reçu pour l’instant.');
    expect(readdirSync(dossier)).toEqual([]);
  });
});

describe('le processus', () => {
  test('s’arrête proprement quand on le lui demande', async () => {
    const autre = unDossier();
    const { processus } = await uneMessagerie(autre.dossier);
    expect(await processus.arreter()).toBe(0);
    autre.effacer();
  });

  test('dit ce qui l’empêche de démarrer : pas de dossier, un port déjà pris', async () => {
    const jamais = /^(jamais)$/m;
    await expect(lancer('demonstration/courriels/main.ts', {}, jamais)).rejects.toThrow(/code 2.*COURRIELS_DOSSIER/s);
    const environnement = { COURRIELS_DOSSIER: dossier, COURRIELS_PORT: new URL(messagerie.page).port };
    await expect(lancer('demonstration/courriels/main.ts', environnement, jamais)).rejects.toThrow(/code 1.*ne peuvent pas démarrer/s);
  });
});
