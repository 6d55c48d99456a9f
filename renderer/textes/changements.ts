import { activite, logementActuel, situationFamiliale } from './agent-dossier.ts';
import { civilite, lienCodemandeur, motifDemande, nationalite, textesDossier } from './dossier.ts';
import { date, euros, telephone } from './formats.ts';

export const textesChangements = {
  legende: 'Champs changés par la dernière mise à jour',
  champ: 'Champ',
  avant: 'Avant',
  apres: 'Après',
  absent: 'Non renseigné',
  autre: 'Autre information',
  personneACharge: (naissance: string) => `Personne à charge née le ${date(naissance)}`,
  precise: (sujet: string, champ: string) => `${sujet} : ${champ.charAt(0).toLowerCase()}${champ.slice(1)}`,
} as const;

const { champs } = textesDossier;

/** Le nom de chaque champ que la comparaison peut rendre (voir domain/demande/comparer.ts). */
const libelles: Readonly<Record<string, string>> = {
  deposeeLe: champs.deposeeLe,
  valableJusquau: champs.valableJusquau,
  civilite: champs.civilite,
  nom: champs.nom,
  nomNaissance: champs.nomNaissance,
  prenom: champs.prenom,
  dateNaissance: champs.dateNaissance,
  nationalite: champs.nationalite,
  telephone: champs.telephone,
  courriel: champs.courriel,
  notificationSms: champs.sms,
  securiteSocialeMasquee: champs.securiteSociale,
  enSituationHandicap: champs.handicap,
  activite: 'Activité',
  lienCodemandeur: textesDossier.lien,
  naissancesAttendues: textesDossier.naissances,
  mensuelles: textesDossier.mensuelles,
  aideAuLogement: textesDossier.aide,
  motif: champs.motif,
  situationFamiliale: 'Situation familiale',
  logementActuel: 'Logement actuel',
  prioritaire: 'Situation prioritaire',
  communes: textesDossier.communes,
  rattachement: 'Employeur de rattachement',
};
const personnes: Readonly<Record<string, string>> = { demandeur: textesDossier.demandeur, codemandeur: textesDossier.codemandeur };

/** « demandeur.telephone » → « Demandeur : téléphone portable ». */
export function champChange(chemin: string): string {
  const [debut = '', champ = '', precision = ''] = chemin.split('.');
  const dernier = libelles[chemin.split('.').at(-1)!] ?? textesChangements.autre;
  if (champ === 'revenusFiscaux') return textesDossier.revenuFiscal(Number(precision));
  if (champ === 'personnesACharge') {
    const personne = textesChangements.personneACharge(precision);
    return chemin.endsWith('enSituationHandicap') ? textesChangements.precise(personne, dernier) : personne;
  }
  return debut in personnes ? textesChangements.precise(personnes[debut]!, dernier) : dernier;
}

type Ecrire = (valeur: string) => string;
const code =
  (mots: Readonly<Record<string, string>>): Ecrire =>
  (valeur) =>
    mots[valeur] ?? valeur;
const montant: Ecrire = (valeur) => euros(Number(valeur));

const ecritures: Readonly<Record<string, Ecrire>> = {
  deposeeLe: date,
  valableJusquau: date,
  dateNaissance: date,
  civilite: code(civilite),
  nationalite: code(nationalite),
  motif: code(motifDemande),
  lienCodemandeur: code(lienCodemandeur),
  situationFamiliale: code(situationFamiliale),
  logementActuel: code(logementActuel),
  activite: code(activite),
  telephone,
  securiteSocialeMasquee: textesDossier.masquee,
  mensuelles: montant,
  aideAuLogement: montant,
};

/** Une valeur de la demande telle qu'on la lit : un code devient un mot, une date et un montant s'écrivent à la française. */
export function valeurChangee(chemin: string, valeur: string | null): string {
  if (/\.personnesACharge\.|^prioritaire$|notificationSms$|enSituationHandicap$/.test(chemin))
    return valeur === null || valeur === 'false' ? textesDossier.non : textesDossier.oui;
  if (valeur === null || valeur === '') return textesChangements.absent;
  if (chemin.includes('.revenusFiscaux.')) return montant(valeur);
  return ecritures[chemin.split('.').at(-1)!]?.(valeur) ?? valeur;
}
