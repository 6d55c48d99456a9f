import { readdirSync } from 'node:fs';
import path from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { arreterPoste } from '../../db/central/apply/arreter-poste.ts';
import { retirerMandat } from '../../db/central/apply/mandat.ts';
import { enTransaction } from '../../db/central/open.ts';
import { lireMeta } from '../../db/local/meta.ts';
import { ouvrirBase, type BaseLocale } from '../../db/local/open.ts';
import type { EtatSession } from '../../domain/contract/session.ts';
import { CandidatureId, type DemandeId } from '../../domain/shared/ids.ts';
import type { Fetch } from '../../electron/sync/reseau.ts';
import { cleDuCompte } from '../../electron/vault/compte.ts';
import { jusquA } from '../outils/attendre.ts';
import { CLE_D_ESSAI, MOT_DE_PASSE, unPoste, type PosteDEssai } from '../outils/poste.ts';
import { unServeur, type ServeurDEssai } from '../outils/serveur.ts';
import { fichiers, GESTIONNAIRE, octets } from './outils.ts';

const JOUR = 86_400_000;
let serveur: ServeurDEssai;
let poste: PosteDEssai;
/** L'avance de l'horloge de ce poste ; le réseau que l'essai coupe ; les requêtes parties, dans leur ordre. */
let decalageMs = 0;
let coupe = false;
let parties: string[] = [];
const horloge = () => new Date(Date.now() + decalageMs);
const reseau: Fetch = (url, init) => {
  if (coupe) return Promise.reject(new TypeError('fetch failed'));
  parties.push(new URL(url).pathname);
  return globalThis.fetch(url, init);
};

/** Le même réseau, où cette route ne répond pas. */
const sans =
  (chemin: string): Fetch =>
  (url, init) =>
    url.endsWith(chemin) ? Promise.reject(new TypeError('fetch failed')) : globalThis.fetch(url, init);

beforeAll(async () => {
  serveur = await unServeur({ agents: 60 });
});
afterAll(() => serveur.fermer());
beforeEach(async () => {
  [decalageMs, coupe, parties] = [0, false, []];
  poste = await unPoste(serveur.url, { horloge, fetch: reseau });
  await poste.connecter();
  await synchronise();
});
afterEach(async () => {
  await poste.fermer();
  await serveur.base.pool.query("UPDATE compte SET actif = true, academie_id = 'orleans-tours' WHERE courriel = $1", [GESTIONNAIRE]);
});

const etat = () => poste.lire('session.etat', {});
const synchronise = () =>
  jusquA('une synchronisation', async () => {
    const e = await poste.lire('sync.etat', {});
    return e.enLigne && !e.enCours && e.derniereReussite !== null;
  });
const fin = async () => ((await etat()) as Extract<EtatSession, { statut: 'fermee' }>).fin;
const sessionFinie = (timeout = 8_000) => jusquA('la session finie d’elle-même', async () => (await etat()).statut === 'fermee', timeout);
const essayer = async () => {
  const e = await poste.appeler('session.ouvrir', { courriel: GESTIONNAIRE, motDePasse: MOT_DE_PASSE });
  return e.status === 'refused' ? e.refus[0] : e.status;
};
const changerCompte = (sql: string) => serveur.base.pool.query(`UPDATE compte SET ${sql} WHERE courriel = $1`, [GESTIONNAIRE]);

async function arreter(): Promise<void> {
  const tx = await serveur.base.pool.connect();
  const { rows } = await tx.query<{ id: string }>('SELECT id FROM poste ORDER BY vu_le DESC LIMIT 1');
  await arreterPoste(tx, rows[0]!.id, false);
  tx.release();
}

const filtres = { recherche: '', departement: null, etat: 'aucune', mandat: 'en_vigueur' } as const;
const lister = (de = poste) => de.lire('dossier.lister', { filtres, tri: 'nom', sens: 'croissant', debut: 0, nombre: 200 });

/** Postule sans réseau pour le premier agent à qui une offre est ouverte. */
async function postuler(): Promise<DemandeId> {
  for (const { demandeId } of (await lister()).lignes) {
    for (const onglet of ['demandee', 'limitrophe', 'departement'] as const) {
      const [offre] = (await poste.lire('offre.lister', { demandeId, onglet })).offres;
      if (offre === undefined) continue;
      const acte = { candidatureId: CandidatureId.parse(uuidv7()), demandeId, offreId: offre.offre.id };
      if ((await poste.appeler('candidature.postuler', acte)).status === 'ok') return demandeId;
    }
  }
  throw new Error('aucun agent libre dans les données');
}

