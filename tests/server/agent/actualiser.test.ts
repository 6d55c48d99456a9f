import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Demande } from '../../../domain/demande/demande.ts';
import { listeRequise } from '../../../domain/pieces/liste-requise.ts';
import { estConfirmee } from '../../../domain/pieces/fraicheur.ts';
import { registreHttp } from '../../../server/registre/http.ts';
import { uneCandidature } from '../../constructeurs/candidature.ts';
import { uneDemande } from '../../constructeurs/demande.ts';
import { aujourdhui } from '../../constructeurs/jours.ts';
import { unRegistreMenteur } from '../../outils/registre.ts';
import { courriels, faire, journal, reussir } from '../instruction/outils.ts';
import { GESTIONNAIRE, seConnecter, unePlateforme, type Page, type Plateforme, type Poste } from '../outils.ts';
import { codeRecu, demandeEcrite, essayer, genres, importerDemande, lecteur, photo, unAgent, uneScene, type Scene } from './outils.ts';

const deposees = (demande: Demande): Demande['pieces'] =>
  listeRequise(demande, aujourdhui).map((piece) => ({ ...piece, deposeeLe: '2026-11-16' }));
const brute = uneDemande(1).valeur();
const mandatee = uneDemande(1)
  .avec({ pieces: deposees(brute) })
  .avecMandat();
const sansMandat = uneDemande(2)
  .avec({ pieces: deposees(brute) })
  .valeur();
/** Importée la veille du jour où le code est devenu nécessaire (G62). */
const ancienne = uneDemande(3).avec({ importeeLe: '2021-04-19', codeConfirmeLe: null }).valeur();
const numero = mandatee.demande.numeroUnique.valeur;
const couple = uneDemande(4).avecCodemandeur();
/** Rattachée par l'employeur du codemandeur. */
const parLeCodemandeur = couple.avec({ rattachement: { ...couple.valeur().rattachement, a: 'codemandeur' } }).avecMandat();

let scene: Scene;
let p: Plateforme;
let agent: Poste;
let lireLeFlux: () => Promise<Page>;
beforeEach(async () => {
  const demandes = [mandatee.demande, sansMandat, ancienne, parLeCodemandeur.demande];
  scene = await uneScene(demandes, { demandes, mandats: [mandatee.mandat, parLeCodemandeur.mandat] });
  p = scene.p;
  agent = await unAgent(p, 1);
  lireLeFlux = lecteur(p, await seConnecter(p, GESTIONNAIRE));
  await lireLeFlux();
});
afterEach(() => scene.fermer());

const actualiser = (qui = agent) => faire(p.a, qui, 'agent.actualiser', {});

