import path from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { hacherMotDePasse } from '../../db/central/apply/mot-de-passe.ts';
import type { Jetons } from '../../domain/contract/sync.ts';
import type { Demande } from '../../domain/demande/demande.ts';
import { CandidatureId } from '../../domain/shared/ids.ts';
import { connecter } from '../../db/local/connexion.ts';
import { cleDuCompte } from '../../electron/vault/compte.ts';
import { rattachementLu } from '../constructeurs/demande.ts';
import { jusquA } from '../outils/attendre.ts';
import { CLE_D_ESSAI, MOT_DE_PASSE, unPoste, type PosteDEssai } from '../outils/poste.ts';
import { unServeur, type ServeurDEssai } from '../outils/serveur.ts';
import { AGENT, appelerAvec, essayerJetons, fichiers, GESTIONNAIRE, journal, octets, parcourir, retenirJetons, traces } from './outils.ts';

let serveur: ServeurDEssai;
/** L'agent du compte de démonstration, qui a donné un mandat ; et un agent qui n'en a donné aucun. */
let mandant: Demande;
let sansMandat: Demande;
const postes: PosteDEssai[] = [];
/** Les jetons que le serveur a donnés à ce poste, du plus ancien au plus récent. */
const donnes: Jetons[] = [];

beforeAll(async () => {
  serveur = await unServeur({ agents: 60 });
  const { demandes, mandats } = serveur.donnees;
  mandant = demandes.find((d) => d.demandeur.courriel === AGENT)!;
  // Son nom et son revenu ne sont à personne d'autre : ils se cherchent dans les octets.
  const seulA = (texte: string) => demandes.filter((d) => JSON.stringify(d).includes(texte)).length === 1;
  sansMandat = demandes.find(
    ({ id, academieId, demandeur, ressources }) =>
      academieId === 'orleans-tours' &&
      mandats.every((m) => m.demandeId !== id) &&
      [demandeur.nom, String(ressources.mensuelles)].every(seulA),
  )!;
  const { nom, prenom, courriel, civilite } = sansMandat.demandeur;
  await serveur.base.pool.query(
    `INSERT INTO compte (id, role, courriel, mot_de_passe, nom, prenom, civilite) VALUES ($1, 'agent', $2, $3, $4, $5, $6)`,
    [sansMandat.agentId, courriel, await hacherMotDePasse(MOT_DE_PASSE), nom, prenom, civilite],
  );
});
afterAll(() => serveur.fermer());
afterEach(async () => {
  for (const poste of postes.splice(0)) await poste.fermer();
  donnes.length = 0;
});

async function unPosteAllume(): Promise<PosteDEssai> {
  const poste = await unPoste(serveur.url, { fetch: retenirJetons(donnes) });
  postes.push(poste);
  return poste;
}

/** Un poste dont le gestionnaire s'est connecté et a reçu ses dossiers. */
async function unPosteDeGestionnaire(): Promise<PosteDEssai> {
  const poste = await unPosteAllume();
  await poste.connecter();
  await jusquA('la première synchronisation', async () => (await poste.lire('sync.etat', {})).derniereReussite !== null);
  return poste;
}

async function uneSeance(): Promise<PosteDEssai> {
  const poste = await unPosteDeGestionnaire();
  expect(await poste.lire('seance.ouvrir', {})).toMatchObject({ statut: 'fermee', seance: { courriel: GESTIONNAIRE }, reprise: null });
  return poste;
}

const absente = { status: 'refused', refus: [{ motif: 'session_absente' }] };
const etat = (poste: PosteDEssai) => poste.lire('session.etat', {});
/** Ce que le serveur répond à ces jetons : à un appel, puis à leur renouvellement. */
const essayer = (jetons: Jetons | undefined, operation = 'agent.espace') => essayerJetons(serveur.url, jetons!, operation);

