import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compter } from '../../confiance/comptes.ts';
import { dossierEphemere } from '../../outils/dossier-ephemere.ts';
import { fuites, lieuxDuDossier, trouver } from '../../outils/fouiller.ts';
import { CANARI, journalDuServeur, parcourir, type Gardes, type Restes } from './parcours-canari.ts';

const dossiers: string[] = [];
const unDossier = (): string => {
  dossiers.push(dossierEphemere('poste-canari-'));
  return dossiers.at(-1)!;
};
afterAll(() => {
  for (const dossier of dossiers) rmSync(dossier, { recursive: true, force: true });
});

describe('un agent traverse tout, pannes et fuzz compris', () => {
  let restes: Restes;
  let dossier: string;
  beforeAll(async () => {
    dossier = unDossier();
    restes = await parcourir(dossier);
  }, 120_000);

  test('ni son nom, ni son courriel, ni son numéro, ni son revenu n’est en clair nulle part (I-9)', () => {
    expect(fuites(restes.lieux, CANARI)).toEqual([]);
    compter('canari : endroits fouillés', restes.lieux.length);
  });

  test('il est pourtant bien passé : la base du poste le contient, chiffre ôté, et ses courriels sont partis', () => {
    expect(trouver(restes.clair, CANARI)).toEqual(expect.arrayContaining(['Zqnomca', 'zqcanari.personne@messagerie.test', '9173645.25']));
    expect(restes.courriels).toBeGreaterThan(4);
  });

  test('les journaux ne sont pas vides : les pannes y sont, avec leur endroit', () => {
    expect(journalDuServeur(dossier)).toContain('"msg":"panne"');
    const noms = restes.lieux.map((l) => l.nom);
    for (const attendu of ['serveur/serveur.ndjson', 'les adresses demandées', 'les en-têtes', 'les réponses d’erreur'])
      expect(noms).toContain(attendu);
    expect(noms.filter((nom) => nom.startsWith('poste/') && nom.endsWith('-wal')).length).toBeGreaterThan(0);
  });
});

describe('le chercheur trouve ce qu’on a mis', () => {
  test.each([
    ['tel quel, au milieu d’octets', Buffer.concat([Buffer.alloc(3, 0xff), Buffer.from('xZQNOMCANARIx'), Buffer.alloc(3)])],
    ['en UTF-16', Buffer.from('ab Zqnomcanari', 'utf16le')],
    ['en base64', Buffer.from(Buffer.from('{"nom":"Zqnomcanari"}').toString('base64'))],
    ['en hexadécimal', Buffer.from(Buffer.from('Zqnomcanari').toString('hex'))],
  ])('%s', (_, octets) => {
    const dossier = unDossier();
    writeFileSync(path.join(dossier, 'fichier.bin'), octets);
    expect(fuites(lieuxDuDossier(dossier), CANARI)).toEqual(['I-9 : « Zqnomca » est en clair dans fichier.bin']);
  });
});

describe('une garde cassée se voit, et l’invariant est nommé', () => {
  const casses: [string, Gardes, RegExp][] = [
    [
      'le serveur journalise le corps des requêtes',
      { surPlateforme: (p) => p.a.addHook('preHandler', async (requete) => requete.log.warn({ corps: requete.body }, 'reçu')) },
      /^I-9 : « Zqnomca » est en clair dans serveur\/serveur\.ndjson$/,
    ],
    [
      'le poste journalise le message des erreurs',
      { noter: (ecrire) => (_, erreur) => ecrire(String(erreur)) },
      /^I-9 : .* est en clair dans (agent|poste)\/poste\.ndjson$/,
    ],
    [
      'le poste met le courriel dans l’adresse',
      { fetch: (url, init) => fetch(url.endsWith('/v1/session') ? `${url}?de=${JSON.parse(String(init?.body)).courriel}` : url, init) },
      /^I-9 : « zqcanari\.personne@messagerie\.test » est en clair dans les adresses demandées$/,
    ],
  ];
  test.each(casses)('%s', { timeout: 60_000 }, async (_, gardes, phrase) => {
    const { lieux } = await parcourir(unDossier(), { ...gardes, bref: true });
    expect(fuites(lieux, CANARI)).toContainEqual(expect.stringMatching(phrase));
  });
});
