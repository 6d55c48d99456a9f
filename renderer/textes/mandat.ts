import type { Mandat, Pouvoir } from '../../domain/mandat/mandat.ts';
import type { Rattachement } from '../../domain/demande/demande.ts';
import { date, dateDe } from './formats.ts';

export const pouvoir: Readonly<Record<Pouvoir, string>> = {
  voir_demande: 'Voir la demande',
  voir_historique: "Voir l'historique des candidatures",
  candidater: 'Candidater pour moi',
  annuler: 'Annuler pour moi',
};

export const canalMandat: Readonly<Record<Mandat['canal'], string>> = {
  en_ligne: 'en ligne',
  au_poste: 'au service logement',
  papier: 'sur papier',
};

export const rattachement: Readonly<Record<Rattachement['validation'], string>> = {
  a_valider: 'À valider',
  validee: "Validé par l'académie",
  refusee: "Non reconnu par l'académie",
};

export const textesMandat = {
  titre: 'Mandat',
  absent: "Aucun mandat sur ce poste : vous pouvez consulter, pas agir au nom de l'agent.",
  enVigueur: 'En vigueur',
  aVenir: 'À venir',
  termine: 'Terminé',
  retire: 'Retiré',
  periode: (debut: string, fin: string) => `Du ${date(debut)} au ${date(fin)} inclus`,
  donne: (instant: string, canal: string, version: string) => `Donné ${canal} le ${dateDe(instant)}, texte version ${version}`,
  retireLe: (instant: string) => `Consentement retiré le ${dateDe(instant)}`,
  pouvoirs: 'Pouvoirs donnés un par un',
  accorde: 'accordé',
  nonAccorde: 'non accordé',
} as const;
