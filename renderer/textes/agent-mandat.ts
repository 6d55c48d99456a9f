import type { DureeMandat } from '../../domain/mandat/consentir.ts';
import type { Pouvoir } from '../../domain/mandat/mandat.ts';
import { texteEnVigueur } from '../../domain/mandat/texte-consentement.ts';
import { dateDe } from './formats.ts';

export const dureeMandat: Readonly<Record<DureeMandat, string>> = {
  un_jour: '1 jour',
  un_mois: '1 mois',
  six_mois: '6 mois',
  un_an: '12 mois',
};

/** Ce que chaque pouvoir permet, dit à celui qui le donne par le texte même dont l'empreinte fait preuve (G52, D6). */
export const pouvoirDonne: Readonly<Record<Pouvoir, { readonly libelle: string; readonly effet: string }>> = {
  voir_demande: { libelle: 'Voir ma demande', effet: texteEnVigueur.pouvoirs.voir_demande },
  voir_historique: { libelle: "Voir l'historique de mes candidatures", effet: texteEnVigueur.pouvoirs.voir_historique },
  candidater: { libelle: 'Candidater pour moi', effet: texteEnVigueur.pouvoirs.candidater },
  annuler: { libelle: 'Annuler une candidature pour moi', effet: texteEnVigueur.pouvoirs.annuler },
};

/** L'autorisation donnée au service logement : la donner, la relire, la retirer (G51–G53, D6). */
export const textesAutorisation = {
  titre: 'Mon autorisation au service logement',
  souhaits: 'Mes souhaits concernant mes données personnelles',
  facultatif:
    "Cette autorisation est facultative : sans elle, vous gardez l'accès à tout votre parcours, et le service logement n'accède à rien.",
  retrait: 'Vous pourrez la retirer à tout moment, aussi simplement que vous la donnez : « Ma situation », puis « Mon autorisation ».',
  version: (version: string) => `(texte version ${version})`,
  pouvoirs: "J'autorise le service logement de mon académie à :",
  duree: 'Pour une durée de',
  donner: 'Donner mon autorisation',
  enCours: 'Enregistrement…',
  refus: "L'autorisation n'a pas été enregistrée",
  pouvoirAbsent: 'Cochez au moins une chose que vous autorisez, ou passez à la suite sans rien autoriser.',
  voirNecessaire: 'Pour autoriser le reste, cochez aussi « Voir ma demande ».',
  dureeAbsente: 'Choisissez une durée.',
  aucune: "Le service logement n'a aucun accès à votre demande.",
  aucuneTitre: 'Aucune autorisation en vigueur',
  enVigueur: 'Autorisation en vigueur',
  donneeLe: (instant: string, canal: string, version: string) => `Donnée ${canal} le ${dateDe(instant)}, texte version ${version}`,
  peut: 'Le service logement de votre académie peut :',
  retirer: 'Retirer mon autorisation',
  retirerTitre: 'Retirer votre autorisation ?',
  retirerEffet:
    "Le service logement perd aussitôt tout accès à votre demande et à vos candidatures, et sa copie est effacée de ses postes. Une candidature en cours n'est pas annulée.",
  retirerConfirmer: 'Retirer',
  retirerRenoncer: "Garder l'autorisation",
  retirerRefus: "L'autorisation n'a pas été retirée",
  retiree: 'Votre autorisation est retirée.',
  donnee: 'Votre autorisation est enregistrée.',
  redonner: 'Donner une nouvelle autorisation',
  changer: 'Changer ou retirer mon autorisation',
  sansAcademie: "Aucun service logement à autoriser : votre employeur n'est pas une académie connue, ou reste à indiquer à l'étape 2.",
  attenteReconnaissance: "Tant que l'académie ne vous a pas reconnu comme l'un de ses agents, elle ne peut pas agir pour vous.",
  monAutorisation: 'Mon autorisation',
} as const;
