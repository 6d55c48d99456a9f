import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ZodApp } from '../zod-app.ts';
import { z } from 'zod';
import { ErreurSession, OuvrirSessionServeur, RafraichirSession, SessionEnLigne, SessionServeur } from '../../domain/contract/serveur.ts';
import { ErreurSync, Jetons, protocolesAcceptes } from '../../domain/contract/sync.ts';
import { AcademieId, CompteId, GestionnaireId } from '../../domain/shared/ids.ts';
import { compterEssai, compteursDeLEssai, oublierEssais, type Compteur } from '../../db/central/apply/essais.ts';
import { effacerJetonsPerimes, fermerFamille, ouvrirFamille, tournerJetons, verrouillerLeCompte } from '../../db/central/apply/jetons.ts';
import { verifierMotDePasse } from '../../db/central/apply/mot-de-passe.ts';
import { inscrirePoste } from '../../db/central/apply/poste.ts';
import { enTransaction } from '../../db/central/open.ts';
import { compteParCourriel, lireEpoque, type CompteLu } from '../../db/central/views/compte.ts';
import { fermeDuJeton } from '../../db/central/views/porteur.ts';
import { accuserEffacement } from '../../db/central/apply/retrait.ts';
import type { Contexte } from '../contexte.ts';
import { jetonDe } from '../porteur.ts';

type Identifiants = z.output<typeof OuvrirSessionServeur>;
type Issue =
  | { readonly statut: 200; readonly corps: SessionServeur | SessionEnLigne }
  | { readonly statut: 401 | 403 | 429; readonly corps: ErreurSession };

const invalides: Issue = { statut: 401, corps: { erreur: 'identifiants_invalides' } };
const ALS = 'Action Logement Services';

export function routesSession(app: ZodApp, contexte: Contexte): void {
  app.post(
    '/v1/session',
    { schema: { body: OuvrirSessionServeur, response: { 200: z.union([SessionServeur, SessionEnLigne]), '4xx': ErreurSession } } },
    async (requete, reponse) => {
      if (!protocolesAcceptes.includes(requete.body.protocole)) return reponse.status(403).send({ erreur: 'protocole_inconnu' });
      const { statut, corps } = await ouvrir(contexte, requete.body, requete.ip);
      return reponse.status(statut).send(corps);
    },
  );

  app.post(
    '/v1/session/rafraichir',
    { schema: { body: RafraichirSession, response: { 200: z.object({ jetons: Jetons }), '4xx': ErreurSync } } },
    async (requete, reponse) => {
      const jetons = await enTransaction(contexte.pool, null, (tx) => tournerJetons(tx, requete.body.rafraichissement, contexte.horloge()));
      if (jetons !== null) return { jetons };
      const ferme = await enTransaction(contexte.pool, null, (tx) => fermeDuJeton(tx, requete.body.rafraichissement, contexte.horloge()));
      return reponse.status(401).send({ erreur: ferme === null ? 'jeton_invalide' : 'compte_ferme' });
    },
  );

  app.post('/v1/session/fermer', async (requete: FastifyRequest, reponse: FastifyReply) => {
    const jeton = jetonDe(requete);
    if (jeton !== null) await enTransaction(contexte.pool, null, (tx) => fermerFamille(tx, jeton));
    return reponse.status(204).send();
  });
}

/** Même réponse et même temps que le compte existe ou non, activé ou non ; les essais sont comptés par compte et par source. */
async function ouvrir(contexte: Contexte, identifiants: Identifiants, source: string): Promise<Issue> {
  const { pool } = contexte;
  const maintenant = contexte.horloge();
  const courriel = identifiants.courriel.trim().toLowerCase();
  const compteurs = compteursDeLEssai(courriel, source);
  const jusqua = await enTransaction(pool, null, (tx) => compterEssai(tx, compteurs, maintenant));
  if (jusqua !== null) return { statut: 429, corps: { erreur: 'trop_d_essais', jusqua: jusqua.toISOString() } };
  const compte = await enTransaction(pool, null, (tx) => compteParCourriel(tx, courriel));
  const verifie = compte?.motDePasse ?? null;
  const juste = await verifierMotDePasse(identifiants.motDePasse, verifie);
  if (!juste || compte === null || verifie === null) return invalides;
  const connexion = { compte, verifie, posteId: identifiants.posteId, compteurs, maintenant };
  if (!compte.actif) return direFerme(contexte, connexion, identifiants.efface === true);
  return compte.role === 'gestionnaire' ? connecterGestionnaire(contexte, connexion) : connecterEnLigne(contexte, connexion);
}

