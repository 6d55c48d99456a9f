import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { enTransaction } from '../../../db/central/open.ts';
import { verrouillerSonDossier } from '../../../db/central/views/suivi.ts';
import { uneCandidature } from '../../constructeurs/candidature.ts';
import { uneDemande } from '../../constructeurs/demande.ts';
import { agentId, candidatureId, mandatId } from '../../constructeurs/identifiants.ts';
import { aujourdhui } from '../../constructeurs/jours.ts';
import { uneOffre } from '../../constructeurs/offre.ts';
import { appeler, GESTIONNAIRE, seConnecter, unePlateforme, type Plateforme, type Poste } from '../outils.ts';
import { completer, consentir, essayer, genres, lecteur, photo, toutesDeposees, unAgent } from './outils.ts';

/** L'agent 2 a tout ; l'agent 1, sa seule demande. Une adresse de courriel trahit toute fuite. */
const secret = 'le-secret-de-l-agent-2@messagerie.test';
const premier = uneDemande(1).valeur();
const second = uneDemande(2).avecDemandeur({ courriel: secret, nom: 'Secretan' }).avecMandat();
const deposee = uneCandidature(2).deLaDemande(second.demande).valeur();
const attribuee = uneCandidature(3).deLaDemande(uneDemande(3).valeur()).dansLEtat('attribuee').valeur();

let p: Plateforme;
let agent: Poste;
beforeEach(async () => {
  p = await unePlateforme({
    semence: {
      demandes: [premier, second.demande, uneDemande(3).valeur()],
      mandats: [second.mandat],
      offres: [uneOffre(1).valeur(), uneOffre(2).valeur(), uneOffre(3).valeur()],
      candidatures: [deposee, attribuee],
    },
  });
  agent = await unAgent(p, 1);
});
afterEach(() => p.fermer());

/** Ce qui est de l'agent 2 et de l'agent 3 dans la base. */
async function chezLesAutres(): Promise<string> {
  const lignes = await Promise.all(
    ['demande', 'mandat', 'candidature', 'suivi'].map(async (t) => {
      const colonne = t === 'demande' ? 'id' : 'demande_id';
      return (await p.pool.query(`SELECT t::text FROM ${t} t WHERE ${colonne} <> $1 ORDER BY 1`, [premier.id])).rows;
    }),
  );
  return JSON.stringify(lignes);
}

describe('deux agents', () => {
  test('aucune lecture ne montre rien de l’autre', async () => {
    const lectures: [string, object][] = [
      ['agent.espace', {}],
      ['agent.offres', { onglet: 'demandee', toutes: true }],
      ['agent.offre', { offreId: uneOffre(2).valeur().id }],
      ['agent.candidatures', { recherche: '' }],
      ['agent.candidatures', { recherche: candidatureId(2) }],
    ];
    for (const [nom, entree] of lectures) {
      const reponse = await appeler(p.a, agent, nom, entree);
      expect(reponse.json()).toMatchObject({ status: 'ok' });
      for (const trace of [secret, 'Secretan', second.demande.id, second.mandat.id, candidatureId(2), candidatureId(3)])
        expect(reponse.body).not.toContain(trace);
    }
  });

  test.each<[string, () => Promise<string[]>, string]>([
    ['annuler sa candidature', () => essayer(p.a, agent, 'agent.annuler', { candidatureId: candidatureId(2) }), 'candidature_inconnue'],
    [
      'répondre à sa place',
      () => essayer(p.a, agent, 'agent.repondre', { candidatureId: candidatureId(3), acte: 'se_desister', texte: null }),
      'candidature_inconnue',
    ],
    [
      'postuler sous son identifiant',
      () => essayer(p.a, agent, 'agent.postuler', { candidatureId: candidatureId(2), offreId: uneOffre(1).valeur().id }),
      'offre_inconnue',
    ],
    ['importer sa demande sans code', () => importer(), 'demande_deja_importee'],
    ['consentir sous l’identifiant de son mandat', () => essayer(p.a, agent, 'agent.consentir', consentir(2)), 'consentement_a_refaire'],
  ])('%s : impossible, et rien n’est écrit nulle part', async (_, agir, motif) => {
    const avant = await photo(p);
    expect(await agir()).toEqual([motif]);
    expect(await photo(p)).toBe(avant);
  });
  const importer = () => essayer(p.a, agent, 'agent.importer', { numeroUnique: second.demande.numeroUnique.valeur, code: 'AAAAAAAA' });

  test('tout ce que l’un fait chez lui, jusqu’à tout supprimer, laisse l’autre intact', async () => {
    const avant = await chezLesAutres();
    const actes: [string, object][] = [
      ['agent.confirmerPieces', toutesDeposees([])],
      ['agent.completer', completer({ matricule: 'M1' })],
      ['agent.consentir', consentir(50)],
      ['agent.retirerConsentement', {}],
      ['agent.supprimerDemande', {}],
    ];
    for (const [nom, entree] of actes) expect((await appeler(p.a, agent, nom, entree)).json()).toMatchObject({ status: 'ok' });
    expect(await chezLesAutres()).toBe(avant);
  });

  test('une demande nommée dans l’entrée n’est pas une façon d’entrer : la clé en trop rend l’appel invalide', async () => {
    const entree = { candidatureId: candidatureId(60), offreId: uneOffre(1).valeur().id, demandeId: second.demande.id };
    expect((await appeler(p.a, agent, 'agent.postuler', entree)).json()).toMatchObject({ status: 'invalid' });
    expect((await appeler(p.a, agent, 'agent.espace', { demandeId: second.demande.id })).json()).toMatchObject({ status: 'invalid' });
  });
});

