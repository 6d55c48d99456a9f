import type http from 'node:http';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { jusquA } from '../../outils/attendre.ts';
import { unPoste, type PosteDEssai } from '../../outils/poste.ts';
import { enLigne, jetons, json, refuse, unFauxServeur, type FauxServeur, type Repondre } from '../faux-serveur.ts';

const POULS = '/v1/pouls';
const APPEL = '/v1/appel/agent.candidatures';
const RENOUVELER = '/v1/session/rafraichir';
const FERMER = '/v1/session/fermer';

let serveur: FauxServeur;
let poste: PosteDEssai;
let routes: FauxServeur['routes'];

beforeEach(async () => {
  routes = {
    '/v1/session': enLigne('agent'),
    [APPEL]: json({ status: 'ok', value: { enCours: [], historique: [], total: 0 } }),
    [RENOUVELER]: json({ jetons: jetons(2) }),
    [FERMER]: (reponse) => reponse.writeHead(204).end(),
  };
  serveur = await unFauxServeur(routes);
  poste = await unPoste(serveur.url);
});
afterEach(async () => {
  await poste.fermer();
  await serveur.eteindre();
});

const connecter = () => poste.connecter('helene@demo.test');
const statut = async () => (await poste.lire('session.etat', {})).statut;
const acces = (chemin: string) => serveur.recues(chemin).map((v) => v.acces);
const annonces = () => poste.evenements.filter((nom) => nom === 'enligne.changee').length;

/** Un pouls ouvert, dans lequel l'essai écrit. */
function unPouls(): { repondre: Repondre; ouvert: Promise<http.ServerResponse> } {
  const { promise, resolve } = Promise.withResolvers<http.ServerResponse>();
  return {
    ouvert: promise,
    repondre: (reponse) => {
      reponse.writeHead(200, { 'content-type': 'text/event-stream' }).write(': bonjour\n\n');
      resolve(reponse);
    },
  };
}

describe('ce que le serveur annonce à qui travaille en ligne', () => {
  test('se dit aussitôt à l’écran, puis au plus une fois par seconde, et la dernière annonce n’est pas perdue', async () => {
    const pouls = unPouls();
    routes[POULS] = pouls.repondre;
    await connecter();
    const ouvert = await pouls.ouvert;
    await jusquA('la première relecture', async () => annonces() === 1);
    for (let i = 0; i < 40; i++) {
      await new Promise<void>((fait) => ouvert.write('event: flux\ndata: {"flux":["agent:x"]}\n\n', () => setTimeout(fait, 5)));
    }
    await jusquA('la relecture de la fin', async () => annonces() >= 2);
    expect(annonces()).toBeLessThanOrEqual(3);
    expect(acces(POULS)).toEqual(['acces-1']);
  });

  test('la session fermée, plus rien ne s’annonce et le pouls ne se rouvre pas', async () => {
    const pouls = unPouls();
    routes[POULS] = pouls.repondre;
    await connecter();
    const ouvert = await pouls.ouvert;
    await jusquA('la première relecture', async () => annonces() === 1);
    const coupe = new Promise<void>((fait) => void ouvert.on('close', fait));
    await poste.lire('session.fermer', {});
    await coupe;
    expect([annonces(), acces(POULS)]).toEqual([1, ['acces-1']]);
  });
});

describe('une session que le serveur ne reconnaît plus, personne ne touchant au poste', () => {
  const fermee = () => jusquA('la session fermée', async () => (await statut()) === 'fermee');

  test('ni au pouls ni au renouvellement : elle se ferme, et l’écran l’apprend', async () => {
    routes[POULS] = refuse;
    routes[RENOUVELER] = refuse;
    await connecter();
    poste.evenements.length = 0;
    await fermee();
    await jusquA('l’annonce à l’écran', async () => poste.evenements.includes('session.changee'));
    expect(serveur.recues(APPEL)).toEqual([]);
  });

  test('ni avec un jeton neuf : elle se ferme, et le serveur oublie le dernier jeton donné', async () => {
    routes[POULS] = refuse;
    await connecter();
    await fermee();
    await jusquA('les jetons rendus', async () => acces(FERMER).length === 1);
    expect([acces(POULS), acces(FERMER)]).toEqual([['acces-1', 'acces-2'], ['acces-2']]);
  });

  test('un jeton périmé au pouls se renouvelle, et la session continue', async () => {
    const pouls = unPouls();
    routes[POULS] = (reponse, vue) => (vue.acces === 'acces-2' ? pouls.repondre : refuse)(reponse, vue);
    await connecter();
    await pouls.ouvert;
    await jusquA('la relecture', async () => annonces() === 1);
    expect([await statut(), acces(POULS), serveur.recues(RENOUVELER).length]).toEqual(['en_ligne', ['acces-1', 'acces-2'], 1]);
  });

  test('un pouls absent, ou d’une autre forme, ne ferme rien', async () => {
    const formes: Repondre[] = [json({}, 404), json({}, 503), json({ statut: 'ok' }), (r) => r.socket?.destroy()];
    routes[POULS] = (reponse, vue) => (formes.shift() ?? json({}, 404))(reponse, vue);
    await connecter();
    await jusquA('deux essais', async () => acces(POULS).length >= 2);
    expect([await statut(), serveur.recues(RENOUVELER)]).toEqual(['en_ligne', []]);
  });
});

describe('fermer pendant que les jetons se renouvellent', () => {
  /** L'agent demande quelque chose, son jeton est refusé, le renouvellement est en route quand il ferme sa session. */
  async function fermerEnRoute() {
    const renouvellement = Promise.withResolvers<http.ServerResponse>();
    routes[APPEL] = refuse;
    routes[RENOUVELER] = (reponse) => renouvellement.resolve(reponse);
    await connecter();
    const demande = poste.appeler('agent.candidatures', { recherche: '' });
    const enCours = await renouvellement.promise;
    return { demande, enCours, fermeture: poste.lire('session.fermer', {}) };
  }

  test('ce sont les jetons neufs que le serveur oublie', async () => {
    const { demande, enCours, fermeture } = await fermerEnRoute();
    json({ jetons: jetons(2) })(enCours, { acces: null, corps: '' });
    expect(await fermeture).toMatchObject({ statut: 'fermee' });
    expect(await demande).toEqual({ status: 'refused', refus: [{ motif: 'session_absente' }] });
    expect(acces(FERMER)).toEqual(['acces-2']);
  });

  test('un serveur qui se tait ne retient pas la fermeture', { timeout: 10_000 }, async () => {
    const { demande, fermeture } = await fermerEnRoute();
    expect(await fermeture).toMatchObject({ statut: 'fermee' });
    expect(await demande).toMatchObject({ status: 'refused' });
    expect(poste.pannes).toEqual([]);
  });
});