interface Connexion {
  readonly compte: CompteLu;
  /** L'empreinte du mot de passe qui vient d'être vérifié. */
  readonly verifie: string;
  readonly posteId: string;
  readonly compteurs: readonly [Compteur, Compteur];
  readonly maintenant: Date;
}

/**
 * Le mot de passe est juste, et le compte désactivé. Seul son titulaire l'apprend ; un gestionnaire, pour que son poste n'en garde rien,
 * et le dise (`efface`). Aux autres, dont aucun poste ne garde rien, la réponse est celle d'un mot de passe faux.
 */
async function direFerme({ pool }: Contexte, { compte, posteId, compteurs, maintenant }: Connexion, efface: boolean): Promise<Issue> {
  if (compte.role !== 'gestionnaire') return invalides;
  await enTransaction(pool, null, async (tx) => {
    // Ses essais sont oubliés comme à une connexion réussie : le reçu, qui passe par ici aussi, n'est pas un essai de trop.
    await oublierEssais(tx, compteurs);
    if (efface) await accuserEffacement(tx, { posteId, compteId: compte.id }, maintenant.toISOString());
  });
  return { statut: 401, corps: { erreur: 'compte_ferme' } };
}

/** Seul un gestionnaire a un poste. Un identifiant de poste d'un autre compte est refusé comme un mot de passe faux. */
async function connecterGestionnaire(contexte: Contexte, connexion: Connexion): Promise<Issue> {
  const { compte, posteId, maintenant } = connexion;
  if (compte.academie === null) return invalides;
  const academie = { ...compte.academie, departements: [...compte.academie.departements], id: AcademieId.parse(compte.academie.id) };
  const poste = await enTransaction(contexte.pool, academie.id, (tx) => inscrirePoste(tx, academie.id, posteId, compte.id, maintenant));
  if (poste === null) return invalides;
  const ouverte = await donnerJetons(contexte, connexion);
  if (ouverte === null) return invalides;
  if (poste.arrete) return { statut: 403, corps: { erreur: 'poste_arrete', jetons: ouverte.jetons } };
  const gestionnaire = { id: GestionnaireId.parse(compte.id), nom: compte.nom, prenom: compte.prenom, courriel: compte.courriel };
  return { statut: 200, corps: { ...ouverte, gestionnaire, academie } };
}

/** Agent, conseiller, bailleur : le poste n'en garde rien, il n'est donc pas inscrit ; plusieurs s'y succèdent. */
async function connecterEnLigne(contexte: Contexte, connexion: Connexion): Promise<Issue> {
  const { id, role, nom, prenom, courriel, bailleur } = connexion.compte;
  if (role === 'gestionnaire') return invalides;
  const organisme = role === 'conseiller' ? ALS : bailleur;
  const ouverte = await donnerJetons(contexte, connexion);
  if (ouverte === null) return invalides;
  return { statut: 200, corps: { jetons: ouverte.jetons, compte: { id: CompteId.parse(id), role, nom, prenom, courriel, organisme } } };
}

/** Les jetons, si le mot de passe vérifié est encore celui du compte ; null s'il a changé entre-temps. */
const donnerJetons = (
  { pool }: Contexte,
  { compte, verifie, posteId, compteurs, maintenant }: Connexion,
): Promise<{ jetons: Jetons; epoque: string } | null> =>
  enTransaction(pool, null, async (tx) => {
    if (!(await verrouillerLeCompte(tx, { id: compte.id, motDePasse: verifie }))) return null;
    await oublierEssais(tx, compteurs);
    await effacerJetonsPerimes(tx, maintenant);
    return { jetons: await ouvrirFamille(tx, { compteId: compte.id, posteId }, maintenant), epoque: await lireEpoque(tx) };
  });
