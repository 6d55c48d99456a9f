import { gunzipSync } from 'node:zlib';
import type { DestinationStream } from 'pino';
import { ouvrirFamille } from '../../db/central/apply/jetons.ts';
import { hacherMotDePasse } from '../../db/central/apply/mot-de-passe.ts';
import { inscrirePoste } from '../../db/central/apply/poste.ts';
import { semer, type Semence } from '../../db/central/apply/semer.ts';
import { enTransaction, type Pool } from '../../db/central/open.ts';
import type { AcademieCentrale, BailleurCentral, CompteCentral } from '../../db/central/types.ts';
import {
  type Commande,
  type Jetons,
  PROTOCOLE,
  PullDebut,
  PullFin,
  type PullLigne,
  type PushReponse,
  type ReponseCommande,
} from '../../domain/contract/sync.ts';
import { cheminAppel } from '../../domain/contract/serveur.ts';
import { creerServeur } from '../../server/compose.ts';
import { ecouterAnnonces, type Annonces } from '../../server/pouls/annonces.ts';
import { registreAbsent } from '../../server/registre/absent.ts';
import type { RegistreDemandes } from '../../server/registre/registre.ts';
import type { ZodApp } from '../../server/zod-app.ts';
import { agentId, bailleurId, commandeId, gestionnaireId, orleansTours, paris, posteId, uuid } from '../constructeurs/identifiants.ts';
import { aujourdhui, midi } from '../constructeurs/jours.ts';
import { uneBasePretee, type BaseCentrale } from '../outils/postgres.ts';

export const MOT_DE_PASSE = 'Demonstration-2026';
export const GESTIONNAIRE = 'gestionnaire@essai.test';
export const COLLEGUE = 'collegue@essai.test';
export const PARISIENNE = 'parisienne@essai.test';
/** L'agent de la demande 1. */
export const AGENT = 'agent@essai.test';
export const CONSEILLER = 'conseiller@essai.test';
export const BAILLEUR = 'bailleur@essai.test';
export const AUTRE_BAILLEUR = 'autre-bailleur@essai.test';

export const academies: readonly AcademieCentrale[] = [
  {
    id: orleansTours,
    nom: 'Académie d’Orléans-Tours',
    siret: '17450430800019',
    departements: ['45', '37'],
    departementsOffres: ['45', '37'],
  },
  { id: paris, nom: 'Académie de Paris', siret: '99975000300017', departements: ['75'], departementsOffres: ['75'] },
];

const compte = (
  n: number,
  role: CompteCentral['role'],
  courriel: string,
  academieId: CompteCentral['academieId'],
  nom: string,
): Omit<CompteCentral, 'motDePasse'> => ({ id: gestionnaireId(n), academieId, role, courriel, nom, prenom: 'Camille' });

export const comptes: readonly Omit<CompteCentral, 'motDePasse'>[] = [
  compte(1, 'gestionnaire', GESTIONNAIRE, orleansTours, 'Moreau'),
  compte(2, 'gestionnaire', COLLEGUE, orleansTours, 'Petit'),
  compte(3, 'gestionnaire', PARISIENNE, paris, 'Garnier'),
  { ...compte(4, 'agent', AGENT, null, 'Lefèvre'), id: agentId(1), civilite: 'madame' },
  compte(5, 'conseiller', CONSEILLER, null, 'Faure'),
  { ...compte(6, 'bailleur', BAILLEUR, null, 'Roche'), bailleurId: bailleurId(1) },
  { ...compte(7, 'bailleur', AUTRE_BAILLEUR, null, 'Diallo'), bailleurId: bailleurId(2) },
];

export const bailleurs: readonly BailleurCentral[] = [
  { id: bailleurId(1), nom: 'Bailleur d’essai' },
  { id: bailleurId(2), nom: 'Habitat d’à côté' },
];

/** Une horloge que l'essai règle : le serveur n'en connaît pas d'autre. */
export interface Horloge {
  readonly lire: () => Date;
  readonly regler: (instant: string) => void;
  readonly avancer: (ms: number) => void;
}

function uneHorloge(): Horloge {
  let ms = Date.parse(midi());
  return {
    lire: () => new Date(ms),
    regler: (instant) => {
      ms = Date.parse(instant);
    },
    avancer: (pas) => {
      ms += pas;
    },
  };
}

