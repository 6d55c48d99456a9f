import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { uneDemande } from '../../constructeurs/demande.ts';
import { agentId } from '../../constructeurs/identifiants.ts';
import { faire, issue, journal, reussir } from '../instruction/outils.ts';
import type { Plateforme, Poste } from '../outils.ts';
import { codeRecu, essayer, importerDemande, obtenirCode, retrouve, unAgent, uneScene, type Scene } from './outils.ts';

const [une, autre] = [uneDemande(1).valeur(), uneDemande(2).valeur()];
const numeroUnique = une.numeroUnique.valeur;
const FAUX = 'AAAAAAAA';
const UN_JOUR = 86_400_000;
const UNE_HEURE = 3_600_000;

let scene: Scene;
let p: Plateforme;
let agent: Poste;
beforeEach(async () => {
  scene = await uneScene([une, autre]);
  p = scene.p;
  agent = await unAgent(p, 1);
});
afterEach(() => scene.fermer());

const demander = (numero = numeroUnique) => essayer(p.a, agent, 'agent.demanderCode', { numeroUnique: numero });
const importer = (code: string, app = p.a) => faire(app, agent, 'agent.importer', { numeroUnique, code });
const restants = (enveloppe: unknown) => (enveloppe as { refus: { essaisRestants: number }[] }).refus[0]!.essaisRestants;

describe('un code demandé', () => {
  test('part à l’adresse que le registre connaît, qui n’est pas celle du compte, et vaut vingt-quatre heures', async () => {
    const demande = await reussir(p.a, agent, 'agent.demanderCode', { numeroUnique: ` ${numeroUnique.toLowerCase()} ` });
    const jusqua = new Date(p.horloge.lire().getTime() + UN_JOUR).toISOString();
    expect(demande).toEqual({ numeroUnique, jusqua, avis: null });
    expect(scene.smtp.courriels.map((c) => c.a)).toEqual([[une.demandeur.courriel]]);
    expect(codeRecu(scene.smtp).replaceAll(/[ -]/g, '')).toMatch(/^[ABCDEFGHJKLMNPQRSTUVWXYZ2-9]{8}$/);
    const { codeDemande } = await reussir(p.b, agent, 'agent.espace', {});
    expect(codeDemande).toEqual({ numeroUnique, jusqua });
  });

  test('n’est pas gardé : la base n’a que son empreinte, et deux sels ne se ressemblent pas', async () => {
    const code = (await obtenirCode(scene, agent, numeroUnique)).replaceAll(/[ -]/g, '');
    const ligne = async () => (await p.pool.query<{ sel: string }>("SELECT encode(sel, 'hex') AS sel FROM code_securite")).rows[0]!;
    const avant = await ligne();
    for (const trace of [code, `${code.slice(0, 4)}-${code.slice(4)}`, Buffer.from(code).toString('hex')])
      expect(await retrouve(p, trace), 'le code en clair').toEqual([]);
    await demander();
    expect((await ligne()).sel).not.toBe(avant.sel);
  });

  test('un numéro de 17 caractères est accepté avec un avis (D2)', async () => {
    const court = uneDemande(3)
      .avec({ numeroUnique: { valeur: '045052600003GDPUB', type: 'nud' } })
      .valeur();
    await scene.fermer();
    scene = await uneScene([court]);
    p = scene.p;
    agent = await unAgent(p, 1);
    const demande = await reussir(p.a, agent, 'agent.demanderCode', { numeroUnique: court.numeroUnique.valeur });
    expect(demande.avis).toBe('longueur_inhabituelle');
  });

  test.each([
    ['', 'numero_vide'],
    ['0450526', 'numero_longueur'],
    ['ABCDEFGHIJKLMNOPQR', 'numero_forme'],
    ['0451326000001GDPUB', 'numero_mois_impossible'],
    ['0451226000001GDPUB', 'numero_depot_futur'],
    ['0450526999999GDPUB', 'numero_inconnu'],
  ])('« %s » ne fait partir aucun courriel : %s', async (numero, motif) => {
    expect(await demander(numero)).toEqual([motif]);
    expect(scene.smtp.courriels).toEqual([]);
    expect((await p.pool.query('SELECT 1 FROM code_securite')).rowCount).toBe(0);
  });

  test('au plus cinq par heure et par compte, sur deux serveurs et tous ensemble ; un autre compte n’en souffre pas', async () => {
    const issues = await Promise.all(
      Array.from({ length: 12 }, (_, i) => essayer(i % 2 === 0 ? p.a : p.b, agent, 'agent.demanderCode', { numeroUnique })),
    );
    expect(issues.flat().filter((i) => i === 'ok')).toHaveLength(5);
    expect(new Set(issues.flat())).toEqual(new Set(['ok', 'code_demande_trop_souvent']));
    expect(scene.smtp.courriels).toHaveLength(5);
    p.horloge.avancer(UNE_HEURE - 60_000);
    agent = await unAgent(p, 1);
    expect(await faire(p.a, agent, 'agent.demanderCode', { numeroUnique })).toEqual({
      status: 'refused',
      refus: [{ motif: 'code_demande_trop_souvent', jusqua: new Date(p.horloge.lire().getTime() + 60_000).toISOString() }],
    });
    expect(await essayer(p.a, await unAgent(p, 2), 'agent.demanderCode', { numeroUnique: autre.numeroUnique.valeur })).toEqual(['ok']);
    p.horloge.avancer(60_000);
    expect(await demander()).toEqual(['ok']);
  });

  test('chercher des numéros inconnus compte aussi : personne ne sonde le registre', async () => {
    const inconnu = (i: number) => demander(`04505269${String(i).padStart(5, '0')}GDPUB`);
    for (const i of [1, 2, 3, 4, 5]) expect(await inconnu(i)).toEqual(['numero_inconnu']);
    expect(await inconnu(6)).toEqual(['code_demande_trop_souvent']);
  });

  test('quand une demande est déjà suivie, il n’y a plus de code à demander', async () => {
    await importerDemande(scene, agent, une);
    expect(await demander()).toEqual(['demande_deja_importee']);
    expect(await demander(autre.numeroUnique.valeur)).toEqual(['demande_deja_importee']);
  });

  test('laisse une ligne au journal, sans le numéro', async () => {
    await demander();
    const { rows } = await p.pool.query('SELECT acte, objet, detail FROM journal WHERE auteur_id = $1', [agentId(1)]);
    expect(rows).toEqual([{ acte: 'agent.demanderCode', objet: null, detail: {} }]);
    expect(await journal(p, agentId(1))).toEqual([]);
  });
});

