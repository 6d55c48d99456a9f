import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { HORS_ACADEMIE } from '../../../domain/shared/ids.ts';
import { uneCandidature } from '../../constructeurs/candidature.ts';
import { uneDemande } from '../../constructeurs/demande.ts';
import { demandeId, orleansTours, paris } from '../../constructeurs/identifiants.ts';
import { uneOffre } from '../../constructeurs/offre.ts';
import { courriels, faire, issue, journal, reussir } from '../instruction/outils.ts';
import {
  cmdPostuler,
  GESTIONNAIRE,
  motifs,
  PARISIENNE,
  pousser,
  seConnecter,
  unePlateforme,
  type Page,
  type Plateforme,
  type Poste,
} from '../outils.ts';
import {
  completer,
  consentir,
  demandeEcrite,
  essayer,
  genres,
  lecteur,
  photo,
  SIRET_AILLEURS,
  SIRET_ORLEANS,
  SIRET_PARIS,
  unAgent,
} from './outils.ts';

const dossier = uneDemande(1).avecMandat();
const numero = dossier.demande.numeroUnique.valeur;
const close = uneCandidature(1).dansLEtat('annulee').valeur();
const voisin = uneDemande(2).avecMandat();

let p: Plateforme;
let agent: Poste;
let orleanais: Poste;
let fluxOrleans: () => Promise<Page>;
let fluxParis: () => Promise<Page>;
beforeEach(async () => {
  p = await unePlateforme({
    semence: {
      demandes: [dossier.demande, voisin.demande],
      mandats: [dossier.mandat, voisin.mandat],
      offres: [uneOffre(1).valeur(), uneOffre(2).valeur()],
      candidatures: [close],
    },
  });
  agent = await unAgent(p, 1);
  orleanais = await seConnecter(p, GESTIONNAIRE, 1);
  fluxOrleans = lecteur(p, orleanais);
  fluxParis = lecteur(p, await seConnecter(p, PARISIENNE, 2));
  await fluxOrleans();
  await fluxParis();
});
afterEach(() => p.fermer());

const ecrite = async () => (await demandeEcrite(p, numero))!;

