import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { v4 as uuidv4 } from 'uuid';
import { z } from 'zod';
import { RaisonDroitPerdu } from '../../domain/contract/droit-perdu.ts';
import { AcademieDuPoste, Gestionnaire, type RefusOuvrirSession } from '../../domain/contract/session.ts';
import { tropDeRequetes } from '../../domain/contract/envelope.ts';
import { ErreurSession, SessionEnLigne, SessionServeur } from '../../domain/contract/serveur.ts';
import { PROTOCOLE } from '../../domain/contract/sync.ts';
import { ok, refused, type Result } from '../../domain/shared/result.ts';
import { toutRetirer } from '../../db/local/apply/effacer.ts';
import { effacerTraces } from '../../db/local/apply/traces.ts';
import { accorderCarnet } from '../../db/local/carnet/suivi.ts';
import { estIllisible } from '../../db/local/connexion.ts';
import { estTropVieux, joursMax, noterTemps } from '../../db/local/contact.ts';
import { ecrireMeta, lireMeta } from '../../db/local/meta.ts';
import type { BaseLocale } from '../../db/local/open.ts';
import { marquerAbimee } from '../../db/local/quarantaine.ts';
import { aUneBase, ouvrirOuReconstruire } from '../../db/local/reconstruire.ts';
import { compterEchanges } from '../../db/local/views/envois.ts';
import { ecrireJetons } from '../sync/jetons.ts';
import { appeler, OCCUPE, type Fetch, type Reponse } from '../sync/reseau.ts';
import { cleDuCompte } from '../vault/compte.ts';
import { fermerAuServeur } from './en-ligne.ts';
import { quitter } from './sans-droit.ts';
import { creerVerificateur, verifier } from './verificateur.ts';

/** Ce que rend une connexion : la base d'un gestionnaire, ou une session dont ce poste ne gardera rien. */
export type Ouverture = OuvertureGestionnaire | { readonly genre: 'en_ligne'; readonly recue: SessionEnLigne };

/** Une base ouverte pour un gestionnaire reconnu, par le serveur ou, sans réseau, par ce poste. */
export interface OuvertureGestionnaire {
  readonly genre: 'gestionnaire';
  readonly base: BaseLocale;
  readonly posteId: string;
  readonly gestionnaire: Gestionnaire;
  readonly academie: AcademieDuPoste;
  readonly horsLigne: boolean;
}

export interface OptionsOuverture {
  readonly dossier: string;
  readonly serveur: string;
  readonly cle: Uint8Array;
  readonly fetch: Fetch;
  readonly horloge: () => Date;
}

type Refus = RefusOuvrirSession;
interface Identifiants {
  readonly courriel: string;
  readonly motDePasse: string;
}

const ESSAIS = 5;
const VERROU_MS = 15 * 60_000;

interface BaseDuCompte {
  readonly chemin: string;
  readonly cle: Uint8Array;
  /** Null à la première connexion. */
  readonly base: BaseLocale | null;
}

/**
 * Reconnaître qui se connecte : le serveur d'abord ; s'il ne répond pas, la dernière connexion réussie sur ce poste. Une base qui se révèle
 * abîmée en chemin est fermée et marquée, l'exception le dit : l'ouverture suivante la refait.
 */
export async function ouvrirSession(options: OptionsOuverture, identifiants: Identifiants): Promise<Result<Ouverture, Refus>> {
  const { fichier, cle } = cleDuCompte(options.cle, identifiants.courriel);
  const chemin = path.join(options.dossier, fichier);
  const existante = aUneBase(chemin) ? ouvrirOuReconstruire({ fichier: chemin, cle }) : null;
  if (existante !== null && !existante.ok) return existante;
  const base = existante === null ? null : existante.value;
  try {
    return await reconnaitre(options, identifiants, { chemin, cle, base });
  } catch (erreur) {
    if (base !== null) fermerEnPanne(base, erreur);
    throw erreur;
  }
}

/** Une panne sort de cette base : elle ne reste pas ouverte sans session pour la fermer. */
export function fermerEnPanne(base: BaseLocale, erreur: unknown): void {
  try {
    if (estIllisible(erreur)) marquerAbimee(base.fichier);
  } finally {
    base.fermer();
  }
}

