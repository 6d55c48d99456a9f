import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { hacherMotDePasse } from '../../db/central/apply/mot-de-passe.ts';
import { ouvrirFamille } from '../../db/central/apply/jetons.ts';
import { inscrirePoste } from '../../db/central/apply/poste.ts';
import { semer } from '../../db/central/apply/semer.ts';
import { demarrerPostgres } from '../../db/central/embedded.ts';
import { migrer } from '../../db/central/migrate.ts';
import { enTransaction, ouvrirCentrale, type Pool } from '../../db/central/open.ts';
import type { Demande } from '../../domain/demande/demande.ts';
import type { Mandat } from '../../domain/mandat/mandat.ts';
import type { Offre } from '../../domain/offre/offre.ts';
import { ajouterJours, jourAParis } from '../../domain/shared/dates.ts';
import { AcademieId } from '../../domain/shared/ids.ts';
import { uneDemande } from '../constructeurs/demande.ts';
import { gestionnaireId, posteId } from '../constructeurs/identifiants.ts';
import { uneOffre } from '../constructeurs/offre.ts';
import { MOT_DE_PASSE } from '../outils/poste.ts';
import { lancer, portLibre, type Processus } from '../outils/processus.ts';
import type { Plan } from './plan.ts';

/** Un poste inscrit, son jeton, et les dossiers qui ne sont qu'à lui : deux actes par dossier, déposer puis annuler. */
export interface PosteInscrit {
  readonly posteId: string;
  readonly acces: string;
  readonly dossiers: readonly { readonly demandeId: string; readonly offreId: string }[];
}

/** Le serveur, seul dans son processus, que l'on tue et relance à la même adresse. */
export interface ServeurCharge {
  readonly url: string;
  readonly pid: () => number;
  readonly tuerEtRelancer: () => Promise<void>;
}

export interface Terrain {
  readonly pool: Pool;
  readonly serveur: ServeurCharge;
  readonly postes: readonly PosteInscrit[];
  /** Deux gestionnaires d'une même académie, qui ouvrent leur session comme tout le monde. */
  readonly collegues: readonly [string, string];
  readonly fermer: () => Promise<void>;
}

const jour = jourAParis(new Date().toISOString());
const academieId = (n: number) => AcademieId.parse(`charge-${String.fromCharCode(97 + Math.floor(n / 26), 97 + (n % 26))}`);
const departement = (n: number) => String(n + 1).padStart(2, '0');
const commune = (n: number) => ({ ...uneOffre().valeur().commune, departement: departement(n) });

/** PostgreSQL écrit pour de bon sur le disque, le vrai serveur, et `postes` gestionnaires répartis dans les académies. */
export async function preparerTerrain(plan: Plan): Promise<Terrain> {
  const dossier = mkdtempSync(path.join(os.tmpdir(), 'poste-charge-'));
  const postgres = await demarrerPostgres({ dossier, ephemere: false });
  const pool = ouvrirCentrale(postgres.url);
  await migrer(pool);
  const offres = lesOffres(plan.academies);
  const parPoste = Math.ceil(plan.commandes / 2);
  // Ceux de chaque poste, puis ceux des deux collègues de la première académie.
  const paires = Array.from({ length: plan.postes * parPoste + plan.changements }, (_, i) =>
    unDossier(i, i < plan.postes * parPoste ? Math.floor(i / parPoste) % plan.academies : 0),
  );
  const [premiere, seconde] = ['charge-un@essai.test', 'charge-deux@essai.test'] as const;
  await semer(pool, {
    jour,
    academies: Array.from({ length: plan.academies }, (_, n) => uneAcademie(n)),
    comptes: [premiere, seconde].map((courriel, i) => ({
      id: gestionnaireId(900_000 + i),
      academieId: academieId(0),
      role: 'gestionnaire' as const,
      courriel,
      motDePasse: MOT_DE_PASSE,
      nom: 'Charge',
      prenom: courriel,
    })),
    demandes: paires.map((p) => p.demande),
    mandats: paires.map((p) => p.mandat),
    candidatures: [],
    offres,
  });
  await ouvrirLesComptesDesAgents(pool, paires);
  const postes = await inscrire(pool, plan, offres, paires);
  const serveur = await lancerServeur(postgres.url);
  return {
    pool,
    serveur,
    postes,
    collegues: [premiere, seconde],
    async fermer() {
      await serveur.arreter();
      await pool.end();
      await postgres.arreter();
      rmSync(dossier, { recursive: true, force: true });
      rmSync(postgres.dossierDesDonnees, { recursive: true, force: true });
    },
  };
}