export interface Plateforme {
  readonly base: BaseCentrale;
  readonly pool: Pool;
  /** Deux serveurs sur la même base, chacun ses connexions. */
  readonly a: ZodApp;
  readonly b: ZodApp;
  readonly horloge: Horloge;
  readonly semer: (semence: Partial<Semence>) => Promise<void>;
  readonly fermer: () => Promise<void>;
}

interface Options {
  readonly semence?: Partial<Semence>;
  readonly journal?: DestinationStream;
  readonly pouls?: boolean;
  readonly debit?: number;
  readonly connexions?: number;
  readonly souffleMs?: number;
  readonly registre?: RegistreDemandes;
  readonly ecran?: string;
  readonly application?: string;
}

/** L'adresse que portent les liens des courriels. */
export const ADRESSE_PUBLIQUE = 'https://logement.essai.test';

const rienAAnnoncer: Annonces = { abonner: () => () => undefined, fermer: async () => undefined };
const vide = { academies: [], bailleurs: [], comptes: [], demandes: [], mandats: [], candidatures: [], offres: [] };

let empreinte: Promise<string> | null = null;
/** Tous les comptes ont le même mot de passe : une seule empreinte, calculée une fois par processus d'essais. */
async function creerComptes(pool: Pool): Promise<void> {
  empreinte ??= hacherMotDePasse(MOT_DE_PASSE);
  const hachee = await empreinte;
  for (const c of comptes) {
    await pool.query(
      `INSERT INTO compte (id, academie_id, role, courriel, mot_de_passe, nom, prenom, civilite, bailleur_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [c.id, c.academieId, c.role, c.courriel, hachee, c.nom, c.prenom, c.civilite ?? null, c.bailleurId ?? null],
    );
  }
}

export async function unePlateforme(options: Options = {}): Promise<Plateforme> {
  const base = await uneBasePretee(options.connexions);
  const horloge = uneHorloge();
  await semer(base.pool, { ...vide, jour: aujourdhui, academies, bailleurs, ...options.semence });
  await creerComptes(base.pool);
  const annonces = base.desServeurs.map(() => (options.pouls === true ? ecouterAnnonces(base.url) : rienAAnnoncer));
  const [a, b] = await Promise.all(
    [0, 1].map((i) =>
      creerServeur({
        pool: base.desServeurs[i]!,
        horloge: horloge.lire,
        annonces: annonces[i]!,
        registre: options.registre ?? registreAbsent,
        adressePublique: () => ADRESSE_PUBLIQUE,
        demonstration: null,
        debit: options.debit ?? 1_000_000,
        ...(options.journal === undefined ? {} : { journal: options.journal }),
        ...(options.souffleMs === undefined ? {} : { souffleMs: options.souffleMs }),
        ...(options.ecran === undefined ? {} : { ecran: options.ecran }),
        ...(options.application === undefined ? {} : { application: options.application }),
      }),
    ),
  );
  return {
    base,
    pool: base.pool,
    a: a!,
    b: b!,
    horloge,
    semer: (semence) => semer(base.pool, { ...vide, jour: aujourdhui, ...semence }),
    async fermer() {
      await Promise.all([a!.close(), b!.close(), ...annonces.map((x) => x.fermer())]);
      await base.fermer();
    },
  };
}

/** Un poste connecté : son jeton du moment, et le rang de sa prochaine commande. */
export interface Poste {
  readonly courriel: string;
  readonly posteId: string;
  jetons: Jetons;
  rang: number;
}

export const ouvrirSession = (app: ZodApp, courriel: string, n = 1, motDePasse = MOT_DE_PASSE) =>
  app.inject({ method: 'POST', url: '/v1/session', payload: { courriel, motDePasse, posteId: posteId(n), protocole: PROTOCOLE } });

/** Un poste inscrit et ses jetons, écrits comme la connexion les écrit, mot de passe excepté : comptes.test.ts éprouve la connexion elle-même. */
export async function seConnecter(p: Plateforme, courriel = GESTIONNAIRE, n = 1): Promise<Poste> {
  return { courriel, posteId: posteId(n), jetons: await ouvrirJetons(p, courriel, posteId(n)), rang: 1 };
}

/** De nouveaux jetons pour le même poste : l'horloge a pu avancer de plusieurs mois. */
export async function seReconnecter(p: Plateforme, poste: Poste): Promise<void> {
  poste.jetons = await ouvrirJetons(p, poste.courriel, poste.posteId);
}

async function ouvrirJetons(p: Plateforme, courriel: string, id: string): Promise<Jetons> {
  const { id: compteId, academieId, role } = comptes.find((c) => c.courriel === courriel)!;
  const maintenant = p.horloge.lire();
  const inscrire = () => enTransaction(p.pool, academieId, (tx) => inscrirePoste(tx, academieId!, id, compteId, maintenant));
  if (role === 'gestionnaire' && (await inscrire()) === null) throw new Error('ce poste est à un autre compte');
  return enTransaction(p.pool, null, (tx) => ouvrirFamille(tx, { compteId, posteId: id }, maintenant));
}

/** Une opération portée au serveur, par ce porteur ou sans personne. */
export const appeler = (app: ZodApp, poste: Poste | null, nom: string, entree: unknown) =>
  app.inject({ method: 'POST', url: cheminAppel(nom), ...(poste === null ? {} : { headers: porteur(poste) }), payload: entree as object });

export const porteur = (poste: Poste) => ({ authorization: `Bearer ${poste.jetons.acces}` });

let numero = 0;
/** Une commande neuve, au rang suivant de ce poste. */
export function commande(poste: Poste, nom: string, entree: Record<string, unknown>, pourLeCompteDe: string): Commande {
  numero += 1;
  return { commandeId: commandeId(numero), rang: poste.rang++, nom, entree, saisieLe: midi(), pourLeCompteDe } as Commande;
}

let candidature = 0;
/** Un identifiant de candidature jamais servi. */
export const neuve = (): string => uuid(0xcafe, ++candidature);

export const cmdPostuler = (poste: Poste, demandeId: string, offreId: string, candidatureId = neuve()): Commande =>
  commande(poste, 'candidature.postuler', { candidatureId, demandeId, offreId }, demandeId);
export const cmdAnnuler = (poste: Poste, demandeId: string, candidatureId: string): Commande =>
  commande(poste, 'candidature.annuler', { candidatureId }, demandeId);

export const envoyer = (app: ZodApp, poste: Poste, commandes: readonly unknown[]) =>
  envoyerTexte(app, poste, JSON.stringify({ protocole: PROTOCOLE, posteId: poste.posteId, commandes }));
export const envoyerTexte = (app: ZodApp, poste: Poste, payload: string) =>
  app.inject({ method: 'POST', url: '/v1/push', headers: { ...porteur(poste), 'content-type': 'application/json' }, payload });

/** Les réponses à des commandes que le serveur doit toutes recevoir. */
export async function pousser(app: ZodApp, poste: Poste, ...commandes: readonly Commande[]): Promise<ReponseCommande[]> {
  const reponse = await envoyer(app, poste, commandes);
  if (reponse.statusCode !== 200) throw new Error(`envoi refusé : ${reponse.statusCode} ${reponse.body}`);
  return reponse.json<PushReponse>().reponses;
}

export const motifs = (reponse: ReponseCommande | undefined): string[] =>
  reponse?.statut === 'refusee' ? reponse.raisons.map((r) => r.motif) : [];

export interface Page {
  readonly texte: string;
  readonly debut: PullDebut;
  readonly lignes: readonly PullLigne[];
  readonly fin: PullFin;
}

export const demander = (app: ZodApp, poste: Poste, curseurs: Record<string, number> = {}, limite?: number, encodage = 'gzip') =>
  app.inject({
    method: 'POST',
    url: '/v1/pull',
    headers: { ...porteur(poste), 'accept-encoding': encodage },
    payload: { protocole: PROTOCOLE, posteId: poste.posteId, curseurs, ...(limite === undefined ? {} : { limite }) },
  });

/** Une page du flux descendant, décompressée et lue. */
export async function tirer(app: ZodApp, poste: Poste, curseurs: Record<string, number> = {}, limite?: number): Promise<Page> {
  const reponse = await demander(app, poste, curseurs, limite);
  if (reponse.statusCode !== 200) throw new Error(`lecture refusée : ${reponse.statusCode} ${reponse.body}`);
  return lirePage(gunzipSync(reponse.rawPayload).toString());
}

export function lirePage(texte: string): Page {
  const lignes = texte
    .trimEnd()
    .split('\n')
    .map((ligne) => JSON.parse(ligne) as unknown);
  return { texte, debut: PullDebut.parse(lignes[0]), lignes: lignes.slice(1, -1) as PullLigne[], fin: PullFin.parse(lignes.at(-1)) };
}

/** Où en est un poste qui a tout appliqué. */
export const curseursApres = (page: Page): Record<string, number> => Object.fromEntries(page.debut.flux.map((f) => [f.id, f.tete]));
