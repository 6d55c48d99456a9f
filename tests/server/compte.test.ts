import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Envelope } from '../../domain/contract/envelope.ts';
import { SessionEnLigne } from '../../domain/contract/serveur.ts';
import { midi } from '../constructeurs/jours.ts';
import { ADRESSE_PUBLIQUE, AGENT, appeler, MOT_DE_PASSE, ouvrirSession, seConnecter, unePlateforme, type Plateforme } from './outils.ts';

let p: Plateforme;
beforeAll(async () => {
  p = await unePlateforme();
});
afterAll(() => p.fermer());
beforeEach(async () => {
  p.horloge.regler(midi());
  await p.pool.query('DELETE FROM essai_connexion');
  await p.pool.query('DELETE FROM courriel');
});

const NEUVE = 'nadia.roussel@messagerie.test';
const PHRASE = 'trois chats sur le toit bleu';
const formulaire = (courriel: string, traits = {}) => ({
  civilite: 'madame',
  nomNaissance: 'Roussel',
  prenom: 'Nadia',
  telephone: '06 39 98 12 34',
  courriel,
  accepte: true,
  ...traits,
});
const faire = async (nom: string, entree: unknown, app = p.a): Promise<Envelope> =>
  (await appeler(app, null, nom, entree)).json<Envelope>();
const creer = (courriel = NEUVE, traits = {}) => faire('compte.creer', formulaire(courriel, traits));
const lire = (jeton: string) => faire('compte.lien', { jeton });
const choisir = (jeton: string, motDePasse = PHRASE, app = p.a) => faire('compte.choisir', { jeton, motDePasse }, app);
const reussi = { status: 'ok', value: {} };
const refus = (...motifs: string[]) => ({ status: 'refused', refus: motifs.map((motif) => expect.objectContaining({ motif })) });

interface Depose {
  readonly a: string;
  readonly sujet: string;
  readonly texte: string;
}
const courriels = async (): Promise<Depose[]> =>
  (await p.pool.query<{ contenu: Depose }>('SELECT contenu FROM courriel ORDER BY numero')).rows.map((r) => r.contenu);
const jetonDu = ({ texte }: Depose): string => /\/compte\/#jeton=([\w-]{43})(?![\w-])/.exec(texte)?.[1] ?? '';
const dernierJeton = async (): Promise<string> => jetonDu((await courriels()).at(-1)!);
const compte = async (courriel: string) =>
  (await p.pool.query('SELECT role, nom, prenom, civilite, telephone, mot_de_passe FROM compte WHERE courriel = $1', [courriel])).rows;

const JOUR_MS = 86_400_000;