describe('un agent se connecte à un poste', () => {
  test('aucun fichier n’y apparaît, pas même une base, du début à la fin', async () => {
    const poste = await unPosteAllume();
    expect(await poste.connecter(AGENT)).toMatchObject({ statut: 'en_ligne', compte: { role: 'agent', courriel: AGENT }, seance: null });
    expect(fichiers(poste)).toEqual([]);
    await parcourir(poste, mandant);
    expect(fichiers(poste)).toEqual([]);
    await poste.lire('session.fermer', {});
    expect(fichiers(poste)).toEqual([]);
    expect(poste.pannes).toEqual([]);
  });

  test('la session fermée, rien ne se lit plus, et le serveur ne connaît plus ses jetons', async () => {
    const poste = await unPosteAllume();
    await poste.connecter(AGENT);
    const [jetons] = donnes;
    expect(await appelerAvec(serveur.url, jetons!, 'agent.espace')).toBe(200);
    await poste.lire('session.fermer', {});
    expect(await poste.appeler('agent.espace', {})).toEqual(absente);
    expect(await essayer(jetons!)).toEqual([401, 401]);
  });

  test.each(['conseiller@demo.test', 'bailleur@demo.test'])('%s n’y laisse rien non plus', async (courriel) => {
    const poste = await unPosteAllume();
    expect(await poste.connecter(courriel)).toMatchObject({ statut: 'en_ligne', compte: { courriel } });
    await poste.redemarrer();
    expect(await etat(poste)).toMatchObject({ statut: 'fermee', seance: null, reprise: null });
    expect(fichiers(poste)).toEqual([]);
  });

  test('sur le poste d’un gestionnaire, les fichiers restent ceux du gestionnaire', async () => {
    const poste = await unPosteDeGestionnaire();
    await poste.lire('session.fermer', {});
    const avant = fichiers(poste);
    await poste.connecter(AGENT);
    await parcourir(poste, mandant);
    await poste.lire('session.fermer', {});
    expect(fichiers(poste)).toEqual(avant);
    const { disque } = octets(poste);
    for (const trace of traces(mandant)) expect([trace, disque.includes(trace)]).toEqual([trace, false]);
  });
});

