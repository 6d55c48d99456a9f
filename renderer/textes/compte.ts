import type { RegleMotDePasse } from '../../domain/compte/mot-de-passe.ts';

/** Chaque règle du mot de passe : ce qu'elle demande, et ce qui manque quand elle n'est pas tenue (G25). */
export const regleMotDePasse: Readonly<Record<RegleMotDePasse, { readonly libelle: string; readonly manque: string }>> = {
  longueur: { libelle: 'Au moins 8 caractères', manque: 'il a moins de 8 caractères' },
  chiffre: { libelle: 'Au moins 1 chiffre', manque: 'il lui manque un chiffre' },
  majuscule: { libelle: 'Au moins 1 lettre en majuscule', manque: 'il lui manque une majuscule' },
  minuscule: { libelle: 'Au moins 1 lettre en minuscule', manque: 'il lui manque une minuscule' },
  different_du_nom: { libelle: 'Différent de votre e-mail', manque: 'il est identique à votre e-mail' },
  pas_courant: { libelle: 'Pas un mot de passe trop courant', manque: 'il est trop courant' },
};

export const textesCreerCompte = {
  titre: 'Créer mon compte',
  introduction: 'Tous les champs sont obligatoires.',
  reserve:
    "L'accès aux offres est réservé aux agents des académies, ou aux personnes en situation prioritaire prises en charge par Action Logement Services (article L. 313-26-2 du Code de la construction et de l'habitation).",
  prealableTitre: 'Avant de commencer',
  prealable:
    "Vous aurez besoin de votre numéro unique de demande de logement social. Pour l'obtenir, enregistrez d'abord votre demande et déposez vos pièces justificatives sur le site d'enregistrement.",
  prealableLien: 'demande-logement-social.gouv.fr',
  etapesTitre: 'Les cinq étapes',
  etapes: [
    "Je crée ma demande de logement et j'obtiens mon numéro unique (NUR ou NUD) sur le site d'enregistrement.",
    'Je crée un compte et je saisis mon numéro unique pour récupérer les informations de ma demande.',
    'Je complète les informations relatives à mon académie.',
    "Je dépose les pièces justificatives demandées sur le site d'enregistrement de ma demande.",
    'Je postule aux offres liées à ma situation.',
  ],
  civilite: 'Civilité',
  madame: 'Madame',
  monsieur: 'Monsieur',
  nomNaissance: 'Nom de naissance',
  prenom: 'Prénom',
  telephone: 'Téléphone portable',
  telephoneAide: 'Par exemple 06 12 34 56 78',
  courriel: 'E-mail',
  courrielAide:
    "Nous vous conseillons l'adresse qui sert déjà au suivi de votre demande sur le site d'enregistrement. Format attendu : nom@domaine.fr",
  accepte: "J'ai compris et j'accepte l'utilisation de mes données personnelles.",
  donnees:
    "Elles servent à suivre votre demande de logement et vos candidatures, et ne sont montrées au service logement de votre académie qu'avec votre autorisation, que vous pouvez retirer à tout moment.",
  valider: 'Créer mon compte',
  enCours: 'Création en cours…',
  annuler: 'Revenir à la connexion',
  refus: "Le compte n'a pas pu être créé",
  envoyeTitre: 'Validation du compte',
  envoyeResume: 'Vérifiez votre messagerie',
  envoye: (courriel: string) =>
    `Pour valider votre compte, cliquez sur le lien de confirmation qui vous a été envoyé sur votre boîte mail ${courriel}.`,
  envoyeAide:
    'Le lien est valable deux jours. Sans nouvelle après quelques minutes, regardez dans les courriers indésirables, ou recommencez : un nouveau lien remplacera le précédent.',
  seConnecter: 'Se connecter à mon compte',
} as const;

export const textesOublie = {
  titre: 'Mot de passe oublié ?',
  introduction: "Saisissez l'e-mail de votre compte : un lien pour choisir un nouveau mot de passe vous y sera envoyé.",
  valider: 'Recevoir le lien',
  enCours: 'Envoi en cours…',
  refus: "Le lien n'a pas pu être demandé",
  envoyeResume: 'Vérifiez votre messagerie',
  envoye: (courriel: string) =>
    `Si un compte existe pour ${courriel}, un e-mail vient de lui être envoyé. Le lien qu'il contient est valable deux jours.`,
  revenir: 'Revenir à la connexion',
} as const;

export const textesLien = {
  titreFenetre: 'Poste logement – Mon compte',
  derniereEtape: 'Dernière étape avant la validation de votre compte',
  nouveauMotDePasse: 'Choisir un nouveau mot de passe',
  validerEmail: 'Il reste à valider votre e-mail, puis à choisir un mot de passe.',
  validerEmailOublie: 'Pour choisir un nouveau mot de passe, confirmez que ce lien vous était destiné.',
  cliquezIci: 'Cliquez ici',
  miseAJour: 'Mise à jour du mot de passe',
  miseAJourPhrase: 'Vous devez choisir un mot de passe pour activer votre compte.',
  miseAJourPhraseOublie: 'Vos autres sessions ouvertes seront fermées.',
  pour: 'Compte :',
  nouveau: 'Nouveau mot de passe',
  confirmation: 'Confirmation du mot de passe',
  afficher: 'Afficher le mot de passe',
  regles: 'Votre mot de passe doit remplir ces conditions :',
  phraseDePasse: 'Une phrase de 15 caractères ou plus convient aussi.',
  tenue: 'condition remplie',
  nonTenue: 'condition à remplir',
  tropFaible: 'Ce mot de passe ne remplit pas encore toutes les conditions.',
  differente: 'Les deux mots de passe ne sont pas identiques.',
  valider: 'VALIDER',
  enCours: 'Enregistrement en cours…',
  refus: "Le mot de passe n'a pas été enregistré",
  cree: 'Votre compte a été créé.',
  change: 'Votre mot de passe a été changé.',
  revenir: "Revenir à l'application",
  fermer: "Vous pouvez fermer cette page et revenir à l'application pour vous connecter.",
  lienRefuse: 'Ce lien ne peut pas servir',
  lienRefuseSuite:
    "Si vous avez déjà choisi un mot de passe, connectez-vous. Sinon, « Créer mon compte » ou « Mot de passe oublié ? », sur l'écran de connexion, vous enverra un nouveau lien.",
  nonLu: "Le lien n'a pas pu être vérifié",
  serveurMuet: 'Le serveur ne répond pas : vérifiez le réseau, puis réessayez.',
  relire: 'Réessayer',
  adresseIncomplete: "L'adresse de cette page est incomplète : ouvrez le lien de l'e-mail en entier.",
  chargement: 'Lecture du lien…',
} as const;
