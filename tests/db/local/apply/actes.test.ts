import { describe, expect, test } from 'vitest';
import { enregistrerActe } from '../../../../db/local/apply/acte.ts';
import { rangerDivergence } from '../../../../db/local/apply/divergence.ts';
import { appliquerReponses } from '../../../../db/local/apply/reponses.ts';
import { rouvrirEnvois } from '../../../../db/local/apply/reouvrir.ts';
import { marquerTentative } from '../../../../db/local/apply/tentative.ts';
import { faitsAnnuler } from '../../../../db/local/facts/annuler.ts';
import { faitsPostuler } from '../../../../db/local/facts/postuler.ts';
import type { BaseLocale } from '../../../../db/local/open.ts';
import { creerVues } from '../../../../db/local/views/vues.ts';
import { annuler } from '../../../../domain/candidature/annuler.ts';
import type { Candidature } from '../../../../domain/candidature/candidature.ts';
import { postuler } from '../../../../domain/candidature/postuler.ts';
import { Commande, type ReponseCommande } from '../../../../domain/contract/sync.ts';
import { auteurs, uneCandidature } from '../../../constructeurs/candidature.ts';
import { uneDemande } from '../../../constructeurs/demande.ts';
import { candidatureId, commandeId, demandeId, offreId, orleansTours } from '../../../constructeurs/identifiants.ts';
import { unMandat } from '../../../constructeurs/mandat.ts';
import { uneOffre } from '../../../constructeurs/offre.ts';
import { contenu, FLUX, ligne, ouvrir, recevoir, uneBase } from '../outils.ts';

const instant = '2026-11-20T09:00:00.000Z';
const recueLe = '2026-11-20T10:00:00.000Z';
const auteur = () => auteurs.gestionnaire;

function uneBaseAvecUnAgent(): BaseLocale {
  const base = uneBase();
  recevoir(base, [
    ligne('demande', 1, uneDemande(1).valeur()),
    ligne('mandat', 2, unMandat(1).valeur()),
    ligne('offre', 1, uneOffre(1).valeur()),
    ligne('offre', 2, uneOffre(2).avecCommune('Orléans').valeur()),
  ]);
  return base;
}

/** L'acte comme l'hôte le fait : les faits, la règle, l'enregistrement, une transaction. */
function enregistrer(
  base: BaseLocale,
  nom: string,
  n: number,
  entree: Record<string, unknown>,
  decision: { ok: boolean; value?: Candidature },
): number {
  if (!decision.ok || decision.value === undefined) throw new Error('acte refusé');
  const candidature = decision.value;
  return enregistrerActe(base.ecriture, {
    commandeId: commandeId(n),
    nom,
    entree,
    saisieLe: instant,
    pourLeCompteDe: candidature.demandeId,
    effet: { entite: 'candidature', candidature },
    echeance: candidature.resume.dateLimite,
  });
}

function fairePostuler(base: BaseLocale, n: number, offre = 1): number {
  const input = { candidatureId: candidatureId(n), demandeId: demandeId(1), offreId: offreId(offre) };
  return base.ecriture
    .transaction(() =>
      enregistrer(
        base,
        'candidature.postuler',
        n,
        input,
        postuler(faitsPostuler(base.ecriture, { academieId: orleansTours, instant, auteur }, input), input),
      ),
    )
    .immediate();
}

function faireAnnuler(base: BaseLocale, n: number, candidature: number): number {
  const input = { candidatureId: candidatureId(candidature) };
  return base.ecriture
    .transaction(() => enregistrer(base, 'candidature.annuler', n, input, annuler(faitsAnnuler(base.ecriture, { instant, auteur }, input))))
    .immediate();
}

const acceptee = (n: number, numero: number): ReponseCommande => ({
  commandeId: commandeId(n),
  statut: 'acceptee',
  recueLe,
  flux: FLUX[0],
  numero,
});
const refusee = (n: number, ...raisons: { motif: string }[]): ReponseCommande => ({
  commandeId: commandeId(n),
  statut: 'refusee',
  recueLe,
  raisons,
});

const liste = (base: BaseLocale) =>
  creerVues(base).listerDossiers(
    { filtres: { recherche: '', departement: null, etat: null, mandat: null }, tri: 'nom', sens: 'croissant', debut: 0, nombre: 10 },
    '2026-11-20',
  ).lignes[0];
const candidatures = (base: BaseLocale) =>
  creerVues(base)
    .lireDossier(demandeId(1))!
    .candidatures.map((c) => ({ id: c.id, etat: c.etat, attente: c.attente?.nom ?? null }));

