import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { HORS_ACADEMIE } from '../../../domain/shared/ids.ts';
import { listeRequise } from '../../../domain/pieces/liste-requise.ts';
import { courrielSmtp } from '../../../server/courriel/smtp.ts';
import { registreFichier } from '../../../server/registre/fichier.ts';
import { registreHttp } from '../../../server/registre/http.ts';
import { uneDemande } from '../../constructeurs/demande.ts';
import { agentId } from '../../constructeurs/identifiants.ts';
import { aujourdhui } from '../../constructeurs/jours.ts';
import { unRegistreMenteur, type Mensonge } from '../../outils/registre.ts';
import { courriels, issue, faire, journal, reussir } from '../instruction/outils.ts';
import { enXml } from '../registre/outils.ts';
import { GESTIONNAIRE, seConnecter, tirer, unePlateforme, type Plateforme, type Poste } from '../outils.ts';
import {
  codeRecu,
  courrielDe,
  demandeEcrite,
  essayer,
  genres,
  importerDemande,
  obtenirCode,
  photo,
  unAgent,
  uneScene,
  type Scene,
} from './outils.ts';

const une = uneDemande(1).avecCodemandeur().avecACharge({ dateNaissance: '2018-03-02', enSituationHandicap: false }).valeur();
const numeroUnique = une.numeroUnique.valeur;

let scene: Scene;
let p: Plateforme;
let agent: Poste;
beforeEach(async () => {
  scene = await uneScene([une]);
  p = scene.p;
  agent = await unAgent(p, 1);
});
afterEach(() => scene.fermer());

describe('la demande importée', () => {
  test('est celle du registre, rattachée à aucune académie, toutes ses pièces à confirmer', async () => {
    await importerDemande(scene, agent, une);
    const { academie, demande } = (await demandeEcrite(p, numeroUnique))!;
    expect(academie).toBe(HORS_ACADEMIE);
    expect(demande).toMatchObject({
      academieId: HORS_ACADEMIE,
      agentId: agentId(1),
      demandeur: une.demandeur,
      codemandeur: une.codemandeur,
      menage: une.menage,
      communes: une.communes,
      importeeLe: aujourdhui,
      codeConfirmeLe: p.horloge.lire().toISOString(),
      dossierValideLe: null,
      changements: [],
    });
    expect(demande.rattachement).toMatchObject({ employeur: '', siret: une.rattachement.siret, validation: 'a_valider' });
    expect(demande.pieces).toEqual(listeRequise(une, aujourdhui));
    expect(demande.pieces.every((piece) => piece.deposeeLe === null)).toBe(true);
  });

  test('s’annonce par un seul courriel, à l’adresse du compte, et laisse une ligne sans nom au journal', async () => {
    await importerDemande(scene, agent, une);
    const { demande } = (await demandeEcrite(p, numeroUnique))!;
    const envois = await courriels(p, 'demande:');
    expect(envois.map(({ a, sujet }) => [a, sujet])).toEqual([[courrielDe(1), 'Votre demande est importée']]);
    expect(envois[0]!.texte).not.toContain(numeroUnique);
    expect(await journal(p, demande.id)).toEqual([{ acte: 'agent.importer', role: 'agent', detail: {} }]);
  });

  test('n’est vue d’aucune académie : pas une ligne ne descend', async () => {
    const [orleans, parisien] = [await seConnecter(p, GESTIONNAIRE, 1), await seConnecter(p, 'parisienne@essai.test', 2)];
    await importerDemande(scene, agent, une);
    for (const poste of [orleans, parisien]) expect(genres(await tirer(p.a, poste))).toEqual([]);
    expect((await p.pool.query('SELECT 1 FROM flux_entree')).rowCount).toBe(0);
  });
});

describe('une seule fois', () => {
  test('un double clic, sur deux serveurs, importe une fois et répond deux fois « c’est fait »', async () => {
    for (let tour = 0; tour < 5; tour++) {
      const code = await obtenirCode(scene, agent, numeroUnique);
      const clics = [p.a, p.b, p.a, p.b].map((app) => essayer(app, agent, 'agent.importer', { numeroUnique, code }));
      expect(await Promise.all(clics)).toEqual([['ok'], ['ok'], ['ok'], ['ok']]);
      expect((await p.pool.query('SELECT 1 FROM demande')).rowCount).toBe(1);
      await reussir(p.a, agent, 'agent.supprimerDemande', {});
      await p.pool.query('DELETE FROM essai_connexion');
    }
    const envois = await courriels(p, 'demande:');
    expect(envois.filter((c) => c.cle.endsWith(':importee'))).toHaveLength(5);
  });

  test('deux agents qui ont chacun leur code : le premier l’a, l’autre apprend qu’elle est suivie', async () => {
    const second = await unAgent(p, 2);
    const codes = [await obtenirCode(scene, agent, numeroUnique), await obtenirCode(scene, second, numeroUnique)];
    const issues = await Promise.all(
      [agent, second].map((qui, i) => essayer(i === 0 ? p.a : p.b, qui, 'agent.importer', { numeroUnique, code: codes[i]! })),
    );
    expect(issues.flat().toSorted()).toEqual(['numero_suivi_par_un_autre_compte', 'ok']);
    expect((await p.pool.query('SELECT 1 FROM suivi')).rowCount).toBe(1);
    expect((await p.pool.query('SELECT 1 FROM demande')).rowCount).toBe(1);
    expect((await p.pool.query("SELECT 1 FROM journal WHERE acte = 'agent.importer'")).rowCount).toBe(1);
  });

  test('qui suit déjà une demande n’en importe pas une autre', async () => {
    await importerDemande(scene, agent, une);
    expect(await essayer(p.a, agent, 'agent.importer', { numeroUnique: '0450526000002GDPUB', code: 'AAAAAAAA' })).toEqual([
      'demande_deja_importee',
    ]);
  });
});

