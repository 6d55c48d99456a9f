import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { EtatCandidature } from '../../../domain/candidature/etapes.ts';
import { HORS_ACADEMIE } from '../../../domain/shared/ids.ts';
import { ecouterAnnonces } from '../../../server/pouls/annonces.ts';
import { histoire, uneCandidature } from '../../constructeurs/candidature.ts';
import { uneDemande } from '../../constructeurs/demande.ts';
import { agentId, bailleurId, candidatureId, offreId } from '../../constructeurs/identifiants.ts';
import { uneOffre } from '../../constructeurs/offre.ts';
import { jusquA } from '../../outils/attendre.ts';
import { candidatureEcrite, courriels, faire, issue, journal, offreEcrite, reussir } from '../instruction/outils.ts';
import {
  cmdAnnuler,
  cmdPostuler,
  CONSEILLER,
  GESTIONNAIRE,
  neuve,
  pousser,
  seConnecter,
  unePlateforme,
  type Page,
  type Plateforme,
  type Poste,
} from '../outils.ts';
import { courrielDe, essayer, genres, lecteur, photo, revenir, unAgent } from './outils.ts';

const offre = uneOffre(1)
  .avec({ bailleurId: bailleurId(1), nombreCandidatures: 3 })
  .valeur();
const [mandatee, sansMandat] = [uneDemande(1).avecMandat(), uneDemande(2).valeur()];

let p: Plateforme;
let agent: Poste;
let orleanais: Poste;
let lireLeFlux: () => Promise<Page>;
beforeEach(async () => {
  p = await unePlateforme({
    semence: {
      demandes: [
        mandatee.demande,
        sansMandat,
        uneDemande(3).sansDossierValide().valeur(),
        uneDemande(4).avec({ valableJusquau: '2026-11-22' }).valeur(),
        uneDemande(5).avec({ importeeLe: '2021-04-19', codeConfirmeLe: null }).valeur(),
        uneDemande(6).avec({ academieId: HORS_ACADEMIE, prioritaire: true }).valeur(),
        uneDemande(7).avec({ academieId: HORS_ACADEMIE }).valeur(),
      ],
      mandats: [mandatee.mandat],
      offres: [offre, uneOffre(2).valeur(), uneOffre(3).retiree().valeur(), uneOffre(4).avecDateLimite('2026-11-22').valeur()],
    },
  });
  agent = await unAgent(p, 1);
  orleanais = await seConnecter(p, GESTIONNAIRE);
  lireLeFlux = lecteur(p, orleanais);
  await lireLeFlux();
});
afterEach(() => p.fermer());

const postuler = (id: string, qui = agent, app = p.a, sur = offre.id) =>
  essayer(app, qui, 'agent.postuler', { candidatureId: id as never, offreId: sur });
const annuler = (id: string, app = p.a) => essayer(app, agent, 'agent.annuler', { candidatureId: id as never });
const compteur = async () => (await offreEcrite(p, offre.id)).nombreCandidatures;
const mener = (etat: EtatCandidature, depuis?: string) =>
  p.semer({
    candidatures: [
      uneCandidature(1)
        .dansLEtat(etat)
        .avec({ evenements: histoire(etat, depuis) })
        .valeur(),
    ],
  });