describe('la base elle-même, dans la transaction d’un agent', () => {
  const compter = (table: string, n: number | null) =>
    enTransaction(p.pool, n === null ? null : { agentId: agentId(n) }, async (tx) => {
      if (n !== null) await verrouillerSonDossier(tx, agentId(n), aujourdhui);
      return (await tx.query(`SELECT 1 FROM ${table}`)).rowCount;
    });

  test.each(['demande', 'mandat', 'candidature'])('%s : rien avant d’entrer dans son dossier, puis le sien seul', async (table) => {
    expect(await compter(table, null)).toBe(0);
    expect(await compter(table, 1)).toBe(table === 'demande' ? 1 : 0);
    expect(await compter(table, 2)).toBe(1);
  });

  test('un code qui oublierait son filtre ne change que le sien', async () => {
    const touchees = await enTransaction(p.pool, { agentId: agentId(1) }, async (tx) => {
      await verrouillerSonDossier(tx, agentId(1), aujourdhui);
      const demandes = await tx.query('UPDATE demande SET doc = doc');
      const mandats = await tx.query('UPDATE mandat SET retire_le = now()');
      const candidatures = await tx.query('DELETE FROM candidature');
      return [demandes, mandats, candidatures].map((r) => r.rowCount);
    });
    expect(touchees).toEqual([1, 0, 0]);
  });

  test('elle n’écrit pas dans le flux d’une autre académie', async () => {
    const ecrire = enTransaction(p.pool, { agentId: agentId(1) }, async (tx) => {
      await verrouillerSonDossier(tx, agentId(1), aujourdhui);
      await tx.query("INSERT INTO flux (id, tete) VALUES ('academie:paris', 1)");
    });
    await expect(ecrire).rejects.toThrow(/row-level security/);
  });
});

test('l’académie sans mandat ne reçoit jamais rien, quoi que fasse l’agent', async () => {
  const lire = lecteur(p, await seConnecter(p, GESTIONNAIRE));
  const avant = genres(await lire());
  expect(avant).toEqual(['c', 'd', 'm']);
  const candidature = { candidatureId: candidatureId(70), offreId: uneOffre(1).valeur().id };
  const actes: [string, object][] = [
    ['agent.postuler', candidature],
    ['agent.annuler', { candidatureId: candidature.candidatureId }],
    ['agent.confirmerPieces', toutesDeposees([])],
    ['agent.completer', completer({ matricule: 'M1' })],
    ['agent.validerDossier', {}],
    ['agent.supprimerDemande', {}],
  ];
  for (const [nom, entree] of actes) {
    expect((await appeler(p.a, agent, nom, entree)).json()).toMatchObject({ status: 'ok' });
    const page = await lire();
    expect(genres(page)).toEqual([]);
    expect(page.texte).not.toContain(premier.id);
    expect(page.texte).not.toContain(mandatId(1));
  }
});
