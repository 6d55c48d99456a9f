import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { connecter } from '../../../db/local/connexion.ts';
import type { Reprise } from '../../../domain/contract/echanges.ts';
import { fichierDuCarnet } from '../../../db/local/carnet/fichier.ts';
import { estEnQuarantaine } from '../../../db/local/quarantaine.ts';
import { valeurs } from '../../../db/local/requete.ts';
import { hasard as unHasard } from '../../../demonstration/generateur/hasard.ts';
import type { Fetch } from '../../../electron/sync/reseau.ts';
import { cleDuCompte } from '../../../electron/vault/compte.ts';
import { jusquA } from '../../outils/attendre.ts';
import { CLE_D_ESSAI, MOT_DE_PASSE, unPoste, type PosteDEssai } from '../../outils/poste.ts';
import { unServeur, type ServeurDEssai } from '../../outils/serveur.ts';
import { compter } from '../comptes.ts';
import { degats } from './degats.ts';
import { agir, aJour, COURRIEL } from './monde.ts';

const ACTES = 3;

let serveur: ServeurDEssai;
let poste: PosteDEssai;
/** Une réponse du serveur à un envoi, perdue en route. */
let perdre = false;
/** Sous quels identifiants le poste s'est présenté au serveur. */
const postes = new Set<string>();
const reseau: Fetch = async (url, init) => {
  if (url.endsWith('/v1/session')) postes.add((JSON.parse(String(init?.body)) as { posteId: string }).posteId);
  const reponse = await globalThis.fetch(url, init);
  if (!perdre || !url.endsWith('/v1/push')) return reponse;
  await reponse.body?.cancel();
  throw new TypeError('fetch failed');
};

beforeAll(async () => {
  serveur = await unServeur({ agents: 300, offres: 120 });
});
beforeEach(async () => {
  postes.clear();
  poste = await unPoste(serveur.url, { fetch: reseau });
  await poste.connecter();
  await aJour(poste);
});
afterEach(async () => {
  perdre = false;
  await poste.fermer();
  await serveur.arreter();
  await serveur.demarrer();
});
afterAll(() => serveur.fermer());

const fichier = (): string => path.join(poste.dossier, cleDuCompte(CLE_D_ESSAI, COURRIEL).fichier);
const commandes = async (): Promise<{ id: string; rang: number; statut: string }[]> =>
  (
    await serveur.base.pool.query(
      `SELECT id, rang, reponse::json ->> 'statut' AS statut FROM commande
       WHERE poste_id = ANY($1) ORDER BY rang`,
      [[...postes]],
    )
  ).rows;

/** Le poste s'arrête, son disque le trahit, il redémarre. */
async function arreter(abimer: () => void): Promise<void> {
  await poste.host.arreter();
  abimer();
  await poste.redemarrer();
}

/** Le poste s'arrête net : ce que son WAL porte encore n'est pas recopié dans la base. */
async function arreterNet(abimer: () => void): Promise<void> {
  const voisins = ['', '-wal'].map((suffixe) => fichier() + suffixe).concat(fichierDuCarnet(fichier()));
  const gardes = voisins.filter(existsSync).map((f) => [f, readFileSync(f)] as const);
  await poste.host.arreter();
  for (const [f, octets] of gardes) writeFileSync(f, octets);
  abimer();
  await poste.redemarrer();
}

async function toutEstAuServeurUneFois(ids: readonly string[]): Promise<void> {
  const recues = await commandes();
  expect(recues.filter((c) => ids.includes(c.id)).map((c) => [c.id, c.statut])).toEqual(ids.map((id) => [id, 'acceptee']));
  expect(recues.map((c) => c.rang)).toEqual(recues.map((_, i) => i + 1));
  expect(postes.size).toBe(1);
}

/** Le serveur revenu, la base se refait, et ces actes, qui attendaient, y sont tous une fois. Rend ce que l'écran en dit. */
async function refaire(ids: readonly string[]): Promise<Reprise | null> {
  await serveur.demarrer();
  await poste.connecter();
  const { reprise } = await poste.lire('sync.etat', {});
  expect(estEnQuarantaine(fichier())).toBe(false);
  await aJour(poste);
  await toutEstAuServeurUneFois(ids);
  compter('bases abîmées', 1);
  return reprise;
}

/** Toutes les pages d'une table, sauf la première : le coup d'œil de l'ouverture n'en lit pas plus. */
function abimerEnProfondeur(table: 'demande' | 'offre'): void {
  const { cle } = cleDuCompte(CLE_D_ESSAI, COURRIEL);
  const lecture = connecter(fichier(), cle, { lectureSeule: true });
  const pages = valeurs<number>(lecture, `SELECT pageno FROM dbstat WHERE name = ? AND pagetype = 'leaf' ORDER BY path`).all(table);
  const taille = valeurs<number>(lecture, 'SELECT page_size FROM pragma_page_size').get()!;
  lecture.close();
  expect(pages.length).toBeGreaterThan(2);
  const octets = readFileSync(fichier());
  for (const page of pages.slice(1)) octets[(page - 1) * taille + 500]! ^= 1;
  writeFileSync(fichier(), octets);
}

const abimerLaBase = (): void => degats['deux cents octets retournés dans la base'](fichier(), unHasard(String((graine += 1))));
let graine = 0;

