import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { CandidatureId, type DemandeId, type OffreId } from '../../domain/shared/ids.ts';
import { cleDuCompte } from '../../electron/vault/compte.ts';
import { jusquA } from '../outils/attendre.ts';
import { octetsDechiffres } from '../outils/dechiffrer.ts';
import { CLE_D_ESSAI, unPoste, type PosteDEssai } from '../outils/poste.ts';
import { unServeur, type ServeurDEssai } from '../outils/serveur.ts';

let serveur: ServeurDEssai;
const postes: PosteDEssai[] = [];
beforeAll(async () => {
  serveur = await unServeur({ agents: 120 });
});
afterAll(() => serveur.fermer());
afterEach(async () => {
  for (const poste of postes.splice(0)) await poste.fermer();
  await serveur.arreter();
  await serveur.demarrer();
});

const ouvrir = async (courriel?: string) => {
  const poste = await unPoste(serveur.url);
  postes.push(poste);
  await poste.connecter(courriel);
  await synchronise(poste);
  return poste;
};

const tous = { recherche: '', departement: null, etat: null, mandat: null } as const;
const lister = (poste: PosteDEssai, filtres: Partial<Parameters<typeof poste.lire<'dossier.lister'>>[1]['filtres']> = {}) =>
  poste.lire('dossier.lister', { filtres: { ...tous, ...filtres }, tri: 'nom', sens: 'croissant', debut: 0, nombre: 200 });
const synchronise = (poste: PosteDEssai) =>
  jusquA('une synchronisation complète', async () => {
    const e = await poste.lire('sync.etat', {});
    return e.derniereReussite !== null && e.enAttente === 0 && e.enLigne && !e.enCours;
  });

/** Un agent pour qui le poste peut postuler, et une offre ouverte. */
async function unAgentLibre(poste: PosteDEssai) {
  const { lignes } = await lister(poste, { etat: 'aucune', mandat: 'en_vigueur' });
  for (const { demandeId } of lignes.filter((l) => l.rattachement === 'validee')) {
    const { mandat, demande } = await poste.lire('dossier.lire', { demandeId });
    if (demande.dossierValideLe === null || !mandat?.pouvoirs.includes('candidater') || !mandat.pouvoirs.includes('annuler')) continue;
    for (const onglet of ['demandee', 'limitrophe', 'departement'] as const) {
      const { offres } = await poste.lire('offre.lister', { demandeId, onglet });
      const [premiere, seconde] = offres;
      if (premiere !== undefined) return { demandeId, demande, offreId: premiere.offre.id, autreOffreId: (seconde ?? premiere).offre.id };
    }
  }
  throw new Error('aucun agent libre dans les données');
}

const postuler = async (poste: PosteDEssai, demandeId: DemandeId, offreId: OffreId) => {
  const candidatureId = CandidatureId.parse(uuidv7());
  await poste.lire('candidature.postuler', { candidatureId, demandeId, offreId });
  return candidatureId;
};
const candidatures = async (poste: PosteDEssai, demandeId: DemandeId) => (await poste.lire('dossier.lire', { demandeId })).candidatures;