describe('une séance d’accompagnement', () => {
  test('cache au poste les dossiers du gestionnaire, avant comme après la connexion de l’agent', async () => {
    const poste = await uneSeance();
    const fermees = async () => {
      for (const nom of ['envoi.lister', 'sync.etat', 'seance.ouvrir', 'divergence.lister'] as const)
        expect([nom, await poste.appeler(nom, {})]).toEqual([nom, absente]);
      expect(await poste.appeler('dossier.lire', { demandeId: mandant.id })).toEqual(absente);
    };
    await fermees();
    expect(await poste.connecter(AGENT)).toMatchObject({ statut: 'en_ligne', seance: { courriel: GESTIONNAIRE } });
    await fermees();
    await parcourir(poste, mandant);
  });

  test.each([
    ['conseiller@demo.test', 'conseiller.file'],
    ['bailleur@demo.test', 'bailleur.offres'],
    ['gestionnaire2@demo.test', 'agent.espace'],
    [GESTIONNAIRE, 'agent.espace'],
  ])('n’est pas pour %s : refusé, ses jetons rendus aussitôt, aucune base ouverte', async (courriel, operation) => {
    const poste = await uneSeance();
    const avant = fichiers(poste);
    const dejaDonnes = donnes.length;
    expect(await poste.appeler('session.ouvrir', { courriel, motDePasse: MOT_DE_PASSE })).toEqual({
      status: 'refused',
      refus: [{ motif: 'seance_reservee_aux_agents' }],
    });
    expect(donnes).toHaveLength(dejaDonnes + 1);
    expect(await essayer(donnes.at(-1), operation)).toEqual([401, 401]);
    expect(fichiers(poste)).toEqual(avant);
    expect(await etat(poste)).toMatchObject({ statut: 'fermee', seance: { courriel: GESTIONNAIRE } });
  });

  test('un mot de passe faux est refusé comme ailleurs, et la séance continue', async () => {
    const poste = await uneSeance();
    expect(await poste.appeler('session.ouvrir', { courriel: AGENT, motDePasse: 'faux' })).toMatchObject({
      refus: [{ motif: 'identifiants_invalides' }],
    });
    expect(await poste.connecter(AGENT)).toMatchObject({ statut: 'en_ligne' });
  });

  test('l’agent se déconnecte : la séance dure, un autre agent prend sa place', async () => {
    const poste = await uneSeance();
    await poste.connecter(AGENT);
    expect(await poste.lire('session.fermer', {})).toMatchObject({ statut: 'fermee', seance: { courriel: GESTIONNAIRE }, reprise: null });
    expect(await essayer(donnes.at(-1))).toEqual([401, 401]);
    await poste.connecter(sansMandat.demandeur.courriel);
    await parcourir(poste, sansMandat);
  });

  test('se termine : l’agent est sorti, ses jetons aussi, et le gestionnaire doit redonner son mot de passe', async () => {
    const poste = await uneSeance();
    await poste.connecter(AGENT);
    expect(await poste.lire('seance.terminer', {})).toMatchObject({ statut: 'fermee', seance: null, reprise: GESTIONNAIRE });
    expect(await poste.appeler('agent.espace', {})).toEqual(absente);
    expect(await poste.appeler('envoi.lister', {})).toEqual(absente);
    expect(await essayer(donnes.at(-1))).toEqual([401, 401]);
    expect(await poste.appeler('session.ouvrir', { courriel: GESTIONNAIRE, motDePasse: 'faux' })).toMatchObject({ status: 'refused' });
    expect(await etat(poste)).toMatchObject({ statut: 'fermee', reprise: GESTIONNAIRE });
    expect(await poste.connecter()).toMatchObject({ statut: 'ouverte', gestionnaire: { courriel: GESTIONNAIRE } });
    expect(await poste.lire('dossier.lire', { demandeId: mandant.id })).toMatchObject({ demande: { id: mandant.id } });
    await poste.lire('session.fermer', {});
    expect(await etat(poste)).toMatchObject({ statut: 'fermee', reprise: null });
  });

  test('se termine aussi quand le journal ne peut plus s’écrire : l’agent est sorti, et la ligne qui manque est dite', async () => {
    const poste = await uneSeance();
    const { fichier, cle } = cleDuCompte(CLE_D_ESSAI, GESTIONNAIRE);
    const base = connecter(path.join(poste.dossier, fichier), cle, { lectureSeule: false });
    base.exec("CREATE TRIGGER plein BEFORE INSERT ON journal BEGIN SELECT RAISE(ABORT, 'plus de place'); END");
    base.close();
    await poste.lire('seance.terminer', {});
    expect(await poste.lire('session.etat', {})).toMatchObject({ statut: 'fermee', seance: null, reprise: GESTIONNAIRE });
    expect(poste.pannes.map(String)).toEqual([expect.stringContaining('plus de place')]);
  });

  test('sans gestionnaire connecté, ne s’ouvre pas ; sans séance, rien à terminer', async () => {
    const poste = await unPosteAllume();
    expect(await poste.appeler('seance.ouvrir', {})).toEqual(absente);
    await poste.connecter(AGENT);
    expect(await poste.appeler('seance.ouvrir', {})).toEqual(absente);
    expect(await poste.lire('seance.terminer', {})).toMatchObject({ statut: 'en_ligne', seance: null });
  });

  test('le journal du gestionnaire dit qu’il a accompagné, et quand ; jamais qui', async () => {
    const poste = await uneSeance();
    await poste.connecter(sansMandat.demandeur.courriel);
    await parcourir(poste, sansMandat);
    await poste.lire('seance.terminer', {});
    await poste.connecter();
    const { gestionnaire } = (await etat(poste)) as { gestionnaire: { id: string } };
    await poste.lire('session.fermer', {});
    const lignes = journal(poste);
    expect(lignes.filter((l) => l.acte.startsWith('seance.'))).toEqual([
      { acte: 'seance.ouvrir', objet: '', auteur: gestionnaire.id, detail: '{}' },
      { acte: 'seance.terminer', objet: '', auteur: gestionnaire.id, detail: '{}' },
    ]);
    for (const trace of traces(sansMandat)) expect(JSON.stringify(lignes)).not.toContain(trace);
  });
});