describe('le registre ne répond plus', () => {
  test('le code déjà reçu vaut toujours, et l’essai n’est pas compté', async () => {
    const code = await obtenirCode(scene, agent, numeroUnique);
    await scene.registre.arreter();
    for (let i = 0; i < 6; i++) expect(await demander()).toEqual(['registre_injoignable']);
    await scene.registre.demarrer();
    expect(issue(await importer(code))).toEqual(['ok']);
  });

  test('sa messagerie refuse : rien n’est parti, l’ancien code reste le bon', async () => {
    const code = await obtenirCode(scene, agent, numeroUnique);
    scene.smtp.refuser(true);
    expect(await demander()).toEqual(['registre_injoignable']);
    scene.smtp.refuser(false);
    expect(issue(await importer(code))).toEqual(['ok']);
  });
});

describe('un code saisi', () => {
  test('se recopie avec des espaces, des tirets, en minuscules', async () => {
    const code = (await obtenirCode(scene, agent, numeroUnique)).replaceAll(/[ -]/g, '');
    expect(issue(await importer(` ${code.slice(0, 4).toLowerCase()}-${code.slice(4)} `))).toEqual(['ok']);
  });

  test('le vingt-quatrième tour d’horloge est le dernier', async () => {
    const code = await obtenirCode(scene, agent, numeroUnique);
    p.horloge.avancer(UN_JOUR);
    agent = await unAgent(p, 1);
    expect(issue(await importer(code))).toEqual(['code_expire']);
    expect((await reussir(p.a, agent, 'agent.espace', {})).codeDemande).toBeNull();
    p.horloge.avancer(-1);
    expect(issue(await importer(code))).toEqual(['ok']);
  });

  test('cinq essais faux l’épuisent : le bon ne sert plus ; un nouveau remplace tout', async () => {
    const code = await obtenirCode(scene, agent, numeroUnique);
    const essais = [];
    for (let i = 0; i < 4; i++) essais.push(restants(await importer(FAUX)));
    expect(essais).toEqual([4, 3, 2, 1]);
    expect(issue(await importer(FAUX))).toEqual(['code_epuise']);
    expect(issue(await importer(code))).toEqual(['code_epuise']);
    expect((await reussir(p.a, agent, 'agent.espace', {})).codeDemande).toBeNull();
    const nouveau = await obtenirCode(scene, agent, numeroUnique);
    expect(issue(await importer(code))).toEqual(['code_errone']);
    expect(issue(await importer(nouveau))).toEqual(['ok']);
  });

  test('trente essais faux lancés ensemble sur deux serveurs n’en valent pas plus de cinq', async () => {
    const code = await obtenirCode(scene, agent, numeroUnique);
    const issues = await Promise.all(Array.from({ length: 30 }, (_, i) => importer(FAUX, i % 2 === 0 ? p.a : p.b).then(issue)));
    expect(issues.flat().filter((i) => i === 'code_errone')).toHaveLength(4);
    expect(issues.flat().filter((i) => i === 'code_epuise')).toHaveLength(26);
    expect(issue(await importer(code))).toEqual(['code_epuise']);
  });

  test('celui d’une demande n’ouvre pas l’autre, ni celui d’un agent le compte d’un autre', async () => {
    const code = await obtenirCode(scene, agent, numeroUnique);
    expect(await essayer(p.a, agent, 'agent.importer', { numeroUnique: autre.numeroUnique.valeur, code })).toEqual(['code_non_demande']);
    expect(await essayer(p.a, await unAgent(p, 2), 'agent.importer', { numeroUnique, code })).toEqual(['code_non_demande']);
    expect(issue(await importer(code))).toEqual(['ok']);
  });

  test('ne sert qu’une fois : la demande supprimée, il en faut un autre', async () => {
    const code = await obtenirCode(scene, agent, numeroUnique);
    expect(issue(await importer(code))).toEqual(['ok']);
    await reussir(p.a, agent, 'agent.supprimerDemande', {});
    expect(issue(await importer(code))).toEqual(['code_non_demande']);
    expect((await p.pool.query('SELECT 1 FROM code_securite')).rowCount).toBe(0);
  });

  test('sans avoir demandé de code, on n’importe rien', async () => {
    expect(issue(await importer(FAUX))).toEqual(['code_non_demande']);
  });
});
