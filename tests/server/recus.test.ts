import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { arreterPoste } from '../../db/central/apply/arreter-poste.ts';
import { retirerMandat } from '../../db/central/apply/mandat.ts';
import { enTransaction } from '../../db/central/open.ts';
import { postesSilencieux } from '../../db/central/views/postes-silencieux.ts';
import { PROTOCOLE } from '../../domain/contract/sync.ts';
import { avertirDesSilences } from '../../server/tasks/postes-silencieux.ts';
import { uneDemande } from '../constructeurs/demande.ts';
import { demandeId, mandatId, offreId, orleansTours, paris, posteId, uuid } from '../constructeurs/identifiants.ts';
import { lignesDeJournal } from '../constructeurs/journal.ts';
import { uneOffre } from '../constructeurs/offre.ts';
import { jusquA } from '../outils/attendre.ts';
import { recu } from './journal/outils.ts';
import {
  cmdPostuler,
  COLLEGUE,
  CONSEILLER,
  curseursApres,
  GESTIONNAIRE,
  MOT_DE_PASSE,
  motifs,
  ouvrirSession,
  porteur,
  pousser,
  seConnecter,
  seReconnecter,
  tirer,
  unePlateforme,
  type Plateforme,
  type Poste,
} from './outils.ts';

const JOUR = 86_400_000;
let p: Plateforme;
let poste: Poste;
let epoque: string;
let curseurs: Record<string, number>;
beforeEach(async () => {
  const dossiers = [1, 2, 3].map((n) => uneDemande(n).avecMandat());
  p = await unePlateforme({
    semence: { demandes: dossiers.map((d) => d.demande), mandats: dossiers.map((d) => d.mandat), offres: [uneOffre(1).valeur()] },
  });
  poste = await seConnecter(p);
  const page = await tirer(p.a, poste);
  [epoque, curseurs] = [page.debut.epoque, curseursApres(page)];
});
afterEach(() => p.fermer());

const retirer = (n: number) =>
  enTransaction(p.pool, orleansTours, (tx) => retirerMandat(tx, orleansTours, mandatId(n), p.horloge.lire().toISOString()));
const lire = (corps: object, de: Poste = poste) =>
  p.a.inject({
    method: 'POST',
    url: '/v1/pull',
    headers: porteur(de),
    payload: { protocole: PROTOCOLE, posteId: de.posteId, curseurs: {}, ...corps },
  });
const recus = async (): Promise<string[]> =>
  (await p.pool.query<{ poste_id: string }>('SELECT poste_id FROM recu ORDER BY numero, poste_id')).rows.map((r) => r.poste_id);
const silencieux = async (jours = 7): Promise<string[]> => {
  const tx = await p.pool.connect();
  try {
    return (await postesSilencieux(tx, p.horloge.lire(), jours)).map((s) => s.posteId);
  } finally {
    tx.release();
  }
};
const changerCompte = (sql: string, courriel = GESTIONNAIRE) => p.pool.query(`UPDATE compte SET ${sql} WHERE courriel = $1`, [courriel]);
const arreter = async (detruit = false): Promise<boolean> => {
  const tx = await p.pool.connect();
  try {
    return await arreterPoste(tx, poste.posteId, detruit);
  } finally {
    tx.release();
  }
};