describe('ce qui attendait d’être envoyé', () => {
  test('part pendant la séance, quand le serveur revient', async () => {
    const poste = await unPosteDeGestionnaire();
    const { lignes } = await poste.lire('dossier.lister', {
      filtres: { recherche: '', departement: null, etat: null, mandat: 'rattachement_a_valider' },
      tri: 'nom',
      sens: 'croissant',
      debut: 0,
      nombre: 50,
    });
    await serveur.arreter();
    const { demandeId } = lignes[0]!;
    const { demande } = await poste.lire('dossier.lire', { demandeId });
    await poste.lire('rattachement.valider', rattachementLu(demande));
    expect(await poste.lire('envoi.lister', {})).toHaveLength(1);
    await poste.lire('seance.ouvrir', {});
    await serveur.demarrer();
    await jusquA('le rattachement reçu par le serveur', async () => {
      const { rows } = await serveur.base.pool.query<{ doc: string }>('SELECT doc FROM demande WHERE id = $1', [demandeId]);
      return (JSON.parse(rows[0]!.doc) as Demande).rattachement.validation === 'validee';
    });
    expect(await etat(poste)).toMatchObject({ statut: 'fermee', seance: { courriel: GESTIONNAIRE } });
    await poste.connecter(AGENT);
    await poste.lire('seance.terminer', {});
    await poste.connecter();
    await jusquA('plus rien en attente', async () => (await poste.lire('sync.etat', {})).enAttente === 0);
    expect(await poste.lire('divergence.lister', {})).toEqual([]);
    expect(poste.pannes).toEqual([]);
  });
});

describe('un agent sans mandat, accompagné au poste', () => {
  /** Chaque fichier est lu tel qu'il est à cet instant : rien de lui, alors que l'on sait y voir un agent qui a donné un mandat. */
  function rienDeLui(poste: PosteDEssai): void {
    const { disque, clair } = octets(poste);
    for (const trace of traces(mandant)) expect([trace, clair.includes(trace)]).toEqual([trace, true]);
    for (const trace of traces(sansMandat)) expect([trace, disque.includes(trace), clair.includes(trace)]).toEqual([trace, false, false]);
    for (const { acces, rafraichissement } of donnes.slice(1))
      expect([clair.includes(acces), clair.includes(rafraichissement)]).toEqual([false, false]);
  }

  test('ne laisse pas un octet dans la base du gestionnaire, déchiffrée, ni dans aucun fichier', async () => {
    const poste = await uneSeance();
    const avant = fichiers(poste);
    await poste.connecter(sansMandat.demandeur.courriel);
    await parcourir(poste, sansMandat);
    expect(await poste.appeler('agent.annuler', { candidatureId: CandidatureId.parse(uuidv7()) })).toMatchObject({ status: 'refused' });
    expect(fichiers(poste)).toEqual(avant);
    await poste.lire('seance.terminer', {});
    rienDeLui(poste);
  });

  test('l’hôte s’arrête au milieu : il n’en reste rien, ni session, ni séance, ni octet', async () => {
    const poste = await uneSeance();
    await poste.connecter(sansMandat.demandeur.courriel);
    await parcourir(poste, sansMandat);
    // Ce que laisserait un arrêt brutal : les fichiers, sans que rien ait été fermé.
    rienDeLui(poste);
    const jetons = donnes.at(-1)!;
    await poste.redemarrer();
    expect(await etat(poste)).toMatchObject({ statut: 'fermee', seance: null, reprise: null });
    expect(await poste.appeler('agent.espace', {})).toEqual(absente);
    expect(await essayer(jetons)).toEqual([401, 401]);
    rienDeLui(poste);
  });

  test('le poste se verrouille au milieu : la séance finit avec la session', async () => {
    const poste = await uneSeance();
    await poste.connecter(sansMandat.demandeur.courriel);
    await poste.host.verrouiller();
    expect(await etat(poste)).toMatchObject({ statut: 'fermee', seance: null, reprise: null });
    rienDeLui(poste);
    const seances = journal(poste).filter((l) => l.acte.startsWith('seance.'));
    expect(seances.map((l) => l.acte)).toEqual(['seance.ouvrir', 'seance.terminer']);
  });
});