describe('« Mettre à jour »', () => {
  test('sans rien de neuf au registre, ne change ni les pièces ni le dossier validé', async () => {
    expect(await actualiser()).toEqual({ status: 'ok', value: { changements: [], piecesAConfirmer: 0 } });
    const { demande } = (await demandeEcrite(p, numero))!;
    expect(demande).toMatchObject({ dossierValideLe: mandatee.demande.dossierValideLe, pieces: mandatee.demande.pieces });
    expect(demande.actualiseeLe).toBe(p.horloge.lire().toISOString());
  });

  test('dit champ par champ ce qui a changé, demande la pièce de plus, et le poste de l’académie le reçoit', async () => {
    await scene.registre.modifier(numero, (avant) => ({
      demandeur: { ...avant.demandeur, telephone: '0639980099' },
      menage: { ...avant.menage, naissancesAttendues: 1 },
    }));
    const { changements, piecesAConfirmer } = await reussir(p.a, agent, 'agent.actualiser', {});
    expect(changements.map((c) => [c.chemin, c.avant, c.apres])).toEqual([
      ['demandeur.telephone', '0639980001', '0639980099'],
      ['menage.naissancesAttendues', null, '1'],
    ]);
    const { demande } = (await demandeEcrite(p, numero))!;
    expect(demande.changements).toEqual(changements);
    expect(demande.dossierValideLe).toBeNull();
    expect(demande.pieces.map((piece) => piece.code)).toContain('grossesse');
    expect(demande.pieces.filter((piece) => !estConfirmee(piece, aujourdhui))).toHaveLength(piecesAConfirmer);
    // L'employeur, l'académie et l'agent ne viennent pas du registre : ils restent.
    expect(demande).toMatchObject({ rattachement: mandatee.demande.rattachement, academieId: mandatee.demande.academieId });
    const page = await lireLeFlux();
    expect(genres(page)).toEqual(['d', 'm']);
    expect(page.texte).toContain('0639980099');
    expect(await journal(p, demande.id)).toEqual([{ acte: 'agent.actualiser', role: 'agent', detail: { changements: 2 } }]);
  });

  test('deux clics ensemble, sur deux serveurs : les deux disent ce qui a changé, et l’écran le montre encore', async () => {
    await scene.registre.modifier(numero, { motif: 'separation' });
    const vueLe = mandatee.demande.actualiseeLe;
    const reponses = await Promise.all([p.a, p.b].map((app) => reussir(app, agent, 'agent.actualiser', { vueLe })));
    expect(reponses.map((r) => r.changements.map((c) => c.chemin))).toEqual([['motif'], ['motif']]);
    const { demande } = (await demandeEcrite(p, numero))!;
    expect(demande.changements.map((c) => c.chemin)).toEqual(['motif']);
    // Une fois vus, ils laissent la place.
    expect((await reussir(p.a, agent, 'agent.actualiser', { vueLe: demande.actualiseeLe })).changements).toEqual([]);
  });

  test('sans mandat, l’académie n’en sait rien', async () => {
    const second = await unAgent(p, 2);
    await scene.registre.modifier(sansMandat.numeroUnique.valeur, (avant) => ({
      demandeur: { ...avant.demandeur, telephone: '0639980077' },
    }));
    expect((await reussir(p.a, second, 'agent.actualiser', {})).changements).toHaveLength(1);
    const page = await lireLeFlux();
    expect(genres(page)).toEqual([]);
    expect(page.texte).not.toContain('0639980077');
  });

  test('le registre arrêté : la copie ne bouge pas d’un octet, et la suite reprend où elle en était', async () => {
    await scene.registre.modifier(numero, { motif: 'separation' });
    const avant = await photo(p);
    await scene.registre.arreter();
    expect(await essayer(p.a, agent, 'agent.actualiser', {})).toEqual(['registre_injoignable']);
    expect(await photo(p)).toBe(avant);
    await scene.registre.demarrer();
    expect((await reussir(p.a, agent, 'agent.actualiser', {})).changements.map((c) => c.chemin)).toEqual(['motif']);
  });

  test.each(['html_en_200', 'mauvais_types', 'json_coupe'] as const)(
    'le registre répond « %s » : rien ne change, aucun code ne part',
    async (mensonge) => {
      const menteur = await unRegistreMenteur(mensonge);
      const demandes = [mandatee.demande, ancienne];
      const ailleurs = await unePlateforme({ semence: { demandes }, registre: registreHttp({ ...menteur, secret: 'x', patienceMs: 300 }) });
      try {
        const [qui, troisieme] = [await unAgent(ailleurs, 1), await unAgent(ailleurs, 3)];
        const avant = await photo(ailleurs);
        for (const [poste, nom, entree] of [
          [qui, 'agent.actualiser', {}],
          [troisieme, 'agent.demanderRevalidation', {}],
          [troisieme, 'agent.revalider', { code: 'AAAAAAAA' }],
        ] as const)
          expect(await essayer(ailleurs.a, poste, nom, entree as never)).toEqual(['registre_incomprehensible']);
        expect(await photo(ailleurs)).toBe(avant);
      } finally {
        await ailleurs.fermer();
        await menteur.fermer();
      }
    },
  );

  test('un autre nom au registre : refusé en disant quels champs ; supprimée puis importée de nouveau, tout rentre dans l’ordre (G64)', async () => {
    await scene.registre.modifier(numero, (avant) => ({ demandeur: { ...avant.demandeur, nom: 'Bernard', prenom: 'Odile' } }));
    const avant = await photo(p);
    expect(await actualiser()).toEqual({ status: 'refused', refus: [{ motif: 'identite_differente', champs: ['nom', 'prenom'] }] });
    expect(await photo(p)).toBe(avant);
    await reussir(p.a, agent, 'agent.supprimerDemande', {});
    await importerDemande(scene, agent, mandatee.demande);
    expect((await demandeEcrite(p, numero))!.demande.demandeur).toMatchObject({ nom: 'Bernard', prenom: 'Odile' });
  });

  test('qui n’a rien importé l’apprend', async () => {
    expect(await essayer(p.a, await unAgent(p, 9), 'agent.actualiser', {})).toEqual(['demande_absente']);
  });
});