describe('un mandat retiré', () => {
  test('descend en tête de la réponse, avant toute ligne', async () => {
    await retirer(2);
    const { debut, lignes } = await tirer(p.a, poste, curseurs);
    expect(debut.retraits).toEqual([demandeId(2)]);
    expect(lignes.filter((l) => l[2] === 'd').map((l) => [l[3], l.length])).toEqual([[demandeId(2), 4]]);
    expect((await tirer(p.a, poste)).debut.retraits, 'qui part de zéro n’a rien à effacer').toEqual([]);
  });

  test('est accusé par chaque poste qui l’a effacé, une fois, et son reçu compté', async () => {
    const collegue = await seConnecter(p, COLLEGUE, 2);
    await retirer(2);
    const apres = curseursApres(await tirer(p.a, poste, curseurs));
    expect(await recus(), 'lire n’est pas avoir effacé').toEqual([]);
    for (let fois = 0; fois < 3; fois++) await lire({ curseurs: apres, efface: epoque });
    await jusquA('le reçu du premier', async () => (await recus()).length === 1);
    await lire({ curseurs: apres, efface: epoque }, collegue);
    await jusquA('le reçu du second', async () => (await recus()).length === 2);
    expect(await recus()).toEqual([posteId(1), posteId(2)]);
  });

  test.each<[string, (apres: Record<string, number>) => object]>([
    ['un accusé d’une autre époque', (apres) => ({ curseurs: apres, efface: uuid(0xee, 9) })],
    ['un accusé au-delà de la tête', (apres) => ({ curseurs: { ...apres, 'academie:orleans-tours': 9_999 }, efface: '' })],
    ['un accusé d’avant le retrait', () => ({ curseurs, efface: '' })],
    ['un accusé dans le flux d’une autre académie', () => ({ curseurs: { 'academie:paris': 500 }, efface: '' })],
  ])('%s ne compte pas', async (_, corps) => {
    await retirer(2);
    const apres = curseursApres(await tirer(p.a, poste, curseurs));
    const demande = corps(apres);
    await lire({ ...demande, efface: (demande as { efface: string }).efface || epoque });
    // Le bon accusé, une minute après : compté, il porte son heure. Si l'autre l'avait été, le reçu porterait la sienne.
    p.horloge.avancer(60_000);
    await lire({ curseurs: apres, efface: epoque });
    await jusquA('le bon reçu', async () => (await recus()).length === 1);
    expect((await p.pool.query('SELECT recu_le FROM recu')).rows).toEqual([{ recu_le: p.horloge.lire() }]);
  });

  test('ne regarde pas un poste inscrit le lendemain', async () => {
    await retirer(2);
    p.horloge.avancer(JOUR);
    const neuf = await seConnecter(p, COLLEGUE, 3);
    const apres = curseursApres(await tirer(p.a, neuf));
    await lire({ curseurs: apres, efface: epoque }, neuf);
    await retirer(3);
    await lire({ curseurs: curseursApres(await tirer(p.a, neuf, apres)), efface: epoque }, neuf);
    await jusquA('un seul reçu', async () => (await recus()).length === 1);
    p.horloge.avancer(8 * JOUR);
    expect(await silencieux()).toEqual([poste.posteId]);
  });
});

