import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { enregistrerActe } from '../../../../db/local/apply/acte.ts';
import { toutRetirer } from '../../../../db/local/apply/effacer.ts';
import { journaliser } from '../../../../db/local/apply/journal.ts';
import { ouvrirPull } from '../../../../db/local/apply/pull.ts';
import { appliquerReponses } from '../../../../db/local/apply/reponses.ts';
import { effacerTraces } from '../../../../db/local/apply/traces.ts';
import { curseurs } from '../../../../db/local/views/curseurs.ts';
import { listerDivergences } from '../../../../db/local/views/divergences.ts';
import { commandesAEnvoyer, listerEnvois } from '../../../../db/local/views/envois.ts';
import type { BaseLocale } from '../../../../db/local/open.ts';
import { uneCandidature } from '../../../constructeurs/candidature.ts';
import { uneDemande } from '../../../constructeurs/demande.ts';
import { commandeId, demandeId, gestionnaireId } from '../../../constructeurs/identifiants.ts';
import { unMandat } from '../../../constructeurs/mandat.ts';
import { uneOffre } from '../../../constructeurs/offre.ts';
import { octetsDechiffres, octetsDuWal } from '../../../outils/dechiffrer.ts';
import { acte, auteur, CANARI, canari, uneBasePeuplee } from '../base-peuplee.ts';
import { cle, contenu, FLUX, ligne, ouvrir, recevoir, suppression, unDebut } from '../outils.ts';

const octets = (base: BaseLocale) => octetsDechiffres(base.fichier, cle).toString('latin1').toLowerCase();
const occurrences = (base: BaseLocale) => octets(base).split(CANARI.toLowerCase()).length - 1;
/** Vrai quand une version d'une page, même dépassée, le nomme encore dans le WAL. */
const dansLeWal = (base: BaseLocale) => octetsDuWal(base.fichier, cle).toString('latin1').toLowerCase().includes(CANARI.toLowerCase());
const TETE = 10_000;

describe('le mandat d’un agent est retiré', () => {
  test('il ne reste aucun octet de l’agent dans la base ni dans le WAL, une fois déchiffrés', () => {
    const base = uneBasePeuplee();
    expect(occurrences(base)).toBeGreaterThan(5);
    expect(recevoir(base, [suppression('demande', TETE, demandeId(7))])).toEqual(
      new Set(['demande', 'mandat', 'candidature', 'outbox', 'divergence']),
    );
    expect(effacerTraces(base.ecriture)).toBe(true);
    expect(occurrences(base)).toBe(0);
    expect(readFileSync(`${base.fichier}-wal`).length).toBeLessThan(64 * 1024);
    expect(octets(base)).toContain('nom150');
    expect(readdirSync(path.dirname(base.fichier)).sort()).toEqual(['poste.carnet', 'poste.db', 'poste.db-shm', 'poste.db-wal']);
    expect(effacerTraces(base.ecriture)).toBe(false);
  });

  test('sans l’effacement des traces, il en resterait : l’essai sait les voir', () => {
    const base = uneBasePeuplee();
    recevoir(base, [suppression('demande', TETE, demandeId(7))]);
    expect(occurrences(base) > 0 || dansLeWal(base)).toBe(true);
  });

  test('l’index refondu, le WAL garde encore les pages d’avant ; vidé, plus une version d’aucune page ne nomme l’agent', () => {
    const base = uneBasePeuplee();
    base.ecriture.pragma('wal_checkpoint(TRUNCATE)');
    expect(dansLeWal(base), 'vide, le WAL ne dit rien').toBe(false);
    recevoir(base, [ligne('demande', TETE, canari.avecRessources(2_222).valeur())]);
    recevoir(base, [suppression('demande', TETE + 1, demandeId(7))]);
    base.ecriture.exec(`INSERT INTO recherche (recherche) VALUES ('optimize')`);
    expect([occurrences(base), dansLeWal(base)]).toEqual([0, true]);
    expect(effacerTraces(base.ecriture)).toBe(true);
    expect([occurrences(base), dansLeWal(base)]).toEqual([0, false]);
  });

  test('un arrêt entre la purge et l’effacement : la prochaine ouverture efface', () => {
    const base = uneBasePeuplee();
    recevoir(base, [suppression('demande', TETE, demandeId(7))]);
    base.fermer();
    const reprise = ouvrir(base.fichier);
    expect(occurrences(reprise)).toBe(0);
    expect(effacerTraces(reprise.ecriture)).toBe(false);
  });

  test('ses actes restent à leur rang dans la boîte d’envoi, sans plus nommer personne, et la divergence perd la raison qui le nomme', () => {
    const base = uneBasePeuplee();
    recevoir(base, [suppression('demande', TETE, demandeId(7))]);
    expect(commandesAEnvoyer(base.lecture, 10).map((c) => c.rang)).toEqual([2]);
    expect(listerEnvois(base.lecture)).toMatchObject([{ agent: '', offre: { commune: 'Orléans' } }]);
    expect(listerDivergences(base.lecture)).toMatchObject([{ agent: '', raisons: [{ motif: 'offre_retiree' }] }]);
    enregistrerActe(base.ecriture, acte(3, uneCandidature(100).valeur()));
    expect(commandesAEnvoyer(base.lecture, 10).map((c) => c.rang)).toEqual([2, 3]);
  });

  test('la réponse du serveur à un acte d’un agent parti ne ramène pas son nom', () => {
    const base = uneBasePeuplee();
    recevoir(base, [suppression('demande', TETE, demandeId(7))]);
    const citee = { motif: 'candidature_deja_active', auteur: auteur.nom };
    appliquerReponses(base.ecriture, [
      {
        commandeId: commandeId(2),
        statut: 'refusee',
        recueLe: '2026-11-20T11:00:00.000Z',
        raisons: [citee, { motif: 'mandat_retire', retireLe: '2026-11-20T08:00:00.000Z' }],
      },
    ]);
    expect(listerDivergences(base.lecture)[0]?.raisons).toEqual([{ motif: 'mandat_retire', retireLe: '2026-11-20T08:00:00.000Z' }]);
    effacerTraces(base.ecriture);
    expect(occurrences(base)).toBe(0);
  });
});

