import { randomUUID } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { ajouterMois } from '../../../domain/shared/dates.ts';
import { aujourdhui, type Contexte, type Registre } from '../contexte.ts';
import type { Saisie } from '../formulaire/champs.ts';
import { composer } from '../formulaire/composer.ts';
import { enSaisie, saisieNeuve } from '../formulaire/en-saisie.ts';
import { fusionner } from '../formulaire/fusion.ts';
import { avecUneLigne } from '../formulaire/lignes.ts';
import { estUnFait, pageDemande } from '../pages/demande.ts';
import { type PageFormulaire, rendreFormulaire } from '../pages/formulaire.ts';
import { enPage } from '../pages/gabarit.ts';
import { ouvrirSeance } from '../seance.ts';
import { creerDemande, type DemandeGardee, lireDemande, lireVersion, modifierDemande } from '../stock.ts';
import { lireSaisie, lireVersionDe } from './corps.ts';
import { demandeDeLaSeance } from './ouverte.ts';

type Etat = Pick<PageFormulaire, 'saisie'> & Partial<Omit<PageFormulaire, 'saisie'>>;
const rien = { erreurs: new Map(), propositions: new Map() } as const;

/** Créer une demande, la voir, la modifier, la renouveler. */
export function routesDemande(app: Registre, contexte: Contexte): void {
  const { pool, horloge } = contexte;

  app.get('/demande/nouvelle', () => pageCreer({ saisie: saisieNeuve(aujourdhui(contexte)) }, randomUUID()));
  app.post('/demande/nouvelle', async (requete, reponse) => {
    const saisie = lireSaisie(requete.body);
    const page = z.uuid().catch(randomUUID()).parse(saisie.page);
    const ligne = avecUneLigne(saisie);
    if (ligne !== null) return pageCreer(ligne, page);
    const lu = composer(saisie, aujourdhui(contexte));
    if (!('contenu' in lu)) return reponse.status(422).send(pageCreer(lu, page));
    await ouvrirSeance(pool, requete, reponse, await creerDemande(pool, lu.contenu, page, horloge()), horloge());
    return reponse.redirect('/demande?fait=creee', 303);
  });

  app.get<{ Querystring: { fait?: unknown } }>('/demande', async (requete, reponse) => {
    const gardee = await demandeDeLaSeance(contexte, requete, reponse);
    const { fait } = requete.query;
    return gardee === null ? reponse : pageDemande(gardee, estUnFait(fait) ? fait : null);
  });

  app.get('/demande/modifier', async (requete, reponse) => {
    const gardee = await demandeDeLaSeance(contexte, requete, reponse);
    return gardee === null ? reponse : pageModifier({ saisie: enSaisie(gardee.demande) }, gardee);
  });
  app.post('/demande/modifier', async (requete, reponse) => {
    const gardee = await demandeDeLaSeance(contexte, requete, reponse);
    return gardee === null ? reponse : modifier(contexte, requete, reponse, gardee);
  });

  app.post('/demande/renouveler', async (requete, reponse) => {
    const gardee = await demandeDeLaSeance(contexte, requete, reponse);
    if (gardee === null) return reponse;
    return reponse.redirect(`/demande?fait=${await renouveler(contexte, requete, gardee)}`, 303);
  });
}

/** Un an de plus, à partir d'aujourd'hui si la demande est échue. Un double clic renouvelle une fois : le second n'a plus la version de la page. */
async function renouveler(contexte: Contexte, requete: FastifyRequest, { demande }: DemandeGardee): Promise<string> {
  const { pool, horloge } = contexte;
  const { valeur } = demande.numeroUnique;
  const jour = aujourdhui(contexte);
  if (demande.valableJusquau > ajouterMois(jour, 12)) return 'deja_renouvelee';
  const valableJusquau = ajouterMois(demande.valableJusquau > jour ? demande.valableJusquau : jour, 12);
  const version = lireVersionDe(lireSaisie(requete.body));
  if (await modifierDemande(pool, valeur, version, { valableJusquau }, horloge())) return 'renouvelee';
  const actuelle = await lireDemande(pool, valeur);
  return actuelle?.demande.valableJusquau === valableJusquau ? 'renouvelee' : 'pas_renouvelee';
}

async function modifier(
  contexte: Contexte,
  requete: FastifyRequest,
  reponse: FastifyReply,
  gardee: DemandeGardee,
): Promise<string | FastifyReply> {
  const saisie = lireSaisie(requete.body);
  const version = lireVersionDe(saisie);
  const { valeur } = gardee.demande.numeroUnique;
  const ligne = avecUneLigne(saisie);
  if (ligne !== null) return pageModifier(ligne, { ...gardee, version });
  const lu = composer(saisie, aujourdhui(contexte));
  if (!('contenu' in lu)) return reponse.status(422).send(pageModifier(lu, { ...gardee, version }));
  if (await modifierDemande(contexte.pool, valeur, version, lu.contenu, contexte.horloge()))
    return reponse.redirect('/demande?fait=modifiee', 303);
  return reponse.status(409).send(await pageAilleurs(contexte, requete, reponse, saisie, version));
}

/** La version envoyée n'est plus la dernière : ce qui a changé, et la saisie reprise sur la demande d'aujourd'hui. */
async function pageAilleurs(contexte: Contexte, requete: FastifyRequest, reponse: FastifyReply, saisie: Saisie, version: number) {
  const actuelle = await demandeDeLaSeance(contexte, requete, reponse);
  if (actuelle === null) return '';
  const depart = (await lireVersion(contexte.pool, actuelle.demande.numeroUnique.valeur, version)) ?? actuelle.demande;
  return pageModifier(fusionner(enSaisie(depart), saisie, enSaisie(actuelle.demande)), actuelle);
}

const pageCreer = (etat: Etat, page: string): string =>
  enPage({
    titre: 'Créer une demande',
    erreur: (etat.erreurs?.size ?? 0) > 0,
    contenu: rendreFormulaire({
      ...rien,
      ...etat,
      adresse: '/demande/nouvelle',
      cachee: { nom: 'page', valeur: page },
      bouton: 'Enregistrer ma demande',
    }),
  });

const pageModifier = (etat: Etat, { demande, version }: DemandeGardee): string =>
  enPage({
    titre: 'Modifier mes informations',
    ouverte: demande.numeroUnique.valeur,
    erreur: (etat.erreurs?.size ?? 0) > 0 || etat.changements !== undefined,
    contenu: rendreFormulaire({
      ...rien,
      ...etat,
      adresse: '/demande/modifier',
      cachee: { nom: 'version', valeur: String(version) },
      bouton: 'Enregistrer mes informations',
    }),
  });