describe('le codemandeur dont l’employeur rattachait la demande n’est plus au registre', () => {
  const { demande, mandat } = parLeCodemandeur;
  const retirer = async () => {
    await scene.registre.modifier(demande.numeroUnique.valeur, { codemandeur: null, siretDemandeur: null });
    return unAgent(p, 4);
  };

  test('le rattachement s’en va, l’académie n’a plus rien, et l’agent lit quel mandat a pris fin et pourquoi', async () => {
    const quatrieme = await retirer();
    const { changements } = await reussir(p.a, quatrieme, 'agent.actualiser', {});
    expect(changements.at(-1)).toEqual({ chemin: 'rattachement', avant: 'Académie d’Orléans-Tours', apres: null });
    expect(genres(await lireLeFlux())).toEqual(['-d', '-m']);
    const espace = await reussir(p.a, quatrieme, 'agent.espace', {});
    expect(espace).toMatchObject({ etape: 'completer', academie: null, mandatEnVigueur: false });
    const [courriel, ...autres] = await courriels(p, `mandat:${mandat.id}:fini`);
    expect([courriel!.a, autres]).toEqual([quatrieme.courriel, []]);
    expect(courriel!.texte).toContain('donné le 01/09/2026 au service logement (Académie d’Orléans-Tours)');
    expect(courriel!.texte).toContain('n’indique plus de codemandeur');
    expect((await journal(p, demande.id)).map((l) => l.acte)).toEqual(['agent.actualiser']);
  });

  test('pendant une candidature, il reste ; elle finie, la mise à jour suivante le retire', async () => {
    const quatrieme = await retirer();
    const candidature = uneCandidature(4).deLaDemande(demande).valeur();
    await p.semer({ candidatures: [candidature] });
    const { changements } = await reussir(p.a, quatrieme, 'agent.actualiser', {});
    expect(changements.map((c) => c.chemin)).not.toContain('rattachement');
    expect((await reussir(p.a, quatrieme, 'agent.espace', {})).mandatEnVigueur).toBe(true);
    await reussir(p.a, quatrieme, 'agent.annuler', { candidatureId: candidature.id });
    expect((await reussir(p.a, quatrieme, 'agent.actualiser', {})).changements.map((c) => c.chemin)).toEqual(['rattachement']);
    expect((await reussir(p.a, quatrieme, 'agent.espace', {})).mandatEnVigueur).toBe(false);
  });
});