describe('un acte fait sans réseau', () => {
  test('attend, survit au redémarrage, part seul au retour du serveur, et se voit sur l’autre poste', async () => {
    const [a, b] = [await ouvrir(), await ouvrir('gestionnaire2@demo.test')];
    const { demandeId, offreId } = await unAgentLibre(a);
    await serveur.arreter();
    const candidatureId = await postuler(a, demandeId, offreId);
    expect((await candidatures(a, demandeId))[0]).toMatchObject({
      id: candidatureId,
      etat: 'deposee',
      attente: { nom: 'candidature.postuler' },
    });
    expect(await a.lire('envoi.lister', {})).toMatchObject([{ rang: 1, nom: 'candidature.postuler', demandeId }]);

    await a.redemarrer();
    await a.connecter();
    expect(await a.lire('session.etat', {})).toMatchObject({ statut: 'ouverte', horsLigne: true });
    expect(await a.lire('envoi.lister', {})).toHaveLength(1);

    await serveur.demarrer();
    await synchronise(a);
    expect((await candidatures(a, demandeId))[0]).toMatchObject({ id: candidatureId, etat: 'deposee', attente: null });
    await jusquA(
      'la candidature sur l’autre poste',
      async () => (await candidatures(b, demandeId)).some((c) => c.id === candidatureId),
      4_000,
    );
    expect(a.pannes).toEqual([]);
  });

  test('en ligne, l’autre poste le voit en moins de deux secondes', async () => {
    const [a, b] = [await ouvrir(), await ouvrir('gestionnaire2@demo.test')];
    const { demandeId, offreId } = await unAgentLibre(a);
    const depart = Date.now();
    const candidatureId = await postuler(a, demandeId, offreId);
    await jusquA(
      'la candidature sur l’autre poste',
      async () => (await candidatures(b, demandeId)).some((c) => c.id === candidatureId),
      2_000,
    );
    expect(Date.now() - depart).toBeLessThan(2_000);
    await a.lire('candidature.annuler', { candidatureId });
    await jusquA(
      'l’annulation sur l’autre poste',
      async () => (await candidatures(b, demandeId)).find((c) => c.id === candidatureId)?.etat === 'annulee',
      2_000,
    );
  });

  test('répété avec le même identifiant, c’est le même acte', async () => {
    const a = await ouvrir();
    const { demandeId, offreId } = await unAgentLibre(a);
    const candidatureId = CandidatureId.parse(uuidv7());
    for (let fois = 0; fois < 3; fois++) await a.lire('candidature.postuler', { candidatureId, demandeId, offreId });
    await synchronise(a);
    expect((await candidatures(a, demandeId)).filter((c) => c.offreId === offreId && c.id === candidatureId)).toHaveLength(1);
  });
});

describe('deux postes postulent sans réseau pour le même agent', () => {
  test('l’un gagne, l’autre reçoit une divergence qui nomme la candidature existante, et peut la ranger', async () => {
    const [a, b] = [await ouvrir(), await ouvrir('gestionnaire2@demo.test')];
    const { demandeId, offreId, autreOffreId } = await unAgentLibre(a);
    await serveur.arreter();
    const ids = [await postuler(a, demandeId, offreId), await postuler(b, demandeId, autreOffreId)];
    await serveur.demarrer();
    await synchronise(a);
    await synchronise(b);

    const divergences = [await a.lire('divergence.lister', {}), await b.lire('divergence.lister', {})];
    const perdant = divergences.findIndex((d) => d.length === 1);
    expect(divergences.map((d) => d.length).toSorted()).toEqual([0, 1]);
    const gagnante = ids[1 - perdant]!;
    expect(divergences[perdant]![0]).toMatchObject({
      demandeId,
      nom: 'candidature.postuler',
      raisons: [{ motif: 'candidature_deja_active', candidatureId: gagnante, etat: 'deposee' }],
    });
    for (const poste of [a, b]) {
      await jusquA(
        'une seule candidature, partout la même',
        async () => {
          const actives = (await candidatures(poste, demandeId)).filter((c) => c.etat === 'deposee');
          return actives.length === 1 && actives[0]!.id === gagnante && actives[0]!.attente === null;
        },
        4_000,
      );
    }
    const poste = [a, b][perdant]!;
    await poste.lire('divergence.ranger', { commandeId: divergences[perdant]![0]!.commandeId });
    expect(await poste.lire('divergence.lister', {})).toEqual([]);
  });
});

describe('le serveur restauré d’une sauvegarde', () => {
  test('reçoit à nouveau les actes qu’il n’a plus, et le poste relit tout', async () => {
    const a = await ouvrir();
    await serveur.arreter();
    const sauvegarde = await serveur.sauvegarder();
    await serveur.demarrer();
    const { demandeId, offreId } = await unAgentLibre(a);
    const candidatureId = await postuler(a, demandeId, offreId);
    await synchronise(a);
    expect((await candidatures(a, demandeId))[0]).toMatchObject({ id: candidatureId, attente: null });

    await serveur.arreter();
    await serveur.restaurer(sauvegarde);
    await serveur.demarrer();
    await jusquA(
      'la candidature de nouveau reçue par le serveur',
      async () => (await serveur.base.pool.query('SELECT 1 FROM candidature WHERE id = $1', [candidatureId])).rowCount === 1,
    );
    await synchronise(a);
    await jusquA('le dossier comme avant', async () => {
      const [premiere] = await candidatures(a, demandeId);
      return premiere?.id === candidatureId && premiere.attente === null;
    });
    expect(await a.lire('divergence.lister', {})).toEqual([]);
  });
});