describe('créer son compte', () => {
  test('crée un compte d’agent à activer, et dépose le courriel du guide avec son lien', async () => {
    expect(await creer(`  ${NEUVE.toUpperCase()} `)).toEqual(reussi);
    expect(await compte(NEUVE)).toEqual([
      { role: 'agent', nom: 'Roussel', prenom: 'Nadia', civilite: 'madame', telephone: expect.stringMatching(/\d/), mot_de_passe: null },
    ]);
    const [recu, ...autres] = await courriels();
    expect(autres).toEqual([]);
    expect(recu).toMatchObject({ a: NEUVE, sujet: "Action Logement Services – Demande d'accès" });
    expect(recu!.texte).toContain(`${ADRESSE_PUBLIQUE}/compte/#jeton=`);
    expect(recu!.texte).toContain('Ce lien expire dans 2 jour(s).');
    const base = (await p.pool.query<{ t: string }>("SELECT string_agg(l::text, ' ') AS t FROM lien l")).rows[0]!.t;
    expect(base, 'la base n’a que l’empreinte du lien').not.toContain(jetonDu(recu!));
  });

  test('dit toutes les raisons d’un formulaire incomplet, sans rien écrire', async () => {
    const reponse = await creer('pas une adresse', { civilite: null, nomNaissance: ' ', prenom: '', telephone: '12', accepte: false });
    expect(reponse).toEqual(
      refus('civilite_absente', 'nom_absent', 'prenom_absent', 'telephone_invalide', 'courriel_invalide', 'conditions_non_acceptees'),
    );
    expect(await courriels()).toEqual([]);
  });

  test('redemandé avant l’activation, envoie un nouveau lien, annule l’ancien et ne récrit rien', async () => {
    const courriel = 'paul.girard@messagerie.test';
    await creer(courriel);
    const ancien = await dernierJeton();
    expect(await creer(courriel, { nomNaissance: 'Autre', prenom: 'Quelqu’un', telephone: '0700000000' })).toEqual(reussi);
    const nouveau = await dernierJeton();
    expect(await compte(courriel)).toMatchObject([{ nom: 'Roussel', prenom: 'Nadia' }]);
    expect(await lire(ancien)).toEqual(refus('lien_expire'));
    expect(await choisir(ancien)).toEqual(refus('lien_expire'));
    expect(await lire(nouveau)).toEqual({ status: 'ok', value: { genre: 'activation', courriel } });
  });

  test('pour une adresse déjà ouverte, ne change rien et l’écrit à son titulaire', async () => {
    const avant = await compte(AGENT);
    expect(await creer(AGENT, { nomNaissance: 'Intrus' })).toEqual(reussi);
    expect(await compte(AGENT)).toEqual(avant);
    const [recu] = await courriels();
    expect(recu).toMatchObject({ a: AGENT, sujet: 'Action Logement Services – Vous avez déjà un compte' });
    expect(await lire(jetonDu(recu!))).toMatchObject({ value: { genre: 'mot_de_passe' } });
  });

  test('deux fois au même instant, sur deux serveurs, un seul compte', async () => {
    const courriel = 'double.clic@messagerie.test';
    const reponses = await Promise.all([p.a, p.b].map((app) => faire('compte.creer', formulaire(courriel), app)));
    expect(reponses).toEqual([reussi, reussi]);
    expect(await compte(courriel)).toHaveLength(1);
  });
});

describe('mot de passe oublié', () => {
  test('envoie un lien au titulaire, un lien d’activation à qui ne l’a pas fait, et la vérité à une adresse sans compte', async () => {
    const oublier = (courriel: string) => faire('compte.oublie', { courriel });
    await creer('pas.active@messagerie.test');
    await p.pool.query('DELETE FROM courriel');
    for (const courriel of [AGENT, 'pas.active@messagerie.test', 'personne@messagerie.test'])
      expect(await oublier(courriel)).toEqual(reussi);
    const recus = await courriels();
    expect(recus.map((c) => [c.a, c.sujet.replace('Action Logement Services – ', '')])).toEqual([
      [AGENT, 'Nouveau mot de passe'],
      ['pas.active@messagerie.test', "Demande d'accès"],
      ['personne@messagerie.test', 'Aucun compte à cette adresse'],
    ]);
    expect(recus.map((c) => jetonDu(c) !== '')).toEqual([true, true, false]);
  });

  test('un compte désactivé est une adresse sans compte', async () => {
    await p.pool.query('UPDATE compte SET actif = false WHERE courriel = $1', [AGENT]);
    await faire('compte.oublie', { courriel: AGENT });
    const [recu] = await courriels();
    await p.pool.query('UPDATE compte SET actif = true');
    expect(recu!.sujet).toContain('Aucun compte');
    expect(jetonDu(recu!)).toBe('');
  });
});

