import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Commande, PROTOCOLE, type PushReponse } from '../../domain/contract/sync.ts';
import { uneDemande } from '../constructeurs/demande.ts';
import { commandeId, demandeId, posteId } from '../constructeurs/identifiants.ts';
import { uneOffre } from '../constructeurs/offre.ts';
import {
  cmdAnnuler,
  cmdPostuler,
  COLLEGUE,
  commande,
  curseursApres,
  envoyer,
  envoyerTexte,
  motifs,
  neuve,
  pousser,
  seConnecter,
  tirer,
  unePlateforme,
  type Page,
  type Plateforme,
  type Poste,
} from './outils.ts';

let p: Plateforme;
let prochain = 100;
let prochainPoste = 0;
beforeAll(async () => {
  p = await unePlateforme({ semence: { offres: [1, 2].map((n) => uneOffre(n).valeur()) } });
});
afterAll(() => p.fermer());

/** Un agent qui peut postuler, et un poste neuf pour agir. */
async function unCas(courriel?: string): Promise<{ poste: Poste; demande: string }> {
  const { demande, mandat } = uneDemande(prochain++).avecMandat();
  await p.semer({ demandes: [demande], mandats: [mandat] });
  return { poste: await seConnecter(p, courriel, ++prochainPoste), demande: demande.id };
}
const offre = uneOffre(1).valeur();
const candidatures = async (demande: string) =>
  (await p.pool.query<{ id: string; etat: string }>('SELECT id, etat FROM candidature WHERE demande_id = $1 ORDER BY etat', [demande]))
    .rows;
const entiteDe = (page: Page, id: string) =>
  JSON.parse(String(page.lignes.find((l) => l[3] === id)?.at(-1) ?? 'null')) as Record<string, unknown> | null;

describe('un acte accepté', () => {
  test('descend dans le flux de l’académie au numéro annoncé, et au compteur de l’offre dans celui du département', async () => {
    const { poste, demande } = await unCas();
    const compteur = Number(entiteDe(await tirer(p.a, poste), offre.id)!.nombreCandidatures);
    const acte = cmdPostuler(poste, demande, offre.id);
    const [reponse] = await pousser(p.a, poste, acte);
    expect(reponse).toMatchObject({
      statut: 'acceptee',
      commandeId: acte.commandeId,
      flux: 'academie:orleans-tours',
      recueLe: p.horloge.lire().toISOString(),
    });
    const page = await tirer(p.b, poste);
    const ligne = page.lignes.find((l) => l[3] === acte.entree.candidatureId)!;
    expect(page.debut.flux[ligne[0]]!.id).toBe('academie:orleans-tours');
    expect(ligne[1]).toBe(reponse!.statut === 'acceptee' ? reponse!.numero : 0);
    expect(entiteDe(page, String(acte.entree.candidatureId))).toMatchObject({
      etat: 'deposee',
      demandeId: demande,
      deposeeLe: p.horloge.lire().toISOString(),
      evenements: [{ auteur: { role: 'gestionnaire', nom: 'Camille Moreau', mandatId: expect.any(String) } }],
    });
    expect(entiteDe(page, offre.id)!.nombreCandidatures).toBe(compteur + 1);
    await pousser(p.a, poste, cmdAnnuler(poste, demande, String(acte.entree.candidatureId)));
    const apres = await tirer(p.a, poste);
    expect(entiteDe(apres, offre.id)!.nombreCandidatures).toBe(compteur);
    expect(entiteDe(apres, String(acte.entree.candidatureId))!.etat).toBe('annulee');
  });

  test('répété dix fois, à la suite ou en même temps, sur deux serveurs : un effet, la même réponse', async () => {
    const { poste, demande } = await unCas();
    const acte = cmdPostuler(poste, demande, offre.id);
    const ensemble = await Promise.all(Array.from({ length: 10 }, (_, i) => pousser(i % 2 === 0 ? p.a : p.b, poste, acte)));
    p.horloge.avancer(60_000);
    const [premiere] = ensemble[0]!;
    expect(premiere!.statut).toBe('acceptee');
    for (const [reponse] of [...ensemble, await pousser(p.b, poste, acte)]) expect(reponse).toEqual(premiere);
    expect(await candidatures(demande)).toHaveLength(1);
  });

  test('dont les clés arrivent dans un autre ordre est le même acte', async () => {
    const { poste, demande } = await unCas();
    const acte = cmdPostuler(poste, demande, offre.id);
    const [premiere] = await pousser(p.a, poste, acte);
    const retournee = { ...acte, entree: Object.fromEntries(Object.entries(acte.entree).toReversed()) } as Commande;
    expect(await pousser(p.a, poste, retournee)).toEqual([premiere]);
  });
});