describe('« Je postule »', () => {
  test('la candidature est écrite au nom de l’agent, comptée sur l’offre, connue de l’académie qui a un mandat', async () => {
    const id = neuve();
    expect(await postuler(id)).toEqual(['ok']);
    expect(await candidatureEcrite(p, id)).toMatchObject({
      etat: 'deposee',
      demandeId: mandatee.demande.id,
      deposeeLe: p.horloge.lire().toISOString(),
      evenements: [{ etat: 'deposee', auteur: { role: 'agent', id: agentId(1), nom: 'Camille Lefèvre' } }],
    });
    expect(await compteur()).toBe(4);
    const page = await lireLeFlux();
    expect(genres(page)).toEqual(['c']);
    expect(page.lignes.filter(([flux]) => flux !== 0).map((l) => l[3])).toEqual([offre.id]);
    expect(await journal(p, id)).toEqual([{ acte: 'agent.postuler', role: 'agent', detail: { etat: 'deposee' } }]);
    expect((await courriels(p, `candidature:${id}`)).map((c) => [c.cle, c.a])).toEqual([[`candidature:${id}:1`, courrielDe(1)]]);
  });

  test('sans mandat, l’académie n’en voit que le compteur de l’offre', async () => {
    const id = neuve();
    expect(await postuler(id, await unAgent(p, 2))).toEqual(['ok']);
    const page = await lireLeFlux();
    expect(genres(page)).toEqual([]);
    expect(page.texte).not.toContain(id);
    expect(page.lignes.map((l) => l[3])).toEqual([offre.id]);
  });

  test('hors académie, une personne prioritaire postule : comptée sur l’offre, connue d’aucune académie (G3)', async () => {
    const id = neuve();
    expect(await postuler(id, await unAgent(p, 6))).toEqual(['ok']);
    expect(await compteur()).toBe(4);
    expect((await p.pool.query('SELECT 1 FROM flux_entree WHERE entite_id = $1', [id])).rowCount).toBe(0);
  });

  test('un double clic, sur deux serveurs, ne compte qu’une fois', async () => {
    const id = neuve();
    const issues = await Promise.all([p.a, p.b, p.a, p.b].map((app) => postuler(id, agent, app)));
    expect(issues).toEqual([['ok'], ['ok'], ['ok'], ['ok']]);
    expect(await compteur()).toBe(4);
    expect(await courriels(p, `candidature:${id}`)).toHaveLength(1);
    expect(genres(await lireLeFlux())).toEqual(['c']);
  });

  test('deux onglets, deux offres à la fois : une seule candidature active, l’autre le dit (G82)', async () => {
    const [un, deux] = [neuve(), neuve()];
    const issues = await Promise.all([postuler(un), postuler(deux, agent, p.b, offreId(2))]);
    expect(issues.flat().toSorted()).toEqual(['candidature_deja_active', 'ok']);
    expect((await p.pool.query('SELECT 1 FROM candidature')).rowCount).toBe(1);
  });

  test('l’agent et le gestionnaire au même instant : un seul l’emporte, et l’offre en compte une', async () => {
    for (let tour = 0; tour < 6; tour++) {
      const commande = cmdPostuler(orleanais, mandatee.demande.id, offre.id);
      const id = neuve();
      const [soi, [reponse]] = await Promise.all([postuler(id, agent, p.a), pousser(p.b, orleanais, commande)]);
      expect([soi[0], reponse!.statut].toSorted()).toEqual(soi[0] === 'ok' ? ['ok', 'refusee'] : ['acceptee', 'candidature_deja_active']);
      expect(await compteur()).toBe(4);
      await annuler(soi[0] === 'ok' ? id : (commande.entree as { candidatureId: string }).candidatureId);
      expect(await compteur()).toBe(3);
    }
  });

  test.each<[string, number, number, string]>([
    ['une offre inconnue', 1, 999, 'offre_inconnue'],
    ['une offre retirée', 1, 3, 'offre_retiree'],
    ['la date limite d’hier', 1, 4, 'offre_close'],
    ['un dossier pas validé', 3, 1, 'dossier_non_valide'],
    ['une demande radiée', 4, 1, 'demande_radiee'],
    ['une demande d’avant le 20/04/2021', 5, 1, 'revalidation_requise'],
    ['hors académie et sans priorité', 7, 1, 'acces_reserve'],
    ['rien d’importé', 9, 1, 'demande_inconnue'],
  ])('%s : refusé, et rien n’est écrit', async (_, n, sur, motif) => {
    const qui = await unAgent(p, n);
    const avant = await photo(p);
    expect(await postuler(neuve(), qui, p.a, offreId(sur))).toEqual([motif]);
    expect(await photo(p)).toBe(avant);
  });

  test('toutes les raisons à la fois', async () => {
    expect(await postuler(neuve(), await unAgent(p, 3), p.a, offreId(4))).toEqual(['dossier_non_valide', 'offre_close']);
    await postuler(neuve());
    expect(await postuler(neuve(), agent, p.a, offreId(3))).toEqual(expect.arrayContaining(['candidature_deja_active', 'offre_retiree']));
  });

  test('l’annonce part à l’agent, à ALS et au bailleur de l’offre', async () => {
    const entendues: (string | null)[] = [];
    const annonces = ecouterAnnonces(p.base.url);
    annonces.abonner((nom) => entendues.push(nom));
    try {
      await jusquA('l’écoute', async () => entendues.includes(null));
      await postuler(neuve());
      await jusquA('les annonces', async () => entendues.length > 4);
      expect(entendues).toEqual(expect.arrayContaining(['als', `agent:${agentId(1)}`, `bailleur:${bailleurId(1)}`]));
    } finally {
      await annonces.fermer();
    }
  });
});

test('invalidée par le conseiller, elle libère l’agent : il postule ailleurs', async () => {
  const id = neuve();
  await postuler(id);
  const conseillere = await seConnecter(p, CONSEILLER, 5);
  const acte = { candidatureId: id as never, acte: 'invalider' as const, texte: 'Une pièce manque.' };
  await reussir(p.a, conseillere, 'conseiller.instruire', acte);
  expect((await candidatureEcrite(p, id)).etat).toBe('invalidee');
  expect(await annuler(id)).toEqual(['candidature_close']);
  expect(await postuler(neuve(), agent, p.b, offreId(2))).toEqual(['ok']);
});

