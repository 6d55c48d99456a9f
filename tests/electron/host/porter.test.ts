import type http from 'node:http';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { contract, type OperationName, type RemoteName } from '../../../domain/contract/index.ts';
import { candidatureId, demandeId, offreId, uuid } from '../../constructeurs/identifiants.ts';
import { unPoste, type PosteDEssai } from '../../outils/poste.ts';
import { brut, enLigne, jetons, json, refuse, session, unFauxServeur, type FauxServeur, type Repondre } from '../faux-serveur.ts';

const gestionnaire = json({
  jetons: jetons(1),
  epoque: uuid(0xee, 1),
  gestionnaire: { id: uuid(0xe, 2), nom: 'Moreau', prenom: 'Camille', courriel: 'camille@demo.test' },
  academie: { id: 'orleans-tours', nom: 'Orléans-Tours', departements: ['45'] },
});
const candidatures = { enCours: [], historique: [], total: 0 };
const reussie = json({ status: 'ok', value: candidatures });

let serveur: FauxServeur;
let poste: PosteDEssai;
let routes: FauxServeur['routes'];

beforeEach(async () => {
  routes = { '/v1/session': enLigne('agent'), '/v1/appel/agent.candidatures': reussie };
  serveur = await unFauxServeur(routes);
  poste = await unPoste(serveur.url);
});
afterEach(async () => {
  await poste.fermer();
  await serveur.eteindre();
});

const demander = () => poste.appeler('agent.candidatures', { recherche: '' });
const recues = (chemin: string) => serveur.recues(chemin);
const appels = () => recues('/v1/appel/agent.candidatures').map((v) => v.acces);
const statut = async () => (await poste.lire('session.etat', {})).statut;
const injoignable = { status: 'refused', refus: [{ motif: 'serveur_injoignable' }] };
const absente = { status: 'refused', refus: [{ motif: 'session_absente' }] };

describe('un agent, dont tout est porté au serveur', () => {
  beforeEach(() => poste.connecter('helene@demo.test'));

  test('sa demande arrive telle quelle, avec son jeton, et la réponse revient telle quelle', async () => {
    expect(await poste.appeler('agent.candidatures', { recherche: 'T2' })).toEqual({ status: 'ok', value: candidatures });
    expect(recues('/v1/appel/agent.candidatures')).toEqual([
      { chemin: '/v1/appel/agent.candidatures', acces: 'acces-1', corps: '{"recherche":"T2"}' },
    ]);
  });

  test('un refus du serveur revient avec toutes ses raisons', async () => {
    const refus = [{ motif: 'candidature_inconnue' }, { motif: 'trop_de_requetes', jusqua: '2026-11-20T09:00:00.000Z' }];
    routes['/v1/appel/agent.annuler'] = json({ status: 'refused', refus });
    expect(await poste.appeler('agent.annuler', { candidatureId: candidatureId(1) })).toEqual({ status: 'refused', refus });
  });

  test('trop de demandes à la fois : le serveur dit quand revenir, et ce n’est pas une panne', async () => {
    routes['/v1/appel/agent.candidatures'] = (r) =>
      r.writeHead(429, { 'content-type': 'application/json', 'retry-after': '30' }).end('{"erreur":"requete_invalide"}');
    const avant = Date.now();
    const reponse = await demander();
    expect(reponse).toEqual({ status: 'refused', refus: [{ motif: 'trop_de_requetes', jusqua: expect.any(String), secondes: 30 }] });
    const { jusqua } = (reponse as unknown as { refus: [{ jusqua: string }] }).refus[0];
    expect(Date.parse(jusqua) - avant).toBeGreaterThanOrEqual(30_000);
    expect(Date.parse(jusqua) - avant).toBeLessThan(60_000);
    expect(await statut()).not.toBe('fermee');
  });

  test.each<[string, Repondre]>([
    ['une erreur 500', json({ erreur: 'panne' }, 500)],
    ['une enveloppe derrière une erreur 502', json({ status: 'ok', value: candidatures }, 502)],
    ['la page d’erreur d’un mandataire', brut(503, 'text/html', '<h1>503</h1>')],
    ['le portail captif d’un réseau, qui répond 200', brut(200, 'text/html', '<title>Bienvenue</title>')],
    ['une redirection', (r) => r.writeHead(302, { location: 'http://127.0.0.1:1/' }).end()],
    ['une redirection en JSON', (r) => r.writeHead(307, { location: '/', 'content-type': 'application/json' }).end('{}')],
    ['du JSON coupé', brut(200, 'application/json', '{"status":"ok","val')],
    ['rien', brut(200, 'application/json', '')],
    ['une réponse vide', (r) => r.writeHead(204).end()],
    ['une enveloppe d’une autre forme', json({ statut: 'ok', valeur: candidatures })],
    ['un refus sans raison', json({ status: 'refused', refus: [] })],
    ['un tableau', json([])],
    ['null', json(null)],
    ['une adresse inconnue', json({ erreur: 'absente' }, 404)],
    ['une connexion coupée avant la réponse', (r) => r.socket?.destroy()],
    [
      'une connexion coupée au milieu de la réponse',
      (r) => {
        r.writeHead(200, { 'content-type': 'application/json', 'content-length': '500' });
        r.write('{"status":', () => r.socket?.destroy());
      },
    ],
    ['une réponse trop longue', brut(200, 'application/json', `{"status":"ok","value":"${'x'.repeat(5 << 20)}"}`)],
  ])('%s : le serveur ne répond pas, rien ne s’échappe, et la session reste', async (_, repondre) => {
    routes['/v1/appel/agent.candidatures'] = repondre;
    expect(await demander()).toEqual(injoignable);
    expect(poste.pannes).toEqual([]);
    routes['/v1/appel/agent.candidatures'] = reussie;
    expect(await demander()).toMatchObject({ status: 'ok' });
  });

  test('un serveur éteint : il ne répond pas, et la session reste', async () => {
    await serveur.eteindre();
    expect(await demander()).toEqual(injoignable);
    expect(await statut()).toBe('en_ligne');
    expect(poste.pannes).toEqual([]);
  });

  test.each([
    ['une valeur', { status: 'ok', value: { enCours: 'aucune' } }],
    ['une raison', { status: 'refused', refus: [{ motif: 'raison_inventee' }] }],
  ])('%s que le contrat ne connaît pas est une panne, pas un écran faux ni une exception', async (_, enveloppe) => {
    routes['/v1/appel/agent.candidatures'] = json(enveloppe);
    expect(await demander()).toEqual({ status: 'fault', reference: expect.any(String) });
    expect(poste.pannes).toHaveLength(1);
    expect(await statut()).toBe('en_ligne');
  });
});

