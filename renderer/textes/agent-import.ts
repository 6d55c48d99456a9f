import { compter, dateHeure } from './formats.ts';

const mois = ['janvier', 'février', 'mars', 'avril', 'mai', 'juin', 'juillet', 'août', 'septembre', 'octobre', 'novembre', 'décembre'];
const types = {
  nud: 'Numéro unique départemental (NUD)',
  nur: 'Numéro unique régional (NUR)',
  nun: 'Numéro unique national (NUN)',
} as const;

/** Importer sa demande : le numéro unique, ou le site d'enregistrement ; puis le code de sécurité (G31–G36). */
export const textesImport = {
  titre: 'Importer ma demande',
  introduction:
    "Pour consulter les offres, vous devez avoir obtenu votre numéro unique (NUD ou NUR) de demande de logement social, complété vos informations et déposé vos pièces justificatives sur votre site d'enregistrement.",
  numero: 'Numéro unique (NUD ou NUR)',
  numeroAide: 'Il figure sur votre attestation de demande : 18 lettres et chiffres, par exemple 111092062114ACLOG.',
  compte: (n: number) => `${compter(n, 'caractère saisi', 'caractères saisis')} sur 18.`,
  lu: (type: keyof typeof types, valeur: string) =>
    `${types[type]}, demande déposée en ${mois[Number(valeur.slice(3, 5)) - 1] ?? ''} 20${valeur.slice(5, 7)}.`,
  longueurInhabituelle: "Ce numéro a 17 caractères au lieu de 18 : il est accepté, vérifiez seulement que vous l'avez bien recopié.",
  valider: 'Valider',
  enCours: 'Recherche de votre demande…',
  refus: "La recherche de votre demande n'a pas abouti",
  sansNumero: "Je n'ai pas de numéro unique",
  sansNumeroPhrase:
    "Choisissez votre département de recherche : le lien qui s'affiche est l'adresse du site sur lequel enregistrer votre demande de logement social. Vous reviendrez ici avec votre numéro unique.",
  departement: 'Département de recherche',
  departementAide: 'Saisissez son nom ou son numéro',
  aucunDepartement: 'Aucun département ne correspond.',
  ouvrirListe: 'Ouvrir la liste des départements',
  portail: (nom: string) => `Votre département de recherche est « ${nom} ». Rendez-vous sur le site :`,
  portailDemonstration: "Dans cette démonstration, enregistrez plutôt votre demande sur le portail d'enregistrement de démonstration :",
  portailDemonstrationLien: "Portail d'enregistrement (démonstration)",
  dejaTitre: 'Vous suivez déjà une demande',
  deja: "Pour en importer une autre, supprimez d'abord celle-ci depuis « Ma situation ».",
  revenir: 'Revenir à ma situation',
} as const;

export const textesCode = {
  titre: 'Saisir le code de sécurité',
  envoye: (numero: string) =>
    `Un code de sécurité a été envoyé à l'adresse e-mail que vous avez renseignée sur le site d'enregistrement de votre demande ${numero}. Ce n'est pas forcément celle de votre compte ici.`,
  jusqua: (instant: string) => `Ce code est actif 24 heures, jusqu'au ${dateHeure(instant)}, et ne sert qu'une fois.`,
  code: 'Code de sécurité',
  codeAide: 'Recopiez le code reçu par e-mail ; regardez aussi dans les courriers indésirables.',
  codeAbsent: 'Saisissez le code reçu par e-mail.',
  valider: 'Valider',
  enCours: 'Vérification du code…',
  refus: "La vérification n'a pas abouti",
  nouveau: 'Recevoir un nouveau code',
  nouveauEnCours: 'Envoi du code…',
  nouveauEnvoye: 'Un nouveau code vient de vous être envoyé. Le précédent ne sert plus.',
  nouveauRefus: "Le nouveau code n'a pas été envoyé",
  autreNumero: 'Saisir un autre numéro unique',
  importee: 'Votre demande est importée',
  importeePhrase: (numero: string) =>
    `Demande ${numero}. Il reste trois étapes : relire vos informations, les compléter, puis confirmer vos pièces justificatives.`,
  continuer: 'Continuer',
} as const;
