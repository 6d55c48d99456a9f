import { echeanceDeReponse } from '../../../domain/candidature/appliquer.ts';
import type { Candidature } from '../../../domain/candidature/candidature.ts';
import type { Input, Output } from '../../../domain/contract/index.ts';
import {
  acteAttendTrop,
  JOURS_APRES_PEREMPTION,
  JOURS_AVANT_FIN_DE_MANDAT,
  JOURS_AVANT_PEREMPTION,
  JOURS_AVANT_RENOUVELLEMENT,
} from '../../../domain/journee/delais.ts';
import { compterParGenre, parUrgence, type Place } from '../../../domain/journee/ordonner.ts';
import type { GenreTache, Tache } from '../../../domain/journee/tache.ts';
import { ajouterJours, type Jour } from '../../../domain/shared/dates.ts';
import type { DemandeId } from '../../../domain/shared/ids.ts';
import type { Lecture } from '../connexion.ts';
import { lecture } from '../requete.ts';
import { listerDivergences } from './divergences.ts';
import { listerEnvois } from './envois.ts';
import { A_RATTACHER } from './ordres.ts';

type Journee = Output<'journee.lire'>;

/** Une tâche à placer, et ce qu'elle dit de plus que son agent. */
interface Relevee extends Place {
  readonly demandeId: DemandeId;
  readonly reste: object;
}

/**
 * Les tâches du jour (B14). Chaque genre est un parcours d'index borné par son délai : le travail suit le nombre de tâches, jamais la
 * taille de la base. Seules celles de la fenêtre sont lues en entier.
 */
export function lireJournee(db: Lecture, { genre, reportees, debut, nombre }: Input<'journee.lire'>, le: Jour): Journee {
  const reports = lireReports(db, le);
  const relevees = relever(db, le);
  const presentes = relevees.filter((r) => !reports.has(r.cle));
  const choisies = (reportees ? relevees.filter((r) => reports.has(r.cle)) : presentes)
    .filter((r) => genre === null || r.genre === genre)
    .sort(parUrgence);
  return {
    le,
    total: choisies.length,
    taches: choisies.slice(debut, debut + nombre).map((r) => completer(db, r)),
    comptes: compterParGenre(presentes),
    reportees: relevees.length - presentes.length,
  };
}

/** L'agent d'une tâche de ce jour ; null si elle n'y est pas : on ne reporte que ce qui existe. */
export const demandeDeLaTache = (db: Lecture, cle: string, le: Jour): DemandeId | null =>
  relever(db, le).find((r) => r.cle === cle)?.demandeId ?? null;

const lireReports = (db: Lecture, le: Jour): ReadonlySet<string> =>
  new Set(
    lecture<{ cle: string }>(db, 'SELECT cle FROM report WHERE au > ?')
      .all(le)
      .map((r) => r.cle),
  );

const relever = (db: Lecture, le: Jour): Relevee[] => [
  ...divergences(db),
  ...actesEnAttente(db, le),
  ...reponsesAttendues(db),
  ...rattachements(db),
  ...piecesQuiPeriment(db, le),
  ...renouvellements(db, le),
  ...mandatsQuiFinissent(db, le),
];

const relevee = (
  genre: GenreTache,
  demandeId: DemandeId,
  echeance: Jour | null,
  reste: object = {},
  quoi: string = demandeId,
): Relevee => ({ genre, demandeId, echeance, cle: [genre, quoi, ...(echeance === null ? [] : [echeance])].join(':'), reste });

const divergences = (db: Lecture): Relevee[] =>
  listerDivergences(db).map(({ demandeId, commandeId, nom }) =>
    relevee('divergence', demandeId, null, { commandeId, acte: nom }, commandeId),
  );

const actesEnAttente = (db: Lecture, le: Jour): Relevee[] =>
  listerEnvois(db)
    .filter((envoi) => acteAttendTrop(envoi, le))
    .map(({ demandeId, commandeId, nom, saisieLe, echeance }) =>
      relevee('acte_en_attente', demandeId, echeance, { acte: nom, saisieLe }, commandeId),
    );

/** Un logement est attribué : l'agent a dix jours pour répondre (R441-10 CCH). */
function reponsesAttendues(db: Lecture): Relevee[] {
  const lignes = lecture<{ demande_id: DemandeId; doc: string }>(
    db,
    `
    SELECT c.demande_id, c.doc FROM situation s JOIN demande d ON d.n = s.n JOIN candidature c ON c.demande_id = d.id AND c.etat = s.etat
    WHERE s.etat IN ('attribuee', 'attribuee_avec_rang', 'attribuee_sous_condition')`,
  ).all();
  return lignes.map(({ demande_id, doc }) => {
    const candidature = JSON.parse(doc) as Candidature;
    const { etat, resume } = candidature;
    return relevee('reponse_attendue', demande_id, echeanceDeReponse(candidature), { etat, resume }, candidature.id);
  });
}

interface Ligne {
  readonly id: DemandeId;
  readonly echeance: Jour | null;
}

const rattachements = (db: Lecture): Relevee[] =>
  lecture<Ligne>(db, `SELECT id, NULL AS echeance FROM demande WHERE n IN (${A_RATTACHER})`)
    .all()
    .map(({ id }) => relevee('rattachement_a_valider', id, null));

/** Une candidature est à l'étude, et une pièce confirmée de l'agent cesse ou vient de cesser de valoir (B9). */
const piecesQuiPeriment = (db: Lecture, le: Jour): Relevee[] =>
  lecture<Ligne>(
    db,
    `
    SELECT d.id, s.pieces_fin AS echeance FROM situation s JOIN demande d ON d.n = s.n
    WHERE s.pieces_fin BETWEEN ? AND ? AND s.mandat_fin >= ? AND s.mandat_debut <= ?`,
  )
    .all(ajouterJours(le, -JOURS_APRES_PEREMPTION), ajouterJours(le, JOURS_AVANT_PEREMPTION), le, le)
    .map(({ id, echeance }) => relevee('piece_qui_perime', id, echeance));

const renouvellements = (db: Lecture, le: Jour): Relevee[] =>
  lecture<Ligne>(
    db,
    `
    SELECT d.id, d.valable_jusquau AS echeance FROM demande d JOIN situation s ON s.n = d.n
    WHERE d.valable_jusquau BETWEEN ? AND ? AND s.mandat_fin >= ? AND s.mandat_debut <= ?`,
  )
    .all(le, ajouterJours(le, JOURS_AVANT_RENOUVELLEMENT), le, le)
    .map(({ id, echeance }) => relevee('demande_a_renouveler', id, echeance));

const mandatsQuiFinissent = (db: Lecture, le: Jour): Relevee[] =>
  lecture<Ligne>(
    db,
    `
    SELECT d.id, s.mandat_fin AS echeance FROM situation s JOIN demande d ON d.n = s.n
    WHERE s.mandat_fin BETWEEN ? AND ? AND s.mandat_debut <= ?`,
  )
    .all(le, ajouterJours(le, JOURS_AVANT_FIN_DE_MANDAT), le)
    .map(({ id, echeance }) => relevee('mandat_qui_finit', id, echeance));

function completer(db: Lecture, { cle, genre, demandeId, echeance, reste }: Relevee): Tache {
  const agent = lecture<NonNullable<Tache['agent']>>(db, 'SELECT nom, prenom, numero_unique AS numeroUnique FROM demande WHERE id = ?').get(
    demandeId,
  );
  return { ...reste, cle, genre, demandeId, echeance, agent: agent ?? null } as Tache;
}
