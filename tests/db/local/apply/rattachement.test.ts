import { describe, expect, test } from 'vitest';
import { enregistrerActe } from '../../../../db/local/apply/acte.ts';
import { rouvrirEnvois } from '../../../../db/local/apply/reouvrir.ts';
import { appliquerReponses } from '../../../../db/local/apply/reponses.ts';
import { effacerTraces } from '../../../../db/local/apply/traces.ts';
import { faitsJugerRattachement } from '../../../../db/local/facts/juger-rattachement.ts';
import { faitsPostuler } from '../../../../db/local/facts/postuler.ts';
import type { BaseLocale } from '../../../../db/local/open.ts';
import { creerVues } from '../../../../db/local/views/vues.ts';
import { postuler } from '../../../../domain/candidature/postuler.ts';
import { Commande, type ReponseCommande } from '../../../../domain/contract/sync.ts';
import { jugerRattachement } from '../../../../domain/demande/juger-rattachement.ts';
import { auteurs } from '../../../constructeurs/candidature.ts';
import { rattachementLu, uneDemande } from '../../../constructeurs/demande.ts';
import { candidatureId, commandeId, demandeId, offreId, orleansTours } from '../../../constructeurs/identifiants.ts';
import { unMandat } from '../../../constructeurs/mandat.ts';
import { uneOffre } from '../../../constructeurs/offre.ts';
import { octetsDechiffres } from '../../../outils/dechiffrer.ts';
import { cle, contenu, FLUX, ligne, ouvrir, recevoir, suppression, uneBase } from '../outils.ts';

const instant = '2026-11-20T09:00:00.000Z';
const recueLe = '2026-11-20T10:00:00.000Z';
const MOTIF = 'Zorglubienne inconnue du service de paie';

/** Trois agents à reconnaître, le mandat de chacun, une offre. */
function uneBaseARattacher(): BaseLocale {
  const base = uneBase();
  recevoir(base, [
    ...[1, 2, 3].flatMap((n) => [
      ligne('demande', 10 * n, uneDemande(n).avecRattachement('a_valider').valeur()),
      ligne('mandat', 10 * n + 1, unMandat(n).valeur()),
    ]),
    ligne('offre', 1, uneOffre(1).valeur()),
  ]);
  return base;
}

/** L'acte comme l'hôte le fait : les faits, la règle, l'enregistrement, une transaction. Null si la règle le refuse. */
function juger(base: BaseLocale, n: number, motif?: string, agent = 1): number | null {
  const input = { ...rattachementLu(uneDemande(agent).valeur()), ...(motif === undefined ? {} : { motif }) };
  return base.ecriture
    .transaction(() => {
      const faits = faitsJugerRattachement(base.ecriture, orleansTours, input.demandeId);
      const decision = jugerRattachement(faits, input, motif === undefined ? 'validee' : 'refusee');
      if (!decision.ok) return null;
      return enregistrerActe(base.ecriture, {
        commandeId: commandeId(n),
        nom: motif === undefined ? 'rattachement.valider' : 'rattachement.refuser',
        entree: input,
        saisieLe: instant,
        pourLeCompteDe: input.demandeId,
        effet: { entite: 'rattachement', demande: decision.value },
        echeance: null,
      });
    })
    .immediate();
}

const decisionPostuler = (base: BaseLocale) => {
  const input = { candidatureId: candidatureId(1), demandeId: demandeId(1), offreId: offreId(1) };
  const contexte = { academieId: orleansTours, instant, auteur: () => auteurs.gestionnaire };
  return { input, decision: postuler(faitsPostuler(base.ecriture, contexte, input), input) };
};