describe('un poste silencieux', () => {
  test('n’a pas accusé un retrait au bout de sept jours ; accusé, il ne l’est plus', async () => {
    await retirer(2);
    p.horloge.avancer(6 * JOUR);
    expect(await silencieux()).toEqual([]);
    p.horloge.avancer(JOUR);
    expect(await silencieux()).toEqual([poste.posteId]);
    expect(await silencieux(30)).toEqual([]);
    await seReconnecter(p, poste);
    await lire({ curseurs: curseursApres(await tirer(p.a, poste, curseurs)), efface: epoque });
    await jusquA('plus silencieux', async () => (await silencieux()).length === 0);
  });

  test('est dit au journal technique par académie et par nombre, jamais par nom', async () => {
    await retirer(2);
    p.horloge.avancer(8 * JOUR);
    const dits: unknown[] = [];
    const surveillance = { pool: p.pool, avertir: (...mots: unknown[]) => void dits.push(mots), jours: 7 };
    expect(await avertirDesSilences(surveillance, p.horloge.lire())).toBe(1);
    expect(dits).toEqual([['orleans-tours', 1]]);
  });

  test.each<[string, () => Promise<unknown>]>([
    ['arrêté', () => arreter()],
    ['dont le compte est désactivé', () => changerCompte('actif = false')],
    ['dont le gestionnaire est passé dans une autre académie', () => changerCompte("academie_id = 'paris'")],
  ])('%s et qui n’a pas dit s’être effacé l’est aussi, jusqu’à ce qu’il le dise', async (_, perdre) => {
    await perdre();
    p.horloge.regler(new Date(Math.max(Date.now(), p.horloge.lire().getTime()) + 60_000).toISOString());
    await p.pool.query("UPDATE jeton SET expire_le = 'infinity', famille_expire_le = 'infinity'");
    await p.pool.query("UPDATE poste SET vu_le = now() - interval '9 days', arrete_le = arrete_le - interval '8 days'");
    expect(await silencieux()).toEqual([poste.posteId]);
    await lire({ curseurs, efface: epoque });
    expect(await silencieux(), 'il lui restait des lignes').toEqual([poste.posteId]);
    await lire({});
    expect(await silencieux(), 'sans accusé, rien ne dit qu’il est vide').toEqual([poste.posteId]);
    expect((await lire({ efface: epoque })).statusCode).toBeGreaterThanOrEqual(400);
    expect(await silencieux()).toEqual([]);
  });

  test('dont le droit vaut encore ne peut pas se dire effacé', async () => {
    await retirer(2);
    p.horloge.avancer(8 * JOUR);
    await seReconnecter(p, poste);
    await lire({ efface: epoque });
    expect(await silencieux()).toEqual([poste.posteId]);
  });

  test('tenu pour détruit ne l’est plus ; inconnu, rien n’est arrêté', async () => {
    expect(await arreter(true)).toBe(true);
    await p.pool.query("UPDATE poste SET vu_le = now() - interval '9 days', arrete_le = arrete_le - interval '8 days'");
    expect(await silencieux()).toEqual([]);
    poste = { ...poste, posteId: posteId(999) };
    expect(await arreter()).toBe(false);
  });
});