describe('un envoi de plusieurs actes', () => {
  test('se valide par lots : chaque acte voit ceux d’avant, une ligne changée deux fois descend une fois, et le compteur est juste', async () => {
    const { poste, demande } = await unCas();
    const avant = await tirer(p.a, poste);
    const compteur = Number(entiteDe(avant, offre.id)!.nombreCandidatures);
    const actes = Array.from({ length: 16 }, () => neuve()).flatMap((candidature) => [
      cmdPostuler(poste, demande, offre.id, candidature),
      cmdAnnuler(poste, demande, candidature),
    ]);
    const dernier = cmdPostuler(poste, demande, offre.id);
    const reponses = await pousser(p.a, poste, ...actes, dernier);
    expect(reponses.map((r) => [r.commandeId, r.statut])).toEqual([...actes, dernier].map((a) => [a.commandeId, 'acceptee']));
    const page = await tirer(p.b, poste, curseursApres(avant));
    const lignes = page.lignes.filter((l) => actes.concat(dernier).some((a) => a.entree.candidatureId === l[3]));
    expect(lignes).toHaveLength(17);
    // Le dernier acte de chaque candidature : son numéro n'est jamais avant la ligne qui descend.
    const numeros = new Map([...actes, dernier].map((acte, i) => [acte.entree.candidatureId, reponses[i]!]));
    for (const [, numero, , id] of lignes) expect(numeros.get(id)).toMatchObject({ numero: expect.toSatisfy((n: number) => n >= numero) });
    expect(entiteDe(page, offre.id)!.nombreCandidatures).toBe(compteur + 1);
  });

  test('dont l’un fait tomber le serveur : ceux d’avant sont reçus et répondus, lui seul attend', async () => {
    const { poste, demande } = await unCas();
    const [bon, chute, suivant] = [1, 2, 1].map((n) => cmdPostuler(poste, demande, uneOffre(n).valeur().id));
    await p.pool.query(
      `CREATE FUNCTION tomber() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'tombé'; END $$;
       CREATE TRIGGER tomber BEFORE INSERT ON commande FOR EACH ROW WHEN (NEW.id = '${chute!.commandeId}') EXECUTE FUNCTION tomber()`,
    );
    const reponse = await envoyer(p.a, poste, [bon, chute, suivant]);
    expect([reponse.statusCode, reponse.json<PushReponse>().reponses.map((r) => r.commandeId)]).toEqual([200, [bon!.commandeId]]);
    expect((await envoyer(p.a, poste, [chute, suivant])).statusCode).toBe(500);
    await p.pool.query('DROP TRIGGER tomber ON commande; DROP FUNCTION tomber');
    expect((await pousser(p.a, poste, chute!, suivant!)).map((r) => motifs(r))).toEqual([
      ['candidature_deja_active'],
      ['candidature_deja_active'],
    ]);
  });

  test('où le même identifiant revient : un seul effet, et la file dit où elle en est', async () => {
    const { poste, demande } = await unCas();
    const acte = cmdPostuler(poste, demande, offre.id);
    const repete = { ...acte, rang: acte.rang + 1 };
    const reponse = await envoyer(p.a, poste, [acte, repete]);
    expect(reponse.json<PushReponse>()).toMatchObject({ dernierRang: acte.rang, reponses: [{ commandeId: acte.commandeId }] });
    expect(await candidatures(demande)).toHaveLength(1);
  });

  test('croisés entre deux postes sur les mêmes dossiers : ils s’attendent, sans panne', async () => {
    const [un, deux] = [await unCas(), await unCas(COLLEGUE)];
    const autres = await Promise.all(Array.from({ length: 6 }, () => unCas()));
    const demandes = [un, deux, ...autres].map((c) => c.demande);
    const lotDe = (poste: Poste, ordre: readonly string[]) =>
      ordre.map((demande, i) => cmdPostuler(poste, demande, uneOffre(1 + (i % 2)).valeur().id));
    const [a, b] = await Promise.all([
      pousser(p.a, un.poste, ...lotDe(un.poste, demandes)),
      pousser(p.b, deux.poste, ...lotDe(deux.poste, demandes.toReversed())),
    ]);
    expect([a.length, b.length]).toEqual([demandes.length, demandes.length]);
    expect([...a, ...b].filter((r) => r.statut === 'acceptee')).toHaveLength(demandes.length);
  });
});

