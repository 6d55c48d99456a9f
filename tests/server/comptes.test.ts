import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Jetons } from '../../domain/contract/sync.ts';
import { SessionServeur } from '../../domain/contract/serveur.ts';
import { uneDemande } from '../constructeurs/demande.ts';
import { uneOffre } from '../constructeurs/offre.ts';
import { posteId } from '../constructeurs/identifiants.ts';
import { midi } from '../constructeurs/jours.ts';
import {
  cmdPostuler,
  COLLEGUE,
  demander,
  envoyer,
  GESTIONNAIRE,
  ouvrirSession,
  PARISIENNE,
  seConnecter,
  tirer,
  unePlateforme,
  type Plateforme,
  type Poste,
} from './outils.ts';

let p: Plateforme;
beforeAll(async () => {
  const { demande, mandat } = uneDemande(1).avecMandat();
  p = await unePlateforme({ semence: { demandes: [demande], mandats: [mandat], offres: [uneOffre(1).valeur()] } });
});
afterAll(() => p.fermer());
beforeEach(async () => {
  p.horloge.regler(midi());
  await p.pool.query('DELETE FROM essai_connexion');
  await p.pool.query('UPDATE compte SET actif = true');
});

const faux = (courriel = GESTIONNAIRE, app = p.a) => ouvrirSession(app, courriel, 1, 'Un-mot-de-passe-faux');
const statuts = async (nombre: number, essayer: () => Promise<{ statusCode: number }>): Promise<number[]> => {
  const vus: number[] = [];
  for (let i = 0; i < nombre; i++) vus.push((await essayer()).statusCode);
  return vus;
};
const rafraichir = (jeton: string, app = p.a) =>
  app.inject({ method: 'POST', url: '/v1/session/rafraichir', payload: { rafraichissement: jeton } });
const lire = async (jetons: Jetons, n = 1): Promise<number> =>
  (await demander(p.b, { courriel: '', posteId: posteId(n), jetons, rang: 1 })).statusCode;

const MINUTE = 60_000;

describe('se connecter', () => {
  test('ouvre une session à qui est gestionnaire, avec le jeton d’un quart d’heure et la famille de douze heures', async () => {
    const reponse = await ouvrirSession(p.a, `  ${GESTIONNAIRE.toUpperCase()}`.trim());
    const session = SessionServeur.parse(reponse.json());
    expect(session).toMatchObject({
      gestionnaire: { nom: 'Moreau', courriel: GESTIONNAIRE },
      academie: { id: 'orleans-tours', departements: ['45', '37'] },
    });
    expect(session.jetons.accesExpireLe).toBe(midi('2026-11-23', 15));
    expect(session.jetons.rafraichissementExpireLe).toBe(midi('2026-11-23', 12 * 60));
    expect(Buffer.from(session.jetons.acces, 'base64url')).toHaveLength(32);
    const { rows } = await p.pool.query<{ t: string }>("SELECT string_agg(j::text, ' ') AS t FROM jeton j");
    expect(rows[0]!.t).not.toContain(session.jetons.acces);
    expect(rows[0]!.t).not.toContain(session.jetons.rafraichissement);
  });

  test('le poste d’un autre compte est refusé comme un mot de passe faux', async () => {
    expect((await ouvrirSession(p.a, GESTIONNAIRE, 21)).statusCode).toBe(200);
    const reponse = await ouvrirSession(p.a, COLLEGUE, 21);
    expect([reponse.statusCode, reponse.json()]).toEqual([401, { erreur: 'identifiants_invalides' }]);
    expect(
      (await p.pool.query('SELECT 1 FROM jeton j JOIN compte c ON c.id = j.compte_id WHERE c.courriel = $1', [COLLEGUE])).rowCount,
    ).toBe(0);
  });

  test('un protocole inconnu se dit avant le mot de passe', async () => {
    const reponse = await p.a.inject({
      method: 'POST',
      url: '/v1/session',
      payload: { courriel: GESTIONNAIRE, motDePasse: 'x', posteId: posteId(1), protocole: 99 },
    });
    expect([reponse.statusCode, reponse.json()]).toEqual([403, { erreur: 'protocole_inconnu' }]);
  });

  test('un compte absent et un compte désactivé répondent comme un mot de passe faux, en calculant autant', async () => {
    await p.pool.query('UPDATE compte SET actif = false WHERE courriel = $1', [COLLEGUE]);
    const dureeMediane = async (courriel: string): Promise<number> => {
      const durees: number[] = [];
      for (let i = 0; i < 5; i++) {
        await p.pool.query('DELETE FROM essai_connexion');
        const debut = performance.now();
        const reponse = await faux(courriel);
        durees.push(performance.now() - debut);
        expect([reponse.statusCode, reponse.body]).toEqual([401, '{"erreur":"identifiants_invalides"}']);
      }
      return durees.toSorted((a, b) => a - b)[2]!;
    };
    const vrai = await dureeMediane(GESTIONNAIRE);
    for (const courriel of ['personne@essai.test', COLLEGUE]) expect((await dureeMediane(courriel)) / vrai).toBeGreaterThan(0.4);
  });
});