describe('le droit perdu se dit à qui le portait, et à lui seul', () => {
  const erreur = async (reponse: Promise<{ statusCode: number; json: () => unknown }>) => {
    const r = await reponse;
    return [r.statusCode, (r.json() as { erreur: string }).erreur];
  };
  const rafraichir = () =>
    p.a.inject({ method: 'POST', url: '/v1/session/rafraichir', payload: { rafraichissement: poste.jetons.rafraichissement } });

  test('compte désactivé : à ses jetons, à son mot de passe ; un poste d’avant apprend seulement que son jeton ne vaut plus', async () => {
    await changerCompte('actif = false');
    expect(await erreur(lire({}))).toEqual([401, 'compte_ferme']);
    expect(await erreur(rafraichir())).toEqual([401, 'compte_ferme']);
    expect(await erreur(ouvrirSession(p.a, GESTIONNAIRE))).toEqual([401, 'compte_ferme']);
    expect(await erreur(ouvrirSession(p.a, GESTIONNAIRE, 1, 'faux'))).toEqual([401, 'identifiants_invalides']);
    expect(await erreur(lire({ protocole: 2 }))).toEqual([401, 'jeton_invalide']);
    poste.jetons = { ...poste.jetons, acces: 'x'.repeat(43), rafraichissement: 'x'.repeat(43) };
    expect(await erreur(lire({}))).toEqual([401, 'jeton_invalide']);
    expect(await erreur(rafraichir())).toEqual([401, 'jeton_invalide']);
  });

  test('le compte désactivé d’un autre rôle, dont aucun poste ne garde rien, répond comme un mot de passe faux', async () => {
    await changerCompte('actif = false', CONSEILLER);
    expect(await erreur(ouvrirSession(p.a, CONSEILLER, 9))).toEqual([401, 'identifiants_invalides']);
  });

  test('sans jeton, le reçu passe par la connexion', async () => {
    await changerCompte('actif = false');
    const payload = { courriel: GESTIONNAIRE, motDePasse: MOT_DE_PASSE, posteId: poste.posteId, protocole: PROTOCOLE, efface: true };
    const efface = async () => (await p.pool.query<{ n: boolean }>('SELECT efface_le IS NOT NULL AS n FROM poste')).rows[0]!.n;
    for (let fois = 0; fois < 4; fois++)
      await p.a.inject({ method: 'POST', url: '/v1/session', payload: { ...payload, motDePasse: 'faux' } });
    expect(await efface()).toBe(false);
    // Le poste se connecte, apprend que le compte est désactivé, efface, puis en rend le reçu : après quatre fautes, ce n'est pas un essai de trop.
    expect(await erreur(ouvrirSession(p.a, GESTIONNAIRE))).toEqual([401, 'compte_ferme']);
    await p.a.inject({ method: 'POST', url: '/v1/session', payload });
    expect(await efface()).toBe(true);
    await changerCompte('actif = true');
    expect((await ouvrirSession(p.a, GESTIONNAIRE)).statusCode).toBe(200);
    expect(await efface(), 'revenu, il aura de nouveau de quoi accuser').toBe(false);
  });

  test('poste arrêté : rien ne lui est livré ; il rend ses actes, gardés sans effet, et son journal', async () => {
    await arreter();
    expect(await erreur(lire({}))).toEqual([403, 'poste_arrete']);
    const ouverture = await ouvrirSession(p.a, GESTIONNAIRE);
    expect([ouverture.statusCode, ouverture.json<{ erreur: string }>().erreur]).toEqual([403, 'poste_arrete']);
    poste.jetons = ouverture.json<{ jetons: Poste['jetons'] }>().jetons;
    const [reponse] = await pousser(p.a, poste, cmdPostuler(poste, demandeId(1), offreId(1)));
    expect(motifs(reponse)).toEqual(['poste_arrete']);
    expect((await p.pool.query('SELECT 1 FROM candidature')).rowCount).toBe(0);
    expect((await p.pool.query('SELECT 1 FROM commande')).rowCount).toBe(1);
    expect(await recu(p.a, poste, uuid(0x1a, 1), { lignes: lignesDeJournal(2) })).toEqual([2, null]);
  });

  test('passé dans une autre académie : plus inscrit ; revenu, ses rangs et son journal continuent, sans rien renvoyer', async () => {
    await pousser(p.a, poste, cmdPostuler(poste, demandeId(1), offreId(1)));
    const lignes = lignesDeJournal(4);
    await recu(p.a, poste, uuid(0x1a, 1), { lignes: lignes.slice(0, 3) });
    await changerCompte("academie_id = 'paris'");
    expect(await erreur(lire({}))).toEqual([403, 'poste_inconnu']);
    const ouverture = await ouvrirSession(p.a, GESTIONNAIRE);
    expect(ouverture.statusCode).toBe(200);
    poste.jetons = ouverture.json<{ jetons: Poste['jetons'] }>().jetons;
    const page = await tirer(p.a, poste);
    expect([page.debut.dernierRang, page.debut.flux[0]?.id]).toEqual([1, 'academie:paris']);
    const [reponse] = await pousser(p.a, poste, cmdPostuler(poste, demandeId(1), offreId(1)));
    expect(reponse?.statut, 'il n’y voit plus cette demande').toBe('refusee');
    expect(await recu(p.a, poste, uuid(0x1a, 1), { depuis: 3, lignes: lignes.slice(3) })).toEqual([4, null]);
    const { rows } = await p.pool.query('SELECT academie_id, numero FROM journal_poste ORDER BY numero');
    expect(rows.map((r: { academie_id: string }) => r.academie_id)).toEqual([orleansTours, orleansTours, orleansTours, paris]);
  });
});

test('le serveur dit à chaque poste après combien de jours ses dossiers se verrouillent', async () => {
  expect((await tirer(p.a, poste)).debut.joursHorsLigne).toBe(30);
});
