import { get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { annoncer, ANNONCE_ALS, annonceAgent, annonceBailleur } from '../../db/central/feed/annoncer.ts';
import { enTransaction } from '../../db/central/open.ts';
import { SessionEnLigne, SessionServeur } from '../../domain/contract/serveur.ts';
import { agentId, bailleurId, posteId } from '../constructeurs/identifiants.ts';
import { jusquA } from '../outils/attendre.ts';
import {
  AGENT,
  appeler,
  AUTRE_BAILLEUR,
  BAILLEUR,
  CONSEILLER,
  demander,
  envoyer,
  cmdAnnuler,
  GESTIONNAIRE,
  MOT_DE_PASSE,
  neuve,
  ouvrirSession,
  porteur,
  seConnecter,
  unePlateforme,
  type Plateforme,
  type Poste,
} from './outils.ts';

let p: Plateforme;
beforeAll(async () => {
  p = await unePlateforme({ pouls: true, souffleMs: 60 });
  await p.a.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(() => p.fermer());
beforeEach(() => p.pool.query('DELETE FROM essai_connexion'));

const enLigne = [
  [AGENT, 'agent', null],
  [CONSEILLER, 'conseiller', 'Action Logement Services'],
  [BAILLEUR, 'bailleur', 'Bailleur d’essai'],
] as const;
const postes = async () => (await p.pool.query('SELECT 1 FROM poste')).rowCount;

describe.each(enLigne)('%s', (courriel, role, organisme) => {
  const ouvrir = async (n: number, motDePasse = MOT_DE_PASSE) => ouvrirSession(p.a, courriel, n, motDePasse);
  const commePoste = async (n: number): Promise<Poste> => ({
    courriel,
    posteId: posteId(n),
    jetons: SessionEnLigne.parse((await ouvrir(n)).json()).jetons,
    rang: 1,
  });

  test('ouvre une session en ligne, sans inscrire le poste', async () => {
    const avant = await postes();
    const reponse = await ouvrir(1);
    expect(reponse.statusCode).toBe(200);
    expect(SessionEnLigne.parse(reponse.json()).compte).toMatchObject({ role, courriel, organisme });
    expect(reponse.json()).not.toHaveProperty('gestionnaire');
    expect(await postes()).toBe(avant);
    expect((await ouvrir(1, 'Un-mot-de-passe-faux')).json()).toEqual({ erreur: 'identifiants_invalides' });
  });

  test('se sert du poste d’un gestionnaire sans le lui prendre', async () => {
    await commePoste(12);
    expect(SessionServeur.parse((await ouvrirSession(p.a, GESTIONNAIRE, 12)).json()).gestionnaire.courriel).toBe(GESTIONNAIRE);
    await commePoste(12);
    expect((await ouvrirSession(p.a, GESTIONNAIRE, 12)).statusCode).toBe(200);
  });

  test('n’envoie ni ne lit rien comme un poste', async () => {
    const poste = await commePoste(13);
    expect((await demander(p.a, poste)).statusCode).toBe(401);
    expect((await envoyer(p.b, poste, [cmdAnnuler(poste, agentId(1), neuve())])).statusCode).toBe(401);
  });

  test('garde sa session en la rafraîchissant, et la ferme', async () => {
    const poste = await commePoste(14);
    const vivant = async () =>
      (await appeler(p.b, poste, 'agent.candidatures', { recherche: '' })).statusCode === (role === 'agent' ? 200 : 401);
    const rafraichi = await p.b.inject({
      method: 'POST',
      url: '/v1/session/rafraichir',
      payload: { rafraichissement: poste.jetons.rafraichissement },
    });
    poste.jetons = rafraichi.json<{ jetons: Poste['jetons'] }>().jetons;
    expect(await vivant()).toBe(true);
    await p.a.inject({ method: 'POST', url: '/v1/session/fermer', headers: porteur(poste) });
    expect((await appeler(p.b, poste, 'agent.candidatures', { recherche: '' })).statusCode).toBe(401);
  });
});

test('un gestionnaire reçoit toujours sa session de poste', async () => {
  const reponse = await ouvrirSession(p.a, GESTIONNAIRE, 20);
  expect(SessionServeur.parse(reponse.json()).academie.id).toBe('orleans-tours');
  expect(reponse.json()).not.toHaveProperty('compte');
});

describe('le pouls de qui travaille en ligne', () => {
  const ecouter = async (courriel: string, n: number) => {
    const poste = await seConnecter(p, courriel, n);
    const { port } = p.a.server.address() as AddressInfo;
    let texte = '';
    let finie = false;
    const requete = get(
      { port, host: '127.0.0.1', path: '/v1/pouls', headers: porteur(poste), agent: false },
      (reponse: IncomingMessage) => {
        reponse
          .on('data', (morceau: Buffer) => {
            texte += String(morceau);
          })
          .on('close', () => {
            finie = true;
          })
          .on('error', () => undefined);
      },
    );
    requete.on('error', () => undefined);
    await jusquA('le premier souffle', async () => texte.includes('souffle'));
    return {
      recu: () => [...texte.matchAll(/event: flux\ndata: (.*)\n/g)].map((m) => m[1]!),
      finie: () => finie,
      fermer: () => requete.destroy(),
    };
  };

  test('n’annonce à chacun que ce qui le concerne, à la validation seulement', async () => {
    await jusquA(
      'l’écoute de PostgreSQL',
      async () =>
        (await p.pool.query("SELECT 1 FROM pg_stat_activity WHERE query = 'LISTEN flux' AND datname = current_database()")).rowCount === 2,
    );
    const [agent, als, bailleur, autre] = await Promise.all(
      [AGENT, CONSEILLER, BAILLEUR, AUTRE_BAILLEUR].map((courriel, i) => ecouter(courriel, 40 + i)),
    );
    await expect(
      enTransaction(p.pool, null, async (tx) => {
        await annoncer(tx, [annonceBailleur(bailleurId(2))]);
        throw new Error('défaite');
      }),
    ).rejects.toThrow('défaite');
    await enTransaction(p.pool, 'als', (tx) =>
      annoncer(tx, [annonceAgent(agentId(1)), annonceAgent(agentId(2)), ANNONCE_ALS, annonceBailleur(bailleurId(1))]),
    );
    await jusquA('les trois annonces', async () => [agent, als, bailleur].every((e) => e!.recu().length > 0));
    expect(agent!.recu()).toEqual([`{"flux":["agent:${agentId(1)}"]}`]);
    expect(als!.recu()).toEqual(['{"flux":["als"]}']);
    expect(bailleur!.recu()).toEqual([`{"flux":["bailleur:${bailleurId(1)}"]}`]);
    expect(autre!.recu()).toEqual([]);
    for (const e of [agent, als, bailleur, autre]) e!.fermer();
  });

  test('s’arrête au souffle suivant quand le compte est désactivé', async () => {
    const ecoute = await ecouter(CONSEILLER, 50);
    await p.pool.query('UPDATE compte SET actif = false WHERE courriel = $1', [CONSEILLER]);
    expect(await jusquA('la fin du pouls', async () => ecoute.finie(), 3_000)).toBe(true);
    await p.pool.query('UPDATE compte SET actif = true');
  });
});
