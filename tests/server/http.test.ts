import { Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cheminAppel } from '../../domain/contract/serveur.ts';
import { PROTOCOLE } from '../../domain/contract/sync.ts';
import { operationsPortees } from '../../server/operations/appel.ts';
import { uneDemande } from '../constructeurs/demande.ts';
import { posteId } from '../constructeurs/identifiants.ts';
import { midi } from '../constructeurs/jours.ts';
import { uneOffre } from '../constructeurs/offre.ts';
import { routesServies } from '../outils/routes-servies.ts';
import {
  cmdPostuler,
  commande,
  demander,
  envoyerTexte,
  GESTIONNAIRE,
  MOT_DE_PASSE,
  ouvrirSession,
  porteur,
  pousser,
  seConnecter,
  tirer,
  unePlateforme,
  type Plateforme,
  type Poste,
} from './outils.ts';

const CANARI = 'Zqjournal';
const journal: string[] = [];
const routes = [
  ...operationsPortees.map((nom) => `POST ${cheminAppel(nom)}`),
  'GET /v1/pouls',
  'GET /v1/sante',
  'POST /v1/journal',
  'POST /v1/pull',
  'POST /v1/push',
  'POST /v1/session',
  'POST /v1/session/fermer',
  'POST /v1/session/rafraichir',
].toSorted();
const dossier = uneDemande(1).avecDemandeur({ nom: CANARI }).avecMandat();
const offre = uneOffre(1).valeur();

let p: Plateforme;
let poste: Poste;
beforeAll(async () => {
  const sortie = new Writable({
    write: (morceau, _, fait) => {
      journal.push(String(morceau));
      fait();
    },
  });
  p = await unePlateforme({ semence: { demandes: [dossier.demande], mandats: [dossier.mandat], offres: [offre] }, journal: sortie });
  poste = await seConnecter(p);
});
afterAll(() => p.fermer());

const json = { 'content-type': 'application/json' };
const poster = (url: string, payload: string, entetes: Record<string, string> = json) =>
  p.a.inject({ method: 'POST', url, headers: { ...porteur(poste), ...entetes }, payload });
const enTrop = 'x'.repeat(10 << 20);

/** Un corps valide pour chaque route qui en attend un. */
const valides: Record<string, object> = {
  '/v1/session': { courriel: GESTIONNAIRE, motDePasse: 'x', posteId: posteId(1), protocole: PROTOCOLE },
  '/v1/session/rafraichir': { rafraichissement: 'x' },
  '/v1/push': {
    protocole: PROTOCOLE,
    posteId: posteId(1),
    commandes: [{ commandeId: posteId(7), rang: 1, nom: 'x', entree: {}, saisieLe: midi(), pourLeCompteDe: posteId(8) }],
  },
  '/v1/pull': { protocole: PROTOCOLE, posteId: posteId(1), curseurs: {} },
};

