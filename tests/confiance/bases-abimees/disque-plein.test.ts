import { readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cleDuCompte } from '../../../electron/vault/compte.ts';
import { CLE_D_ESSAI, MOT_DE_PASSE, unPoste, type PosteDEssai } from '../../outils/poste.ts';
import { unServeur, type ServeurDEssai } from '../../outils/serveur.ts';
import { agir, aJour, candidaturesPossibles, COURRIEL } from './monde.ts';
import { unPetitDisque } from './petit-disque.ts';

const { dossier: disque, demonter } = unPetitDisque();

let serveur: ServeurDEssai;
let poste: PosteDEssai;
beforeAll(async () => {
  serveur = await unServeur({ agents: 120, offres: 80 });
  poste = await unPoste(serveur.url, { dossier: path.join(disque, 'bases') });
});
afterAll(async () => {
  await poste.fermer();
  await serveur.fermer();
  demonter();
});

const plein = path.join(disque, 'autre-chose');
function remplir(): void {
  const { bavail, bsize } = statfsSync(disque);
  writeFileSync(plein, Buffer.alloc(bavail * bsize));
  expect(statfsSync(disque).bavail).toBe(0);
}
const liberer = (): void => rmSync(plein);

test('sur un disque plein, un acte est enregistré ou refusé clairement ; rien n’est perdu, et tout reprend avec la place', async () => {
  await poste.connecter();
  await aJour(poste);
  await serveur.arreter();
  const gardes = await agir(poste, 1);

  remplir();
  const refuses = [];
  for (const entree of await candidaturesPossibles(poste)) {
    const enveloppe = await poste.appeler('candidature.postuler', entree);
    expect(['ok', 'refused']).toContain(enveloppe.status);
    // Les autres refus sont ceux de la règle.
    if (enveloppe.status !== 'refused' || !JSON.stringify(enveloppe.refus).includes('disque_plein')) continue;
    expect(enveloppe.refus).toEqual([{ motif: 'disque_plein' }]);
    refuses.push(entree);
  }
  expect(refuses.length).toBeGreaterThan(0);
  const enAttente = await poste.lire('envoi.lister', {});
  const refusees = new Set<string>(refuses.map((r) => r.demandeId));
  expect(enAttente.filter((e) => refusees.has(e.demandeId))).toEqual([]);
  expect(enAttente.map((e) => e.commandeId)).toEqual(expect.arrayContaining(gardes));

  liberer();
  await poste.lire('candidature.postuler', refuses[0]!);
  // La base effacée, le carnet seul en répond : ce qui a été dit, et rien de ce qui a été refusé.
  await poste.host.arreter();
  const { fichier } = cleDuCompte(CLE_D_ESSAI, COURRIEL);
  for (const suffixe of ['', '-wal', '-shm']) rmSync(path.join(disque, 'bases', fichier + suffixe), { force: true });
  await poste.redemarrer();
  await serveur.demarrer();
  await poste.connecter();
  expect((await poste.lire('sync.etat', {})).reprise).toEqual({ motif: 'base_refaite', actes: enAttente.length + 1 });
  await aJour(poste);
  const { rows } = await serveur.base.pool.query<{ demande_id: string }>(
    'SELECT pour_le_compte_de AS demande_id FROM commande ORDER BY rang',
  );
  expect(rows.map((r) => r.demande_id)).toEqual([...enAttente.map((e) => e.demandeId), refuses[0]!.demandeId]);
});

test('une base abîmée sur un disque plein attend la place, entière : rien n’est effacé pour en faire', async () => {
  await serveur.arreter();
  const [garde] = await agir(poste, 1);
  await poste.host.arreter();
  const { fichier } = cleDuCompte(CLE_D_ESSAI, COURRIEL);
  const bases = path.join(disque, 'bases');
  writeFileSync(path.join(bases, fichier), 'ceci n’est plus une base '.repeat(400), { flag: 'r+' });
  remplir();
  await poste.redemarrer();
  await serveur.demarrer();
  const essayer = () => poste.appeler('session.ouvrir', { courriel: COURRIEL, motDePasse: MOT_DE_PASSE });
  expect((await essayer()).status).not.toBe('ok');
  expect(readdirSync(bases, { recursive: true, encoding: 'utf8' }).filter((f) => f.endsWith(fichier)).length).toBeGreaterThan(0);
  liberer();
  expect((await essayer()).status).toBe('ok');
  await aJour(poste);
  const { rows } = await serveur.base.pool.query<{ id: string }>('SELECT id FROM commande WHERE id = $1', [garde]);
  expect(rows).toEqual([{ id: garde }]);
});
