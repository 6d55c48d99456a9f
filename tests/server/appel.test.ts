import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Envelope } from '../../domain/contract/envelope.ts';
import { contract, type OperationName } from '../../domain/contract/index.ts';
import { cheminAppel } from '../../domain/contract/serveur.ts';
import { operationsPortees } from '../../server/operations/appel.ts';
import {
  AGENT,
  appeler,
  BAILLEUR,
  CONSEILLER,
  GESTIONNAIRE,
  porteur,
  seConnecter,
  unePlateforme,
  type Plateforme,
  type Poste,
} from './outils.ts';

let p: Plateforme;
let postes: Record<'agent' | 'conseiller' | 'bailleur' | 'gestionnaire', Poste>;
let journal = '';
beforeAll(async () => {
  p = await unePlateforme({
    journal: {
      write: (ligne) => {
        journal += ligne;
      },
    },
  });
  postes = {
    agent: await seConnecter(p, AGENT, 1),
    conseiller: await seConnecter(p, CONSEILLER, 2),
    bailleur: await seConnecter(p, BAILLEUR, 3),
    gestionnaire: await seConnecter(p, GESTIONNAIRE, 4),
  };
});
afterAll(() => p.fermer());

const absente = { status: 'refused', refus: [{ motif: 'session_absente' }] };
const posteDe = (nom: OperationName): Poste | null => {
  const { acces } = contract[nom];
  return acces === 'public' ? null : postes[acces];
};
const reservees = operationsPortees.filter((nom) => contract[nom].acces !== 'public');

test('toutes les opérations portées du contrat sont servies, et elles seules', async () => {
  const attendues = Object.entries(contract).flatMap(([nom, { kind }]) => (kind === 'remoteQuery' || kind === 'remoteAct' ? [nom] : []));
  expect(operationsPortees).toEqual(attendues);
  expect(operationsPortees.length).toBeGreaterThan(30);
  const { paths } = (await p.a.inject('/v1/openapi.json')).json<{ paths: Record<string, { post: unknown }> }>();
  expect(Object.keys(paths).filter((chemin) => chemin.startsWith('/v1/appel/'))).toEqual(
    expect.arrayContaining(attendues.map(cheminAppel)),
  );
  for (const nom of ['session.ouvrir', 'dossier.lister', 'candidature.postuler', 'inconnue', '__proto__'])
    expect((await appeler(p.a, postes.gestionnaire, nom, {})).statusCode).toBe(404);
});

describe.each(reservees)('%s', (nom) => {
  test('n’est ouverte qu’à son rôle : sans jeton ou avec un autre, la session manque', async () => {
    const autres = Object.entries(postes).flatMap(([role, poste]) => (role === contract[nom].acces ? [] : [poste]));
    expect(autres).toHaveLength(3);
    for (const poste of [null, ...autres, { ...postes.agent, jetons: { ...postes.agent.jetons, acces: 'A'.repeat(43) } }]) {
      const reponse = await appeler(p.a, poste, nom, {});
      expect([reponse.statusCode, reponse.json()]).toEqual([401, absente]);
    }
  });
});

test.each(operationsPortees)('%s : une entrée inconnue est dite invalide, sans panne', async (nom) => {
  const reponse = await appeler(p.a, posteDe(nom), nom, { cle_inconnue: 1 });
  expect(reponse.statusCode).toBe(200);
  expect(Envelope.parse(reponse.json()).status).toBe('invalid');
});

test('un caractère nul, que la base ne sait pas écrire, est dit invalide', async () => {
  const formulaire = { civilite: null, nomNaissance: 'Nul\0', prenom: '', telephone: '', courriel: '', accepte: false };
  expect((await appeler(p.a, null, 'compte.creer', formulaire)).json()).toEqual({ status: 'invalid', paths: ['nomNaissance'] });
});

