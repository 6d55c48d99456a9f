import { existsSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { connecter } from '../../../db/local/connexion.ts';
import { cleDuCompte } from '../../../electron/vault/compte.ts';
import { uuid } from '../../constructeurs/identifiants.ts';
import { CLE_D_ESSAI, unPoste, type PosteDEssai } from '../../outils/poste.ts';
import { jetons, json, unFauxServeur, type FauxServeur } from '../faux-serveur.ts';

const COURRIEL = 'camille@demo.test';
const gestionnaire = json({
  jetons: jetons(1),
  epoque: uuid(0xee, 1),
  gestionnaire: { id: uuid(0xe, 2), nom: 'Moreau', prenom: 'Camille', courriel: COURRIEL },
  academie: { id: 'orleans-tours', nom: 'Orléans-Tours', departements: ['45'] },
});

let serveur: FauxServeur;
let poste: PosteDEssai;
let fichier: string;
let cle: Uint8Array;
beforeEach(async () => {
  serveur = await unFauxServeur({ '/v1/session': gestionnaire });
  poste = await unPoste(serveur.url);
  const compte = cleDuCompte(CLE_D_ESSAI, COURRIEL);
  [fichier, cle] = [path.join(poste.dossier, compte.fichier), compte.cle];
  await poste.connecter(COURRIEL);
  await poste.host.verrouiller();
});
afterEach(async () => {
  await poste.fermer();
  await serveur.eteindre();
});

function surLaBase(sql: string): void {
  const base = connecter(fichier, cle, { lectureSeule: false });
  base.exec(sql);
  base.close();
}
/** Une base encore ouverte garde son journal d'écriture à côté d'elle ; la dernière fermeture l'efface. */
const ouverte = () => existsSync(`${fichier}-wal`);
const essayer = (motDePasse: string) => poste.appeler('session.ouvrir', { courriel: COURRIEL, motDePasse });

test.each([
  ['le serveur reconnaît le gestionnaire', 'Demonstration-2026', async () => undefined],
  ['hors ligne, le mot de passe est le bon', 'Demonstration-2026', () => serveur.eteindre()],
  ['hors ligne, le mot de passe est faux', 'un-mot-de-passe-faux', () => serveur.eteindre()],
])('disque plein quand %s : une panne, et la base n’est pas restée ouverte', async (_, motDePasse, preparer) => {
  await preparer();
  surLaBase(`
    INSERT OR REPLACE INTO meta VALUES ('essais', '1');
    CREATE TRIGGER plein BEFORE INSERT ON meta BEGIN SELECT RAISE(ABORT, 'plus de place'); END;
    CREATE TRIGGER vide BEFORE DELETE ON meta BEGIN SELECT RAISE(ABORT, 'plus de place'); END;`);
  expect((await essayer(motDePasse)).status).toBe('fault');
  expect(poste.pannes.map(String)).toEqual([expect.stringContaining('plus de place')]);
  expect(ouverte()).toBe(false);
  surLaBase('DROP TRIGGER plein; DROP TRIGGER vide');
  expect((await essayer('Demonstration-2026')).status).toBe('ok');
  expect(ouverte()).toBe(true);
});
