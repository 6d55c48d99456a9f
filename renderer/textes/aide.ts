/** L'aide du parcours : le guide AL'in, lisible sans réseau. Chaque chapitre a ses étapes, dans l'ordre où on les vit. */
interface Chapitre {
  readonly cle: string;
  readonly titre: string;
  readonly phrases: readonly string[];
  readonly etapes?: readonly string[];
}

export const textesAide = {
  titre: 'Aide',
  guide: 'Guide du poste logement',
  guidePhrase: "Chaque écran, avec ses mots, pour l'agent, le gestionnaire, le conseiller et le bailleur. Il se lit sans réseau.",
  guideLien: 'Lire le guide',
  sommaire: 'Sommaire du guide',
  retour: "Retour à l'aide",
  dansLaPage: 'Dans cette page',
  chapeau: "Le parcours, de la création du compte à l'entrée dans les lieux. Cette aide se lit aussi sans réseau.",
  reglesTitre: "Les règles d'attribution",
  reglesIntro: 'Trois règles principales :',
  regles: [
    'Votre revenu fiscal de référence ne dépasse pas le plafond de ressources, qui dépend de la norme locative du logement, de la composition du ménage et du secteur géographique.',
    'La composition de votre ménage correspond à la typologie du logement recherché.',
    "Vous gagnez environ 3 fois le montant du loyer, charges comprises, en incluant le cas échéant l'AL ou l'APL.",
  ],
  typologiesLegende: 'Typologies selon le nombre de personnes',
  typologiesColonnes: ['Ménage', 'Typologies'],
  typologies: [
    ['1 personne', 'T1 au T2'],
    ['2 personnes', 'T1 au T3'],
    ['3 personnes', 'T2 au T4'],
    ['4 personnes', 'T3 au T5'],
    ['5 personnes et plus', 'T4 et plus'],
  ],
  reglesLien: "Consulter les règles d'attribution sur demande-logement-social.gouv.fr",
  questionTitre: 'Vous avez une question ?',
  questionTelephone: 'Appelez le Centre de Relation Client au',
  questionAide: "Rendez-vous sur le centre d'aide AL'in (questions fréquentes, vidéos et guides pas à pas)",
  questionContact: 'Contactez-nous avec le formulaire de contact',
  classement:
    "Le classement des candidatures est fait par la plateforme : son fonctionnement est décrit dans les conditions générales d'utilisation du site al-in.fr.",
  classementLien: "Lire les conditions générales d'utilisation",
} as const;