test.each([
  ['la base abîmée', 'base_refaite', arreter, abimerLaBase],
  ['la base effacée', 'base_refaite', arreter, () => ['', '-wal', '-shm'].forEach((s) => rmSync(fichier() + s, { force: true }))],
  ['le WAL vidé', 'actes_retrouves', arreterNet, () => writeFileSync(`${fichier()}-wal`, '')],
] as const)('%s avant que des actes partent : ils partent tous, une fois, et l’écran le dit', async (_, motif, arreterAinsi, abimer) => {
  // Redémarré, son WAL est recopié dans la base : il ne portera que les actes qui suivent.
  if (arreterAinsi === arreterNet) {
    await poste.redemarrer();
    await poste.connecter();
    await aJour(poste);
  }
  await serveur.arreter();
  const ids = await agir(poste, ACTES);
  await arreterAinsi(abimer);
  await serveur.demarrer();
  await poste.connecter();
  expect((await poste.lire('sync.etat', {})).reprise).toEqual({ motif, actes: ACTES });
  expect(estEnQuarantaine(fichier())).toBe(false);
  await aJour(poste);
  await toutEstAuServeurUneFois(ids);
  expect(await poste.lire('divergence.lister', {})).toEqual([]);
  compter('bases abîmées', 1);
});

test('abîmée après que le serveur a reçu, avant que le poste l’apprenne : l’acte n’a qu’un effet, et son rang est le sien', async () => {
  perdre = true;
  const ids = await agir(poste, ACTES);
  await jusquA('les actes au serveur', async () => (await commandes()).filter((c) => ids.includes(c.id)).length === ACTES);
  await arreter(abimerLaBase);
  perdre = false;
  await poste.connecter();
  await aJour(poste);
  await toutEstAuServeurUneFois(ids);
  expect(await poste.lire('divergence.lister', {})).toEqual([]);
  compter('bases abîmées', 1);
});

test('plus rien n’attendait : la base se refait, et l’acte suivant prend le rang qui suit', async () => {
  await arreter(abimerLaBase);
  await poste.connecter();
  expect((await poste.lire('sync.etat', {})).reprise).toEqual({ motif: 'base_refaite', actes: 0 });
  await aJour(poste);
  const ids = await agir(poste, 1);
  await aJour(poste);
  await toutEstAuServeurUneFois(ids);
  await poste.redemarrer();
  await poste.connecter();
  expect((await poste.lire('sync.etat', {})).reprise).toBeNull();
  compter('bases abîmées', 1);
});

test('sans réseau, une base abîmée ne s’ouvre pas : le poste dit ce qu’il garde, et reprend quand le serveur revient', async () => {
  await serveur.arreter();
  const ids = await agir(poste, ACTES);
  await arreter(abimerLaBase);
  for (let fois = 0; fois < 2; fois++) {
    const refusee = await poste.appeler('session.ouvrir', { courriel: COURRIEL, motDePasse: MOT_DE_PASSE });
    expect(refusee).toEqual({ status: 'refused', refus: [{ motif: 'base_abimee', enAttente: ACTES }] });
    expect(estEnQuarantaine(fichier())).toBe(true);
  }
  expect(await refaire(ids)).toEqual({ motif: 'base_refaite', actes: ACTES });
});

test('la base et son carnet abîmés ensemble : les notes intactes partent toutes, à la suite, malgré le trou', async () => {
  await serveur.arreter();
  const ids = await agir(poste, ACTES);
  await arreter(() => {
    abimerLaBase();
    const carnet = readFileSync(fichierDuCarnet(fichier()));
    const marques = [...carnet.toString('latin1').matchAll(/CARNET1\n/g)].map((m) => m.index);
    // L'avant-dernière note : le deuxième des trois actes.
    carnet[marques.at(-2)! + 40]! ^= 1;
    writeFileSync(fichierDuCarnet(fichier()), carnet);
  });
  expect(await refaire([ids[0]!, ids[2]!])).toEqual({ motif: 'base_refaite', actes: ACTES - 1 });
});

test('une base qui se révèle abîmée pendant la connexion se refait aussitôt, sans second essai', async () => {
  await serveur.arreter();
  const ids = await agir(poste, ACTES);
  await arreter(() => abimerEnProfondeur('demande'));
  expect(await refaire(ids)).toEqual({ motif: 'base_refaite', actes: ACTES });
});

test('une lecture qui échoue en cours de session la ferme, le dit, et la connexion suivante refait la base', async () => {
  await serveur.arreter();
  const ids = await agir(poste, ACTES);
  const { demandeId } = (await poste.lire('envoi.lister', {}))[0]!;
  await arreter(() => abimerEnProfondeur('offre'));
  await poste.connecter();
  for (const onglet of ['demandee', 'limitrophe', 'departement'] as const) await poste.appeler('offre.lister', { demandeId, onglet });
  const fermee = await jusquA('la session fermée', async () => {
    const etat = await poste.lire('session.etat', {});
    return etat.statut === 'fermee' ? etat : null;
  });
  expect(fermee.fin).toEqual({ motif: 'base_abimee', enAttente: ACTES });
  expect(await refaire(ids)).toEqual({ motif: 'base_refaite', actes: ACTES });
});