test('se connecter quand le serveur a trop de demandes : ce n’est pas un mot de passe faux, et l’attente est dite', async () => {
  routes['/v1/session'] = (r) =>
    r.writeHead(429, { 'content-type': 'application/json', 'retry-after': '7' }).end('{"erreur":"requete_invalide"}');
  const reponse = await poste.appeler('session.ouvrir', { courriel: 'helene@demo.test', motDePasse: 'Une-phrase-7' });
  expect(reponse).toMatchObject({ status: 'refused', refus: [{ motif: 'trop_de_requetes', secondes: 7 }] });
  routes['/v1/session'] = json({ erreur: 'trop_d_essais', jusqua: '2026-11-20T09:00:00.000Z' }, 429);
  expect(await poste.appeler('session.ouvrir', { courriel: 'helene@demo.test', motDePasse: 'Une-phrase-7' })).toMatchObject({
    refus: [{ motif: 'trop_d_essais' }],
  });
});

describe('un jeton que le serveur refuse', () => {
  beforeEach(async () => {
    await poste.connecter('helene@demo.test');
    routes['/v1/appel/agent.candidatures'] = (reponse, vue) => (vue.acces === 'acces-2' ? reussie : refuse)(reponse, vue);
    routes['/v1/session/rafraichir'] = json({ jetons: jetons(2) });
  });

  test('est renouvelé une fois, et la demande repart sans que personne le voie', async () => {
    expect(await demander()).toEqual({ status: 'ok', value: candidatures });
    expect(appels()).toEqual(['acces-1', 'acces-2']);
    expect(recues('/v1/session/rafraichir').map((v) => v.corps)).toEqual(['{"rafraichissement":"rafraichissement-1"}']);
    expect(await statut()).toBe('en_ligne');
  });

  test('de deux demandes à la fois, un seul renouvellement : un jeton de rafraîchissement sert une fois', async () => {
    expect(await Promise.all([demander(), demander()])).toMatchObject([{ status: 'ok' }, { status: 'ok' }]);
    expect(recues('/v1/session/rafraichir')).toHaveLength(1);
  });

  test('refusé encore après renouvellement : la session est perdue, l’écran l’apprend, le serveur oublie les jetons', async () => {
    routes['/v1/appel/agent.candidatures'] = refuse;
    poste.evenements.length = 0;
    expect(await demander()).toEqual(absente);
    expect(appels()).toEqual(['acces-1', 'acces-2']);
    await poste.lire('session.fermer', {});
    expect(await statut()).toBe('fermee');
    expect(poste.evenements).toContain('session.changee');
    expect(recues('/v1/session/fermer').map((v) => v.acces)).toEqual(['acces-2']);
    expect(await demander()).toEqual(absente);
    expect(appels()).toHaveLength(2);
  });

  test('qui ne se renouvelle plus : la session est perdue', async () => {
    routes['/v1/session/rafraichir'] = refuse;
    expect(await demander()).toEqual(absente);
    await poste.lire('session.fermer', {});
    expect(await statut()).toBe('fermee');
  });

  test('quand le serveur a trop de demandes pour le renouveler, la session reste, et l’agent apprend d’attendre', async () => {
    routes['/v1/session/rafraichir'] = json({ erreur: 'requete_invalide' }, 429);
    expect(await demander()).toEqual({ status: 'refused', refus: [{ motif: 'trop_de_requetes', jusqua: expect.any(String) }] });
    expect(await statut()).toBe('en_ligne');
    routes['/v1/session/rafraichir'] = json({ jetons: jetons(2) });
    expect(await demander()).toMatchObject({ status: 'ok' });
  });

  test('quand le renouvellement ne répond pas, la session reste : il se fera plus tard', async () => {
    routes['/v1/session/rafraichir'] = json({}, 503);
    expect(await demander()).toEqual(injoignable);
    expect(await statut()).toBe('en_ligne');
    routes['/v1/session/rafraichir'] = json({ jetons: jetons(2) });
    expect(await demander()).toMatchObject({ status: 'ok' });
  });
});

