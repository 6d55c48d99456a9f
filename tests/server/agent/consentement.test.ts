import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Mandat } from '../../../domain/mandat/mandat.ts';
import { texteAccepte, texteEnVigueur, VERSION_TEXTE } from '../../../domain/mandat/texte-consentement.ts';
import { HORS_ACADEMIE } from '../../../domain/shared/ids.ts';
import { suivreTousLesMandats } from '../../../server/tasks/suivre-mandats.ts';
import { uneCandidature } from '../../constructeurs/candidature.ts';
import { uneDemande } from '../../constructeurs/demande.ts';
import { demandeId, mandatId } from '../../constructeurs/identifiants.ts';
import { aujourdhui, midi } from '../../constructeurs/jours.ts';
import { uneOffre } from '../../constructeurs/offre.ts';
import { courriels, faire, issue, journal, reussir } from '../instruction/outils.ts';
import {
  cmdPostuler,
  GESTIONNAIRE,
  motifs,
  PARISIENNE,
  pousser,
  seConnecter,
  seReconnecter,
  unePlateforme,
  type Page,
  type Plateforme,
  type Poste,
} from '../outils.ts';
import { consentir, courrielDe, essayer, genres, lecteur, photo, unAgent } from './outils.ts';

const demande = uneDemande(1).valeur();
const voisin = uneDemande(2).avecMandat();
const incomplete = uneDemande(3).valeur();
const sansEmployeur = { ...incomplete, rattachement: { ...incomplete.rattachement, employeur: '' } };
const ailleurs = uneDemande(4).avec({ academieId: HORS_ACADEMIE }).valeur();
const offre = uneOffre(1).valeur();

let p: Plateforme;
let agent: Poste;
let orleanais: Poste;
let lireLeFlux: () => Promise<Page>;
beforeEach(async () => {
  p = await unePlateforme({
    semence: {
      demandes: [demande, voisin.demande, sansEmployeur, ailleurs],
      mandats: [voisin.mandat],
      offres: [offre],
      candidatures: [uneCandidature(1).dansLEtat('invalidee').valeur()],
    },
  });
  agent = await unAgent(p, 1);
  orleanais = await seConnecter(p, GESTIONNAIRE, 1);
  lireLeFlux = lecteur(p, orleanais);
  await lireLeFlux();
});
afterEach(() => p.fermer());

const mandats = async (): Promise<Mandat[]> =>
  (await p.pool.query<{ doc: string }>('SELECT doc FROM mandat WHERE demande_id = $1 ORDER BY id', [demande.id])).rows.map((r) =>
    Mandat.parse(JSON.parse(r.doc)),
  );
const agirAuNomDeLAgent = async () => motifs((await pousser(p.a, orleanais, cmdPostuler(orleanais, demande.id, offre.id)))[0]);

describe('donner', () => {
  test('l’académie reçoit aussitôt le dossier et peut agir ; une autre académie ne reçoit rien', async () => {
    const parisien = lecteur(p, await seConnecter(p, PARISIENNE, 2));
    expect(await agirAuNomDeLAgent()).not.toEqual([]);
    await reussir(p.a, agent, 'agent.consentir', consentir(50));
    expect(genres(await lireLeFlux())).toEqual(['c', 'd', 'm']);
    expect(genres(await parisien())).toEqual([]);
    expect(await agirAuNomDeLAgent()).toEqual([]);
  });

  test('garde la preuve de ce qui a été accepté : l’empreinte du texte montré, sa version, le canal, l’instant', async () => {
    await reussir(p.a, agent, 'agent.consentir', consentir(50, { canal: 'au_poste', duree: 'un_mois' }));
    const [mandat] = await mandats();
    expect(mandat).toMatchObject({
      empreinteTexte: createHash('sha256').update(texteAccepte(texteEnVigueur)).digest('hex'),
      versionTexte: VERSION_TEXTE,
      canal: 'au_poste',
      donneLe: p.horloge.lire().toISOString(),
      debut: aujourdhui,
      fin: '2026-12-22',
      retireLe: null,
    });
    expect(await journal(p, demande.id)).toEqual([{ acte: 'agent.consentir', role: 'agent', detail: { mandat: mandatId(50) } }]);
  });

  test('le courriel dit les pouvoirs donnés, eux seuls, et comment les retirer', async () => {
    await reussir(p.a, agent, 'agent.consentir', consentir(50, { pouvoirs: ['voir_demande', 'annuler'] }));
    const [envoi, ...autres] = await courriels(p, 'mandat:');
    expect(autres).toEqual([]);
    expect(envoi).toMatchObject({ a: courrielDe(1), sujet: 'Votre consentement est enregistré' });
    for (const phrase of ['voir votre demande', 'annuler une candidature pour vous', 'retirer votre consentement', 'Orléans-Tours'])
      expect(envoi!.texte).toContain(phrase);
    expect(envoi!.texte).not.toContain('postuler pour vous');
  });

  test('le pouvoir de voir l’historique manque : les candidatures de l’agent ne descendent pas', async () => {
    const candidature = uneCandidature(1).dansLEtat('invalidee').valeur();
    const deLAgent = { role: 'agent' as const, id: demande.agentId, nom: 'Hélène Lefèvre' };
    await p.pool.query('UPDATE candidature SET doc = $1', [
      JSON.stringify({ ...candidature, evenements: candidature.evenements.map((e) => ({ ...e, auteur: deLAgent })) }),
    ]);
    await reussir(p.a, agent, 'agent.consentir', consentir(50, { pouvoirs: ['voir_demande'] }));
    expect(genres(await lireLeFlux())).toEqual(['d', 'm']);
  });

  test('donner de nouveau remplace : l’ancien mandat est retiré, le nouveau seul compte', async () => {
    await reussir(p.a, agent, 'agent.consentir', consentir(50));
    await reussir(p.a, agent, 'agent.consentir', consentir(51, { pouvoirs: ['voir_demande'], duree: 'un_jour' }));
    expect((await mandats()).map((m) => [m.id, m.retireLe !== null])).toEqual([
      [mandatId(50), true],
      [mandatId(51), false],
    ]);
    expect(genres(await lireLeFlux())).toContain('m');
    expect(await agirAuNomDeLAgent()).toEqual(['pouvoir_absent']);
  });

  test('un double clic, sur deux serveurs, donne un mandat et envoie un courriel', async () => {
    const issues = await Promise.all([p.a, p.b, p.a].map((app) => essayer(app, agent, 'agent.consentir', consentir(50))));
    expect(issues).toEqual([['ok'], ['ok'], ['ok']]);
    expect((await mandats()).map((m) => m.retireLe)).toEqual([null]);
    expect(await courriels(p, 'mandat:')).toHaveLength(1);
  });

  test.each<[string, number, Parameters<typeof consentir>[1], string[]]>([
    ['aucun pouvoir', 1, { pouvoirs: [] }, ['aucun_pouvoir']],
    ['agir sans voir', 1, { pouvoirs: ['candidater'] }, ['voir_la_demande_necessaire']],
    ['un ancien texte', 1, { versionTexte: '2020-01' }, ['texte_remplace']],
    [
      'pas d’employeur, pas de pouvoir, un ancien texte',
      3,
      { pouvoirs: [], versionTexte: '' },
      ['rattachement_absent', 'aucun_pouvoir', 'texte_remplace'],
    ],
    ['un employeur qui n’est pas une académie', 4, {}, ['employeur_hors_academie']],
    ['rien d’importé', 9, {}, ['demande_absente']],
  ])('%s : refusé, et rien n’est écrit', async (_, n, traits, attendus) => {
    const qui = n === 1 ? agent : await unAgent(p, n);
    const avant = await photo(p);
    expect(await essayer(p.a, qui, 'agent.consentir', consentir(50, traits))).toEqual(attendus);
    expect(await photo(p)).toBe(avant);
  });

  test('l’identifiant du mandat d’un autre ne le prend pas, et le mandat déjà donné reste', async () => {
    await reussir(p.a, agent, 'agent.consentir', consentir(50));
    const avant = await photo(p);
    expect(issue(await faire(p.a, agent, 'agent.consentir', consentir(2)))).toEqual(['consentement_a_refaire']);
    expect(await photo(p)).toBe(avant);
    expect((await p.a.inject('/v1/sante')).statusCode).toBe(200);
  });
});

