import type { Demande, Personne } from '../../domain/demande/demande.ts';
import { compter } from './formats.ts';

/** Les trois étapes du dossier, avec les titres du guide (G37). */
export const etapeDossier = {
  informations: '1. Les informations de mon NUR-NUD',
  completer: "2. Les informations à compléter pour AL'in",
  pieces: '3. Les pièces justificatives de mon NUR-NUD',
} as const;

export const situationFamiliale: Readonly<Record<Demande['situationFamiliale'], string>> = {
  celibataire: 'Célibataire',
  marie: 'Marié(e)',
  pacse: 'Pacsé(e)',
  concubinage: 'En concubinage',
  separe: 'Séparé(e)',
  divorce: 'Divorcé(e)',
  veuf: 'Veuf ou veuve',
};
export const logementActuel: Readonly<Record<Demande['logementActuel'], string>> = {
  locataire: 'Locataire',
  heberge: 'Hébergé(e)',
  proprietaire: 'Propriétaire',
  logement_de_fonction: 'Logement de fonction',
  sans_logement: 'Sans logement',
  autre: 'Autre',
};
export const activite: Readonly<Record<Personne['activite'], string>> = {
  emploi: 'En emploi',
  retraite: 'À la retraite',
  recherche_emploi: "En recherche d'emploi",
  etudes: 'En études',
  sans_activite: 'Sans activité',
};

export const textesEtapes = { navigation: 'Étapes du dossier', precedente: 'Étape précédente', suivante: 'Étape suivante' } as const;

/** Étape 1 : la copie de la demande, en lecture seule (G38–G42). */
export const textesInformations = {
  voici: (numero: string) => `Voici les informations liées au numéro unique : ${numero}`,
  lectureSeule:
    "Pour toute modification ou complétude de ces données, vous devez obligatoirement vous rendre sur votre site d'enregistrement en cliquant sur « Modifier mes informations ».",
  rafraichir: 'Une fois la mise à jour effectuée, rafraîchissez vos données en cliquant sur le bouton « Mettre à jour ».',
  modifier: 'Modifier mes informations',
  demandeur: 'Demandeur',
  codemandeur: 'Codemandeur',
  recherche: 'Ma recherche',
  situationFamiliale: 'Situation familiale',
  logementActuel: 'Logement actuel',
  activites: (role: string) => `Activité (${role.toLowerCase()})`,
  ressources: 'Ressources',
} as const;

/** « Mettre à jour » (G41, G61–G66). */
export const textesMiseAJour = {
  bouton: 'Mettre à jour',
  enCours: 'Mise à jour…',
  refus: "Vos informations n'ont pas été mises à jour",
  sansChangement: "Vos informations sont à jour : rien n'a changé sur le site d'enregistrement.",
  avecChangements: (n: number) => `Vos informations sont à jour : ${compter(n, 'changement', 'changements')}.`,
} as const;

/** Étape 2 : l'employeur, et à qui des deux la demande est rattachée (G43–G50). */
export const textesCompleter = {
  introduction:
    'Cette plateforme est dédiée aux agents des académies. Vous pouvez rattacher votre demande à votre situation professionnelle ou à celle de votre codemandeur : cochez la case correspondante.',
  introductionSeul: 'Cette plateforme est dédiée aux agents des académies : indiquez ici votre employeur.',
  personne: 'Demande rattachée à la situation professionnelle de',
  academie: 'Mon académie',
  siret: "N° SIRET de l'employeur",
  siretAide: "14 chiffres. Pour l'académie d'Orléans-Tours : 17450430800019. Le SIRET est aussi à saisir sur votre site d'enregistrement.",
  siretReconnu: (academie: string) => `C'est le SIRET de l'académie ${/^[aeiouyàâéèêîïôœ]/i.test(academie) ? "d'" : 'de '}${academie}.`,
  siretValable: 'Ce SIRET est valable.',
  siretInconnu:
    "Ce SIRET n'est pas celui d'une académie connue ici. Vérifiez-le : si votre employeur n'est pas une académie, aucun service logement ne verra votre demande, et l'accès aux offres reste réservé aux agents des académies et aux personnes en situation prioritaire.",
  employeur: "Nom de l'employeur (si vous en avez plusieurs, employeur principal)",
  employeurAbsent: "Le champ Nom de l'employeur est obligatoire",
  codeEntreprise: 'Code entreprise (ce champ est facultatif)',
  codeEntrepriseAide: "Inutile pour l'Éducation nationale.",
  matricule: 'Matricule (facultatif)',
  matriculeAide: 'Il aide le service logement de votre académie à vous reconnaître.',
  dateEntree: "Date d'entrée dans l'académie (facultatif)",
  cdi: 'Êtes-vous en CDI (contrat à durée indéterminée) ? (facultatif)',
  oui: 'Oui',
  non: 'Non',
  valider: "Je valide l'académie",
  enCours: 'Enregistrement…',
  refus: "L'académie n'a pas été validée",
  valideeTitre: (academie: string) => `Votre académie est validée : ${academie}`,
  validee: "Le service logement doit encore vous reconnaître comme l'un de ses agents avant de pouvoir agir pour vous.",
  reconnu: "Le service logement vous a reconnu comme l'un de ses agents.",
  nonReconnu: (motif: string) => `Le service logement ne vous a pas reconnu comme l'un de ses agents : ${motif}`,
  nonReconnuSansMotif: 'vérifiez le SIRET et le matricule, puis validez à nouveau.',
  enregistreHorsAcademie: "Votre employeur est enregistré, mais ce n'est pas une académie connue",
  aValiderTitre: "Validez d'abord votre académie",
  aValider: "Cliquez sur « Je valide l'académie » pour enregistrer ce que vous avez saisi, puis continuez.",
} as const;