describe('une réponse qui arrive après la fin de la session', () => {
  /** L'agent ferme sa session pendant que sa demande est au serveur ; un autre agent se connecte, puis la réponse arrive. */
  async function tropTard(reponse: Repondre): Promise<unknown> {
    await poste.connecter('helene@demo.test');
    const retenue = Promise.withResolvers<http.ServerResponse>();
    routes['/v1/appel/agent.candidatures'] = (r) => retenue.resolve(r);
    const demande = demander();
    const enCours = await retenue.promise;
    await poste.lire('session.fermer', {});
    routes['/v1/session'] = json({ ...session('agent'), jetons: jetons(7) });
    await poste.connecter('jerome@demo.test');
    reponse(enCours, { acces: null, corps: '' });
    return demande;
  }

  test.each([
    ['ses données', reussie],
    ['un jeton refusé', refuse],
  ])('%s : ne se voit pas chez le suivant, et ne ferme pas sa session', async (_, reponse) => {
    expect(await tropTard(reponse)).toEqual(absente);
    routes['/v1/appel/agent.candidatures'] = reussie;
    expect(await demander()).toMatchObject({ status: 'ok' });
    expect(appels()).toEqual(['acces-1', 'acces-7']);
    expect(await statut()).toBe('en_ligne');
  });
});

describe('chacun ses opérations', () => {
  test('une opération publique n’emporte aucun jeton, session ouverte ou non', async () => {
    routes['/v1/appel/compte.oublie'] = json({ status: 'ok', value: {} });
    const oublier = () => poste.appeler('compte.oublie', { courriel: 'helene@demo.test' });
    expect(await oublier()).toEqual({ status: 'ok', value: {} });
    await poste.connecter('helene@demo.test');
    expect(await oublier()).toEqual({ status: 'ok', value: {} });
    expect(recues('/v1/appel/compte.oublie').map((v) => v.acces)).toEqual([null, null]);
  });

  /** Une entrée que le contrat accepte, pour une opération de chaque rôle. */
  const entrees: Partial<Record<OperationName, unknown>> = {
    'agent.espace': {},
    'agent.candidatures': { recherche: '' },
    'envoi.lister': {},
    'sync.etat': {},
    'seance.ouvrir': {},
    'rattachement.valider': { demandeId: demandeId(1), siret: '', matricule: null },
    'bailleur.retirer': { offreId: offreId(1) },
    'conseiller.lire': { candidatureId: candidatureId(1) },
  };
  const deTous = Object.keys(entrees) as OperationName[];

  test.each([
    ['gestionnaire', gestionnaire],
    ['agent', enLigne('agent')],
    ['conseiller', enLigne('conseiller')],
    ['bailleur', enLigne('bailleur')],
    [null, null],
  ] as const)('%s n’appelle aucune opération d’un autre rôle, et rien n’en part au serveur', async (role, ouverture) => {
    if (ouverture !== null) {
      routes['/v1/session'] = ouverture;
      await poste.connecter('camille@demo.test');
    }
    const autres = deTous.filter((nom) => contract[nom].acces !== role);
    expect(autres.length).toBeGreaterThan(0);
    for (const nom of autres) expect([nom, await poste.host.dispatch(nom, entrees[nom])]).toEqual([nom, absente]);
    expect(serveur.vues.filter((v) => v.chemin.startsWith('/v1/appel/'))).toEqual([]);
  });

  test('toute opération portée au serveur est publique ou a un rôle qui travaille en ligne', () => {
    const portees = (Object.keys(contract) as OperationName[]).filter((nom): nom is RemoteName => contract[nom].kind.startsWith('remote'));
    expect(portees.length).toBeGreaterThan(20);
    for (const nom of portees) expect(['public', 'agent', 'conseiller', 'bailleur']).toContain(contract[nom].acces);
  });
});