describe('annuler', () => {
  test('jusqu’à la transmission : la candidature est close, l’offre en a une de moins, l’agent peut repostuler', async () => {
    const id = neuve();
    await postuler(id);
    expect(await annuler(id)).toEqual(['ok']);
    expect((await candidatureEcrite(p, id)).etat).toBe('annulee');
    expect(await compteur()).toBe(3);
    expect((await courriels(p, `candidature:${id}`)).map((c) => c.cle)).toEqual([`candidature:${id}:1`, `candidature:${id}:2`]);
    expect(genres(await lireLeFlux())).toEqual(['c']);
    expect(await postuler(neuve())).toEqual(['ok']);
  });

  test('celle que le gestionnaire a déposée aussi ; et l’agent a été prévenu des deux pas par courriel', async () => {
    const commande = cmdPostuler(orleanais, mandatee.demande.id, offre.id);
    const { candidatureId: id } = commande.entree as { candidatureId: string };
    await pousser(p.a, orleanais, commande);
    expect(await annuler(id)).toEqual(['ok']);
    const envois = await courriels(p, `candidature:${id}`);
    expect(envois.map((c) => [c.cle, c.a])).toEqual([
      [`candidature:${id}:1`, courrielDe(1)],
      [`candidature:${id}:2`, courrielDe(1)],
    ]);
    expect((await pousser(p.a, orleanais, cmdAnnuler(orleanais, mandatee.demande.id, id)))[0]!.statut).toBe('refusee');
  });

  test('deux fois : la seconde le dit, l’offre n’en perd qu’une', async () => {
    const id = neuve();
    await postuler(id);
    const issues = await Promise.all([annuler(id, p.a), annuler(id, p.b)]);
    expect(issues.flat().toSorted()).toEqual(['candidature_close', 'ok']);
    expect(await compteur()).toBe(3);
    expect(await courriels(p, `candidature:${id}`)).toHaveLength(2);
  });

  test.each<[EtatCandidature, string]>([
    ['transmise', 'deja_transmise'],
    ['en_commission', 'deja_transmise'],
    ['attribuee', 'deja_transmise'],
    ['non_attribuee', 'candidature_close'],
  ])('trop tard quand elle est %s', async (etat, motif) => {
    await mener(etat);
    const avant = await photo(p);
    expect(await annuler(candidatureId(1))).toEqual([motif]);
    expect(await photo(p)).toBe(avant);
  });
});

describe('répondre à une attribution', () => {
  const repondre = (acte: 'accepter' | 'se_desister') =>
    faire(p.a, agent, 'agent.repondre', { candidatureId: candidatureId(1), acte, texte: null });

  test.each(['attribuee', 'attribuee_avec_rang', 'attribuee_sous_condition'] as const)(
    '%s : accepter, dans les dix jours',
    async (etat) => {
      await mener(etat, '2026-11-16');
      p.horloge.regler('2026-11-26T22:59:59Z');
      await revenir(p, agent);
      expect(issue(await repondre('accepter'))).toEqual(['ok']);
      expect(await candidatureEcrite(p, candidatureId(1))).toMatchObject({ etat: 'acceptee' });
      expect((await courriels(p, 'candidature:'))[0]!.a).toBe(courrielDe(1));
    },
  );

  test('le onzième jour, il est trop tard pour accepter ; et rien n’a changé', async () => {
    await mener('attribuee', '2026-11-16');
    p.horloge.regler('2026-11-26T23:00:00Z');
    await revenir(p, agent);
    expect(await repondre('accepter')).toEqual({
      status: 'refused',
      refus: [{ motif: 'delai_de_reponse_depasse', echeance: '2026-11-26' }],
    });
    expect((await candidatureEcrite(p, candidatureId(1))).etat).toBe('attribuee');
  });

  test('se désister libère l’agent : la candidature est close, il peut repostuler', async () => {
    await mener('attribuee', '2026-11-16');
    expect(issue(await repondre('se_desister'))).toEqual(['ok']);
    expect(await postuler(neuve(), agent, p.b, offreId(2))).toEqual(['ok']);
  });

  test('accepter ici et se désister là : un seul compte', async () => {
    await mener('attribuee', '2026-11-16');
    const issues = (await Promise.all([repondre('accepter'), repondre('se_desister')])).map(issue);
    expect(issues.flat().toSorted()).toEqual(['acte_impossible', 'ok']);
    expect((await candidatureEcrite(p, candidatureId(1))).evenements).toHaveLength(histoire('attribuee').length + 1);
  });

  test('rien n’est encore attribué : il n’y a pas à répondre', async () => {
    await mener('en_commission');
    expect(issue(await repondre('accepter'))).toEqual(['acte_impossible']);
  });
});
