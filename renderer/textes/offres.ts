import type { Proximite } from '../../domain/offre/proximite.ts';
import type { Verdict } from '../../domain/eligibilite/eligibilite.ts';
import type { NormeLocative } from '../../domain/offre/offre.ts';
import { compter, date, nombre } from './formats.ts';

/** Les trois onglets du guide (G70). */
export const onglet: Readonly<Record<Proximite, string>> = {
  demandee: 'Communes demandées',
  limitrophe: 'Communes limitrophes',
  departement: 'Autres communes du département',
};

export const verdict: Readonly<Record<Verdict, string>> = { favorable: 'Favorable', defavorable: 'Défavorable', a_verifier: 'À vérifier' };

export const normeLocative: Readonly<Record<NormeLocative, string>> = {
  PLAI: "PLAI (prêt locatif aidé d'intégration)",
  PLUS: 'PLUS (prêt locatif à usage social)',
  PLS: 'PLS (prêt locatif social)',
  PLI: 'PLI (prêt locatif intermédiaire)',
};

export const textesOffres = {
  titre: 'Offres',
  chapeau: (nom: string) => `Les offres ouvertes pour ${nom}, par proximité avec les communes demandées.`,
  onglets: 'Offres par proximité',
  compte: (n: number) => compter(n, 'offre', 'offres'),
  vide: (nom: string) => `Aucune offre dans l'onglet « ${nom} »`,
  videInvite: 'Consultez les autres onglets : chacun a sa propre liste, mise à jour selon les disponibilités.',
  videPartout: "Aucune offre ouverte pour cet agent aujourd'hui. La liste se met à jour à chaque synchronisation.",
  voirOnglet: (nom: string, n: number) => `${nom} (${nombre(n)})`,
  dateLimite: 'Date limite de candidature',
  disponible: 'Disponible dès le',
  loyer: 'Loyer charges comprises',
  loyerPrecision: 'par mois, charges comprises',
  surface: 'Surface',
  typologie: 'Typologie',
  commune: 'Commune',
  titreOffre: (typologie: string, surface: string) => `${typologie} de ${surface}`,
  lieu: (commune: string, codePostal: string) => `${commune} (${codePostal})`,
} as const;

export const textesOffre = {
  titre: 'Offre',
  retour: 'Retour aux résultats',
  reference: 'Référence',
  bailleur: 'Bailleur',
  description: 'Description',
  caracteristiques: 'Caractéristiques du logement',
  etage: 'Étage',
  pmr: 'Adapté aux personnes à mobilité réduite',
  ges: 'Émission de gaz à effet de serre',
  norme: 'Norme locative',
  loyerHorsCharges: 'Loyer hors charges',
  charges: 'Charges',
  publiee: 'Publiée le',
  rezDeChaussee: 'Rez-de-chaussée',
  sousSol: 'Niveau −1',
  oui: 'Oui',
  non: 'Non',
  candidatures: (n: number) => `Il y a actuellement ${compter(n, 'candidature déposée', 'candidatures déposées')} sur cette offre`,
  etats: { publiee: 'Ouverte', retiree: "N'est plus proposée", attribuee: 'Attribuée' },
  eligibilite: 'Éligibilité',
  eligibiliteLe: (jour: string) => `Calculée le ${date(jour)} d'après la demande, à titre d'information.`,
  source: 'Source :',
  jePostule: 'Je postule',
  impossible: "Postuler n'est pas possible pour l'instant",
  horsOnglets: "Cette offre n'est pas dans le département de recherche de l'agent.",
} as const;

export const textesPostuler = {
  titre: (nom: string) => `Postuler pour ${nom} ?`,
  agent: 'Agent',
  numeroUnique: 'Numéro unique se terminant par',
  offre: 'Offre',
  dateLimite: 'Date limite de candidature',
  acte: "Vous agissez au nom de l'agent. Tant que cette candidature est en cours, aucune autre ne peut être déposée.",
  defavorables: 'Règles défavorables ou à vérifier pour cette offre',
  confirmer: (prenom: string) => `Postuler pour ${prenom}`,
  renoncer: 'Renoncer',
  enCours: 'Enregistrement…',
  refus: "La candidature n'a pas été enregistrée",
  faite: 'Candidature enregistrée sur ce poste',
  ajoutee: (nom: string) => `Ce logement a bien été ajouté aux candidatures de ${nom}.`,
  envoi: (jour: string) => `Elle sera envoyée au serveur dès que possible. Elle doit lui parvenir au plus tard le ${date(jour)} à minuit.`,
  envoiHorsLigne: (jour: string) =>
    `Elle sera envoyée au serveur dès le retour du réseau. Elle doit lui parvenir au plus tard le ${date(jour)} à minuit.`,
  ok: 'OK',
  boiteEnvoi: "Voir la boîte d'envoi",
} as const;
