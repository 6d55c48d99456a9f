import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { arreterPoste } from '../../db/central/apply/arreter-poste.ts';
import { lireMeta } from '../../db/local/meta.ts';
import type { Fetch } from '../../electron/sync/reseau.ts';
import { jusquA } from '../outils/attendre.ts';
import { MOT_DE_PASSE, unPoste } from '../outils/poste.ts';
import {
  acteParti,
  canaris,
  changerCompte,
  dansLaBase,
  efface,
  essayer,
  fin,
  horlogeDe,
  lister,
  monterLeBanc,
  postuler,
  sessionFinie,
  synchronise,
} from './banc.ts';
import { fichiers, GESTIONNAIRE } from './outils.ts';

const banc = monterLeBanc();

/** Le réseau, où cette route ne répond pas. */
const sans =
  (chemin: string): Fetch =>
  (url, init) =>
    url.endsWith(chemin) ? Promise.reject(new TypeError('fetch failed')) : globalThis.fetch(url, init);

async function arreter(): Promise<void> {
  const tx = await banc.serveur.base.pool.connect();
  const { rows } = await tx.query<{ id: string }>('SELECT id FROM poste ORDER BY vu_le DESC LIMIT 1');
  await arreterPoste(tx, rows[0]!.id, false);
  tx.release();
}

describe('le compte est désactivé', () => {
  test('poste connecté : en quelques secondes la session finit, il ne reste pas un octet d’un agent, et le serveur en a le reçu', async () => {
    expect((await lister(banc.poste)).total).toBeGreaterThan(5);
    await changerCompte(banc, 'actif = false');
    await sessionFinie(banc);
    expect(await fin(banc)).toEqual({ motif: 'droit_perdu', raison: 'compte_ferme', enAttente: 0, rendus: 0 });
    await jusquA('le reçu', () => efface(banc));
    await banc.poste.host.arreter();
    expect(canaris(banc)).toEqual([]);
    expect(banc.poste.pannes).toEqual([]);
  });

  test('poste éteint : à la prochaine connexion, rien ne s’ouvre, tout est parti, le reçu aussi ; l’acte en attente reste', async () => {
    banc.coupe = true;
    await postuler(banc);
    await banc.poste.lire('session.fermer', {});
    await changerCompte(banc, 'actif = false');
    expect(canaris(banc).length).toBeGreaterThan(10);
    banc.coupe = false;
    const perdu = { motif: 'droit_perdu', raison: 'compte_ferme', enAttente: 1, rendus: 0 };
    expect(await essayer(banc)).toEqual(perdu);
    expect(canaris(banc)).toEqual([]);
    expect(await efface(banc)).toBe(true);
    banc.coupe = true;
    expect(await essayer(banc), 'sans réseau non plus').toEqual(perdu);
    banc.coupe = false;
    await changerCompte(banc, 'actif = true');
    expect(await essayer(banc)).toBe('ok');
    await acteParti(banc);
    expect((await lister(banc.poste)).total).toBeGreaterThan(5);
    await banc.poste.lire('session.fermer', {});
    expect(dansLaBase(banc, (base) => lireMeta(base.lecture, 'droit_perdu'))).toBeNull();
  });

  test('pendant une séance d’accompagnement : la session suspendue s’efface aussi, et la fin de la séance le dit', async () => {
    await banc.poste.lire('seance.ouvrir', {});
    await changerCompte(banc, 'actif = false');
    await jusquA('le reçu', () => efface(banc));
    await banc.poste.lire('seance.terminer', {});
    expect(await fin(banc)).toMatchObject({ raison: 'compte_ferme' });
    await banc.poste.host.arreter();
    expect(canaris(banc)).toEqual([]);
  });

  test('le jeton d’accès à renouveler : le refus du renouvellement efface aussi, et le reçu part', async () => {
    banc.decalageMs = 20 * 60_000;
    await changerCompte(banc, 'actif = false');
    banc.poste.lire('sync.maintenant', {}).catch(() => undefined);
    await sessionFinie(banc);
    expect(await fin(banc)).toMatchObject({ raison: 'compte_ferme' });
    expect(await efface(banc)).toBe(true);
  });

  test('le disque empêche d’effacer : la session se ferme quand même, et la connexion suivante efface', async () => {
    const surLaBase = (sql: string) => dansLaBase(banc, (base) => base.ecriture.exec(sql));
    surLaBase(`CREATE TRIGGER panne BEFORE DELETE ON demande BEGIN SELECT RAISE(ABORT, 'disque'); END`);
    await changerCompte(banc, 'actif = false');
    await sessionFinie(banc);
    expect([await fin(banc), banc.poste.pannes.length]).toEqual([null, 1]);
    expect((await banc.poste.appeler('session.ouvrir', { courriel: GESTIONNAIRE, motDePasse: MOT_DE_PASSE })).status).toBe('fault');
    expect(await efface(banc)).toBe(false);
    surLaBase('DROP TRIGGER panne');
    expect(await essayer(banc)).toMatchObject({ raison: 'compte_ferme' });
    expect([canaris(banc), await efface(banc)]).toEqual([[], true]);
  });

  test('un mauvais mot de passe n’efface rien', async () => {
    await banc.poste.lire('session.fermer', {});
    await changerCompte(banc, 'actif = false');
    await banc.poste.appeler('session.ouvrir', { courriel: GESTIONNAIRE, motDePasse: 'faux' });
    expect(canaris(banc).length).toBeGreaterThan(10);
  });
});

