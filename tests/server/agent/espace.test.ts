import { afterEach, beforeEach, expect, test } from 'vitest';
import { uneDemande } from '../../constructeurs/demande.ts';
import { aujourdhui } from '../../constructeurs/jours.ts';
import { uneOffre } from '../../constructeurs/offre.ts';
import { reussir } from '../instruction/outils.ts';
import { neuve, type Plateforme, type Poste } from '../outils.ts';
import { completer, consentir, courrielDe, importerDemande, PORTAIL, toutesDeposees, unAgent, uneScene, type Scene } from './outils.ts';

const une = uneDemande(1).valeur();
const offre = uneOffre(1).valeur();

let scene: Scene;
let p: Plateforme;
let agent: Poste;
beforeEach(async () => {
  scene = await uneScene([une], { offres: [offre] });
  p = scene.p;
  agent = await unAgent(p, 1);
});
afterEach(() => scene.fermer());

const espace = () => reussir(p.b, agent, 'agent.espace', {});

test('tout le parcours, d’un compte neuf à la première candidature : chaque lecture dit la prochaine chose à faire', async () => {
  expect(await espace()).toEqual({
    compte: { civilite: 'madame', nom: 'Lefèvre', prenom: 'Camille', courriel: courrielDe(1) },
    tutorielVu: false,
    etape: 'importer',
    demande: null,
    academie: null,
    mandat: null,
    mandatEnVigueur: false,
    candidatureActive: null,
    portail: null,
    codeDemande: null,
    le: aujourdhui,
  });

  await importerDemande(scene, agent, une);
  expect(await espace()).toMatchObject({ etape: 'completer', academie: null, portail: PORTAIL, codeDemande: null });

  expect(await reussir(p.a, agent, 'agent.completer', completer())).toEqual({ academie: 'Académie d’Orléans-Tours' });
  const aConfirmer = await espace();
  expect(aConfirmer).toMatchObject({ etape: 'pieces', academie: { nom: 'Académie d’Orléans-Tours' }, mandat: null });

  await reussir(p.a, agent, 'agent.consentir', consentir(1));
  expect(await espace()).toMatchObject({ etape: 'pieces', mandatEnVigueur: true, mandat: { debut: aujourdhui, fin: '2027-05-22' } });

  await reussir(p.a, agent, 'agent.confirmerPieces', toutesDeposees(aConfirmer.demande!.pieces));
  expect((await espace()).etape).toBe('pieces');
  await reussir(p.a, agent, 'agent.validerDossier', {});
  expect(await espace()).toMatchObject({ etape: 'pret', demande: { dossierValideLe: aujourdhui }, candidatureActive: null });

  const candidatureId = neuve() as never;
  await reussir(p.a, agent, 'agent.postuler', { candidatureId, offreId: offre.id });
  expect((await espace()).candidatureActive).toMatchObject({ id: candidatureId, etat: 'deposee' });

  const { rows } = await p.pool.query<{ acte: string }>("SELECT acte FROM journal ORDER BY academie_id <> 'hors-academie', numero");
  expect(rows.map((r) => r.acte)).toEqual([
    'agent.demanderCode',
    'agent.importer',
    'agent.completer',
    'agent.consentir',
    'agent.confirmerPieces',
    'agent.validerDossier',
    'agent.postuler',
  ]);
});

test('le tutoriel passé ne revient plus', async () => {
  await reussir(p.a, agent, 'agent.tutoriel', {});
  await reussir(p.b, agent, 'agent.tutoriel', {});
  expect((await espace()).tutorielVu).toBe(true);
});

test('le registre arrêté, l’espace se lit quand même', async () => {
  await importerDemande(scene, agent, une);
  await scene.registre.arreter();
  expect((await espace()).demande?.numeroUnique).toEqual(une.numeroUnique);
});

test('lire n’attend personne : un acte en cours sur le dossier n’y fait rien', async () => {
  await importerDemande(scene, agent, une);
  const autre = await p.pool.connect();
  try {
    await autre.query('BEGIN');
    await autre.query('SELECT 1 FROM suivi FOR UPDATE');
    await autre.query('SELECT 1 FROM demande FOR UPDATE');
    expect((await espace()).etape).toBe('completer');
    expect(await reussir(p.a, agent, 'agent.candidatures', { recherche: '' })).toEqual({ enCours: [], historique: [], total: 0 });
  } finally {
    await autre.query('ROLLBACK');
    autre.release();
  }
});