describe('retirer', () => {
  test('aussitôt : tout s’efface du poste, plus aucun pouvoir, un courriel le dit', async () => {
    await reussir(p.a, agent, 'agent.consentir', consentir(50));
    await lireLeFlux();
    await reussir(p.b, agent, 'agent.retirerConsentement', {});
    const page = await lireLeFlux();
    expect(genres(page)).toEqual(['-c', '-d', '-m']);
    expect(page.texte).not.toContain('Lefèvre');
    expect(await agirAuNomDeLAgent()).toEqual(['mandat_retire']);
    const envois = await courriels(p, 'mandat:');
    expect(envois.map((c) => [c.a, c.sujet])).toEqual([
      [courrielDe(1), 'Votre consentement est enregistré'],
      [courrielDe(1), 'Votre consentement est retiré'],
    ]);
    expect(await reussir(p.a, agent, 'agent.espace', {})).toMatchObject({ mandatEnVigueur: false, demande: { id: demande.id } });
  });

  test('deux fois : la seconde n’a rien à retirer, un seul courriel est parti', async () => {
    await reussir(p.a, agent, 'agent.consentir', consentir(50));
    const issues = await Promise.all([p.a, p.b].map((app) => essayer(app, agent, 'agent.retirerConsentement', {})));
    expect(issues.flat().toSorted()).toEqual(['mandat_absent', 'ok']);
    expect((await courriels(p, 'mandat:')).filter((c) => c.cle.endsWith(':retire'))).toHaveLength(1);
  });

  test('ne touche pas au mandat du voisin', async () => {
    await reussir(p.a, agent, 'agent.consentir', consentir(50));
    await reussir(p.a, agent, 'agent.retirerConsentement', {});
    expect(genres(await lecteur(p, orleanais)())).toEqual(['d', 'm']);
    expect((await p.pool.query('SELECT 1 FROM mandat WHERE demande_id = $1 AND retire_le IS NULL', [demandeId(2)])).rowCount).toBe(1);
  });

  test('sans demande, ou sans mandat, il n’y a rien à retirer', async () => {
    expect(await essayer(p.a, agent, 'agent.retirerConsentement', {})).toEqual(['mandat_absent']);
    expect(await essayer(p.a, await unAgent(p, 9), 'agent.retirerConsentement', {})).toEqual(['demande_absente']);
  });
});

test('donné pour un jour : le lendemain, l’académie n’a plus rien, sans que personne n’ait rien fait', async () => {
  await reussir(p.a, agent, 'agent.consentir', consentir(50, { duree: 'un_jour' }));
  expect(genres(await lireLeFlux())).toEqual(['c', 'd', 'm']);
  p.horloge.regler(midi('2026-11-24'));
  await seReconnecter(p, orleanais);
  expect(await agirAuNomDeLAgent()).toEqual(['mandat_termine']);
  await suivreTousLesMandats(p.pool, p.horloge.lire());
  expect(genres(await lireLeFlux())).toEqual(['-c', '-d', '-m']);
});
