import { Candidature } from '../candidature/candidature.ts';
import { Demande } from '../demande/demande.ts';
import { Mandat } from '../mandat/mandat.ts';
import { Offre } from '../offre/offre.ts';
import type { z } from 'zod';
import { cleRecherche } from '../shared/cle-recherche.ts';

export type Scalaire = string | number | null;
export type Ligne = readonly [id: string, ...Scalaire[]];

/**
 * Une entité synchronisée, déclarée une fois : qui la reçoit, ce qu'un conflit veut dire, quand elle quitte le poste,
 * et ses colonnes dans l'ordre du fil. La dernière colonne, `doc`, est l'entité entière en JSON :
 * les autres n'existent que pour trier, filtrer et chercher, et s'en déduisent.
 */
export interface EntiteSynchronisee<T> {
  /** Une lettre : elle ouvre chaque ligne du fil. */
  readonly code: string;
  readonly schema: z.ZodType<T>;
  readonly flux: 'academie' | 'departement';
  readonly conflit: string;
  readonly quitteLePoste: string;
  readonly colonnes: readonly string[];
  readonly ligne: (entite: T) => Ligne;
}

const declare = <T>(e: EntiteSynchronisee<T>): EntiteSynchronisee<T> => e;

export const entites = {
  demande: declare<Demande>({
    code: 'd',
    schema: Demande,
    flux: 'academie',
    conflit: 'la demande est en lecture seule, le serveur la remplace ; son rattachement, jugé ici et pas accepté, est une divergence',
    quitteLePoste: 'à la fin ou au retrait du mandat, quand elle change d’académie, ou quand l’agent la supprime',
    colonnes: [
      'id',
      'nom',
      'prenom',
      'numero_unique',
      'cle_tri',
      'recherche',
      'departement',
      'valable_jusquau',
      'rattachement',
      'communes',
      'doc',
    ],
    ligne: (d) => [
      d.id,
      d.demandeur.nom,
      d.demandeur.prenom,
      d.numeroUnique.valeur,
      cleTri(d.demandeur),
      texteRecherche(d),
      d.departement,
      d.valableJusquau,
      d.rattachement.validation,
      d.communes.map((c) => c.nom).join('\n'),
      JSON.stringify(d),
    ],
  }),
  mandat: declare<Mandat>({
    code: 'm',
    schema: Mandat,
    flux: 'academie',
    conflit: 'aucun : seul l’agent donne ou retire un mandat',
    quitteLePoste: 'à sa fin, à son retrait, ou avec sa demande',
    colonnes: ['id', 'demande_id', 'debut', 'fin', 'doc'],
    ligne: (m) => [m.id, m.demandeId, m.debut, m.fin, JSON.stringify(m)],
  }),
  candidature: declare<Candidature>({
    code: 'c',
    schema: Candidature,
    flux: 'academie',
    conflit: 'une divergence : le serveur n’a pas accepté l’acte saisi, ses raisons sont montrées avec ce qui a été saisi',
    quitteLePoste: 'avec sa demande, ou quand un autre mandat ne donne plus l’historique',
    colonnes: ['id', 'demande_id', 'offre_id', 'etat', 'deposee_le', 'doc'],
    ligne: (c) => [c.id, c.demandeId, c.offreId, c.etat, c.deposeeLe, JSON.stringify(c)],
  }),
  offre: declare<Offre>({
    code: 'o',
    schema: Offre,
    flux: 'departement',
    conflit: 'aucun : seul le bailleur change une offre',
    quitteLePoste: 'quand l’académie ne reçoit plus son département, ou celui où le bailleur la passe ; retirée ou attribuée, elle reste',
    colonnes: ['id', 'departement', 'insee', 'typologie', 'date_limite', 'etat', 'doc'],
    ligne: (o) => [o.id, o.commune.departement, o.commune.insee, o.typologie, o.dateLimite, o.etat, JSON.stringify(o)],
  }),
} as const;

export type NomEntite = keyof typeof entites;
export const nomsEntites = Object.keys(entites) as NomEntite[];

/** Le nom, puis le prénom : la tabulation passe avant l'espace, « Benali Sophie » avant « Benali-Béranger Élodie ». */
const cleTri = ({ nom, prenom }: { readonly nom: string; readonly prenom: string }): string =>
  `${cleRecherche(nom)}\t${cleRecherche(prenom)}`;

/** Le texte où chercher un dossier : noms, numéro unique, courriel, communes ; sans accent ni casse. */
function texteRecherche(d: Demande): string {
  const personnes = [d.demandeur, ...(d.codemandeur ? [d.codemandeur] : [])];
  const noms = personnes.flatMap((p) => [p.nom, p.prenom, p.nomNaissance, p.courriel]);
  return [...new Set(cleRecherche([...noms, d.numeroUnique.valeur, ...d.communes.map((c) => c.nom)].join(' ')).split(' '))].join(' ');
}

/** Le flux où descend une entité d'académie, ou une offre d'un département. */
export const fluxAcademie = (academieId: string): string => `academie:${academieId}`;
export const fluxDepartement = (departement: string): string => `departement:${departement}`;