describe('ce qui arrive de travers', () => {
  test.each(['/v1/session', '/v1/session/rafraichir', '/v1/push', '/v1/pull'])(
    '%s : un corps de 10 Mo est refusé sans être lu',
    async (url) => {
      const reponse = await poster(url, JSON.stringify({ enTrop }));
      expect([reponse.statusCode, reponse.json()]).toEqual([413, { erreur: 'requete_invalide' }]);
    },
  );

  /** Ces valeurs-là sont bien formées : elles seront refusées pour ce qu'elles disent, plus loin. */
  const permises = new Set(['curseurs {}', 'rafraichissement ""', 'protocole -1']);
  /** Chaque champ tour à tour remplacé par ce qu'il n'est pas, oublié, ou accompagné d'une clé de trop. */
  const mutations = Object.entries(valides).flatMap(([url, corps]) => [
    ...Object.keys(corps).flatMap((cle) =>
      [null, [], {}, true, '', 'x'.repeat(300), -1, 1.5, 1e300]
        .filter((v) => !permises.has(`${cle} ${JSON.stringify(v)}`))
        .map((v) => [url, JSON.stringify({ ...corps, [cle]: v })] as const),
    ),
    ...Object.keys(corps).map((cle) => [url, JSON.stringify({ ...corps, [cle]: undefined })] as const),
    [url, JSON.stringify({ ...corps, deTrop: 1 })] as const,
    [url, JSON.stringify(corps).replace('{', '{"__proto__":{"admin":true},')] as const,
    [url, JSON.stringify(corps).replace('{', '{"constructor":{"prototype":{"admin":true}},')] as const,
    [url, '{"coupé'] as const,
    [url, ''] as const,
    [url, '[]'] as const,
    [url, 'null'] as const,
    [url, '['.repeat(50_000)] as const,
  ]);
  test.each([...new Set(mutations.map((m) => m[0]))])(
    '%s : types faux, clés de trop ou manquantes, __proto__, JSON coupé : 400 et rien d’autre',
    async (url) => {
      const lesSiennes = mutations.filter((m) => m[0] === url);
      expect(lesSiennes.length).toBeGreaterThan(15);
      for (const [, corps] of lesSiennes) {
        const reponse = await poster(url, corps);
        expect([corps.slice(0, 200), reponse.statusCode, reponse.json()]).toEqual([
          corps.slice(0, 200),
          400,
          { erreur: 'requete_invalide' },
        ]);
      }
      expect(({} as { admin?: boolean }).admin).toBeUndefined();
    },
  );

  test.each([
    ['GET', '/'],
    ['GET', '/v1/inconnue'],
    ['POST', '/v1/sante'],
    ['DELETE', '/v1/push'],
    ['GET', '/v1/../etc/passwd'],
    ['GET', '/%2e%2e/%2e%2e'],
    ['GET', '/v1/session?jeton=x'],
  ] as const)('%s %s : 404', async (method, url) => {
    const reponse = await p.a.inject({ method, url });
    expect([reponse.statusCode, reponse.json()]).toEqual([404, { erreur: 'requete_invalide' }]);
  });

  test('un type de contenu inconnu, une adresse mal encodée : refusés, jamais une panne', async () => {
    expect((await poster('/v1/push', '<a/>', { 'content-type': 'text/xml' })).statusCode).toBe(415);
    const mal = await p.a.inject({ method: 'GET', url: '/v1/%E0%A4%A' });
    expect([mal.statusCode, mal.json()]).toEqual([400, { erreur: 'requete_invalide' }]);
  });

  test.each([
    ['absent', undefined],
    ['vide', ''],
    ['sans « Bearer »', 'x'.repeat(43)],
    ['inconnu', `Bearer ${'A'.repeat(43)}`],
    ['trop long', `Bearer ${'A'.repeat(5_000)}`],
    ['piégé', "Bearer ' OR 1=1 --aaaaaaaaaaaa"],
  ])('un jeton %s : 401 sur chaque route protégée', async (_, authorization) => {
    for (const [method, url] of [
      ['POST', '/v1/push'],
      ['POST', '/v1/pull'],
      ['GET', '/v1/pouls'],
    ] as const) {
      const reponse = await p.a.inject({
        method,
        url,
        headers: authorization === undefined ? {} : { authorization },
        ...(method === 'POST' ? { payload: valides[url]! } : {}),
      });
      expect([url, reponse.statusCode, reponse.json()]).toEqual([url, 401, { erreur: 'jeton_invalide' }]);
    }
  });

  test('au-delà du débit permis : 429, et le service reprend pour les autres', async () => {
    const autre = await unePlateforme({ debit: 3 });
    const vus = [];
    for (let i = 0; i < 5; i++) vus.push((await autre.a.inject({ method: 'GET', url: '/v1/sante' })).statusCode);
    expect(vus).toEqual([200, 200, 200, 429, 429]);
    expect((await autre.a.inject({ method: 'GET', url: '/v1/sante', remoteAddress: '127.0.0.9' })).statusCode).toBe(200);
    await autre.fermer();
  });
});