describe('le registre va mal au moment d’importer', () => {
  test('arrêté : rien ne s’écrit, et le même code sert quand il revient', async () => {
    const code = await obtenirCode(scene, agent, numeroUnique);
    const avant = await photo(p);
    await scene.registre.arreter();
    expect(await essayer(p.a, agent, 'agent.importer', { numeroUnique, code })).toEqual(['registre_injoignable']);
    expect(await photo(p)).toBe(avant);
    await scene.registre.demarrer();
    expect(await essayer(p.b, agent, 'agent.importer', { numeroUnique, code })).toEqual(['ok']);
  });

  test.each<[Mensonge, string]>([
    ['html_en_200', 'registre_incomprehensible'],
    ['mauvais_types', 'registre_incomprehensible'],
    ['json_coupe', 'registre_incomprehensible'],
    ['page_404', 'registre_incomprehensible'],
    ['secret_refuse', 'registre_incomprehensible'],
    ['erreur_500', 'registre_injoignable'],
    ['coupe', 'registre_injoignable'],
    ['muet', 'registre_injoignable'],
  ])('« %s » : la réponse est %s, et rien n’est écrit', async (mensonge, motif) => {
    const code = await obtenirCode(scene, agent, numeroUnique);
    const menteur = await unRegistreMenteur(mensonge);
    const ailleurs = await unePlateforme({ registre: registreHttp({ ...menteur, secret: 'x', patienceMs: 300 }) });
    try {
      const perdue = await unAgent(ailleurs, 1);
      // Le code a été reçu quand tout allait bien.
      await copierLeCode(p, ailleurs);
      const avant = await photo(ailleurs);
      expect(issue(await faire(ailleurs.a, perdue, 'agent.importer', { numeroUnique, code }))).toEqual([motif]);
      expect(await essayer(ailleurs.a, perdue, 'agent.demanderCode', { numeroUnique })).toEqual([motif]);
      expect(await photo(ailleurs)).toBe(avant);
      expect((await ailleurs.a.inject('/v1/sante')).statusCode).toBe(200);
    } finally {
      await ailleurs.fermer();
      await menteur.fermer();
    }
  });

  test('la demande n’y est plus : le numéro est inconnu, le code reste bon', async () => {
    const code = await obtenirCode(scene, agent, numeroUnique);
    const vide = await uneScene([]);
    try {
      const perdue = await unAgent(vide.p, 1);
      await copierLeCode(p, vide.p);
      expect(await essayer(vide.p.a, perdue, 'agent.importer', { numeroUnique, code })).toEqual(['numero_inconnu']);
      expect((await reussir(vide.p.a, perdue, 'agent.espace', {})).codeDemande).not.toBeNull();
    } finally {
      await vide.fermer();
    }
  });
});

async function copierLeCode(de: Plateforme, vers: Plateforme): Promise<void> {
  const { rows } = await de.pool.query<Record<string, unknown>>('SELECT * FROM code_securite');
  const { compte_id, numero_unique, sel, empreinte, demande_le, expire_le } = rows[0]!;
  await vers.pool.query(
    'INSERT INTO code_securite (compte_id, numero_unique, sel, empreinte, demande_le, expire_le) VALUES ($1, $2, $3, $4, $5, $6)',
    [compte_id, numero_unique, sel, empreinte, demande_le, expire_le],
  );
}

test('par le registre de fichier, le parcours est le même : code, import, copie masquée', async () => {
  const dossier = mkdtempSync(path.join(os.tmpdir(), 'registre-'));
  const fichier = path.join(dossier, 'demandes.xml');
  writeFileSync(fichier, enXml([une]));
  const ailleurs = await unePlateforme({ registre: registreFichier({ fichier, courriel: courrielSmtp({ url: scene.smtp.url }) }) });
  try {
    const autre = await unAgent(ailleurs, 1);
    const code = await obtenirCode({ ...scene, p: ailleurs }, autre, numeroUnique);
    expect(await essayer(ailleurs.b, autre, 'agent.importer', { numeroUnique, code })).toEqual(['ok']);
    const { demande } = (await demandeEcrite(ailleurs, numeroUnique))!;
    expect(demande.demandeur).toMatchObject({ nom: une.demandeur.nom, securiteSocialeMasquee: '28905' });
    expect(demande.communes.map((c) => c.insee)).toEqual(une.communes.map((c) => c.insee));
  } finally {
    await ailleurs.fermer();
    rmSync(dossier, { recursive: true });
  }
});

test('le code d’un courriel est bien celui du dernier', async () => {
  const premier = await obtenirCode(scene, agent, numeroUnique);
  const second = await obtenirCode(scene, agent, numeroUnique);
  expect(codeRecu(scene.smtp)).toBe(second);
  expect(await essayer(p.a, agent, 'agent.importer', { numeroUnique, code: premier })).toEqual(['code_errone']);
});