/** Les noms, courriels et numéros de tous les agents que ce serveur connaît, retrouvés dans la base du poste, chiffre ôté. */
const canaris = (): string[] => {
  const { clair } = octets(poste);
  return serveur.donnees.demandes
    .flatMap(({ demandeur, numeroUnique }) => [demandeur.courriel, demandeur.telephone, numeroUnique.valeur])
    .filter((trace) => clair.includes(trace));
};
function dansLaBase<T>(faire: (base: BaseLocale) => T): T {
  const compte = cleDuCompte(CLE_D_ESSAI, GESTIONNAIRE);
  const base = ouvrirBase({ fichier: path.join(poste.dossier, compte.fichier), cle: compte.cle });
  if (!base.ok) throw new Error('base refusée');
  try {
    return faire(base.value);
  } finally {
    base.value.fermer();
  }
}
const efface = async (): Promise<boolean> =>
  (await serveur.base.pool.query<{ e: boolean }>('SELECT efface_le IS NOT NULL AS e FROM poste ORDER BY vu_le DESC LIMIT 1')).rows[0]!.e;

describe('le compte est désactivé', () => {
  test('poste connecté : en quelques secondes la session finit, il ne reste pas un octet d’un agent, et le serveur en a le reçu', async () => {
    expect((await lister()).total).toBeGreaterThan(5);
    await changerCompte('actif = false');
    await sessionFinie();
    expect(await fin()).toEqual({ motif: 'droit_perdu', raison: 'compte_ferme', enAttente: 0, rendus: 0 });
    await jusquA('le reçu', efface);
    await poste.host.arreter();
    expect(canaris()).toEqual([]);
    expect(poste.pannes).toEqual([]);
  });

  test('poste éteint : à la prochaine connexion, rien ne s’ouvre, tout est parti, le reçu aussi ; l’acte en attente reste', async () => {
    coupe = true;
    await postuler();
    await poste.lire('session.fermer', {});
    await changerCompte('actif = false');
    expect(canaris().length).toBeGreaterThan(10);
    coupe = false;
    const perdu = { motif: 'droit_perdu', raison: 'compte_ferme', enAttente: 1, rendus: 0 };
    expect(await essayer()).toEqual(perdu);
    expect(canaris()).toEqual([]);
    expect(await efface()).toBe(true);
    coupe = true;
    expect(await essayer(), 'sans réseau non plus').toEqual(perdu);
    coupe = false;
    await changerCompte('actif = true');
    expect(await essayer()).toBe('ok');
    await jusquA('l’acte parti', async () => (await poste.lire('sync.etat', {})).enAttente === 0);
    expect((await lister()).total).toBeGreaterThan(5);
    await poste.lire('session.fermer', {});
    expect(dansLaBase((base) => lireMeta(base.lecture, 'droit_perdu'))).toBeNull();
  });

  test('pendant une séance d’accompagnement : la session suspendue s’efface aussi, et la fin de la séance le dit', async () => {
    await poste.lire('seance.ouvrir', {});
    await changerCompte('actif = false');
    await jusquA('le reçu', efface);
    await poste.lire('seance.terminer', {});
    expect(await fin()).toMatchObject({ raison: 'compte_ferme' });
    await poste.host.arreter();
    expect(canaris()).toEqual([]);
  });

  test('le jeton d’accès à renouveler : le refus du renouvellement efface aussi, et le reçu part', async () => {
    decalageMs = 20 * 60_000;
    await changerCompte('actif = false');
    poste.lire('sync.maintenant', {}).catch(() => undefined);
    await sessionFinie();
    expect(await fin()).toMatchObject({ raison: 'compte_ferme' });
    expect(await efface()).toBe(true);
  });

  test('le disque empêche d’effacer : la session se ferme quand même, et la connexion suivante efface', async () => {
    const surLaBase = (sql: string) => dansLaBase((base) => base.ecriture.exec(sql));
    surLaBase(`CREATE TRIGGER panne BEFORE DELETE ON demande BEGIN SELECT RAISE(ABORT, 'disque'); END`);
    await changerCompte('actif = false');
    await sessionFinie();
    expect([await fin(), poste.pannes.length]).toEqual([null, 1]);
    expect((await poste.appeler('session.ouvrir', { courriel: GESTIONNAIRE, motDePasse: MOT_DE_PASSE })).status).toBe('fault');
    expect(await efface()).toBe(false);
    surLaBase('DROP TRIGGER panne');
    expect(await essayer()).toMatchObject({ raison: 'compte_ferme' });
    expect([canaris(), await efface()]).toEqual([[], true]);
  });

  test('un mauvais mot de passe n’efface rien', async () => {
    await poste.lire('session.fermer', {});
    await changerCompte('actif = false');
    await poste.appeler('session.ouvrir', { courriel: GESTIONNAIRE, motDePasse: 'faux' });
    expect(canaris().length).toBeGreaterThan(10);
  });
});