describe('ce que le serveur ne prend pas', () => {
  test.each<[string, (c: Commande) => Commande]>([
    ['une autre offre', (c) => ({ ...c, entree: { ...c.entree, offreId: uneOffre(2).valeur().id } })],
    ['un autre nom', (c) => ({ ...c, nom: 'candidature.annuler' })],
    ['un autre rang', (c) => ({ ...c, rang: 2 })],
    ['une autre date de saisie', (c) => ({ ...c, saisieLe: '2026-11-20T10:00:00Z' })],
    ['un autre bénéficiaire', (c) => ({ ...c, pourLeCompteDe: demandeId(1) as Commande['pourLeCompteDe'] })],
  ])('le même identifiant avec %s : 422, sans effet', async (_, changer) => {
    const { poste, demande } = await unCas();
    const acte = cmdPostuler(poste, demande, offre.id);
    await pousser(p.a, poste, acte);
    const avant = await candidatures(demande);
    const reponse = await envoyer(p.a, poste, [changer(acte)]);
    expect([reponse.statusCode, reponse.json()]).toEqual([422, { erreur: 'commande_differente' }]);
    expect(await candidatures(demande)).toEqual(avant);
  });

  test('la commande d’un collègue renvoyée d’un autre poste : 422, et rien de sa réponse', async () => {
    const { poste, demande } = await unCas();
    const acte = cmdPostuler(poste, demande, offre.id);
    await pousser(p.a, poste, acte);
    const autre = await seConnecter(p, COLLEGUE, ++prochainPoste);
    const reponse = await envoyer(p.a, autre, [acte]);
    expect([reponse.statusCode, reponse.json()]).toEqual([422, { erreur: 'commande_differente' }]);
  });

  test('un rang sauté : 409 avec le dernier rang reçu, sans effet', async () => {
    const { poste, demande } = await unCas();
    await pousser(p.a, poste, commande(poste, 'inconnue', {}, demande));
    poste.rang = 3;
    const reponse = await envoyer(p.a, poste, [cmdPostuler(poste, demande, offre.id)]);
    expect([reponse.statusCode, reponse.json()]).toEqual([409, { erreur: 'rang_inattendu', dernierRang: 1 }]);
    expect(await candidatures(demande)).toEqual([]);
  });

  test('au milieu d’un envoi, un rang sauté rend les réponses d’avant ; à la répétition, il se dit', async () => {
    const { poste, demande } = await unCas();
    const [un, deux, trois] = [0, 1, 2].map(() => commande(poste, 'inconnue', {}, demande));
    const reponse = await envoyer(p.a, poste, [trois, un]);
    expect(reponse.json()).toMatchObject({ dernierRang: 1, reponses: [{ commandeId: un!.commandeId }] });
    const suite = await envoyer(p.a, poste, [un, deux, trois]);
    expect(suite.json()).toMatchObject({ dernierRang: 3 });
    const vieille = await envoyer(p.a, poste, [un]);
    // Le dernier rang est celui du poste, pas celui de l'envoi.
    expect(vieille.json()).toMatchObject({ dernierRang: 3, reponses: [{ commandeId: un!.commandeId }] });
  });

  test('une commande inconnue ou mal formée est un refus gardé, et la file continue', async () => {
    const { poste, demande } = await unCas();
    const mauvaises = [
      commande(poste, 'dossier.effacer', { demandeId: demande }, demande),
      commande(poste, 'constructor', {}, demande),
      commande(poste, 'nom\u0000coupé', {}, demande),
      commande(poste, 'moitié \uD83D', { texte: 'a\u0000b \uD83D' }, demande),
      commande(poste, 'candidature.postuler', {}, demande),
      commande(poste, 'candidature.postuler', { candidatureId: neuve(), demandeId: demande, offreId: offre.id, deTrop: 1 }, demande),
      commande(poste, 'candidature.postuler', { candidatureId: neuve(), demandeId: demande, offreId: offre.id }, demandeId(1)),
      commande(poste, 'candidature.annuler', { candidatureId: 7 }, demande),
    ];
    const reponses = await pousser(p.a, poste, ...mauvaises, cmdPostuler(poste, demande, offre.id));
    expect(reponses.map((r) => motifs(r)[0])).toEqual([
      ...Array.from({ length: 4 }, () => 'commande_inconnue'),
      ...Array.from({ length: 4 }, () => 'entree_invalide'),
      undefined,
    ]);
    expect(reponses.at(-1)!.statut).toBe('acceptee');
    p.horloge.avancer(1_000);
    expect(await pousser(p.a, poste, ...mauvaises)).toEqual(reponses.slice(0, -1));
  });

  test('une entrée emboîtée cent mille fois est un refus, pas une panne', async () => {
    const { poste, demande } = await unCas();
    const acte = commande(poste, 'candidature.postuler', { profonde: 0 }, demande);
    const texte = JSON.stringify({ protocole: PROTOCOLE, posteId: poste.posteId, commandes: [acte] }).replace(
      '"profonde":0',
      `"profonde":${'['.repeat(100_000)}${']'.repeat(100_000)}`,
    );
    const reponse = await envoyerTexte(p.a, poste, texte);
    expect(reponse.statusCode).toBe(200);
    expect(motifs(reponse.json<PushReponse>().reponses[0])).toEqual(['entree_invalide']);
    expect((await envoyerTexte(p.a, poste, texte)).body).toBe(reponse.body);
    expect((await pousser(p.a, poste, cmdPostuler(poste, demande, offre.id)))[0]!.statut).toBe('acceptee');
  });

  test('une clé d’héritage dans une entrée, `__proto__` ou `constructor`, ne retient pas la file du poste', async () => {
    const { poste, demande } = await unCas();
    const heritage = JSON.parse('{"a":{"__proto__":{"admin":true}},"constructor":{"prototype":{"admin":true}}}') as Record<string, unknown>;
    const inconnue = commande(poste, '__proto__', JSON.parse('{"__proto__":{"admin":true}}') as Record<string, unknown>, demande);
    const envoi = [inconnue, commande(poste, 'candidature.postuler', heritage, demande), cmdPostuler(poste, demande, offre.id)];
    const reponses = await pousser(p.a, poste, ...envoi);
    expect(reponses.map((r) => motifs(r)[0])).toEqual(['commande_inconnue', 'entree_invalide', undefined]);
    expect(await pousser(p.a, poste, ...envoi)).toEqual(reponses);
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
  });

  test('un identifiant de candidature déjà servi ne remplace rien', async () => {
    const un = await unCas();
    const deux = await unCas();
    const id = neuve();
    await pousser(p.a, un.poste, cmdPostuler(un.poste, un.demande, offre.id, id));
    const [reponse] = await pousser(p.a, deux.poste, cmdPostuler(deux.poste, deux.demande, offre.id, id));
    expect(motifs(reponse)).toEqual(['entree_invalide']);
    expect(await candidatures(un.demande)).toEqual([{ id, etat: 'deposee' }]);
    expect(await candidatures(deux.demande)).toEqual([]);
  });

  test('l’envoi au nom d’un autre poste ; d’un poste arrêté, l’acte est gardé et refusé, sans effet, une fois', async () => {
    const { poste, demande } = await unCas();
    const acte = cmdPostuler(poste, demande, offre.id);
    const autre = await envoyer(p.a, { ...poste, posteId: posteId(999) }, [acte]);
    expect([autre.statusCode, autre.json()]).toEqual([403, { erreur: 'poste_inconnu' }]);
    await p.pool.query('UPDATE poste SET arrete_le = now() WHERE id = $1', [poste.posteId]);
    const [reponse] = await pousser(p.a, poste, acte);
    expect(motifs(reponse)).toEqual(['poste_arrete']);
    expect(await pousser(p.b, poste, acte)).toEqual([reponse]);
    expect((await p.pool.query('SELECT 1 FROM commande WHERE id = $1', [acte.commandeId])).rowCount).toBe(1);
    await expect(tirer(p.a, poste)).rejects.toThrow('poste_arrete');
    expect(await candidatures(demande)).toEqual([]);
  });

  test('deux postes qui prennent au même instant le même identifiant de commande : un seul effet, jamais une panne', async () => {
    for (let tour = 0; tour < 20; tour++) {
      const un = await unCas();
      const deux = await unCas(COLLEGUE);
      const id = commandeId(50_000 + tour);
      const issues = await Promise.all(
        [[p.a, un] as const, [p.b, deux] as const].map(([app, cas]) =>
          envoyer(app, cas.poste, [{ ...cmdPostuler(cas.poste, cas.demande, offre.id), commandeId: id }]),
        ),
      );
      expect(issues.map((r) => r.statusCode).toSorted()).toEqual([200, 422]);
      expect([...(await candidatures(un.demande)), ...(await candidatures(deux.demande))]).toHaveLength(1);
    }
  });
});