describe('le poste est arrêté', () => {
  test('connecté : aussitôt, ses actes et son journal sont rendus, et sa base disparaît', async () => {
    const { lignes } = await lister(banc.poste);
    await banc.poste.lire('dossier.lire', { demandeId: lignes[0]!.demandeId });
    await arreter();
    await sessionFinie(banc, 4_000);
    expect(await fin(banc)).toEqual({ motif: 'droit_perdu', raison: 'poste_arrete', enAttente: 0, rendus: 0 });
    await jusquA('la base effacée', async () => fichiers(banc.poste).length === 0);
    expect(await efface(banc)).toBe(true);
    const { rows } = await banc.serveur.base.pool.query("SELECT acte FROM journal_poste WHERE objet = $1 AND acte = 'dossier.lire'", [
      lignes[0]!.demandeId,
    ]);
    expect(rows.length).toBeGreaterThan(0);
  });

  test('éteint, un acte en attente : à la connexion, l’acte est gardé par le serveur sans effet, la base disparaît ; une autre peut naître', async () => {
    banc.coupe = true;
    const demandeId = await postuler(banc);
    await banc.poste.lire('session.fermer', {});
    await arreter();
    banc.coupe = false;
    expect(await essayer(banc)).toEqual({ motif: 'droit_perdu', raison: 'poste_arrete', enAttente: 0, rendus: 1 });
    expect(readdirSync(banc.poste.dossier)).toEqual([]);
    const { rows } = await banc.serveur.base.pool.query<{ reponse: string }>('SELECT reponse FROM commande WHERE pour_le_compte_de = $1', [
      demandeId,
    ]);
    expect(rows.map((r) => JSON.parse(r.reponse) as unknown)).toMatchObject([{ statut: 'refusee', raisons: [{ motif: 'poste_arrete' }] }]);
    expect(
      (await banc.serveur.base.pool.query("SELECT 1 FROM candidature WHERE demande_id = $1 AND etat = 'deposee'", [demandeId])).rowCount,
    ).toBe(0);
    expect(await essayer(banc)).toBe('ok');
    await synchronise(banc);
    expect((await lister(banc.poste)).total).toBeGreaterThan(5);
  });

  test('le réseau coupé au moment de rendre : les dossiers sont partis, l’acte attend sur ce poste, et part au contact suivant', async () => {
    banc.coupe = true;
    await postuler(banc);
    await banc.poste.lire('session.fermer', {});
    await arreter();
    const dossier = banc.poste.dossier;
    const autre = await unPoste(banc.serveur.url, { horloge: horlogeDe(banc), fetch: sans('/v1/push'), dossier });
    const e = await autre.appeler('session.ouvrir', { courriel: GESTIONNAIRE, motDePasse: MOT_DE_PASSE });
    expect(e).toMatchObject({ status: 'refused', refus: [{ motif: 'droit_perdu', enAttente: 1 }] });
    expect(canaris(banc)).toEqual([]);
    banc.coupe = false;
    expect(await essayer(banc)).toEqual({ motif: 'droit_perdu', raison: 'poste_arrete', enAttente: 0, rendus: 1 });
    expect(readdirSync(dossier)).toEqual([]);
    await autre.fermer();
  });
});

describe('le gestionnaire change d’académie', () => {
  test('poste connecté : au prochain échange, plus un dossier de l’ancienne ; reconnecté, ceux de la nouvelle', async () => {
    await changerCompte(banc, "academie_id = 'paris'");
    banc.poste.lire('sync.maintenant', {}).catch(() => undefined);
    await sessionFinie(banc);
    expect(await fin(banc)).toMatchObject({ raison: 'poste_inconnu' });
    await jusquA('le reçu', () => efface(banc));
    expect(await essayer(banc)).toBe('ok');
    await synchronise(banc);
    const { lignes } = await lister(banc.poste);
    const parisiennes = new Set<string>(banc.serveur.donnees.demandes.filter((d) => d.academieId === 'paris').map((d) => d.id));
    expect(lignes.every((l) => parisiennes.has(l.demandeId))).toBe(true);
  });

  test('poste éteint : les dossiers de l’ancienne sont partis avant que la session s’ouvre', async () => {
    await banc.poste.lire('session.fermer', {});
    await changerCompte(banc, "academie_id = 'paris'");
    const autre = await unPoste(banc.serveur.url, { horloge: horlogeDe(banc), fetch: sans('/v1/pull'), dossier: banc.poste.dossier });
    await autre.connecter();
    expect((await lister(autre)).total).toBe(0);
    expect(canaris(banc)).toEqual([]);
    await autre.fermer();
  });
});