describe('l’employeur désigne une autre académie', () => {
  test('l’ancienne perd la demande, le mandat et les candidatures, et ne peut plus rien ; le voisin reste', async () => {
    expect(await reussir(p.a, agent, 'agent.completer', completer({ siret: SIRET_PARIS }))).toEqual({ academie: 'Académie de Paris' });
    const page = await fluxOrleans();
    expect(genres(page)).toEqual(['-c', '-d', '-m']);
    expect(page.texte).not.toContain('Lefèvre');
    const [refus] = await pousser(p.a, orleanais, cmdPostuler(orleanais, dossier.demande.id, uneOffre(2).valeur().id));
    expect(motifs(refus)).not.toEqual([]);
    expect(genres(await lecteur(p, orleanais)())).toEqual(['d', 'm']);
    expect((await p.pool.query('SELECT 1 FROM mandat WHERE demande_id = $1 AND retire_le IS NULL', [dossier.demande.id])).rowCount).toBe(0);
  });

  test.each([
    ['une autre académie', SIRET_PARIS, 'Pour autoriser votre nouveau service logement (Académie de Paris)'],
    ['un employeur qui n’en est pas une', SIRET_AILLEURS, 'Sans académie de rattachement'],
  ])('%s : l’agent lit quel mandat a pris fin, pourquoi, et comment en donner un autre', async (_, siret, suite) => {
    await reussir(p.a, agent, 'agent.completer', completer({ siret }));
    const [courriel, ...autres] = await courriels(p, 'mandat:');
    expect([courriel!.cle, courriel!.a, autres]).toEqual([`mandat:${dossier.mandat.id}:fini`, 'agent@essai.test', []]);
    for (const mots of ['donné le 01/09/2026', 'Académie d’Orléans-Tours', 'jusqu’au 31/08/2027', 'un autre employeur', suite])
      expect(courriel!.texte).toContain(mots);
    await reussir(p.a, agent, 'agent.completer', completer({ siret }));
    expect(await courriels(p, 'mandat:'), 'refait, rien de plus').toHaveLength(1);
  });

  test('sans mandat, ou le sien déjà arrivé à son terme : il n’y a rien à annoncer', async () => {
    const fini = uneDemande(3).avecMandat((m) => m.avecPeriode('2025-11-23', '2026-11-22'));
    await p.semer({ demandes: [fini.demande, uneDemande(4).valeur()], mandats: [fini.mandat] });
    for (const n of [3, 4]) await reussir(p.a, await unAgent(p, n), 'agent.completer', completer({ siret: SIRET_PARIS }));
    expect(await courriels(p, 'mandat:')).toEqual([]);
  });

  test('la nouvelle ne reçoit rien tant que l’agent ne lui a pas donné de mandat ; ensuite, la demande et son histoire', async () => {
    await reussir(p.a, agent, 'agent.completer', completer({ siret: SIRET_PARIS }));
    expect(genres(await fluxParis())).toEqual([]);
    const { academie, demande } = await ecrite();
    expect([academie, demande.academieId, demande.rattachement.validation]).toEqual([paris, paris, 'a_valider']);
    await reussir(p.a, agent, 'agent.consentir', consentir(50));
    expect(genres(await fluxParis())).toEqual(['c', 'd', 'm']);
    expect(genres(await fluxOrleans())).toEqual(['-c', '-d', '-m']);
  });

  test('retour chez la première : l’ancien mandat reste mort, il en faut un neuf', async () => {
    await reussir(p.a, agent, 'agent.completer', completer({ siret: SIRET_PARIS }));
    await reussir(p.a, agent, 'agent.consentir', consentir(50));
    await reussir(p.a, agent, 'agent.completer', completer());
    expect(genres(await fluxParis())).toEqual([]);
    expect(genres(await fluxOrleans())).toEqual(['-c', '-d', '-m']);
    const espace = await reussir(p.a, agent, 'agent.espace', {});
    expect(espace).toMatchObject({ mandatEnVigueur: false, academie: { nom: 'Académie d’Orléans-Tours' } });
    await reussir(p.a, agent, 'agent.consentir', consentir(51));
    expect(genres(await fluxOrleans())).toEqual(['c', 'd', 'm']);
  });

  test('un employeur qui n’est pas une académie : la demande n’est plus à aucune, et personne n’est mandaté', async () => {
    expect(await reussir(p.a, agent, 'agent.completer', completer({ siret: SIRET_AILLEURS }))).toEqual({ academie: null });
    expect(genres(await fluxOrleans())).toEqual(['-c', '-d', '-m']);
    expect((await ecrite()).academie).toBe(HORS_ACADEMIE);
    expect((await reussir(p.a, agent, 'agent.espace', {})).academie).toBeNull();
    expect(await essayer(p.a, agent, 'agent.consentir', consentir(50))).toEqual(['employeur_hors_academie']);
  });

  test('rattachée au codemandeur, dont l’employeur n’est pas une académie : personne ne la voit, les offres lui sont fermées', async () => {
    const couple = uneDemande(3).avecCodemandeur().avecMandat();
    await p.semer({ demandes: [couple.demande], mandats: [couple.mandat] });
    const troisieme = await unAgent(p, 3);
    expect(genres(await fluxOrleans())).toEqual(['d', 'm']);
    expect(await essayer(p.a, troisieme, 'agent.offres', { onglet: 'demandee', toutes: false })).toEqual(['ok']);
    const rattachee = await reussir(p.a, troisieme, 'agent.completer', completer({ a: 'codemandeur', siret: SIRET_AILLEURS }));
    expect(rattachee).toEqual({ academie: null });
    expect(genres(await fluxOrleans())).toEqual(['-d', '-m']);
    expect(genres(await fluxParis())).toEqual([]);
    expect(await essayer(p.a, troisieme, 'agent.offres', { onglet: 'demandee', toutes: false })).toEqual(['acces_reserve']);
  });

  test('un double clic, sur deux serveurs, et une lecture au milieu : la demande n’est jamais perdue de vue', async () => {
    for (let tour = 0; tour < 8; tour++) {
      const siret = tour % 2 === 0 ? SIRET_PARIS : SIRET_ORLEANS;
      const clic = (app: Plateforme['a']) => faire(app, agent, 'agent.completer', completer({ siret }));
      const [un, deux, lecture] = await Promise.all([clic(p.a), clic(p.b), reussir(p.b, agent, 'agent.espace', {})]);
      expect([issue(un), issue(deux)]).toEqual([['ok'], ['ok']]);
      expect(lecture.demande?.id).toBe(dossier.demande.id);
      expect((await ecrite()).academie).toBe(tour % 2 === 0 ? paris : orleansTours);
    }
  });

  test('un acte du gestionnaire au même instant : il passe avant, ou il est refusé, jamais entre les deux', async () => {
    for (let tour = 0; tour < 6; tour++) {
      const commande = cmdPostuler(orleanais, voisin.demande.id, uneOffre(2).valeur().id);
      const second = await unAgent(p, 2);
      const [completee, [reponse]] = await Promise.all([
        faire(p.a, second, 'agent.completer', completer({ siret: SIRET_PARIS })),
        pousser(p.b, orleanais, commande),
      ]);
      const postulee = reponse!.statut === 'acceptee';
      expect(issue(completee)).toEqual(postulee ? ['candidature_en_cours'] : ['ok']);
      if (postulee)
        await reussir(p.a, second, 'agent.annuler', { candidatureId: (commande.entree as { candidatureId: never }).candidatureId });
      else {
        await reussir(p.a, second, 'agent.completer', completer());
        await reussir(p.a, second, 'agent.consentir', consentir(60 + tour));
        await p.pool.query(`UPDATE demande SET doc = replace(doc, '"a_valider"', '"validee"') WHERE id = $1`, [voisin.demande.id]);
      }
    }
  });
});