describe('un flux que le serveur n’annonce plus', () => {
  test('est purgé tout entier, avant toute ligne, et ne laisse aucun octet', () => {
    const base = uneBasePeuplee();
    recevoir(base, [ligne('offre', 1, uneOffre(1).valeur())]);
    const { tables } = ouvrirPull(base.ecriture, unDebut([{ id: FLUX[1] }]));
    expect(tables).toContain('demande');
    effacerTraces(base.ecriture);
    const apres = contenu(base);
    expect([apres.demande, apres.mandat, apres.candidature, apres.situation, apres.effet]).toEqual([[], [], [], [], []]);
    expect(apres.offre).toHaveLength(1);
    expect(curseurs(base.lecture)).toEqual({ [FLUX[1]]: 1 });
    expect(commandesAEnvoyer(base.lecture, 10)).toHaveLength(1);
    expect(occurrences(base)).toBe(0);
    expect(octets(base)).not.toContain('nom150');
  });
});

describe('un flux qui repart de zéro', () => {
  const repart = unDebut([
    { id: FLUX[0], repart: true, restant: 2 },
    { id: FLUX[1], restant: 0 },
  ]);

  test('est relu depuis le début ; les actes en attente restent montrés sur leur dossier', () => {
    const base = uneBasePeuplee();
    recevoir(base, [ligne('demande', 1, canari.valeur()), ligne('mandat', 2, unMandat(7).valeur())], repart);
    expect(contenu(base).demande).toHaveLength(1);
    expect(contenu(base).effet).toHaveLength(1);
    expect(base.lecture.prepare('SELECT etat, en_attente FROM situation').all()).toEqual([{ etat: 'deposee', en_attente: 1 }]);
    expect(listerDivergences(base.lecture)[0]?.raisons).toHaveLength(2);
  });

  test('les actes d’une demande qui n’est pas revenue s’effacent quand la relecture est finie', () => {
    const base = uneBasePeuplee();
    recevoir(base, [ligne('demande', 1, uneDemande(100).valeur())], repart);
    expect(contenu(base).effet).toHaveLength(1);
    ouvrirPull(base.ecriture, unDebut(FLUX.map((id) => ({ id, depuis: id === FLUX[0] ? 1 : 0 }))));
    expect(contenu(base).effet).toEqual([]);
    effacerTraces(base.ecriture);
    expect(occurrences(base)).toBe(0);
  });
});