describe('« Je postule », du poste au serveur et retour', () => {
  test('enregistré : à envoyer, montré en attente, sans toucher à ce que dit le serveur', () => {
    const base = uneBaseAvecUnAgent();
    expect(fairePostuler(base, 1)).toBe(1);
    expect(contenu(base).candidature).toEqual([]);
    expect(liste(base)).toMatchObject({ etat: 'deposee', enAttente: true });
    expect(candidatures(base)).toEqual([{ id: candidatureId(1), etat: 'deposee', attente: 'candidature.postuler' }]);
    const [commande] = creerVues(base).commandesAEnvoyer(10);
    expect(Commande.parse(commande)).toEqual({
      commandeId: commandeId(1),
      rang: 1,
      nom: 'candidature.postuler',
      saisieLe: instant,
      pourLeCompteDe: demandeId(1),
      entree: { candidatureId: candidatureId(1), demandeId: demandeId(1), offreId: offreId(1) },
    });
    expect(creerVues(base).listerEnvois()).toMatchObject([
      { rang: 1, agent: 'Hélène Lefèvre', echeance: '2026-12-15', tentatives: 0, offre: { typologie: 'T2' } },
    ]);
    expect(creerVues(base).compterEchanges()).toEqual({ enAttente: 1, divergences: 0 });
  });

  test('il survit à la fermeture de la base', () => {
    const base = uneBaseAvecUnAgent();
    fairePostuler(base, 1);
    base.fermer();
    const reprise = ouvrir(base.fichier);
    expect(creerVues(reprise).commandesAEnvoyer(10)).toHaveLength(1);
    expect(liste(reprise)).toMatchObject({ etat: 'deposee', enAttente: true });
  });

  test('accepté : plus en attente, l’effet reste montré jusqu’à ce que sa ligne descende', () => {
    const base = uneBaseAvecUnAgent();
    fairePostuler(base, 1);
    expect(appliquerReponses(base.ecriture, [acceptee(1, 5)])).toEqual(new Set(['outbox', 'candidature', 'demande']));
    expect(liste(base)).toMatchObject({ etat: 'deposee', enAttente: false });
    expect(candidatures(base)).toEqual([{ id: candidatureId(1), etat: 'deposee', attente: null }]);
    recevoir(base, [ligne('demande', 4, uneDemande(1).avecRessources(2_500).valeur())]);
    expect(contenu(base).effet).toHaveLength(1);
    recevoir(base, [ligne('candidature', 6, uneCandidature(1).dansLEtat('validee').valeur())]);
    expect(contenu(base).effet).toEqual([]);
    expect(liste(base)).toMatchObject({ etat: 'validee', enAttente: false });
    expect(creerVues(base).commandesAEnvoyer(10)).toEqual([]);
  });

  test('la ligne descend avant la réponse, qui s’était perdue : l’effet tombe avec la réponse', () => {
    const base = uneBaseAvecUnAgent();
    fairePostuler(base, 1);
    recevoir(base, [ligne('candidature', 5, uneCandidature(1).dansLEtat('validee').valeur())]);
    expect(liste(base)).toMatchObject({ enAttente: true });
    appliquerReponses(base.ecriture, [acceptee(1, 5)]);
    expect(contenu(base).effet).toEqual([]);
    expect(liste(base)).toMatchObject({ etat: 'validee', enAttente: false });
  });

  test('refusé : l’effet disparaît, la divergence garde la saisie et toutes les raisons, la file continue', () => {
    const base = uneBaseAvecUnAgent();
    fairePostuler(base, 1);
    faireAnnuler(base, 2, 1);
    const raisons = [{ motif: 'offre_close', dateLimite: '2026-11-19' }, { motif: 'dossier_non_valide' }];
    expect(appliquerReponses(base.ecriture, [refusee(1, ...raisons)])).toEqual(new Set(['divergence', 'outbox', 'candidature', 'demande']));
    expect(creerVues(base).listerDivergences()).toEqual([
      {
        commandeId: commandeId(1),
        nom: 'candidature.postuler',
        demandeId: demandeId(1),
        agent: 'Hélène Lefèvre',
        offre: expect.objectContaining({ commune: 'Orléans' }),
        saisieLe: instant,
        jugeeLe: recueLe,
        raisons,
      },
    ]);
    expect(
      creerVues(base)
        .commandesAEnvoyer(10)
        .map((c) => c.rang),
    ).toEqual([2]);
    appliquerReponses(base.ecriture, [refusee(2, { motif: 'candidature_inconnue' })]);
    expect(candidatures(base)).toEqual([]);
    expect(creerVues(base).compterEchanges()).toEqual({ enAttente: 0, divergences: 2 });
  });

  test('annulé avant l’envoi : deux actes dans l’ordre, la candidature montrée annulée, une autre est possible', () => {
    const base = uneBaseAvecUnAgent();
    fairePostuler(base, 1);
    expect(() => fairePostuler(base, 3, 2)).toThrow('acte refusé');
    expect(faireAnnuler(base, 2, 1)).toBe(2);
    expect(liste(base)).toMatchObject({ etat: null, enAttente: true });
    expect(candidatures(base)).toEqual([{ id: candidatureId(1), etat: 'annulee', attente: 'candidature.annuler' }]);
    expect(fairePostuler(base, 3, 2)).toBe(3);
    expect(liste(base)).toMatchObject({ etat: 'deposee', enAttente: true });
    appliquerReponses(base.ecriture, [acceptee(1, 5), acceptee(2, 6), acceptee(3, 7)]);
    recevoir(base, [ligne('candidature', 6, uneCandidature(1).dansLEtat('annulee').valeur())]);
    expect(candidatures(base)).toEqual([
      { id: candidatureId(3), etat: 'deposee', attente: null },
      { id: candidatureId(1), etat: 'annulee', attente: null },
    ]);
    expect(contenu(base).effet).toHaveLength(1);
  });

  test.each([
    ['acceptee deux fois', [acceptee(1, 5), acceptee(1, 5)]],
    ['refusée deux fois', [refusee(1, { motif: 'offre_retiree' }), refusee(1, { motif: 'offre_retiree' })]],
    ['acceptée puis refusée', [acceptee(1, 5), refusee(1, { motif: 'offre_retiree' })]],
    ['inconnue du poste', [acceptee(1, 5), acceptee(99, 9)]],
  ])('une réponse %s ne change rien de plus', (_, [premiere, seconde]) => {
    const base = uneBaseAvecUnAgent();
    fairePostuler(base, 1);
    appliquerReponses(base.ecriture, [premiere!]);
    const avant = contenu(base);
    expect(appliquerReponses(base.ecriture, [seconde!])).toEqual(new Set());
    expect(contenu(base)).toEqual(avant);
  });

  test('l’acte et son effet sont d’un seul tenant : un arrêt entre les deux ne laisse rien, et le rang n’a pas de trou', () => {
    const base = uneBaseAvecUnAgent();
    fairePostuler(base, 1);
    faireAnnuler(base, 2, 1);
    const avant = contenu(base);
    base.ecriture.exec(`CREATE TEMP TRIGGER arret BEFORE INSERT ON effet BEGIN SELECT RAISE(ABORT, 'arrêt'); END`);
    expect(() => fairePostuler(base, 3)).toThrow('arrêt');
    expect(contenu(base)).toEqual(avant);
    base.ecriture.exec('DROP TRIGGER arret');
    expect(fairePostuler(base, 3)).toBe(3);
  });

  test('un effet dont le flux n’est plus annoncé ne reste pas montré', () => {
    const base = uneBaseAvecUnAgent();
    fairePostuler(base, 1);
    appliquerReponses(base.ecriture, [{ ...acceptee(1, 5), flux: 'academie:autre' } as ReponseCommande]);
    recevoir(base, []);
    expect(contenu(base).effet).toEqual([]);
  });
});

