import { afterEach, beforeEach, expect, test } from 'vitest';
import { listeRequise } from '../../../domain/pieces/liste-requise.ts';
import { uneDemande } from '../../constructeurs/demande.ts';
import { aujourdhui, midi } from '../../constructeurs/jours.ts';
import { faire, journal, reussir } from '../instruction/outils.ts';
import { GESTIONNAIRE, seConnecter, unePlateforme, type Page, type Plateforme, type Poste } from '../outils.ts';
import { demandeEcrite, essayer, genres, lecteur, photo, revenir, toutesDeposees, unAgent } from './outils.ts';

const base = uneDemande(1).sansDossierValide();
const pieces = listeRequise(base.valeur(), aujourdhui);
const { demande, mandat } = base.avec({ pieces }).avecMandat();
const sansEmployeur = uneDemande(2)
  .avec({ pieces, dossierValideLe: null, rattachement: { ...demande.rattachement, employeur: '' } })
  .valeur();

let p: Plateforme;
let agent: Poste;
let lireLeFlux: () => Promise<Page>;
beforeEach(async () => {
  p = await unePlateforme({ semence: { demandes: [demande, sansEmployeur], mandats: [mandat] } });
  agent = await unAgent(p, 1);
  lireLeFlux = lecteur(p, await seConnecter(p, GESTIONNAIRE));
  await lireLeFlux();
});
afterEach(() => p.fermer());

const ecrite = async () => (await demandeEcrite(p, demande.numeroUnique.valeur))!.demande;
const confirmer = (choisies = pieces) => reussir(p.a, agent, 'agent.confirmerPieces', toutesDeposees(choisies));
const valider = () => faire(p.a, agent, 'agent.validerDossier', {});

test('une pièce cochée est datée du jour ; décochée, elle ne l’est plus', async () => {
  await confirmer(pieces.slice(0, 2));
  expect((await ecrite()).pieces.map((piece) => piece.deposeeLe)).toEqual(pieces.map((_, i) => (i < 2 ? aujourdhui : null)));
  await confirmer(pieces.slice(1, 2));
  expect((await ecrite()).pieces.map((piece) => piece.deposeeLe)).toEqual(pieces.map((_, i) => (i === 1 ? aujourdhui : null)));
});

test('une pièce manque : le dossier n’est pas validé, et le refus la nomme', async () => {
  await confirmer(pieces.slice(1));
  const { code, personne, libelle } = pieces[0]!;
  expect(await valider()).toEqual({ status: 'refused', refus: [{ motif: 'pieces_non_deposees', pieces: [{ code, personne, libelle }] }] });
  expect((await ecrite()).dossierValideLe).toBeNull();
});

test('tout est coché : le dossier se valide, l’académie qui a un mandat le sait, le journal aussi', async () => {
  await confirmer();
  expect(await valider()).toEqual({ status: 'ok', value: {} });
  expect((await ecrite()).dossierValideLe).toBe(aujourdhui);
  const page = await lireLeFlux();
  expect(genres(page)).toEqual(['d', 'm']);
  expect(page.texte).toContain(`\\"dossierValideLe\\":\\"${aujourdhui}\\"`);
  expect((await journal(p, demande.id)).map((l) => l.acte)).toEqual(['agent.confirmerPieces', 'agent.validerDossier']);
});

test('décocher une pièce d’un dossier validé le rend de nouveau à valider', async () => {
  await confirmer();
  await valider();
  await confirmer(pieces.slice(1));
  expect((await ecrite()).dossierValideLe).toBeNull();
});

test('deux onglets : une pièce qui n’est plus demandée est refusée, et rien ne change', async () => {
  const avant = await photo(p);
  const { code, personne } = { code: 'grossesse', personne: 'demandeur' as const };
  expect(await essayer(p.a, agent, 'agent.confirmerPieces', { deposees: [{ code, personne }] })).toEqual(['liste_changee']);
  expect(await photo(p)).toBe(avant);
});

test('les bulletins de trois mois plus tôt ne valent plus : la liste est à mettre à jour avant de valider', async () => {
  await confirmer();
  p.horloge.regler(midi('2027-03-01'));
  await revenir(p, agent);
  expect((await valider()).status).toBe('refused');
  expect(await essayer(p.a, agent, 'agent.validerDossier', {})).toContain('liste_changee');
});

test('toutes les raisons à la fois : sans employeur ni pièces', async () => {
  const second = await unAgent(p, 2);
  expect(await essayer(p.a, second, 'agent.validerDossier', {})).toEqual(['rattachement_absent', 'pieces_non_deposees']);
  expect(await essayer(p.a, await unAgent(p, 9), 'agent.validerDossier', {})).toEqual(['demande_absente']);
  expect(await essayer(p.a, await unAgent(p, 9), 'agent.confirmerPieces', { deposees: [] })).toEqual(['demande_absente']);
});

test('cocher ici et là en même temps : l’un passe après l’autre, aucune case n’est à moitié écrite', async () => {
  const [moitie, autre] = [pieces.slice(0, 3), pieces.slice(3)];
  await Promise.all([
    reussir(p.a, agent, 'agent.confirmerPieces', toutesDeposees(moitie)),
    reussir(p.b, agent, 'agent.confirmerPieces', toutesDeposees(autre)),
  ]);
  const cochees = (await ecrite()).pieces.flatMap((piece) => (piece.deposeeLe === null ? [] : [piece.code]));
  expect([moitie, autre].map((lot) => lot.map((piece) => piece.code))).toContainEqual(cochees);
});
