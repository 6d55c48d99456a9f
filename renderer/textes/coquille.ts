import type { EtatSync, Reprise } from '../../domain/contract/echanges.ts';
import { accorder, compter, dateHeure, ilYA, nombre } from './formats.ts';

export const textesCoquille = {
  produit: 'Poste logement',
  allerAuContenu: 'Aller au contenu',
  accesRapide: 'Accès rapide',
  menuPrincipal: 'Menu principal',
  journee: 'Ma journée',
  tachesATraiter: (n: number) => compter(n, 'tâche à traiter', 'tâches à traiter'),
  dossiers: 'Dossiers',
  boiteEnvoi: "Boîte d'envoi",
  divergences: 'Divergences',
  actesEnAttente: (n: number) => compter(n, 'acte en attente', 'actes en attente'),
  divergencesATraiter: (n: number) => compter(n, 'divergence à traiter', 'divergences à traiter'),
  aideMenu: 'Aide',
  rapprochement: 'Rapprochement',
  rattachements: 'Rattachements',
  rattachementsAValider: (n: number) => compter(n, 'rattachement à valider', 'rattachements à valider'),
  maSituation: 'Ma situation',
  lesOffres: 'Les offres',
  mesCandidatures: 'Mes candidatures',
  candidaturesAEtudier: 'Candidatures',
  mesOffres: 'Mes offres',
  candidaturesRecues: 'Candidatures reçues',
  piedDePage: 'Pied de page',
  enLigneSeulement: 'Vos données sont sur le serveur. Rien ne reste sur ce poste quand vous vous déconnectez.',
  serveurMuet: 'Le serveur ne répond pas',
  serveurMuetPhrase: "Ce qui est affiché date de votre dernière lecture. Rien n'est perdu : vérifiez le réseau, puis recommencez.",
  portailDemonstration: 'Portail de démonstration',
  courrielsDemonstration: 'Courriels de démonstration',
  seDeconnecter: 'Se déconnecter',
  apparence: 'Apparence',
  apparences: { clair: 'Clair', sombre: 'Sombre', systeme: 'Système' },
  demonstration: 'Démonstration',
  academie: (nom: string) => `Académie ${/^[aeiouyàâéèêîïôœ]/i.test(nom) ? "d'" : 'de '}${nom}`,
  aide: 'Une question ?',
  telephone: '0 970 800 800',
  titrePage: (titre: string) => `${titre} – Poste logement`,
} as const;

export const textesSync = {
  etat: 'État de la synchronisation',
  enLigne: 'En ligne',
  horsLigne: 'Hors ligne',
  horsLigneDetail: 'vous pouvez continuer',
  enCours: 'Synchronisation en cours…',
  jamais: 'Jamais synchronisé',
  derniere: (instant: string, maintenant: number) => `Synchronisé ${ilYA(instant, maintenant)} (${dateHeure(instant)})`,
  aEnvoyer: (n: number) => (n === 0 ? 'Rien à envoyer' : compter(n, 'acte à envoyer', 'actes à envoyer')),
  maintenant: 'Synchroniser maintenant',
  premiere: 'Première synchronisation',
  progression: (recues: number, attendues: number) => `${nombre(recues)} lignes reçues sur ${nombre(attendues)}`,
  sessionHorsLigne: "Session ouverte sans le serveur, d'après votre dernière connexion sur ce poste.",
} as const;

type ArretExplique = Exclude<EtatSync['arret'], 'aucun' | 'serveur_injoignable'>;

/** Pourquoi l'échange avec le serveur est arrêté, ce qui est sauf, et quoi faire. L'absence de réseau est ordinaire : la ligne d'état suffit. */
export const arretSync: Readonly<Record<ArretExplique, { readonly titre: string; readonly phrase: string }>> = {
  serveur_occupe: {
    titre: 'Le serveur est très sollicité',
    phrase: "Vos actes sont enregistrés sur ce poste et partiront d'eux-mêmes dans quelques instants. Vous pouvez continuer à travailler.",
  },
  reponse_inattendue: {
    titre: 'Le réseau a donné une réponse inattendue',
    phrase:
      "Un portail d'accès ou un filtrage répond à la place du serveur. Vos actes restent sur ce poste et partiront dès que le serveur répondra.",
  },
  session_expiree: {
    titre: 'Votre session avec le serveur est terminée',
    phrase: "Déconnectez-vous puis reconnectez-vous pour reprendre l'échange. Vos actes restent sur ce poste et partiront ensuite.",
  },
  protocole: {
    titre: 'Ce poste doit être mis à jour',
    phrase: "Le serveur n'accepte plus cette version du poste. Vos actes restent sur ce poste et partiront après la mise à jour.",
  },
  serveur_restaure: {
    titre: 'Le serveur a été remis dans un état antérieur',
    phrase: "Le poste lui renvoie ce qui lui manque. Rien de ce que vous avez enregistré ici n'est perdu.",
  },
  disque: {
    titre: 'Ce poste ne peut plus écrire sur son disque',
    phrase: "Libérez de l'espace puis synchronisez à nouveau. Ce qui était enregistré est intact.",
  },
};

const retrouves = (actes: number): string =>
  `${compter(actes, 'acte en attente', 'actes en attente')} ${accorder(actes, 'a été retrouvé', 'ont été retrouvés')} et ${accorder(actes, 'partira de lui-même', "partiront d'eux-mêmes")}`;

/** Ce que le poste a réparé à l'ouverture : ce qui s'est passé, ce qui est sauf, quoi faire. */
export const repriseDuPoste: Readonly<Record<Reprise['motif'], { readonly titre: string; readonly phrase: (actes: number) => string }>> = {
  base_refaite: {
    titre: 'Les données de ce poste ont été refaites',
    phrase: (actes) =>
      `Elles étaient abîmées : le poste les reprend du serveur. ${actes === 0 ? "Aucun acte n'attendait d'être envoyé" : retrouves(actes)}. Vous n'avez rien à refaire.`,
  },
  actes_retrouves: {
    titre: "Le poste s'était arrêté pendant votre travail",
    phrase: (actes) => `${retrouves(actes)}. Vous n'avez rien à refaire ; vous les voyez dans la boîte d'envoi.`,
  },
};
