import type { Database, Lecture } from './connexion.ts';
import { ecriture, valeurs } from './requete.ts';

/** « dossiers » avance à chaque changement de la liste des dossiers ; « traces » compte les effacements dont il reste des octets. */
export type NomCompteur = 'dossiers' | 'traces';

export const lireCompteur = (db: Lecture, nom: NomCompteur): number =>
  valeurs<number>(db, 'SELECT valeur FROM compteur WHERE nom = ?').get(nom) ?? 0;

export const avancerCompteur = (db: Database, nom: NomCompteur): void => {
  ecriture(db, 'UPDATE compteur SET valeur = valeur + 1 WHERE nom = ?').run(nom);
};

export const remettreCompteur = (db: Database, nom: NomCompteur): void => {
  ecriture(db, 'UPDATE compteur SET valeur = 0 WHERE nom = ?').run(nom);
};