async function reconnaitre(
  options: OptionsOuverture,
  identifiants: Identifiants,
  { chemin, cle, base }: BaseDuCompte,
): Promise<Result<Ouverture, Refus>> {
  const posteId = (base && lireMeta(base.lecture, 'poste_id')) ?? uuidv4();
  const reponse = await appeler(options.fetch, `${options.serveur}/v1/session`, {
    schema: z.union([SessionServeur, SessionEnLigne]),
    corps: { ...identifiants, posteId, protocole: PROTOCOLE },
  });
  const refuser = (refus: Refus) => {
    base?.fermer();
    return refused(refus);
  };
  if (reponse.genre === 'erreur') {
    const perdu = base === null ? null : await droitPerdu(options, { base, posteId, identifiants }, reponse.corps);
    return perdu === null ? refuser(refusDuServeur(reponse, options.horloge())) : refused(perdu);
  }
  if (reponse.genre === 'panne') {
    if (base === null) return refused({ motif: 'serveur_injoignable_premiere_connexion' });
    const raison = refusHorsLigne(base, identifiants.motDePasse, options.horloge());
    return raison === null ? ok(horsLigne(base, posteId)) : refuser(raison);
  }
  if ('compte' in reponse.corps) {
    base?.fermer();
    return ok({ genre: 'en_ligne', recue: reponse.corps });
  }
  mkdirSync(options.dossier, { recursive: true, mode: 0o700 });
  const ouverte = base === null ? ouvrirOuReconstruire({ fichier: chemin, cle }) : ok(base);
  if (!ouverte.ok) return ouverte;
  const recue = reponse.corps;
  try {
    retenir(ouverte.value, posteId, recue, identifiants.motDePasse, options.horloge());
  } catch (erreur) {
    fermerEnPanne(ouverte.value, erreur);
    throw erreur;
  }
  const { gestionnaire, academie } = recue;
  return ok({ genre: 'gestionnaire', base: ouverte.value, posteId, gestionnaire, academie, horsLigne: false });
}

/**
 * Pendant une séance d'accompagnement : un agent, et personne d'autre. Aucune base n'est ouverte ni même cherchée ;
 * les jetons d'un autre rôle sont rendus aussitôt.
 */
export async function ouvrirPourUnAgent(
  { serveur, fetch, horloge }: Pick<OptionsOuverture, 'serveur' | 'fetch' | 'horloge'>,
  identifiants: Identifiants,
): Promise<Result<SessionEnLigne, Refus>> {
  const reponse = await appeler(fetch, `${serveur}/v1/session`, {
    schema: z.union([SessionServeur, SessionEnLigne]),
    corps: { ...identifiants, posteId: uuidv4(), protocole: PROTOCOLE },
  });
  if (reponse.genre === 'panne') return refused({ motif: 'serveur_injoignable_premiere_connexion' });
  if (reponse.genre === 'erreur') return refused(refusDuServeur(reponse, horloge()));
  if ('compte' in reponse.corps && reponse.corps.compte.role === 'agent') return ok(reponse.corps);
  await fermerAuServeur(fetch, serveur, reponse.corps.jetons.acces);
  return refused({ motif: 'seance_reservee_aux_agents' });
}

function refusDuServeur({ statut, corps, retryAfter }: Extract<Reponse<unknown>, { genre: 'erreur' }>, maintenant: Date): Refus {
  const lue = ErreurSession.safeParse(corps);
  if (lue.success && lue.data.erreur === 'trop_d_essais') return { motif: 'trop_d_essais', jusqua: lue.data.jusqua };
  // Trop de demandes venues de ce réseau : le mot de passe n'a pas même été lu.
  if (statut === OCCUPE) return tropDeRequetes(retryAfter, maintenant.getTime());
  switch (lue.data?.erreur) {
    case 'protocole_inconnu':
      return { motif: 'poste_a_mettre_a_jour' };
    default:
      return { motif: 'identifiants_invalides' };
  }
}

