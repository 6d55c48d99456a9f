import { spawn } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { semer } from '../../db/central/apply/semer.ts';
import { migrations } from '../../db/central/migrations/liste.ts';
import { cheminAppel } from '../../domain/contract/serveur.ts';
import { PROTOCOLE } from '../../domain/contract/sync.ts';
import { gestionnaireId, orleansTours, posteId } from '../constructeurs/identifiants.ts';
import { aujourdhui } from '../constructeurs/jours.ts';
import { uneBaseCentrale, type BaseCentrale } from '../outils/postgres.ts';
import { lancer, type Processus } from '../outils/processus.ts';
import { unSmtp } from '../outils/smtp.ts';
import { academies, GESTIONNAIRE, MOT_DE_PASSE } from './outils.ts';

const gestionnaire = {
  id: gestionnaireId(1),
  academieId: orleansTours,
  role: 'gestionnaire',
  courriel: GESTIONNAIRE,
  motDePasse: MOT_DE_PASSE,
  nom: 'Moreau',
  prenom: 'Camille',
} as const;
const PRET = /^Serveur central : (http:\/\/127\.0\.0\.1:\d+)$/m;
let base: BaseCentrale;
beforeAll(async () => {
  base = await uneBaseCentrale('template0');
});
afterAll(() => base.fermer());

const demarrer = (env: Record<string, string>): Promise<Processus> => lancer('server/main.ts', { PORT: '0', ...env }, PRET);

/** Un démarrage qui doit échouer : son code de sortie et tout ce qu'il a dit. */
function echouer(env: Record<string, string | undefined>): Promise<{ code: number | null; dit: string }> {
  const racine = path.resolve(import.meta.dirname, '../..');
  const enfant = spawn(process.execPath, ['server/main.ts'], {
    cwd: racine,
    env: { ...process.env, DATABASE_URL: undefined, ...env } as NodeJS.ProcessEnv,
  });
  let dit = '';
  for (const sortie of [enfant.stdout, enfant.stderr])
    sortie.on('data', (morceau: Buffer) => {
      dit += String(morceau);
    });
  return new Promise((fait) => enfant.once('exit', (code) => fait({ code, dit })));
}

test('migre une base vide, sert, dit où, et s’arrête proprement même avec un pouls ouvert', { timeout: 60_000 }, async () => {
  const serveur = await demarrer({ DATABASE_URL: base.url, DEMONSTRATION: '1' });
  expect((await base.pool.query('SELECT 1 FROM migration')).rowCount).toBe(migrations.length);
  const sante = (await (await fetch(`${serveur.annonce}/v1/sante`)).json()) as { demonstration: { comptes: { courriel: string }[] } };
  expect(sante.demonstration.comptes.map((c) => c.courriel)).toContain('gestionnaire@demo.test');

  await semer(base.pool, { jour: aujourdhui, academies, comptes: [gestionnaire], demandes: [], mandats: [], candidatures: [], offres: [] });
  const corps = { courriel: GESTIONNAIRE, motDePasse: MOT_DE_PASSE, posteId: posteId(1), protocole: PROTOCOLE };
  const session = await fetch(`${serveur.annonce}/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(corps),
  });
  const { jetons } = (await session.json()) as { jetons: { acces: string } };
  const pouls = await fetch(`${serveur.annonce}/v1/pouls`, { headers: { authorization: `Bearer ${jetons.acces}` } });
  expect(pouls.status).toBe(200);
  const coupure = pouls.text().then(
    () => 'fermé',
    () => 'fermé',
  );

  expect(await serveur.arreter()).toBe(0);
  expect(await coupure).toBe('fermé');
  expect(
    serveur
      .sortie()
      .split('\n')
      .filter((l) => l !== '' && !PRET.test(l)),
  ).toEqual([expect.stringContaining('SMTP_URL absent : les courriels attendent dans la base.')]);
});

test('sans DEMONSTRATION, aucun compte ne se montre', { timeout: 60_000 }, async () => {
  const serveur = await demarrer({ DATABASE_URL: base.url, DEMONSTRATION: '0' });
  expect(await (await fetch(`${serveur.annonce}/v1/sante`)).json()).toMatchObject({ statut: 'ok', demonstration: null });
  await serveur.tuer();
});

test(
  'en démonstration, annonce ses pages ; le courriel part, fictif, avec un lien vers l’adresse publique',
  { timeout: 60_000 },
  async () => {
    const smtp = await unSmtp();
    const [portail, courriels] = ['http://127.0.0.1:4001/', 'http://127.0.0.1:4002/'];
    const serveur = await demarrer({
      DATABASE_URL: base.url,
      DEMONSTRATION: '1',
      SMTP_URL: smtp.url,
      ADRESSE_PUBLIQUE: 'https://logement.essai.test/',
      PORTAIL_PUBLIC: portail,
      COURRIELS_PUBLIC: courriels,
    });
    expect(await (await fetch(`${serveur.annonce}/v1/sante`)).json()).toMatchObject({ demonstration: { portail, courriels } });
    const compte = { civilite: 'madame', nomNaissance: 'Roussel', prenom: 'Nadia', telephone: '06 39 98 12 34', accepte: true };
    const reponse = await fetch(`${serveur.annonce}${cheminAppel('compte.creer')}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...compte, courriel: 'nadia.roussel@messagerie.test' }),
    });
    expect(await reponse.json()).toEqual({ status: 'ok', value: {} });
    const recu = await smtp.attendre((c) => c.a.includes('nadia.roussel@messagerie.test'));
    expect(recu.texte).toMatch(/https:\/\/logement\.essai\.test\/compte\/#jeton=[\w-]{43}/);
    expect(recu.texte).toContain('DÉMONSTRATION');
    expect(await serveur.arreter()).toBe(0);
    expect(serveur.sortie()).not.toMatch(/jeton|roussel/i);
    await smtp.arreter();
  },
);

test('ce qui l’empêche de démarrer se dit en une phrase', { timeout: 60_000 }, async () => {
  expect(await echouer({})).toEqual({ code: 2, dit: 'Le serveur central a besoin de DATABASE_URL, l’adresse de sa base PostgreSQL.\n' });

  expect(await echouer({ DATABASE_URL: base.url, JOURS_HORS_LIGNE_MAX: 'trente' })).toEqual({
    code: 2,
    dit: 'JOURS_HORS_LIGNE_MAX est un nombre de jours, de 1 à 3650.\n',
  });

  const occupe = createServer().listen(0, '127.0.0.1');
  await new Promise((pret) => occupe.once('listening', pret));
  const { port } = occupe.address() as AddressInfo;
  expect(await echouer({ DATABASE_URL: base.url, PORT: String(port) })).toEqual({ code: 1, dit: `Le port ${port} est déjà pris.\n` });

  const ailleurs = new URL(base.url);
  ailleurs.port = String(port);
  occupe.close();
  const injoignable = await echouer({ DATABASE_URL: ailleurs.href });
  expect(injoignable.code).toBe(1);
  expect(injoignable.dit).toMatch(/^Le serveur central n'a pas pu préparer sa base : .+\n$/);
  expect(injoignable.dit).not.toContain(ailleurs.password);

  await base.pool.query("INSERT INTO migration (numero, nom) VALUES (99, '0099-futur')");
  const recente = await echouer({ DATABASE_URL: base.url });
  expect(recente).toMatchObject({ code: 1, dit: expect.stringContaining("rien n'a été modifié") });
});