describe('le poste est arrêté', () => {
  test('connecté : aussitôt, ses actes et son journal sont rendus, et sa base disparaît', async () => {
    const { lignes } = await lister();
    await poste.lire('dossier.lire', { demandeId: lignes[0]!.demandeId });
    await arreter();
    await sessionFinie(4_000);
    expect(await fin()).toEqual({ motif: 'droit_perdu', raison: 'poste_arrete', enAttente: 0, rendus: 0 });
    await jusquA('la base effacée', async () => fichiers(poste).length === 0);
    expect(await efface()).toBe(true);
    const { rows } = await serveur.base.pool.query("SELECT acte FROM journal_poste WHERE objet = $1 AND acte = 'dossier.lire'", [
      lignes[0]!.demandeId,
    ]);
    expect(rows.length).toBeGreaterThan(0);
  });

  test('éteint, un acte en attente : à la connexion, l’acte est gardé par le serveur sans effet, la base disparaît ; une autre peut naître', async () => {
    coupe = true;
    const demandeId = await postuler();
    await poste.lire('session.fermer', {});
    await arreter();
    coupe = false;
    expect(await essayer()).toEqual({ motif: 'droit_perdu', raison: 'poste_arrete', enAttente: 0, rendus: 1 });
    expect(readdirSync(poste.dossier)).toEqual([]);
    const { rows } = await serveur.base.pool.query<{ reponse: string }>('SELECT reponse FROM commande WHERE pour_le_compte_de = $1', [
      demandeId,
    ]);
    expect(rows.map((r) => JSON.parse(r.reponse) as unknown)).toMatchObject([{ statut: 'refusee', raisons: [{ motif: 'poste_arrete' }] }]);
    expect(
      (await serveur.base.pool.query("SELECT 1 FROM candidature WHERE demande_id = $1 AND etat = 'deposee'", [demandeId])).rowCount,
    ).toBe(0);
    expect(await essayer()).toBe('ok');
    await synchronise();
    expect((await lister()).total).toBeGreaterThan(5);
  });

  test('le réseau coupé au moment de rendre : les dossiers sont partis, l’acte attend sur ce poste, et part au contact suivant', async () => {
    coupe = true;
    await postuler();
    await poste.lire('session.fermer', {});
    await arreter();
    const dossier = poste.dossier;
    const autre = await unPoste(serveur.url, { horloge, fetch: sans('/v1/push'), dossier });
    const e = await autre.appeler('session.ouvrir', { courriel: GESTIONNAIRE, motDePasse: MOT_DE_PASSE });
    expect(e).toMatchObject({ status: 'refused', refus: [{ motif: 'droit_perdu', enAttente: 1 }] });
    expect(canaris()).toEqual([]);
    coupe = false;
    expect(await essayer()).toEqual({ motif: 'droit_perdu', raison: 'poste_arrete', enAttente: 0, rendus: 1 });
    expect(readdirSync(dossier)).toEqual([]);
    await autre.fermer();
  });
});

describe('le gestionnaire change d’académie', () => {
  test('poste connecté : au prochain échange, plus un dossier de l’ancienne ; reconnecté, ceux de la nouvelle', async () => {
    await changerCompte("academie_id = 'paris'");
    poste.lire('sync.maintenant', {}).catch(() => undefined);
    await sessionFinie();
    expect(await fin()).toMatchObject({ raison: 'poste_inconnu' });
    await jusquA('le reçu', efface);
    expect(await essayer()).toBe('ok');
    await synchronise();
    const { lignes } = await lister();
    const parisiennes = new Set<string>(serveur.donnees.demandes.filter((d) => d.academieId === 'paris').map((d) => d.id));
    expect(lignes.every((l) => parisiennes.has(l.demandeId))).toBe(true);
  });

  test('poste éteint : les dossiers de l’ancienne sont partis avant que la session s’ouvre', async () => {
    await poste.lire('session.fermer', {});
    await changerCompte("academie_id = 'paris'");
    const autre = await unPoste(serveur.url, { horloge, fetch: sans('/v1/pull'), dossier: poste.dossier });
    await autre.connecter();
    expect((await lister(autre)).total).toBe(0);
    expect(canaris()).toEqual([]);
    await autre.fermer();
  });
});