test('une entrée invalide dit où', async () => {
  const reponse = await appeler(p.a, postes.conseiller, 'conseiller.instruire', { candidatureId: 'x' });
  expect(reponse.json<{ paths: string[] }>().paths).toContain('candidatureId');
});

test.each([
  ['du JSON tronqué', '{"jeton":', 'application/json'],
  ['rien', '', 'application/json'],
  ['un autre type', '<a/>', 'text/xml'],
])('%s n’est pas une panne', async (_, payload, type) => {
  const reponse = await p.a.inject({ method: 'POST', url: cheminAppel('compte.lien'), headers: { 'content-type': type }, payload });
  expect([400, 415]).toContain(reponse.statusCode);
  expect(reponse.json()).toEqual({ erreur: 'requete_invalide' });
});

test('un corps trop grand est refusé ; un fichier d’offres a droit à davantage', async () => {
  const gros = 'x'.repeat(70_000);
  expect((await appeler(p.a, null, 'compte.lien', { jeton: gros })).statusCode).toBe(413);
  const enorme = 'x'.repeat(2_000_001);
  const importer = await appeler(p.a, postes.bailleur, 'bailleur.importer', { csv: enorme, publier: false });
  expect([importer.statusCode, importer.json()]).toEqual([200, { status: 'invalid', paths: ['csv'] }]);
  expect((await appeler(p.a, postes.bailleur, 'bailleur.importer', { csv: 'x'.repeat(2_600_000), publier: false })).statusCode).toBe(413);
});

test('un jeton périmé, un compte désactivé : dehors à la requête suivante', async () => {
  const lire = async () => (await appeler(p.b, postes.agent, 'agent.candidatures', { recherche: '' })).statusCode;
  expect(await lire()).toBe(200);
  await p.pool.query('UPDATE compte SET actif = false WHERE courriel = $1', [AGENT]);
  expect(await lire()).toBe(401);
  await p.pool.query('UPDATE compte SET actif = true');
  p.horloge.avancer(15 * 60_000);
  expect(await lire()).toBe(401);
  p.horloge.avancer(-15 * 60_000);
  expect(await lire()).toBe(200);
});

test('une panne donne une référence, que le journal technique retrouve sans les données de la requête', async () => {
  await p.pool.query('ALTER TABLE lien RENAME TO lien_ailleurs');
  const reponse = await appeler(p.a, null, 'compte.lien', { jeton: 'un-secret-de-la-requete' });
  await p.pool.query('ALTER TABLE lien_ailleurs RENAME TO lien');
  const { reference, ...reste } = reponse.json<{ status: string; reference: string }>();
  expect([reponse.statusCode, reste]).toEqual([200, { status: 'fault' }]);
  expect(journal).toContain(reference);
  expect(journal).not.toContain('un-secret');
  expect(journal).not.toContain('lien_ailleurs');
});

test('un acte laisse une ligne au journal avec son auteur ; une lecture ou un refus, aucune', async () => {
  await p.pool.query('DELETE FROM journal');
  expect((await appeler(p.a, postes.agent, 'agent.tutoriel', {})).json()).toEqual({ status: 'ok', value: {} });
  await appeler(p.a, postes.agent, 'agent.candidatures', { recherche: '' });
  expect((await appeler(p.a, postes.agent, 'agent.validerDossier', {})).json()).toMatchObject({ status: 'refused' });
  const { rows } = await p.pool.query('SELECT j.quand, j.role, j.acte, c.courriel FROM journal j LEFT JOIN compte c ON c.id = j.auteur_id');
  expect(rows).toEqual([{ quand: p.horloge.lire(), role: 'agent', acte: 'agent.tutoriel', courriel: AGENT }]);
});

test('aucune réponse ne se garde en cache', async () => {
  const reponse = await p.a.inject({ method: 'POST', url: cheminAppel('agent.espace'), headers: porteur(postes.agent), payload: {} });
  expect(reponse.headers['cache-control']).toBe('no-store');
});