describe('les essais sont comptés', () => {
  test('cinq échecs, puis l’attente, dite, qui se lève seule', async () => {
    expect(await statuts(5, () => faux())).toEqual([401, 401, 401, 401, 401]);
    const bloque = await ouvrirSession(p.b, GESTIONNAIRE);
    expect([bloque.statusCode, bloque.json()]).toEqual([429, { erreur: 'trop_d_essais', jusqua: midi('2026-11-23', 1) }]);
    p.horloge.avancer(MINUTE - 1);
    expect((await ouvrirSession(p.a, GESTIONNAIRE)).statusCode).toBe(429);
    p.horloge.avancer(1);
    expect((await ouvrirSession(p.a, GESTIONNAIRE)).statusCode).toBe(200);
  });

  test('l’attente double à chaque échec suivant, une heure au plus, puis tout s’oublie', async () => {
    await statuts(5, () => faux());
    const attentes: number[] = [];
    for (let i = 0; i < 8; i++) {
      const { jusqua } = (await faux()).json<{ jusqua: string }>();
      attentes.push((Date.parse(jusqua) - p.horloge.lire().getTime()) / MINUTE);
      p.horloge.regler(jusqua);
      expect((await faux()).statusCode).toBe(401);
    }
    expect(attentes).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
    p.horloge.avancer(60 * MINUTE + 15 * MINUTE + 1);
    expect(await statuts(5, () => faux())).toEqual([401, 401, 401, 401, 401]);
  });

  test('quatre échecs puis le bon mot de passe : le compteur repart de rien', async () => {
    await statuts(4, () => faux());
    expect((await ouvrirSession(p.a, GESTIONNAIRE)).statusCode).toBe(200);
    expect(await statuts(5, () => faux())).toEqual([401, 401, 401, 401, 401]);
  });

  test('quatre échecs, un quart d’heure, et cinq autres essais sont permis', async () => {
    await statuts(4, () => faux());
    p.horloge.avancer(15 * MINUTE + 1);
    expect(await statuts(6, () => faux())).toEqual([401, 401, 401, 401, 401, 429]);
  });

  test('un compte absent se bloque comme un autre, et ne bloque que lui', async () => {
    expect(await statuts(6, () => faux('personne@essai.test'))).toEqual([401, 401, 401, 401, 401, 429]);
    expect((await ouvrirSession(p.a, PARISIENNE, 30)).statusCode).toBe(200);
  });

  test('vingt essais lancés ensemble sur deux serveurs n’en valent pas plus de cinq', async () => {
    const vus = await Promise.all(Array.from({ length: 20 }, (_, i) => faux(GESTIONNAIRE, i % 2 === 0 ? p.a : p.b)));
    expect(vus.filter((r) => r.statusCode === 401)).toHaveLength(5);
    expect(vus.filter((r) => r.statusCode === 429)).toHaveLength(15);
  });
});