/** Pourquoi ce poste ne peut pas reconnaître le gestionnaire sans le serveur ; null s'il le peut. Cinq essais, puis un quart d'heure d'attente. */
function refusHorsLigne(base: BaseLocale, motDePasse: string, maintenant: Date): Refus | null {
  if (lireMeta(base.lecture, 'verificateur') === null) return jamaisReconnu(base);
  const verrou = lireMeta(base.lecture, 'verrou_jusqua');
  if (verrou !== null && Date.parse(verrou) > maintenant.getTime()) return { motif: 'trop_d_essais', jusqua: verrou };
  if (!verifier(motDePasse, lireMeta(base.lecture, 'verificateur'))) {
    const essais = Number(lireMeta(base.lecture, 'essais') ?? '0') + 1;
    ecrireMeta(base.ecriture, 'essais', essais >= ESSAIS ? null : String(essais));
    if (essais >= ESSAIS) ecrireMeta(base.ecriture, 'verrou_jusqua', new Date(maintenant.getTime() + VERROU_MS).toISOString());
    return { motif: 'identifiants_invalides' };
  }
  ecrireMeta(base.ecriture, 'essais', null);
  const { enAttente } = compterEchanges(base.lecture);
  const raison = RaisonDroitPerdu.nullable().parse(lireMeta(base.lecture, 'droit_perdu'));
  if (raison !== null) return { motif: 'droit_perdu', raison, enAttente, rendus: 0 };
  noterTemps(base.ecriture, maintenant, 0);
  const jours = joursMax(base.lecture);
  return estTropVieux(base.lecture, maintenant) ? { motif: 'hors_ligne_depuis_trop_longtemps', jours, enAttente } : null;
}

/** Une base refaite, ou dont la création s'est arrêtée, ne sait reconnaître personne : il y faut le serveur. */
const jamaisReconnu = (base: BaseLocale): Refus =>
  lireMeta(base.lecture, 'reprise') === null
    ? { motif: 'serveur_injoignable_premiere_connexion' }
    : { motif: 'base_abimee', enAttente: compterEchanges(base.lecture).enAttente };

/** Le serveur dit-il, mot de passe juste, que ce poste n'a plus le droit de rien garder ? Il n'en reste alors rien, et la base est fermée (I-10). */
async function droitPerdu(
  { serveur, fetch }: OptionsOuverture,
  { base, posteId, identifiants }: { base: BaseLocale; posteId: string; identifiants: Identifiants },
  corps: unknown,
): Promise<Refus | null> {
  const { data } = ErreurSession.safeParse(corps);
  const lien = { base, serveur, posteId, fetch };
  if (data?.erreur === 'poste_arrete') return quitter(lien, data.jetons.acces, 'poste_arrete');
  if (data?.erreur !== 'compte_ferme') return null;
  const perdu = await quitter(lien, null, 'compte_ferme');
  // Sans jeton, le reçu passe par la même porte, avec le même mot de passe.
  await appeler(fetch, `${serveur}/v1/session`, {
    schema: z.never(),
    corps: { ...identifiants, posteId, protocole: PROTOCOLE, efface: true },
  });
  return perdu;
}

function horsLigne(base: BaseLocale, posteId: string): OuvertureGestionnaire {
  const lire = (cle: string): unknown => JSON.parse(lireMeta(base.lecture, cle) ?? 'null');
  return {
    genre: 'gestionnaire',
    base,
    posteId,
    gestionnaire: Gestionnaire.parse(lire('gestionnaire')),
    academie: AcademieDuPoste.parse(lire('academie')),
    horsLigne: true,
  };
}

function retenir(base: BaseLocale, posteId: string, session: SessionServeur, motDePasse: string, maintenant: Date): void {
  base.ecriture.transaction(() => {
    // Une autre académie : les dossiers de la précédente s'en vont avant que la session s'ouvre.
    const avant = academieRetenue(base);
    if (avant !== null && avant !== session.academie.id) toutRetirer(base.ecriture);
    ecrireMeta(base.ecriture, 'droit_perdu', null);
    ecrireMeta(base.ecriture, 'poste_id', posteId);
    ecrireMeta(base.ecriture, 'gestionnaire', JSON.stringify(session.gestionnaire));
    ecrireMeta(base.ecriture, 'academie', JSON.stringify(session.academie));
    ecrireMeta(base.ecriture, 'verificateur', creerVerificateur(motDePasse));
    ecrireMeta(base.ecriture, 'derniere_connexion', maintenant.toISOString());
    ecrireMeta(base.ecriture, 'essais', null);
    ecrireMeta(base.ecriture, 'verrou_jusqua', null);
    ecrireJetons(base, session.jetons);
  })();
  accorderCarnet(base.ecriture);
  effacerTraces(base.ecriture);
}

/** L'académie de la dernière connexion ; null à la première. */
function academieRetenue(base: BaseLocale): string | null {
  const ecrite = lireMeta(base.lecture, 'academie');
  return ecrite === null ? null : AcademieDuPoste.parse(JSON.parse(ecrite)).id;
}