describe('ce qui sort', () => {
  test('chaque réponse, refus compris, interdit d’être gardée, interprétée ou encadrée', async () => {
    const vues = [
      await p.a.inject('/v1/sante'),
      await p.a.inject('/v1/inconnue'),
      await poster('/v1/push', '{'),
      await demander(p.a, poste),
      await ouvrirSession(p.a, GESTIONNAIRE),
    ];
    for (const reponse of vues) {
      expect(reponse.headers).toMatchObject({
        'cache-control': 'no-store',
        'content-security-policy': "default-src 'none';frame-ancestors 'none'",
        'x-content-type-options': 'nosniff',
      });
      expect(reponse.headers['x-powered-by']).toBeUndefined();
    }
  });

  test('la description publiée liste chaque route, ses entrées, et rien qui n’existe pas', async () => {
    const description = (await p.a.inject('/v1/openapi.json')).json<{ paths: Record<string, Record<string, object>> }>();
    const publiees = Object.entries(description.paths).flatMap(([url, methodes]) =>
      Object.keys(methodes).map((m) => `${m.toUpperCase()} ${url}`),
    );
    expect(publiees.toSorted()).toEqual(routes);
    expect(
      routesServies(p.a)
        .filter((route) => !route.startsWith('HEAD '))
        .toSorted(),
    ).toEqual([...routes, 'GET /v1/openapi.json'].toSorted());
    for (const url of Object.keys(valides)) expect(description.paths[url]).toMatchObject({ post: { requestBody: expect.anything() } });
  });

  test('une panne de la base : 500 sans un mot de plus, le processus vit, et le service revient seul', async () => {
    await p.pool.query('ALTER TABLE flux_entree RENAME TO ailleurs');
    const lecture = await demander(p.a, poste);
    const envoi = await envoyerTexte(
      p.a,
      poste,
      JSON.stringify({
        protocole: PROTOCOLE,
        posteId: poste.posteId,
        commandes: [cmdPostuler({ ...poste }, dossier.demande.id, offre.id)],
      }),
    );
    await p.pool.query('ALTER TABLE ailleurs RENAME TO flux_entree');
    for (const reponse of [lecture, envoi]) expect([reponse.statusCode, reponse.body]).toEqual([500, '{"erreur":"panne"}']);
    expect((await p.pool.query('SELECT 1 FROM candidature')).rowCount, 'rien n’est resté de l’acte').toBe(0);
    expect((await tirer(p.a, poste)).lignes.length).toBe(3);
  });

  test('PostgreSQL coupe toutes les connexions, même au milieu d’une transaction : le serveur survit et répond de nouveau', async () => {
    const enCours = Array.from({ length: 6 }, () => demander(p.a, poste));
    await p.pool.query(
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
    );
    for (const reponse of await Promise.all(enCours)) expect([200, 500]).toContain(reponse.statusCode);
    const connexion = await p.pool.connect();
    const { rows } = await connexion.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    await p.pool.query('SELECT pg_terminate_backend($1)', [rows[0]!.pid]);
    await new Promise((fait) => setTimeout(fait, 50));
    connexion.release(true);
    expect((await tirer(p.a, poste)).lignes.length).toBe(3);
  });
});

describe('le journal technique', () => {
  test('dit les pannes, et ni nom, ni courriel, ni numéro, ni revenu, ni jeton, ni mot de passe', async () => {
    await ouvrirSession(p.a, GESTIONNAIRE);
    await ouvrirSession(p.a, 'intrus@essai.test', 1, 'Mot-de-passe-intrus');
    await pousser(
      p.a,
      poste,
      cmdPostuler(poste, dossier.demande.id, offre.id),
      commande(poste, CANARI, { nom: CANARI }, dossier.demande.id),
    );
    await p.pool.query('ALTER TABLE commande RENAME TO ailleurs');
    await envoyerTexte(
      p.a,
      poste,
      JSON.stringify({
        protocole: PROTOCOLE,
        posteId: poste.posteId,
        commandes: [commande({ ...poste }, CANARI, { nom: CANARI }, dossier.demande.id)],
      }),
    );
    await p.pool.query('ALTER TABLE ailleurs RENAME TO commande');
    const texte = journal.join('');
    expect(texte).toContain('"msg":"panne"');
    expect(texte).toContain('/v1/push');
    const { demandeur, numeroUnique, ressources } = dossier.demande;
    const secrets = [
      CANARI,
      demandeur.courriel,
      demandeur.prenom,
      numeroUnique.valeur,
      String(ressources.mensuelles),
      GESTIONNAIRE,
      'intrus@essai.test',
      'Moreau',
      MOT_DE_PASSE,
      'Mot-de-passe-intrus',
      poste.jetons.acces,
      poste.jetons.rafraichissement,
      'Bearer',
      '127.0.0.1',
    ];
    expect(secrets.filter((secret) => texte.includes(secret))).toEqual([]);
  });
});