describe('le lien', () => {
  const unLien = async (courriel: string): Promise<string> => {
    await creer(courriel);
    return dernierJeton();
  };

  test('regardé cent fois, sert encore ; utilisé, il ne sert plus', async () => {
    const jeton = await unLien('lien1@messagerie.test');
    for (let i = 0; i < 100; i++) await lire(jeton);
    expect(await choisir(jeton)).toEqual({ status: 'ok', value: { courriel: 'lien1@messagerie.test' } });
    expect(await lire(jeton)).toEqual(refus('lien_deja_utilise'));
    expect(await choisir(jeton)).toEqual(refus('lien_deja_utilise'));
  });

  test('vaut deux jours, à l’horloge du serveur', async () => {
    const jeton = await unLien('lien2@messagerie.test');
    p.horloge.avancer(2 * JOUR_MS - 1_000);
    expect(await lire(jeton)).toMatchObject({ status: 'ok' });
    p.horloge.avancer(2_000);
    expect(await lire(jeton)).toEqual(refus('lien_expire'));
    expect(await choisir(jeton)).toEqual(refus('lien_expire'));
    expect(await compte('lien2@messagerie.test')).toMatchObject([{ mot_de_passe: null }]);
  });

  test.each(['', 'x', 'A'.repeat(43), "' OR true --"])('« %s » n’ouvre rien', async (jeton) => {
    expect(await lire(jeton)).toEqual(refus('lien_inconnu'));
    expect(await choisir(jeton)).toEqual(refus('lien_inconnu'));
  });

  test('utilisé deux fois au même instant, un seul mot de passe l’emporte', async () => {
    const courriel = 'lien3@messagerie.test';
    const jeton = await unLien(courriel);
    const phrases = ['une première longue phrase', 'une seconde longue phrase'];
    const reponses = await Promise.all([choisir(jeton, phrases[0], p.a), choisir(jeton, phrases[1], p.b)]);
    expect(reponses.map((r) => r.status).toSorted()).toEqual(['ok', 'refused']);
    const gagnante = phrases[reponses.findIndex((r) => r.status === 'ok')]!;
    for (const phrase of phrases) expect((await ouvrirSession(p.a, courriel, 9, phrase)).statusCode).toBe(phrase === gagnante ? 200 : 401);
  });

  test('un mot de passe trop faible dit les règles non tenues, et le lien sert encore', async () => {
    const courriel = 'lien4@messagerie.test';
    const jeton = await unLien(courriel);
    expect(await choisir(jeton, 'abc')).toEqual({
      status: 'refused',
      refus: [{ motif: 'mot_de_passe_trop_faible', regles: ['longueur', 'chiffre', 'majuscule'] }],
    });
    expect(await choisir(jeton, courriel)).toMatchObject({ refus: [{ regles: ['different_du_nom'] }] });
    expect(await choisir(jeton)).toMatchObject({ status: 'ok' });
  });

  test('active le compte : on se connecte, et avant non', async () => {
    const courriel = 'lien5@messagerie.test';
    const jeton = await unLien(courriel);
    expect((await ouvrirSession(p.a, courriel, 9, PHRASE)).statusCode).toBe(401);
    await choisir(jeton);
    expect(SessionEnLigne.parse((await ouvrirSession(p.a, courriel, 9, PHRASE)).json()).compte).toMatchObject({ role: 'agent', courriel });
  });

  test('un nouveau mot de passe ferme toutes les sessions du compte, et elles seules', async () => {
    const [un, deux] = [await seConnecter(p, AGENT, 31), await seConnecter(p, AGENT, 32)];
    const autre = await seConnecter(p, 'conseiller@essai.test', 33);
    const vivant = async (poste: typeof un) =>
      (await p.b.inject({ method: 'POST', url: '/v1/session/rafraichir', payload: { rafraichissement: poste.jetons.rafraichissement } }))
        .statusCode;
    await faire('compte.oublie', { courriel: AGENT });
    await choisir(await dernierJeton());
    expect([await vivant(un), await vivant(deux), await vivant(autre)]).toEqual([401, 401, 200]);
    expect((await ouvrirSession(p.a, AGENT, 34)).statusCode, 'l’ancien mot de passe').toBe(401);
    expect((await ouvrirSession(p.a, AGENT, 34, PHRASE)).statusCode).toBe(200);
    await faire('compte.oublie', { courriel: AGENT });
    await choisir(await dernierJeton(), MOT_DE_PASSE);
  });
});