describe('un retrait en tête de la réponse', () => {
  test('passe avant toute ligne, avec tout ce qui parle de l’agent', () => {
    const base = uneBasePeuplee();
    const debut = { ...unDebut(FLUX.map((id) => ({ id, depuis: id === FLUX[0] ? 10 : 0, restant: 1 }))), retraits: [demandeId(7)] };
    const { tables } = ouvrirPull(base.ecriture, debut);
    expect(tables).toContain('demande');
    const { demande, candidature, mandat, effet } = contenu(base);
    expect([demande!.length, candidature, mandat, effet]).toEqual([480, [], [], []]);
    effacerTraces(base.ecriture);
    expect(occurrences(base)).toBe(0);
    expect(octets(base)).toContain('nom150');
  });

  test('une demande que ce poste n’a pas, ou déjà effacée, ne change rien', () => {
    const base = uneBasePeuplee();
    const debut = { ...unDebut(FLUX.map((id) => ({ id, restant: 1 }))), retraits: [demandeId(9_999)] };
    const avant = contenu(base);
    expect(ouvrirPull(base.ecriture, debut).tables).toEqual(new Set());
    expect(contenu(base)).toEqual(avant);
  });
});

describe('le droit perdu', () => {
  const vider = (base: BaseLocale): void => {
    toutRetirer(base.ecriture);
    expect(effacerTraces(base.ecriture)).toBe(true);
  };

  test('plus un dossier, plus une offre, plus un mot de l’index, plus un octet ; le journal et les actes en attente restent', () => {
    const base = uneBasePeuplee();
    recevoir(base, [ligne('offre', 1, uneOffre(1).valeur())]);
    journaliser(base.ecriture, {
      quand: '2026-11-20T09:00:00.000Z',
      auteur: gestionnaireId(1),
      acte: 'dossier.lire',
      objet: demandeId(7),
      detail: {},
    });
    vider(base);
    const apres = contenu(base);
    const pleines = ['flux', 'demande', 'mandat', 'candidature', 'offre', 'situation', 'effet'].filter((table) => apres[table]!.length > 0);
    expect(pleines).toEqual([]);
    expect([apres.journal!.length, commandesAEnvoyer(base.lecture, 10).map((c) => c.rang)]).toEqual([1, [2]]);
    expect(base.lecture.prepare('SELECT count(*) FROM vocabulaire').pluck().get()).toBe(0);
    const clair = octets(base);
    expect([CANARI.toLowerCase(), 'nom150', 'messagerie.test', 'zoe'].filter((trace) => clair.includes(trace))).toEqual([]);
  });

  test('un rattachement refusé garde son explication tant qu’elle n’est pas partie, et la perd une fois jugé', () => {
    const base = uneBasePeuplee();
    const demande = uneDemande(150).valeur();
    enregistrerActe(base.ecriture, {
      commandeId: commandeId(9),
      nom: 'rattachement.refuser',
      entree: { demandeId: demande.id, siret: demande.rattachement.siret, matricule: `M-${CANARI}`, motif: `${CANARI} est inconnue ici` },
      saisieLe: '2026-11-20T09:00:00.000Z',
      pourLeCompteDe: demande.id,
      effet: { entite: 'rattachement', demande },
      echeance: null,
    });
    vider(base);
    expect(commandesAEnvoyer(base.lecture, 10).at(-1)?.entree).toMatchObject({ motif: `${CANARI} est inconnue ici` });
    const recueLe = '2026-11-20T11:00:00.000Z';
    const reponse = { statut: 'refusee' as const, recueLe, raisons: [{ motif: 'poste_arrete' }] as [{ motif: string }] };
    appliquerReponses(
      base.ecriture,
      [2, 9].map((n) => ({ ...reponse, commandeId: commandeId(n) })),
    );
    expect([occurrences(base), dansLeWal(base)], 'le WAL l’a encore').toEqual([0, true]);
    expect(effacerTraces(base.ecriture)).toBe(true);
    expect([occurrences(base), dansLeWal(base)]).toEqual([0, false]);
  });

  test('refait, il ne change rien ; une reconnexion retrouve une base vide et saine', () => {
    const base = uneBasePeuplee();
    vider(base);
    vider(base);
    recevoir(base, [ligne('demande', 1, uneDemande(1).valeur()), ligne('mandat', 2, unMandat(1).valeur())]);
    expect(contenu(base).demande).toHaveLength(1);
  });
});