export const chapitresAide: readonly Chapitre[] = [
  {
    cle: 'generalites',
    titre: 'Généralités',
    phrases: [
      "Un seul lieu pour toute votre recherche de logement : il regroupe toutes les offres des bailleurs partenaires d'Action Logement Services.",
      "L'accès aux offres est réservé aux agents des académies, ou aux personnes en situation prioritaire prises en charge par Action Logement Services (article L. 313-26-2 du Code de la construction et de l'habitation).",
      "Pour être candidat à une offre, il vous faut d'abord un numéro unique de demande de logement social : enregistrez votre demande sur le site d'enregistrement, complétez vos informations et déposez-y vos pièces justificatives.",
    ],
  },
  {
    cle: 'demande',
    titre: 'Créer sa demande de logement social',
    phrases: [
      "La demande se crée sur le site d'enregistrement, qui délivre un numéro unique départemental ou régional (NUD ou NUR).",
      "Ce numéro est votre identifiant indispensable pour vous positionner sur une offre. La demande vaut un an : renouvelez-la sur le site d'enregistrement avant son anniversaire.",
    ],
  },
  {
    cle: 'compte',
    titre: 'Créer son compte',
    phrases: ["Nous vous conseillons d'utiliser la même adresse e-mail que sur le site d'enregistrement."],
    etapes: [
      'Choisissez « Créer mon compte » sur la page « Se connecter », et remplissez tous les champs.',
      "Ouvrez l'e-mail « Action Logement Services – Demande d'accès » et suivez son lien, valable deux jours.",
      "Cliquez une fois de plus sur la page qui s'ouvre, puis choisissez un mot de passe : au moins 8 caractères, 1 chiffre, 1 majuscule et 1 minuscule, différent de votre e-mail.",
      "Revenez à l'application et connectez-vous. « Mot de passe oublié ? » en donne un nouveau.",
    ],
  },
  {
    cle: 'importer',
    titre: 'Importer sa demande',
    phrases: [
      "Le code de sécurité arrive à l'adresse connue du site d'enregistrement, qui n'est pas toujours celle de votre compte. Il est valable 24 heures.",
    ],
    etapes: [
      "Saisissez votre numéro unique et cliquez sur « Valider ». Sans numéro, choisissez votre département : l'adresse du site d'enregistrement s'affiche.",
      'Saisissez le code de sécurité reçu par e-mail.',
      "1. Les informations de mon NUR-NUD : relisez-les. « Modifier mes informations » ouvre le site d'enregistrement, « Mettre à jour » les relit.",
      "2. Les informations à compléter pour AL'in : le SIRET et le nom de votre employeur, et si la demande est rattachée au demandeur ou au codemandeur.",
      "Si vous le souhaitez, autorisez le service logement de votre académie à vous accompagner : vous choisissez ce qu'il peut faire, et vous pouvez retirer votre autorisation à tout moment.",
      "3. Les pièces justificatives : déposez-les sur le site d'enregistrement, cochez chacune, puis « Valider mon dossier ».",
    ],
  },
  {
    cle: 'modifier',
    titre: 'Consulter et modifier sa demande',
    phrases: [
      "Toute modification se fait sur le site d'enregistrement, puis « Mettre à jour » la rapporte ici et montre ce qui a changé.",
      'Après une mise à jour, confirmez à nouveau les pièces justificatives concernées : des pièces à jour sont indispensables pour que votre candidature soit étudiée.',
      'Une demande importée avant le 20/04/2021 est à confirmer une fois avec un code de sécurité.',
      'Si le nom, le prénom ou la date de naissance ne correspondent plus au numéro unique, supprimez la demande ici, puis importez-la de nouveau.',
    ],
  },
  {
    cle: 'choisir',
    titre: 'Choisir une offre',
    phrases: [
      'Les offres sont dans trois onglets : « Communes demandées », « Communes limitrophes » et « Autres communes du département ». Une offre est dans un seul ; regardez les trois.',
      'Ouvrez une offre pour en voir le détail, puis « Je postule ». « Retour aux résultats » garde votre place.',
    ],
  },
  {
    cle: 'suivre',
    titre: 'Suivre sa candidature',
    phrases: [
      "Une seule candidature active à la fois. Vous pouvez l'annuler tant que votre dossier n'a pas été transmis au bailleur.",
      'Le nombre de candidatures déposées sur une offre est un nombre, pas votre rang.',
    ],
    etapes: [
      'Vous candidatez sur un logement.',
      "Action Logement Services valide ou non votre candidature après l'étude de votre dossier. S'il est invalidé, vous pouvez postuler à une autre offre.",
      "Votre dossier validé est transmis au bailleur, qui l'instruit avec d'autres ; ses propres délais s'appliquent alors.",
      'Le bailleur peut vous contacter pour compléter votre dossier ou organiser la visite.',
      "La commission d'attribution (CALEOL) du bailleur se réunit et décide.",
      'Le bailleur vous transmet sa décision, que vous retrouvez dans le suivi de votre candidature.',
      'Si le logement vous est attribué, répondez dans les dix jours ; le bailleur organise la signature du bail. Sinon la candidature est archivée et vous pouvez postuler à nouveau.',
    ],
  },
  {
    cle: 'gestionnaire',
    titre: 'Pour le service logement',
    phrases: [
      "Vous voyez la demande et les candidatures des agents qui vous ont donné mandat, avec ou sans réseau. Sans mandat, vous n'avez accès à rien.",
      '« Accompagner un agent » lui prête votre écran : il se connecte avec son compte, et rien de ses données ne reste sur ce poste à la fin de la séance.',
      "« Rattachements » liste les agents à reconnaître d'après leur SIRET et leur matricule.",
    ],
  },
  {
    cle: 'conseiller-bailleur',
    titre: 'Pour le conseiller et le bailleur',
    phrases: [
      "Le conseiller étudie chaque candidature : il la valide, ou l'invalide avec un motif montré à l'agent, puis transmet le dossier au bailleur.",
      'Le bailleur publie ses offres, une à une ou par fichier, reçoit les dossiers transmis, et inscrit au moins trois dossiers à la commission (article R. 441-3 CCH), sauf exception déclarée.',
      "Chaque étape est dite à l'agent, à l'écran et par e-mail, et aux gestionnaires qui ont son mandat.",
    ],
  },
];
