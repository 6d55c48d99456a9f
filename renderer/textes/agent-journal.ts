import type { LigneMonJournal } from '../../domain/contract/mon-journal.ts';
import type { Quoi } from '../../domain/journal/quoi.ts';

/** Ce qui a été fait d'un dossier, dit à son agent. */
export const quoiDuJournal: Readonly<Record<Quoi, string>> = {
  dossier_consulte: 'Dossier consulté',
  candidature_deposee: 'Candidature déposée pour vous',
  candidature_annulee: 'Candidature annulée pour vous',
  candidature_etudiee: 'Candidature étudiée',
  rattachement_reconnu: 'Rattachement reconnu',
  rattachement_non_reconnu: 'Rattachement non reconnu',
  autre: 'Autre opération',
};

export const roleDuJournal: Readonly<Record<LigneMonJournal['role'], string>> = {
  gestionnaire: 'Gestionnaire du service logement',
  conseiller: 'Conseiller Action Logement',
  bailleur: 'Bailleur',
};

/** « Qui a consulté mon dossier » : les postes et le serveur réunis (B13). */
export const textesJournal = {
  titre: 'Qui a consulté mon dossier',
  voir: 'Voir qui a consulté mon dossier',
  introduction:
    "Chaque fois que quelqu'un d'autre que vous ouvre votre dossier ou y fait quelque chose, une ligne est écrite ici. Elle ne peut être ni changée ni effacée, et elle est gardée douze mois.",
  retard:
    "Un gestionnaire peut travailler sans réseau : ce qu'il a consulté apparaît quand son poste se connecte de nouveau, à la date où il l'a fait.",
  legende: 'Consultations et actes, du plus récent au plus ancien',
  quand: 'Date',
  qui: 'Qui',
  quoi: 'Ce qui a été fait',
  nomInconnu: 'Nom non disponible',
  suite: 'Voir les lignes plus anciennes',
  enCours: 'Lecture…',
  aucuneTitre: "Personne n'a consulté votre dossier",
  aucune: "Aucune ligne depuis douze mois, ou depuis l'import de votre demande.",
} as const;