function fairePostuler(base: BaseLocale, n: number): number {
  const { input, decision } = decisionPostuler(base);
  if (!decision.ok) throw new Error(JSON.stringify(decision.refus));
  return enregistrerActe(base.ecriture, {
    commandeId: commandeId(n),
    nom: 'candidature.postuler',
    entree: input,
    saisieLe: instant,
    pourLeCompteDe: input.demandeId,
    effet: { entite: 'candidature', candidature: decision.value },
    echeance: null,
  });
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

const lister = (base: BaseLocale, mandat: 'rattachement_a_valider' | null) =>
  creerVues(base).listerDossiers(
    { filtres: { recherche: '', departement: null, etat: null, mandat }, tri: 'nom', sens: 'croissant', debut: 0, nombre: 10 },
    '2026-11-20',
  );
const ligneDe = (base: BaseLocale, n = 1) => lister(base, null).lignes.find((l) => l.demandeId === demandeId(n));
const aRattacher = (base: BaseLocale) => {
  const { total, lignes } = lister(base, 'rattachement_a_valider');
  expect(total).toBe(lignes.length);
  return lignes.map((l) => l.demandeId).toSorted();
};
const rattachement = (base: BaseLocale, n = 1) => creerVues(base).lireDossier(demandeId(n))?.demande.rattachement;

describe('un rattachement jugé sur ce poste', () => {
  test.each([
    ['reconnu', undefined, 'validee', null],
    ['non reconnu', MOTIF, 'refusee', MOTIF],
  ])(
    '%s, se voit aussitôt dans le dossier, la liste, le filtre et le compte, sans toucher à ce que dit le serveur',
    (_, motif, vu, explication) => {
      const base = uneBaseARattacher();
      const { demande: avant } = contenu(base);
      expect(aRattacher(base)).toEqual([demandeId(1), demandeId(2), demandeId(3)]);
      expect(juger(base, 1, motif)).toBe(1);
      expect(contenu(base).demande).toEqual(avant);
      expect(rattachement(base)).toMatchObject({ validation: vu, motifRefus: explication });
      expect(ligneDe(base)).toMatchObject({ rattachement: vu, enAttente: true });
      expect(ligneDe(base, 2)).toMatchObject({ rattachement: 'a_valider', enAttente: false });
      expect(aRattacher(base)).toEqual([demandeId(2), demandeId(3)]);
      const [commande] = creerVues(base).commandesAEnvoyer(10);
      expect(Commande.parse(commande)).toMatchObject({ rang: 1, entree: { demandeId: demandeId(1) }, pourLeCompteDe: demandeId(1) });
      expect(creerVues(base).listerEnvois()).toMatchObject([{ agent: 'Hélène Lefèvre', offre: null, echeance: null }]);
    },
  );

  test('une liste déjà ouverte le voit aussi : le compte n’est pas celui d’avant', () => {
    const base = uneBaseARattacher();
    const { listerDossiers } = creerVues(base);
    const total = () =>
      listerDossiers(
        {
          filtres: { recherche: '', departement: null, etat: null, mandat: 'rattachement_a_valider' },
          tri: 'nom',
          sens: 'croissant',
          debut: 0,
          nombre: 10,
        },
        '2026-11-20',
      ).total;
    expect(total()).toBe(3);
    juger(base, 1);
    expect(total()).toBe(2);
  });

  test('ne se juge pas deux fois, même avant que le serveur l’ait reçu', () => {
    const base = uneBaseARattacher();
    juger(base, 1);
    expect(juger(base, 2, MOTIF)).toBeNull();
    expect(contenu(base).outbox).toHaveLength(1);
  });

  test('reconnu hors ligne, laisse postuler hors ligne : deux actes, dans leur ordre', () => {
    const base = uneBaseARattacher();
    expect(decisionPostuler(base).decision.ok).toBe(false);
    juger(base, 1);
    expect(fairePostuler(base, 2)).toBe(2);
    expect(creerVues(base).commandesAEnvoyer(10)).toMatchObject([
      { rang: 1, nom: 'rattachement.valider' },
      { rang: 2, nom: 'candidature.postuler' },
    ]);
    expect(ligneDe(base)).toMatchObject({ rattachement: 'validee', etat: 'deposee', enAttente: true });
    expect(creerVues(base).lireDossier(demandeId(1))?.candidatures).toMatchObject([
      { id: candidatureId(1), attente: { nom: 'candidature.postuler' } },
    ]);
  });

  test('survit à la fermeture de la base', () => {
    const base = uneBaseARattacher();
    juger(base, 1, MOTIF);
    base.fermer();
    const reprise = ouvrir(base.fichier);
    expect(rattachement(reprise)).toMatchObject({ validation: 'refusee', motifRefus: MOTIF });
    expect(ligneDe(reprise)).toMatchObject({ rattachement: 'refusee', enAttente: true });
    expect(aRattacher(reprise)).toEqual([demandeId(2), demandeId(3)]);
    expect(creerVues(reprise).commandesAEnvoyer(10)).toMatchObject([{ entree: { motif: MOTIF } }]);
  });
});

describe('le serveur a jugé à son tour', () => {
  test('accepté, il cède la place à la ligne du serveur quand elle descend, et pas avant', () => {
    const base = uneBaseARattacher();
    juger(base, 1);
    appliquerReponses(base.ecriture, [acceptee(1, 50)]);
    expect(ligneDe(base)).toMatchObject({ rattachement: 'validee', enAttente: false });
    recevoir(base, [ligne('demande', 40, uneDemande(1).avecRattachement('a_valider').avecRessources(2_500).valeur())]);
    expect(ligneDe(base)).toMatchObject({ rattachement: 'validee' });
    // Corrigée par l'agent juste après : c'est la ligne du serveur qui vaut, et elle est de nouveau à reconnaître.
    const recues = recevoir(base, [ligne('demande', 51, uneDemande(1).avecRattachement('a_valider').valeur())]);
    expect(recues).toContain('demande');
    expect(contenu(base).effet).toEqual([]);
    expect(contenu(base).situation).toMatchObject([{ rattachement: null }, { rattachement: null }, { rattachement: null }]);
    expect(rattachement(base)).toMatchObject({ validation: 'a_valider' });
    expect(aRattacher(base)).toEqual([demandeId(1), demandeId(2), demandeId(3)]);
  });

  test('la ligne descend avant la réponse, qui s’était perdue : l’effet tombe avec la réponse', () => {
    const base = uneBaseARattacher();
    juger(base, 1);
    recevoir(base, [ligne('demande', 50, uneDemande(1).avecRattachement('validee').valeur())]);
    expect(ligneDe(base)).toMatchObject({ rattachement: 'validee', enAttente: true });
    appliquerReponses(base.ecriture, [acceptee(1, 50)]);
    expect(contenu(base).effet).toEqual([]);
    expect(ligneDe(base)).toMatchObject({ rattachement: 'validee', enAttente: false });
  });

  test('refusé : une divergence sans offre, et le dossier redevient comme le serveur le dit', () => {
    const base = uneBaseARattacher();
    juger(base, 1);
    const raison = { motif: 'rattachement_deja_juge', validation: 'refusee' };
    expect(appliquerReponses(base.ecriture, [refusee(1, raison)])).toContain('divergence');
    expect(ligneDe(base)).toMatchObject({ rattachement: 'a_valider', enAttente: false });
    expect(aRattacher(base)).toHaveLength(3);
    expect(creerVues(base).listerDivergences()).toMatchObject([
      { commandeId: commandeId(1), nom: 'rattachement.valider', agent: 'Hélène Lefèvre', offre: null, raisons: [raison] },
    ]);
  });

  test('restauré d’une sauvegarde, il reçoit de nouveau le jugement ; d’ici là, le dossier le montre en attente', () => {
    const base = uneBaseARattacher();
    juger(base, 1, MOTIF);
    appliquerReponses(base.ecriture, [acceptee(1, 50)]);
    expect(rouvrirEnvois(base.ecriture, 0)).toBe(1);
    expect(ligneDe(base)).toMatchObject({ rattachement: 'refusee', enAttente: true });
    expect(creerVues(base).commandesAEnvoyer(10)).toMatchObject([{ rang: 1, entree: { motif: MOTIF } }]);
  });
});

describe('le mandat est retiré', () => {
  const octets = (base: BaseLocale) => {
    effacerTraces(base.ecriture);
    return octetsDechiffres(base.fichier, cle).toString('latin1').toLowerCase();
  };
  const rangs = (base: BaseLocale) => base.lecture.prepare('SELECT rang FROM outbox ORDER BY rang').pluck().all();
  const motif = 'zorglubienne';
  const matricule = uneDemande(1).valeur().rattachement.matricule!.toLowerCase();
  const partie = suppression('demande', 90, demandeId(1));

  test('après le jugement du serveur : pas un octet de l’explication ni du matricule, et les rangs se suivent', () => {
    const base = uneBaseARattacher();
    juger(base, 1, MOTIF);
    juger(base, 2, undefined, 2);
    expect(octets(base)).toContain(motif);
    appliquerReponses(base.ecriture, [acceptee(1, 50)]);
    expect(octets(base)).toContain(motif);
    recevoir(base, [partie]);
    expect(octets(base)).not.toContain(motif);
    expect(octets(base)).not.toContain(matricule);
    expect(juger(base, 3, undefined, 3)).toBe(3);
    expect(rangs(base)).toEqual([1, 2, 3]);
  });

  test.each([
    ['accepté', acceptee(1, 50)],
    ['refusé', refusee(1, { motif: 'mandat_retire' })],
  ])('avant le jugement : l’explication attend d’être envoyée, puis, %s, il n’en reste pas un octet', (_, reponse) => {
    const base = uneBaseARattacher();
    juger(base, 1, MOTIF);
    recevoir(base, [partie]);
    expect(creerVues(base).commandesAEnvoyer(10)).toMatchObject([{ rang: 1, entree: { motif: MOTIF } }]);
    expect(contenu(base).effet).toEqual([]);
    expect(octets(base)).toContain(motif);
    expect(octets(base)).toContain(matricule);
    appliquerReponses(base.ecriture, [reponse]);
    expect(octets(base)).not.toContain(motif);
    expect(octets(base)).not.toContain(matricule);
    expect(contenu(base).outbox).toMatchObject([{ rang: 1, entree: JSON.stringify({ demandeId: demandeId(1) }) }]);
    expect(juger(base, 2, undefined, 2)).toBe(2);
    expect(rangs(base)).toEqual([1, 2]);
  });
});

test('la réponse à l’acte d’un agent présent ne parcourt pas toute la boîte d’envoi ; à celui d’un agent parti, si', () => {
  const base = uneBaseARattacher();
  juger(base, 1, MOTIF);
  juger(base, 2, undefined, 2);
  juger(base, 3, undefined, 3);
  appliquerReponses(base.ecriture, [acceptee(1, 50)]);
  // La ligne d'un agent parti, posée sans la purge : seul un parcours de la boîte d'envoi la trouverait.
  base.ecriture.prepare('DELETE FROM demande WHERE id = ?').run(demandeId(1));
  const explication = () => (contenu(base).outbox![0] as { entree: string }).entree;
  appliquerReponses(base.ecriture, [acceptee(2, 51)]);
  expect(explication()).toContain(MOTIF);
  recevoir(base, [suppression('demande', 90, demandeId(2))]);
  expect(explication()).not.toContain(MOTIF);
});