describe('les jetons', () => {
  const jetonsDe = async (courriel = GESTIONNAIRE, n = 1): Promise<Jetons> =>
    (await ouvrirSession(p.a, courriel, n)).json<SessionServeur>().jetons;

  test('l’accès vaut un quart d’heure, sur tous les serveurs', async () => {
    const jetons = await jetonsDe();
    p.horloge.avancer(15 * MINUTE - 1);
    expect(await lire(jetons)).toBe(200);
    p.horloge.avancer(1);
    expect(await lire(jetons)).toBe(401);
  });

  test('le rafraîchissement rend de nouveaux jetons, et l’ancien accès ne vaut plus rien', async () => {
    const avant = await jetonsDe();
    const apres = (await rafraichir(avant.rafraichissement, p.b)).json<{ jetons: Jetons }>().jetons;
    expect(await lire(avant)).toBe(401);
    expect(await lire(apres)).toBe(200);
    expect(apres.rafraichissementExpireLe).toBe(avant.rafraichissementExpireLe);
  });

  test('un rafraîchissement rejoué après que ses jetons ont servi ferme toute la famille, et elle seule', async () => {
    const [vole, autre] = [await jetonsDe(), await jetonsDe(COLLEGUE, 40)];
    const neufs = (await rafraichir(vole.rafraichissement)).json<{ jetons: Jetons }>().jetons;
    expect(await lire(neufs)).toBe(200);
    const rejeu = await rafraichir(vole.rafraichissement);
    expect([rejeu.statusCode, rejeu.json()]).toEqual([401, { erreur: 'jeton_invalide' }]);
    expect(await lire(neufs)).toBe(401);
    expect((await rafraichir(neufs.rafraichissement)).statusCode).toBe(401);
    expect(await lire(autre, 40)).toBe(200);
  });

  test('une réponse perdue se redemande ; les jetons qu’elle portait ne valent plus rien, et s’en servir ferme la famille', async () => {
    const { rafraichissement } = await jetonsDe();
    const perdus = (await rafraichir(rafraichissement)).json<{ jetons: Jetons }>().jetons;
    const redonnes = (await rafraichir(rafraichissement)).json<{ jetons: Jetons }>().jetons;
    expect(await lire(perdus)).toBe(401);
    expect(await lire(redonnes)).toBe(200);
    expect((await rafraichir(perdus.rafraichissement)).statusCode).toBe(401);
    expect(await lire(redonnes)).toBe(401);
  });

  test('rafraîchi deux fois en même temps, une seule des deux réponses vaut', async () => {
    const jetons = await jetonsDe();
    const vus = await Promise.all([rafraichir(jetons.rafraichissement, p.a), rafraichir(jetons.rafraichissement, p.b)]);
    const recus = vus.map((r) => r.json<{ jetons: Jetons }>().jetons);
    expect((await Promise.all(recus.map((j) => lire(j)))).toSorted()).toEqual([200, 401]);
  });

  test('douze heures au plus, même rafraîchis sans cesse', async () => {
    let jetons = await jetonsDe();
    for (let quart = 1; quart < 48; quart++) {
      p.horloge.avancer(15 * MINUTE);
      jetons = (await rafraichir(jetons.rafraichissement)).json<{ jetons: Jetons }>().jetons;
    }
    p.horloge.avancer(15 * MINUTE - 1);
    expect(await lire(jetons)).toBe(200);
    p.horloge.avancer(1);
    expect(await lire(jetons)).toBe(401);
    expect((await rafraichir(jetons.rafraichissement)).statusCode).toBe(401);
  });

  test('un accès n’est pas un rafraîchissement, ni l’inverse', async () => {
    const jetons = await jetonsDe();
    expect((await rafraichir(jetons.acces)).statusCode).toBe(401);
    expect(await lire({ ...jetons, acces: jetons.rafraichissement })).toBe(401);
  });

  test('fermer la session ferme la famille', async () => {
    const jetons = await jetonsDe();
    expect(
      (await p.b.inject({ method: 'POST', url: '/v1/session/fermer', headers: { authorization: `Bearer ${jetons.acces}` } })).statusCode,
    ).toBe(204);
    expect(await lire(jetons)).toBe(401);
    expect((await rafraichir(jetons.rafraichissement)).statusCode).toBe(401);
  });

  test('un compte désactivé est dehors à la requête suivante : lire, envoyer, rafraîchir, se connecter', async () => {
    const poste: Poste = await seConnecter(p, COLLEGUE, 50);
    expect((await tirer(p.a, poste)).lignes.length).toBeGreaterThan(0);
    await p.pool.query('UPDATE compte SET actif = false WHERE courriel = $1', [COLLEGUE]);
    expect((await demander(p.a, poste)).statusCode).toBe(401);
    expect((await envoyer(p.b, poste, [cmdPostuler(poste, uneDemande(1).valeur().id, uneOffre(1).valeur().id)])).statusCode).toBe(401);
    expect((await rafraichir(poste.jetons.rafraichissement)).statusCode).toBe(401);
    expect((await ouvrirSession(p.a, COLLEGUE, 50)).statusCode).toBe(401);
    expect((await p.pool.query('SELECT 1 FROM candidature')).rowCount).toBe(0);
  });
});