describe('le même employeur, corrigé', () => {
  test('l’académie qui a un mandat le reçoit, et doit reconnaître de nouveau l’agent si le matricule change', async () => {
    await reussir(p.a, agent, 'agent.completer', completer({ matricule: 'MAT-999', siret: dossier.demande.rattachement.siret }));
    const { demande } = await ecrite();
    expect(demande.rattachement).toMatchObject({ matricule: 'MAT-999' });
    expect(demande.rattachement.validation).toBe('a_valider');
  });

  test('le journal garde l’académie désignée, et rien de ce qui a été saisi', async () => {
    await reussir(p.a, agent, 'agent.completer', completer({ employeur: 'Lycée Pothier', matricule: 'MAT-42' }));
    expect(await journal(p, demandeId(1))).toEqual([{ acte: 'agent.completer', role: 'agent', detail: { academie: orleansTours } }]);
    const page = await fluxOrleans();
    expect(genres(page)).toEqual(['c', 'd', 'm']);
    expect(page.texte).toContain('Lycée Pothier');
  });
});

describe('une saisie refusée n’écrit rien', () => {
  test.each<[string, Parameters<typeof completer>[0], string[]]>([
    ['un SIRET vide', { siret: '' }, ['siret_vide']],
    ['un SIRET de 13 chiffres', { siret: SIRET_PARIS.slice(1) }, ['siret_longueur']],
    ['un SIRET à la clé fausse', { siret: '99975000300018' }, ['siret_cle']],
    ['un SIRET d’un tableur', { siret: '1.7E+13' }, ['siret_caracteres']],
    ['pas de codemandeur', { a: 'codemandeur' }, ['codemandeur_absent']],
    ['une date qui n’existe pas', { dateEntree: '2026-02-30' }, ['date_entree_invalide']],
    ['une date à venir', { dateEntree: '2026-11-24' }, ['date_entree_future']],
    [
      'tout à la fois',
      { siret: '', employeur: '  ', dateEntree: 'hier', academieValidee: false },
      ['siret_vide', 'employeur_absent', 'date_entree_invalide', 'academie_non_validee'],
    ],
  ])('%s', async (_, traits, attendus) => {
    const avant = await photo(p);
    expect(await essayer(p.a, agent, 'agent.completer', completer(traits))).toEqual(attendus);
    expect(await photo(p)).toBe(avant);
  });

  test('une candidature est en cours : l’employeur attendra', async () => {
    await p.semer({ candidatures: [uneCandidature(9).deLaDemande(dossier.demande).surLOffre(uneOffre(2).valeur()).valeur()] });
    const avant = await photo(p);
    expect(await essayer(p.a, agent, 'agent.completer', completer({ siret: SIRET_PARIS }))).toEqual(['candidature_en_cours']);
    expect(await photo(p)).toBe(avant);
  });

  test('rien n’est importé', async () => {
    expect(await essayer(p.a, await unAgent(p, 9), 'agent.completer', completer())).toEqual(['demande_absente']);
  });
});