describe('une demande importée avant le 20/04/2021', () => {
  let troisieme: Poste;
  beforeEach(async () => {
    troisieme = await unAgent(p, 3);
  });

  test('se confirme une fois par un code, puis se met à jour comme une autre (G62, G63)', async () => {
    expect((await reussir(p.a, troisieme, 'agent.espace', {})).etape).toBe('revalider');
    expect(await actualiser(troisieme)).toEqual({ status: 'refused', refus: [{ motif: 'revalidation_requise' }] });
    expect(await essayer(p.a, troisieme, 'agent.validerDossier', {})).toContain('revalidation_requise');
    await reussir(p.a, troisieme, 'agent.demanderRevalidation', {});
    const code = codeRecu(scene.smtp);
    await scene.registre.modifier(ancienne.numeroUnique.valeur, { motif: 'separation' });
    expect(await essayer(p.a, troisieme, 'agent.revalider', { code: 'AAAAAAAA' })).toEqual(['code_errone']);
    const { changements } = await reussir(p.a, troisieme, 'agent.revalider', { code });
    expect(changements.map((c) => c.chemin)).toEqual(['motif']);
    expect((await reussir(p.a, troisieme, 'agent.espace', {})).etape).not.toBe('revalider');
    expect((await actualiser(troisieme)).status).toBe('ok');
  });

  test('un double clic, sur deux serveurs : confirmée une fois, et deux fois la même réponse', async () => {
    await reussir(p.a, troisieme, 'agent.demanderRevalidation', {});
    const code = codeRecu(scene.smtp);
    await scene.registre.modifier(ancienne.numeroUnique.valeur, { motif: 'separation' });
    const reponses = await Promise.all([p.a, p.b].map((app) => reussir(app, troisieme, 'agent.revalider', { code })));
    expect(reponses.map((r) => r.changements.map((c) => c.chemin))).toEqual([['motif'], ['motif']]);
    const { rows } = await p.pool.query('SELECT utilise_le FROM code_securite');
    expect(rows).toEqual([{ utilise_le: p.horloge.lire() }]);
  });

  test('un code faux cinq fois, et elle reste à confirmer', async () => {
    await reussir(p.a, troisieme, 'agent.demanderRevalidation', {});
    for (let i = 0; i < 5; i++) await faire(p.a, troisieme, 'agent.revalider', { code: 'AAAAAAAA' });
    expect(await essayer(p.a, troisieme, 'agent.revalider', { code: codeRecu(scene.smtp) })).toEqual(['code_epuise']);
    expect((await reussir(p.a, troisieme, 'agent.espace', {})).etape).toBe('revalider');
  });

  test('importée le 20/04/2021 même, elle n’a rien à confirmer', async () => {
    await p.pool.query(`UPDATE demande SET doc = replace(doc, '"2021-04-19"', '"2021-04-20"')`);
    expect((await actualiser(troisieme)).status).toBe('ok');
  });

  test('le registre arrêté pendant la confirmation : le code sert encore, aucun essai n’est perdu', async () => {
    await reussir(p.a, troisieme, 'agent.demanderRevalidation', {});
    const code = codeRecu(scene.smtp);
    const avant = await photo(p);
    await scene.registre.arreter();
    expect(await essayer(p.a, troisieme, 'agent.revalider', { code })).toEqual(['registre_injoignable']);
    expect(await photo(p)).toBe(avant);
    await scene.registre.demarrer();
    expect(await essayer(p.a, troisieme, 'agent.revalider', { code })).toEqual(['ok']);
  });

  test('l’identité a changé : le code reste bon, et rien n’est confirmé', async () => {
    await scene.registre.modifier(ancienne.numeroUnique.valeur, (avant) => ({
      demandeur: { ...avant.demandeur, dateNaissance: '1989-05-20' },
    }));
    await reussir(p.a, troisieme, 'agent.demanderRevalidation', {});
    expect(await essayer(p.a, troisieme, 'agent.revalider', { code: codeRecu(scene.smtp) })).toEqual(['identite_differente']);
    const espace = await reussir(p.a, troisieme, 'agent.espace', {});
    expect(espace).toMatchObject({ etape: 'revalider', codeDemande: { numeroUnique: ancienne.numeroUnique.valeur } });
  });

  test('sans demande, il n’y a pas de code à demander', async () => {
    expect(await essayer(p.a, await unAgent(p, 9), 'agent.demanderRevalidation', {})).toEqual(['demande_absente']);
    expect(scene.smtp.courriels).toEqual([]);
  });
});