describe('rien ne dit si une adresse est connue', () => {
  test.each([
    ['compte.creer', (courriel: string) => formulaire(courriel)],
    ['compte.oublie', (courriel: string) => ({ courriel })],
  ] as const)('%s : la même réponse à l’octet près, le même nombre d’écritures, dans le même temps', async (nom, entree) => {
    const mesurer = async (courriel: string): Promise<number> => {
      const debut = performance.now();
      const reponse = await appeler(p.a, null, nom, entree(courriel));
      const duree = performance.now() - debut;
      expect([reponse.statusCode, reponse.body]).toEqual([200, '{"status":"ok","value":{}}']);
      return duree;
    };
    const durees: Record<'connue' | 'inconnue', number[]> = { connue: [], inconnue: [] };
    for (let i = 0; i < 60; i++) {
      await p.pool.query('DELETE FROM essai_connexion');
      durees.connue.push(await mesurer(AGENT));
      durees.inconnue.push(await mesurer(`inconnue-${nom}-${i}@messagerie.test`));
    }
    expect(await courriels()).toHaveLength(120);
    const mediane = (liste: readonly number[]) => liste.toSorted((a, b) => a - b)[liste.length / 2]!;
    const rapport = mediane(durees.connue) / mediane(durees.inconnue);
    expect(rapport).toBeGreaterThan(0.6);
    expect(rapport).toBeLessThan(1.7);
  });

  test('un compte à activer répond à la connexion comme une adresse inconnue, en calculant autant', async () => {
    await creer('dormant@messagerie.test');
    const mesurer = async (courriel: string): Promise<number> => {
      const durees: number[] = [];
      for (let i = 0; i < 5; i++) {
        await p.pool.query('DELETE FROM essai_connexion');
        const debut = performance.now();
        const reponse = await ouvrirSession(p.a, courriel, 1, PHRASE);
        durees.push(performance.now() - debut);
        expect([reponse.statusCode, reponse.body]).toEqual([401, '{"erreur":"identifiants_invalides"}']);
      }
      return durees.toSorted((a, b) => a - b)[2]!;
    };
    expect((await mesurer('dormant@messagerie.test')) / (await mesurer('personne@messagerie.test'))).toBeGreaterThan(0.4);
  });
});

describe('les demandes sont comptées', () => {
  const oublier = (courriel: string) => faire('compte.oublie', { courriel });
  const attente = (jusqua: string) => ({ status: 'refused', refus: [{ motif: 'trop_de_requetes', jusqua }] });

  test.each([AGENT, 'personne@messagerie.test'])('cinq courriels pour %s, puis l’attente, dite, qui se lève seule', async (courriel) => {
    for (let i = 0; i < 5; i++) expect(await oublier(courriel)).toEqual(reussi);
    expect(await oublier(courriel)).toEqual(attente(midi('2026-11-23', 1)));
    expect(await creer(courriel), 'créer et oublier se comptent ensemble').toEqual(attente(midi('2026-11-23', 1)));
    expect(await courriels()).toHaveLength(5);
    p.horloge.avancer(60_000);
    expect(await oublier(courriel)).toEqual(reussi);
  });

  test('une source qui écrit à trente adresses s’arrête là ; la connexion, elle, n’est pas touchée', async () => {
    const vus: string[] = [];
    for (let i = 0; i < 32; i++) vus.push((await oublier(`adresse${i}@messagerie.test`)).status);
    expect(vus).toEqual([...Array<string>(30).fill('ok'), 'refused', 'refused']);
    expect((await ouvrirSession(p.a, AGENT, 41)).statusCode).toBe(200);
  });
});

test('chaque acte réussi laisse une ligne au journal : l’acte et le compte, jamais une adresse', async () => {
  await p.pool.query('DELETE FROM journal');
  await creer('journal@messagerie.test');
  await choisir(await dernierJeton());
  await choisir('inconnu');
  const { rows } = await p.pool.query<{ acte: string; auteur_id: null; role: string; meme: boolean; ligne: string }>(
    `SELECT j.acte, j.auteur_id, j.role, j.objet = c.id AS meme, j::text AS ligne
     FROM journal j, compte c WHERE c.courriel = 'journal@messagerie.test' ORDER BY j.numero`,
  );
  expect(rows.map(({ acte, auteur_id, role, meme }) => [acte, auteur_id, role, meme])).toEqual([
    ['compte.creer', null, 'public', true],
    ['compte.choisir', null, 'public', true],
  ]);
  expect(rows.map((r) => r.ligne).join()).not.toContain('messagerie.test');
});
