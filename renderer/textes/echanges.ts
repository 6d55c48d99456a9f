import type { nomsCommandes } from '../../domain/contract/echanges.ts';
import { compter, date, dateHeure, ilYA } from './formats.ts';

export const acte: Readonly<Record<(typeof nomsCommandes)[number], string>> = {
  'candidature.postuler': 'Je postule',
  'candidature.annuler': 'Annuler cette candidature',
  'rattachement.valider': 'Valider le rattachement',
  'rattachement.refuser': 'Ne pas reconnaître le rattachement',
};

/** Un acte peut survivre au dossier : quand le mandat a pris fin, plus rien ne nomme l'agent sur ce poste. */
export const nomOuParti = (agent: string): string => (agent === '' ? 'Agent dont le dossier a quitté ce poste' : agent);

export const textesEnvoi = {
  titre: "Boîte d'envoi",
  chapeau:
    "Les actes enregistrés sur ce poste que le serveur n'a pas encore reçus. Ils partent seuls, dans l'ordre, dès que le serveur répond ; ils survivent à un arrêt du poste.",
  tableau: "Actes en attente, dans leur ordre d'envoi",
  colonnes: {
    acte: 'Acte',
    agent: 'Pour',
    offre: 'Offre',
    depuis: 'Enregistré',
    avant: 'À recevoir au plus tard le',
    tentatives: 'Tentatives',
  },
  depuis: (instant: string) => dateHeure(instant),
  ilYA,
  avant: (jour: string | null) => (jour === null ? 'Sans date limite' : date(jour)),
  tentatives: (n: number) => (n === 0 ? 'Aucune encore' : compter(n, 'tentative', 'tentatives')),
  urgent: (jours: number) => (jours < 0 ? 'date limite passée' : jours === 0 ? "aujourd'hui" : `${compter(jours, 'jour', 'jours')}`),
  videTitre: 'Rien à envoyer',
  vide: 'Tous les actes enregistrés sur ce poste ont été reçus par le serveur.',
  ouvrir: (agent: string) => `Ouvrir le dossier de ${agent}`,
} as const;

export const textesDivergences = {
  titre: 'Divergences',
  chapeau: "Ce que vous avez enregistré sur ce poste et que le serveur n'a pas accepté. Rien n'est effacé sans vous.",
  saisi: 'Ce que vous avez enregistré',
  serveur: 'Ce que dit le serveur',
  enregistre: (instant: string) => `Enregistré le ${dateHeure(instant)}`,
  juge: (instant: string) => `Répondu le ${dateHeure(instant)}`,
  existante: 'Candidature déjà en cours',
  deposeePar: (nom: string, instant: string) => `Déposée par ${nom} le ${dateHeure(instant)}`,
  dateLimite: (jour: string) => `Date limite de candidature : ${date(jour)}`,
  uneSeule: "Une demande ne porte qu'une candidature à la fois.",
  bailleur: (nom: string) => `Bailleur : ${nom}`,
  issues: 'Que faire ?',
  ouvrir: 'Ouvrir le dossier',
  autresOffres: "Voir d'autres offres",
  ranger: 'Ranger',
  rangerAide: (agent: string) => `Ranger la divergence de ${agent}`,
  videTitre: 'Aucune divergence',
  vide: 'Le serveur a accepté tout ce que ce poste lui a envoyé.',
} as const;