test('les essais d’envoi se comptent ; une divergence se range une fois', () => {
  const base = uneBaseAvecUnAgent();
  fairePostuler(base, 1);
  marquerTentative(base.ecriture, [commandeId(1)]);
  marquerTentative(base.ecriture, [commandeId(1), commandeId(9)]);
  expect(creerVues(base).listerEnvois()[0]?.tentatives).toBe(2);
  appliquerReponses(base.ecriture, [refusee(1, { motif: 'offre_retiree' })]);
  expect(rangerDivergence(base.ecriture, commandeId(9))).toBe(false);
  expect(rangerDivergence(base.ecriture, commandeId(1))).toBe(true);
  expect(rangerDivergence(base.ecriture, commandeId(1))).toBe(false);
  expect(creerVues(base).listerDivergences()).toEqual([]);
});

describe('un serveur restauré d’une sauvegarde', () => {
  test('reçoit à nouveau les actes au-delà du rang qu’il connaît, dans leur ordre ; les autres restent jugés', () => {
    const base = uneBaseAvecUnAgent();
    fairePostuler(base, 1);
    faireAnnuler(base, 2, 1);
    fairePostuler(base, 3, 2);
    appliquerReponses(base.ecriture, [acceptee(1, 5), acceptee(2, 6), refusee(3, { motif: 'offre_retiree' })]);
    expect(rouvrirEnvois(base.ecriture, 1)).toBe(2);
    expect(rouvrirEnvois(base.ecriture, 1)).toBe(0);
    expect(
      creerVues(base)
        .commandesAEnvoyer(10)
        .map((c) => c.rang),
    ).toEqual([2, 3]);
    expect(liste(base)).toMatchObject({ enAttente: true });
    expect(candidatures(base)).toEqual([{ id: candidatureId(1), etat: 'annulee', attente: 'candidature.annuler' }]);
  });

  test('un acte d’abord refusé peut être refusé autrement, ou accepté : la divergence suit', () => {
    const base = uneBaseAvecUnAgent();
    fairePostuler(base, 1);
    appliquerReponses(base.ecriture, [refusee(1, { motif: 'offre_retiree' })]);
    rouvrirEnvois(base.ecriture, 0);
    appliquerReponses(base.ecriture, [refusee(1, { motif: 'dossier_non_valide' })]);
    expect(creerVues(base).listerDivergences()).toMatchObject([{ raisons: [{ motif: 'dossier_non_valide' }] }]);
    rouvrirEnvois(base.ecriture, 0);
    expect(appliquerReponses(base.ecriture, [acceptee(1, 5)])).toContain('divergence');
    expect(creerVues(base).compterEchanges()).toEqual({ enAttente: 0, divergences: 0 });
  });
});
