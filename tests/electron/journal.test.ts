import { existsSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { journaliser } from '../../db/local/apply/journal.ts';
import { ouvrirBase, type BaseLocale } from '../../db/local/open.ts';
import { verifierJournaux } from '../../db/central/views/verifier-journaux.ts';
import { LigneJournal } from '../../domain/contract/journal.ts';
import type { DemandeId } from '../../domain/shared/ids.ts';
import type { Fetch } from '../../electron/sync/reseau.ts';
import { cleDuCompte } from '../../electron/vault/compte.ts';
import { jusquA } from '../outils/attendre.ts';
import { CLE_D_ESSAI, unPoste, type PosteDEssai } from '../outils/poste.ts';
import { unServeur, type ServeurDEssai } from '../outils/serveur.ts';
import { GESTIONNAIRE } from './outils.ts';

let serveur: ServeurDEssai;
let poste: PosteDEssai;
let dossiers: DemandeId[];
/** Ce que le réseau fait de l'envoi du journal ; le reste passe. */
let auJournal: Fetch = globalThis.fetch;
const reseau: Fetch = (url, init) => (url.endsWith('/v1/journal') ? auJournal(url, init) : globalThis.fetch(url, init));
const muet: Fetch = () => Promise.reject(new TypeError('fetch failed'));

beforeAll(async () => {
  serveur = await unServeur({ agents: 60 });
});
afterAll(() => serveur.fermer());
beforeEach(async () => {
  auJournal = globalThis.fetch;
  poste = await unPoste(serveur.url, { fetch: reseau });
  await connecter();
  const liste = await poste.lire('dossier.lister', {
    filtres: { recherche: '', departement: null, etat: null, mandat: 'en_vigueur' },
    tri: 'nom',
    sens: 'croissant',
    debut: 0,
    nombre: 20,
  });
  dossiers = liste.lignes.map((l) => l.demandeId);
});
afterEach(() => poste.fermer());

async function connecter(): Promise<void> {
  await poste.connecter();
  await jusquA('une synchronisation', async () => {
    const e = await poste.lire('sync.etat', {});
    return e.enLigne && !e.enCours && e.derniereReussite !== null;
  });
}

const ouvrirDossiers = async (...rangs: number[]): Promise<void> => {
  for (const rang of rangs) await poste.lire('dossier.lire', { demandeId: dossiers[rang]! });
};

/** La base du gestionnaire, session fermée. */
function dansLaBase<T>(faire: (base: BaseLocale) => T): T {
  const { fichier, cle } = cleDuCompte(CLE_D_ESSAI, GESTIONNAIRE);
  expect(existsSync(path.join(poste.dossier, fichier))).toBe(true);
  const base = ouvrirBase({ fichier: path.join(poste.dossier, fichier), cle });
  if (!base.ok) throw new Error('base refusée');
  try {
    return faire(base.value);
  } finally {
    base.value.fermer();
  }
}
const meta = (base: BaseLocale, cle: string) =>
  base.lecture.prepare('SELECT valeur FROM meta WHERE cle = ?').pluck().get(cle) as string | undefined;

const auteur = (base: BaseLocale): string => (JSON.parse(meta(base, 'gestionnaire')!) as { id: string }).id;

/** Ce que le serveur a du journal de ce poste. */
async function auServeur(): Promise<{ lignes: { acte: string; objet: string; detail: string }[]; rompuAu: number | null }> {
  const journalId = dansLaBase((base) => meta(base, 'journal_id') ?? '');
  const { rows } = await serveur.base.pool.query<{ acte: string; objet: string; detail: string }>(
    'SELECT acte, objet, detail FROM journal_poste WHERE journal_id::text = $1 ORDER BY numero',
    [journalId],
  );
  const tete = await serveur.base.pool.query<{ rompu_au: number | null }>(
    "SELECT rompu_au FROM journal_tete WHERE journal LIKE '%/' || $1",
    [journalId],
  );
  return { lignes: rows, rompuAu: tete.rows[0]?.rompu_au ?? null };
}

const synchroniser = () => poste.lire('sync.maintenant', {});

test('ce qui a été lu sans réseau remonte au retour du réseau, dans l’ordre, et le journal du serveur se vérifie', async () => {
  await serveur.arreter();
  await ouvrirDossiers(0, 1, 0);
  await poste.lire('session.fermer', {});
  await serveur.demarrer();
  await connecter();
  await synchroniser();
  await poste.lire('session.fermer', {});
  const { lignes, rompuAu } = await auServeur();
  expect(lignes.map((l) => [l.acte, l.objet])).toEqual([0, 1, 0].map((rang) => ['dossier.lire', dossiers[rang]]));
  expect(rompuAu).toBeNull();
  const tx = await serveur.base.pool.connect();
  expect((await verifierJournaux(tx)).ruptures).toEqual([]);
  tx.release();
});

test('chaque ligne qu’un poste écrit ne porte que des identifiants, des codes et des nombres', async () => {
  await ouvrirDossiers(0, 1, 2);
  await poste.lire('seance.ouvrir', {});
  await poste.lire('seance.terminer', {});
  await poste.lire('session.fermer', {});
  const lignes = dansLaBase((base) => base.lecture.prepare('SELECT * FROM journal ORDER BY numero').all() as { detail: string }[]);
  expect(lignes.length).toBeGreaterThanOrEqual(5);
  for (const ligne of lignes) expect(LigneJournal.safeParse({ ...ligne, detail: JSON.parse(ligne.detail) }).error).toBeUndefined();
  const { demandeur, numeroUnique } = serveur.donnees.demandes.find((d) => d.id === dossiers[0])!;
  const texte = JSON.stringify(lignes);
  for (const nom of [demandeur.nom, demandeur.prenom, demandeur.courriel, numeroUnique.valeur]) expect(texte).not.toContain(nom);
});

test('le journal ne remonte pas : l’échange réussit quand même, et les lignes partent plus tard', async () => {
  auJournal = muet;
  await ouvrirDossiers(0, 1);
  expect(await synchroniser()).toMatchObject({ enLigne: true, arret: 'aucun' });
  auJournal = async () => new Response('<html>portail</html>', { status: 200, headers: { 'content-type': 'text/html' } });
  expect(await synchroniser()).toMatchObject({ enLigne: true, arret: 'aucun' });
  auJournal = globalThis.fetch;
  await synchroniser();
  await poste.lire('session.fermer', {});
  expect((await auServeur()).lignes).toHaveLength(2);
  expect(poste.pannes).toEqual([]);
});

test('la réponse perdue, le même lot repart : rien n’est gardé deux fois', async () => {
  auJournal = async (url, init) => {
    await globalThis.fetch(url, init);
    throw new TypeError('fetch failed');
  };
  await ouvrirDossiers(0, 1);
  await synchroniser();
  auJournal = globalThis.fetch;
  await ouvrirDossiers(2);
  await synchroniser();
  await poste.lire('session.fermer', {});
  const { lignes, rompuAu } = await auServeur();
  expect([lignes.length, rompuAu]).toEqual([3, null]);
});

test('un journal de deux mille cinq cents lignes remonte par lots, un peu à chaque échange', async () => {
  await poste.lire('session.fermer', {});
  dansLaBase((base) => {
    base.ecriture.transaction(() => {
      for (let n = 0; n < 2_500; n++)
        journaliser(base.ecriture, {
          quand: '2026-11-23T09:00:00.000Z',
          auteur: auteur(base),
          acte: 'dossier.lire',
          objet: dossiers[0]!,
          detail: {},
        });
    })();
  });
  const tailles: number[] = [];
  auJournal = (url, init) => {
    tailles.push((JSON.parse(String(init.body)) as { lignes: unknown[] }).lignes.length);
    return globalThis.fetch(url, init);
  };
  await connecter();
  await synchroniser();
  await poste.lire('session.fermer', {});
  expect(tailles).toEqual([500, 500, 500, 500, 500]);
  expect((await auServeur()).lignes).toHaveLength(2_500);
});

test.each<[string, string, number]>([
  ['la fin du journal a disparu', 'DELETE FROM journal WHERE numero > 1', 2],
  ['tout le journal a disparu', 'DELETE FROM journal', 1],
])('%s entre deux sessions : le serveur le voit à l’échange suivant, et garde l’alerte', async (_, sql, numero) => {
  await ouvrirDossiers(0, 1, 2);
  await synchroniser();
  await poste.lire('session.fermer', {});
  dansLaBase((base) => base.ecriture.exec(`DROP TRIGGER journal_sans_suppression; ${sql}`));
  await connecter();
  await synchroniser();
  await poste.lire('session.fermer', {});
  const { lignes, rompuAu } = await auServeur();
  expect([lignes.length, rompuAu]).toEqual([3, numero]);
});

test('la base du poste remise dans un état antérieur : le serveur le voit dès la session suivante', async () => {
  await ouvrirDossiers(0, 1);
  await synchroniser();
  await poste.lire('session.fermer', {});
  const avant = dansLaBase((base) => meta(base, 'journal_recu'));
  expect(avant).toBe('2');
  dansLaBase((base) =>
    base.ecriture.exec(
      `DROP TRIGGER journal_sans_suppression; DELETE FROM journal WHERE numero = 2; UPDATE meta SET valeur = '1' WHERE cle = 'journal_recu'`,
    ),
  );
  await connecter();
  await synchroniser();
  await poste.lire('session.fermer', {});
  expect((await auServeur()).rompuAu).toBe(2);
});

test('une ligne changée avant d’être envoyée est refusée, nommée ; les actes et les lectures du poste continuent', async () => {
  auJournal = muet;
  await ouvrirDossiers(0, 1, 2);
  await poste.lire('session.fermer', {});
  dansLaBase((base) =>
    base.ecriture.exec(`DROP TRIGGER journal_sans_modification; UPDATE journal SET objet = '${dossiers[5]}' WHERE numero = 2`),
  );
  auJournal = globalThis.fetch;
  await connecter();
  await synchroniser();
  expect(await poste.lire('sync.etat', {})).toMatchObject({ enLigne: true, arret: 'aucun' });
  await ouvrirDossiers(3);
  await synchroniser();
  await poste.lire('session.fermer', {});
  const { lignes, rompuAu } = await auServeur();
  expect([lignes.length, rompuAu]).toEqual([1, 2]);
  expect(dansLaBase((base) => meta(base, 'journal_rompu'))).toBe('2');
});

test('le serveur restauré d’une sauvegarde reçoit de nouveau les lignes qu’il n’a plus, sans alerte', async () => {
  await ouvrirDossiers(0);
  await synchroniser();
  await serveur.arreter();
  const sauvegarde = await serveur.sauvegarder();
  await serveur.demarrer();
  await ouvrirDossiers(1, 2);
  await synchroniser();
  await serveur.arreter();
  await serveur.restaurer(sauvegarde);
  await serveur.demarrer();
  await jusquA('le poste de nouveau à jour', async () => {
    const e = await synchroniser();
    return e.enLigne && e.arret === 'aucun';
  });
  await synchroniser();
  await poste.lire('session.fermer', {});
  const { lignes, rompuAu } = await auServeur();
  expect([lignes.length, rompuAu]).toEqual([3, null]);
});
