import type { Changement } from '../../domain/demande/demande.ts';
import { activite, logementActuel, situationFamiliale } from './agent-dossier.ts';
import { civilite, lienCodemandeur, motifDemande, nationalite, textesDossier } from './dossier.ts';
import { date } from './formats.ts';

const { champs } = textesDossier;

/** Le nom d'un champ de la demande, d'après la fin de son chemin. */
const libelles: Readonly<Record<string, string>> = {
  ...champs,
  notificationSms: champs.sms,
  securiteSocialeMasquee: champs.securiteSociale,
  enSituationHandicap: champs.handicap,
  activite: 'Activité',
  situationFamiliale: 'Situation familiale',
  logementActuel: 'Logement actuel',
  lienCodemandeur: textesDossier.lien,
  personnesACharge: 'Personnes à charge',
  naissancesAttendues: textesDossier.naissances,
  mensuelles: textesDossier.mensuelles,
  aideAuLogement: textesDossier.aide,
  revenusFiscaux: 'Revenu fiscal de référence',
  communes: textesDossier.communes,
  departement: 'Département de recherche',
  prioritaire: 'Situation prioritaire',
  demandeur: textesDossier.demandeur,
  codemandeur: textesDossier.codemandeur,
  siret: textesDossier.siret,
  rattachement: textesDossier.rattachement,
};
const codes: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  civilite,
  nationalite,
  motif: motifDemande,
  lienCodemandeur,
  situationFamiliale,
  logementActuel,
  activite,
};
const personnes: Readonly<Record<string, string>> = { demandeur: textesDossier.demandeur, codemandeur: textesDossier.codemandeur };

/** « demandeur.telephone » → « Demandeur : Téléphone portable ». */
export function champChange(chemin: string): string {
  const morceaux = chemin.split('.');
  const nom = morceaux.findLast((m) => m in libelles);
  const libelle = nom === undefined ? textesChangements.autre : libelles[nom]!;
  const personne = morceaux.length > 1 ? personnes[morceaux[0]!] : undefined;
  return personne === undefined || personne === libelle ? libelle : `${personne} : ${libelle.charAt(0).toLowerCase()}${libelle.slice(1)}`;
}

/** Une valeur de la demande telle qu'on la lit : un code devient un mot, une date s'écrit à la française. */
export function valeurChangee(chemin: string, valeur: string | null): string {
  if (valeur === null || valeur === '') return textesChangements.absent;
  const traduite = codes[chemin.split('.').at(-1)!]?.[valeur];
  if (traduite !== undefined) return traduite;
  if (valeur === 'true' || valeur === 'false') return valeur === 'true' ? textesDossier.oui : textesDossier.non;
  return /^\d{4}-\d{2}-\d{2}$/.test(valeur) ? date(valeur) : valeur;
}

export const phraseChangement = ({ chemin, avant, apres }: Changement): string =>
  `${champChange(chemin)} : ${valeurChangee(chemin, avant)} → ${valeurChangee(chemin, apres)}`;

export const textesChangements = {
  legende: 'Champs changés par la dernière mise à jour',
  champ: 'Champ',
  avant: 'Avant',
  apres: 'Après',
  absent: 'Non renseigné',
  autre: 'Autre information',
} as const;
