import type { GenreTache, Tache } from '../../domain/journee/tache.ts';
import { joursEntre, type Jour } from '../../domain/shared/dates.ts';
import { etatCandidature, ligneOffre } from './candidature.ts';
import { acte } from './echanges.ts';
import { compter, date, dateHeure, finNumeroUnique, nomComplet } from './formats.ts';

/** « aujourd'hui », « demain », « dans 5 jours », « depuis 2 jours » : l'échéance, vue d'aujourd'hui. */
export function quand(echeance: Jour, le: Jour): string {
  const jours = joursEntre(le, echeance);
  if (jours < 0) return `dépassée depuis ${compter(-jours, 'jour', 'jours')}`;
  if (jours === 0) return "aujourd'hui";
  return jours === 1 ? 'demain' : `dans ${compter(jours, 'jour', 'jours')}`;
}

export const genreTache: Readonly<Record<GenreTache, string>> = {
  divergence: 'Divergence',
  acte_en_attente: 'Acte en attente',
  reponse_attendue: 'Réponse attendue',
  rattachement_a_valider: 'Rattachement',
  piece_qui_perime: 'Pièces',
  demande_a_renouveler: 'Renouvellement',
  mandat_qui_finit: 'Mandat',
};

/** Pourquoi cette tâche est là, et ce qui arrive si personne n'agit. */
export function raisonDeLaTache(tache: Tache): string {
  switch (tache.genre) {
    case 'divergence':
      return `« ${acte[tache.acte]} » n'a pas été accepté par le serveur : décidez de la suite.`;
    case 'acte_en_attente':
      return `« ${acte[tache.acte]} », enregistré le ${dateHeure(tache.saisieLe)}, partira dès que le serveur répondra.`;
    case 'reponse_attendue':
      return `${etatCandidature[tache.etat]} : ${ligneOffre(tache.resume)}. Sans réponse de l'agent, le logement est réputé refusé.`;
    case 'rattachement_a_valider':
      return "L'agent vous a donné mandat ; reconnaissez-le pour pouvoir agir en son nom.";
    case 'piece_qui_perime':
      return "Une candidature est à l'étude et une pièce cesse de valoir : l'agent doit en déposer une plus récente sur le portail, puis la confirmer.";
    case 'demande_a_renouveler':
      return "La demande arrive à son terme : si elle n'est pas renouvelée, elle sera radiée.";
    case 'mandat_qui_finit':
      return "Le mandat arrive à son terme : sans un nouveau mandat de l'agent, son dossier quittera ce poste.";
  }
}

export const textesJournee = {
  titre: 'Ma journée',
  chapeau: "Ce qui attend une décision ou un geste de votre part, le plus pressant d'abord.",
  charge: (total: number) => (total === 0 ? 'Rien à faire' : compter(total, 'tâche', 'tâches')),
  filtres: 'Genres de tâches',
  toutes: 'Toutes',
  reportees: (n: number) => compter(n, 'tâche reportée', 'tâches reportées'),
  revenir: 'Revenir aux tâches du jour',
  clavier: 'Au clavier : ↑ et ↓ changent de tâche, Entrée ouvre, R reporte à demain.',
  liste: "Tâches, la plus pressante d'abord",
  agentParti: 'Agent dont le dossier a quitté ce poste',
  agent: (agent: NonNullable<Tache['agent']>) => `${nomComplet(agent)} ${finNumeroUnique(agent.numeroUnique)}`,
  echeance: (jour: Jour) => `Au plus tard le ${date(jour)}`,
  information: 'Pour information',
  issues: {
    divergence: 'Voir la divergence',
    acte_en_attente: "Voir la boîte d'envoi",
    reponse_attendue: 'Ouvrir le dossier',
    rattachement_a_valider: 'Examiner le rattachement',
    piece_qui_perime: 'Ouvrir le dossier',
    demande_a_renouveler: 'Ouvrir le dossier',
    mandat_qui_finit: 'Ouvrir le dossier',
  } satisfies Record<GenreTache, string>,
  reporterDemain: 'Reporter à demain',
  reporterSemaine: "Reporter d'une semaine",
  reprendre: 'Reprendre maintenant',
  aide: (geste: string, agent: string) => `${geste} : ${agent}`,
  reporte: (agent: string, jour: Jour) => `Tâche reportée au ${date(jour)} : ${agent}.`,
  reprise: (agent: string) => `Tâche reprise : ${agent}.`,
  annuler: 'Annuler le report',
  suite: (montrees: number, total: number) => `${montrees} tâches montrées sur ${total}`,
  voirSuite: 'Afficher la suite',
  videTitre: 'Rien à faire pour le moment',
  vide: 'Les réponses attendues, les pièces qui périment, les demandes à renouveler, les mandats qui finissent et les rattachements à valider paraîtront ici.',
  videReportees: 'Aucune tâche reportée.',
} as const;
