import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { uneCandidature } from '../../constructeurs/candidature.ts';
import { uneDemande } from '../../constructeurs/demande.ts';
import { agentId, bailleurId, candidatureId } from '../../constructeurs/identifiants.ts';
import { uneOffre } from '../../constructeurs/offre.ts';
import { courriels, faire, issue, journal, offreEcrite, reussir } from '../instruction/outils.ts';
import { CONSEILLER, GESTIONNAIRE, seConnecter, unePlateforme, type Page, type Plateforme, type Poste } from '../outils.ts';
import { courrielDe, essayer, genres, lecteur, photo, retrouve, unAgent } from './outils.ts';

const offre = uneOffre(1)
  .avec({ bailleurId: bailleurId(1), nombreCandidatures: 3 })
  .valeur();
const { demande, mandat } = uneDemande(1).avecDemandeur({ nom: 'Quatremer', prenom: 'Ombeline', telephone: '0639987701' }).avecMandat();
const enCours = uneCandidature(1).dansLEtat('validee').valeur();
const ancienne = uneCandidature(10).deLaDemande(demande).surLOffre(uneOffre(2).valeur()).dansLEtat('non_attribuee').valeur();
const voisin = uneDemande(2).avecMandat();
const chezLeBailleur = uneDemande(3).avecMandat();
const transmise = uneCandidature(3).dansLEtat('transmise').valeur();

let p: Plateforme;
let agent: Poste;
let lireLeFlux: () => Promise<Page>;
beforeEach(async () => {
  p = await unePlateforme({
    semence: {
      demandes: [demande, voisin.demande, chezLeBailleur.demande],
      mandats: [mandat, voisin.mandat, chezLeBailleur.mandat],
      offres: [offre, uneOffre(2).valeur(), uneOffre(3).valeur()],
      candidatures: [enCours, ancienne, transmise],
    },
  });
  agent = await unAgent(p, 1);
  lireLeFlux = lecteur(p, await seConnecter(p, GESTIONNAIRE));
  await lireLeFlux();
});
afterEach(() => p.fermer());

const supprimer = (app = p.a, qui = agent) => essayer(app, qui, 'agent.supprimerDemande', {});

describe('« Supprimer ma demande »', () => {
  test('tout ce qui est d’elle s’en va : demande, mandats, candidatures, suivi, code ; celle du voisin reste', async () => {
    await p.pool.query(
      `INSERT INTO code_securite (compte_id, numero_unique, sel, empreinte, demande_le, expire_le) VALUES ($1, $2, '', '', now(), now())`,
      [agentId(1), demande.numeroUnique.valeur],
    );
    expect(await retrouve(p, demande.numeroUnique.valeur)).toEqual(['code_securite', 'demande', 'flux_entree', 'suivi']);
    expect(await retrouve(p, 'Quatremer')).toEqual(['demande', 'flux_entree']);
    expect(await supprimer()).toEqual(['ok']);
    const { courriel, telephone, prenom, nom } = demande.demandeur;
    for (const trace of [demande.numeroUnique.valeur, courriel, telephone, prenom, nom])
      expect([trace, await retrouve(p, trace)]).toEqual([trace, []]);
    for (const table of ['suivi', 'mandat', 'candidature'])
      expect((await p.pool.query(`SELECT 1 FROM ${table} WHERE demande_id = $1`, [demande.id])).rowCount).toBe(0);
    expect((await p.pool.query('SELECT 1 FROM demande')).rowCount).toBe(2);
    expect(await reussir(p.a, agent, 'agent.espace', {})).toMatchObject({ etape: 'importer', demande: null, mandat: null });
  });

  test('le poste de l’académie efface tout, et l’offre a une candidature de moins', async () => {
    await supprimer();
    const page = await lireLeFlux();
    expect(genres(page)).toEqual(['-c', '-c', '-d', '-m']);
    expect((await offreEcrite(p, offre.id)).nombreCandidatures).toBe(2);
    expect(page.lignes.filter(([flux]) => flux !== 0).map((l) => l[3])).toEqual([offre.id]);
    expect((await offreEcrite(p, uneOffre(2).valeur().id)).nombreCandidatures).toBe(uneOffre(2).valeur().nombreCandidatures);
  });

  test('le journal garde des identifiants, et rien d’autre ; un courriel le dit, sans le numéro', async () => {
    await supprimer();
    expect(await journal(p, demande.id)).toEqual([
      { acte: 'agent.supprimerDemande', role: 'agent', detail: { candidatureAnnulee: candidatureId(1) } },
    ]);
    const [envoi, ...autres] = await courriels(p, 'demande:');
    expect(autres).toEqual([]);
    expect(envoi).toMatchObject({ a: courrielDe(1), sujet: 'Votre demande est supprimée' });
    expect(envoi!.texte).not.toContain(demande.numeroUnique.valeur);
  });

  test('un double clic : une fois faite, il n’y a plus rien à supprimer, et l’offre n’a perdu qu’une candidature', async () => {
    const issues = await Promise.all([supprimer(p.a), supprimer(p.b)]);
    expect(issues.flat().toSorted()).toEqual(['demande_absente', 'ok']);
    expect((await offreEcrite(p, offre.id)).nombreCandidatures).toBe(2);
    expect(await courriels(p, 'demande:')).toHaveLength(1);
  });

  test('le conseiller ne trouve plus le dossier', async () => {
    const conseillere = await seConnecter(p, CONSEILLER, 5);
    await supprimer();
    expect(
      issue(await faire(p.b, conseillere, 'conseiller.instruire', { candidatureId: candidatureId(1), acte: 'transmettre', texte: null })),
    ).toEqual(['candidature_inconnue']);
  });
});

describe('le dossier est chez le bailleur', () => {
  test('refusé en disant où il en est, et rien n’est écrit', async () => {
    const troisieme = await unAgent(p, 3);
    const avant = await photo(p);
    expect(await faire(p.a, troisieme, 'agent.supprimerDemande', {})).toEqual({
      status: 'refused',
      refus: [{ motif: 'dossier_chez_le_bailleur', etat: 'transmise' }],
    });
    expect(await photo(p)).toBe(avant);
  });

  test('le conseiller transmet au même instant : l’un des deux, jamais un dossier transmis et supprimé', async () => {
    const conseillere = await seConnecter(p, CONSEILLER, 5);
    const [suppression, transmission] = await Promise.all([
      supprimer(p.a),
      faire(p.b, conseillere, 'conseiller.instruire', { candidatureId: candidatureId(1), acte: 'transmettre', texte: null }).then(issue),
    ]);
    expect([
      [['ok'], ['candidature_inconnue']],
      [['dossier_chez_le_bailleur'], ['ok']],
    ]).toContainEqual([suppression, transmission]);
  });
});