describe('trop longtemps sans le serveur', () => {
  const horsLigne = { motif: 'hors_ligne_depuis_trop_longtemps', jours: 30 };
  afterEach(async () => {
    await serveur.arreter();
    await serveur.demarrer();
  });

  test('la session restée ouverte se verrouille ; l’acte en attente est gardé, et part une fois reconnecté', async () => {
    coupe = true;
    await serveur.arreter();
    await postuler();
    decalageMs = 29 * JOUR;
    await poste.lire('sync.maintenant', {});
    expect((await etat()).statut).toBe('ouverte');
    decalageMs = 31 * JOUR;
    await sessionFinie();
    expect(await fin()).toEqual({ ...horsLigne, enAttente: 1 });
    expect(await essayer()).toEqual({ ...horsLigne, enAttente: 1 });
    expect(await fin(), 'un essai, et c’est sa réponse qui se lit').toBeNull();
    await serveur.demarrer();
    [coupe, decalageMs] = [false, 0];
    expect(await essayer()).toBe('ok');
    await jusquA('l’acte parti', async () => (await poste.lire('sync.etat', {})).enAttente === 0);
  });

  test('reculer l’horloge après coup ne rouvre rien', async () => {
    coupe = true;
    await serveur.arreter();
    decalageMs = 31 * JOUR;
    await sessionFinie();
    decalageMs = -10 * JOUR;
    // La session qui s'est fermée avait vu le trente et unième jour.
    expect(await essayer()).toMatchObject(horsLigne);
  });

  test('le nombre de jours est celui que le serveur a dit, et retenu', async () => {
    await poste.lire('session.fermer', {});
    await serveur.arreter();
    await serveur.demarrer({ joursHorsLigne: 3 });
    expect(await essayer()).toBe('ok');
    await synchronise();
    await serveur.arreter();
    decalageMs = 4 * JOUR;
    await sessionFinie();
    expect(await fin()).toMatchObject({ jours: 3 });
  });
});

describe('un mandat retiré pendant que le poste était éteint', () => {
  test('s’efface au prochain contact avant que quoi que ce soit parte, et le serveur en a le reçu sans clic', async () => {
    coupe = true;
    const demandeId = await postuler();
    const { mandat, demande } = await poste.lire('dossier.lire', { demandeId });
    await poste.lire('session.fermer', {});
    await enTransaction(serveur.base.pool, mandat!.academieId, (tx) =>
      retirerMandat(tx, mandat!.academieId, mandat!.id, new Date().toISOString()),
    );
    [coupe, parties] = [false, []];
    await poste.connecter();
    await jusquA('l’acte jugé', async () => (await poste.lire('sync.etat', {})).enAttente === 0);
    expect(parties.filter((chemin) => ['/v1/pull', '/v1/push', '/v1/journal'].includes(chemin)).slice(0, 2)).toEqual([
      '/v1/pull',
      '/v1/push',
    ]);
    expect((await poste.lire('divergence.lister', {}))[0]?.raisons).toMatchObject([{ motif: 'mandat_retire' }]);
    await jusquA('le reçu', async () => (await serveur.base.pool.query('SELECT 1 FROM recu')).rowCount! > 0);
    await poste.host.arreter();
    const { clair } = octets(poste);
    for (const trace of [demande.demandeur.courriel, demande.numeroUnique.valeur, demande.demandeur.telephone])
      expect(clair.includes(trace)).toBe(false);
  });

  test('la page coupée aussitôt après le début : le dossier est déjà parti, l’écran le sait, et pas un octet n’en reste', async () => {
    const { lignes } = await lister();
    const { mandat, demande } = await poste.lire('dossier.lire', { demandeId: lignes[0]!.demandeId });
    await poste.lire('session.fermer', {});
    await enTransaction(serveur.base.pool, mandat!.academieId, (tx) =>
      retirerMandat(tx, mandat!.academieId, mandat!.id, new Date().toISOString()),
    );
    const apresLeDebut: Fetch = async (url, init) => {
      const reponse = await globalThis.fetch(url, init);
      if (!url.endsWith('/v1/pull') || !reponse.ok) return reponse;
      const [debut] = (await reponse.text()).split('\n');
      return new Response(`${debut}\n`, { headers: { 'content-type': 'application/x-ndjson' } });
    };
    const autre = await unPoste(serveur.url, { horloge, fetch: apresLeDebut, dossier: poste.dossier });
    await autre.connecter();
    await jusquA('le dossier parti', async () => (await autre.appeler('dossier.lire', { demandeId: demande.id })).status === 'refused');
    await jusquA('l’écran prévenu', async () => autre.evenements.includes('donnees.changees'));
    await autre.host.arreter();
    const { clair } = octets(autre);
    expect(clair.includes(demande.demandeur.courriel)).toBe(false);
    await autre.fermer();
  });
});