const uneAcademie = (n: number) => ({
  id: academieId(n),
  nom: `Académie de charge ${n + 1}`,
  siret: `${String(100_000_000 + n)}00019`,
  departements: [departement(n)],
  departementsOffres: [departement(n)],
});

/** Chaque académie a vingt offres ouvertes dans son département. */
const PAR_ACADEMIE = 20;
const lesOffres = (academies: number): Offre[] =>
  Array.from({ length: academies * PAR_ACADEMIE }, (_, i) =>
    uneOffre(i + 1)
      .avec({ commune: commune(Math.floor(i / PAR_ACADEMIE)), publieeLe: jour, dateLimite: ajouterJours(jour, 60), nombreCandidatures: 0 })
      .valeur(),
  );

function unDossier(i: number, n: number): { demande: Demande; mandat: Mandat } {
  return uneDemande(i + 1)
    .avec({
      academieId: academieId(n),
      communes: [commune(n)],
      departement: departement(n),
      valableJusquau: ajouterJours(jour, 300),
      importeeLe: ajouterJours(jour, -30),
    })
    .avecMandat((m) => m.avecPeriode(ajouterJours(jour, -30), ajouterJours(jour, 150)));
}

/** Chaque agent a un compte : chaque pas de sa candidature lui écrit un courriel, qui attend ici dans la base. */
const ouvrirLesComptesDesAgents = (pool: Pool, paires: readonly { demande: Demande }[]) =>
  pool.query(
    `INSERT INTO compte (id, role, courriel, mot_de_passe, nom, prenom, civilite)
     SELECT id, 'agent', courriel, 'aucun', 'Charge', 'Agent', 'madame' FROM unnest($1::uuid[], $2::text[]) AS a (id, courriel)`,
    [paires.map((p) => p.demande.agentId), paires.map((p) => p.demande.demandeur.courriel)],
  );

/** Chaque gestionnaire a son compte, son poste et ses jetons ; un mot de passe n'a pas à être haché mille fois. */
async function inscrire(
  pool: Pool,
  { postes, academies, commandes }: Plan,
  offres: readonly Offre[],
  paires: readonly { demande: Demande }[],
): Promise<PosteInscrit[]> {
  const empreinte = await hacherMotDePasse(MOT_DE_PASSE);
  const parPoste = Math.ceil(commandes / 2);
  const inscrits: PosteInscrit[] = [];
  for (let i = 0; i < postes; i++) {
    const n = i % academies;
    const compteId = gestionnaireId(i + 1);
    await pool.query(
      `INSERT INTO compte (id, academie_id, role, courriel, mot_de_passe, nom, prenom) VALUES ($1, $2, 'gestionnaire', $3, $4, 'Charge', $5)`,
      [compteId, academieId(n), `charge-${i}@essai.test`, empreinte, `Poste ${i}`],
    );
    await enTransaction(pool, academieId(n), (tx) => inscrirePoste(tx, academieId(n), posteId(i + 1), compteId, new Date()));
    const jetons = await enTransaction(pool, null, (tx) => ouvrirFamille(tx, { compteId, posteId: posteId(i + 1) }, new Date()));
    const siens = paires.slice(i * parPoste, (i + 1) * parPoste);
    inscrits.push({
      posteId: posteId(i + 1),
      acces: jetons.acces,
      dossiers: siens.map(({ demande }, k) => ({ demandeId: demande.id, offreId: offres[n * PAR_ACADEMIE + (k % PAR_ACADEMIE)]!.id })),
    });
  }
  return inscrits;
}

async function lancerServeur(base: string): Promise<ServeurCharge & { arreter: () => Promise<unknown> }> {
  const port = await portLibre();
  const demarrer = (): Promise<Processus> =>
    lancer('server/main.ts', { DATABASE_URL: base, PORT: String(port) }, /Serveur central : (\S+)/);
  let processus = await demarrer();
  return {
    url: processus.annonce,
    pid: () => processus.pid,
    async tuerEtRelancer() {
      await processus.tuer();
      processus = await demarrer();
    },
    arreter: () => processus.arreter(),
  };
}