describe('la base du poste ne contient que ce que l’académie peut voir', () => {
  /** Tout ce que le poste a écrit sur le disque. */
  const octets = (poste: PosteDEssai) =>
    Buffer.concat(
      readdirSync(poste.dossier, { recursive: true, encoding: 'utf8' })
        .filter((f) => f.includes('.'))
        .map((f) => readFileSync(path.join(poste.dossier, f))),
    );

  test('aucun dossier d’une autre académie ni d’un agent sans mandat n’y est, et rien n’y est en clair', async () => {
    const poste = await ouvrir();
    const { demandes } = serveur.donnees;
    const { lignes, total } = await lister(poste);
    expect(total).toBe(lignes.length);
    const vus = new Set<string>(lignes.map((l) => l.demandeId));
    const caches = demandes.filter((d) => !vus.has(d.id));
    expect(caches.some((d) => d.academieId === 'paris') && caches.some((d) => d.academieId === 'orleans-tours')).toBe(true);
    for (const demande of caches)
      expect(await poste.appeler('dossier.lire', { demandeId: demande.id })).toMatchObject({ status: 'refused' });
    const disque = octets(poste);
    expect(disque.length).toBeGreaterThan(50_000);
    for (const { demandeur, numeroUnique } of demandes) {
      expect(disque.includes(numeroUnique.valeur)).toBe(false);
      expect(disque.includes(demandeur.courriel)).toBe(false);
    }
    await poste.lire('session.fermer', {});
    const { fichier, cle } = cleDuCompte(CLE_D_ESSAI, 'gestionnaire@demo.test');
    const clair = octetsDechiffres(path.join(poste.dossier, fichier), cle);
    for (const { id, demandeur, numeroUnique } of demandes) {
      expect([clair.includes(numeroUnique.valeur), clair.includes(demandeur.courriel)]).toEqual([vus.has(id), vus.has(id)]);
    }
  });
});

describe('la connexion', () => {
  test('hors ligne, refuse un mauvais mot de passe, puis fait attendre après cinq essais', async () => {
    const poste = await ouvrir();
    await poste.lire('session.fermer', {});
    await serveur.arreter();
    const essayer = async (motDePasse: string) => {
      const e = await poste.appeler('session.ouvrir', { courriel: 'gestionnaire@demo.test', motDePasse });
      return e.status === 'refused' ? (e.refus[0] as { motif: string }).motif : e.status;
    };
    const suite = [];
    for (let fois = 0; fois < 5; fois++) suite.push(await essayer('faux'));
    expect(suite).toEqual(Array.from({ length: 5 }, () => 'identifiants_invalides'));
    expect(await essayer('Demonstration-2026')).toBe('trop_d_essais');
  });

  test('la première connexion d’un compte sur un poste demande le serveur', async () => {
    await serveur.arreter();
    const poste = await unPoste(serveur.url);
    postes.push(poste);
    expect(await poste.appeler('session.ouvrir', { courriel: 'gestionnaire@demo.test', motDePasse: 'Demonstration-2026' })).toEqual({
      status: 'refused',
      refus: [{ motif: 'serveur_injoignable_premiere_connexion' }],
    });
    expect(readdirSync(poste.dossier)).toEqual([]);
  });

  test.each([
    ['conseiller@demo.test', 'faux', 'identifiants_invalides'],
    ['gestionnaire@demo.test', 'faux', 'identifiants_invalides'],
    ['inconnu@demo.test', 'faux', 'identifiants_invalides'],
  ])('en ligne, %s est refusé sans rien écrire', async (courriel, motDePasse, motif) => {
    const poste = await unPoste(serveur.url);
    postes.push(poste);
    expect(await poste.appeler('session.ouvrir', { courriel, motDePasse })).toEqual({ status: 'refused', refus: [{ motif }] });
    expect(readdirSync(poste.dossier)).toEqual([]);
  });

  test('sans session, aucune donnée ne sort', async () => {
    const poste = await unPoste(serveur.url);
    postes.push(poste);
    expect(await poste.appeler('envoi.lister', {})).toEqual({ status: 'refused', refus: [{ motif: 'session_absente' }] });
  });
});
