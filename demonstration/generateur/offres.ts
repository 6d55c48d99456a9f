import type { BailleurCentral } from '../../db/central/types.ts';
import type { NormeLocative, Offre } from '../../domain/offre/offre.ts';
import type { Typologie } from '../../domain/offre/typologie.ts';
import { ajouterJours, ajouterMois, type Jour } from '../../domain/shared/dates.ts';
import { OffreId } from '../../domain/shared/ids.ts';
import { estFrancilien } from './academies.ts';
import { bailleursDuCentre, bailleursFranciliens } from './bailleurs.ts';
import { description } from './description.ts';
import { type Hasard, hasard } from './hasard.ts';
import { type Lieu, lieuNomme, unLieu } from './lieux.ts';

/** Où en est une offre : ouverte, close sans décision, attribuée, ou retirée par le bailleur. */
export type Statut = 'ouverte' | 'close' | 'attribuee' | 'retiree';
export interface OffreGeneree {
  readonly offre: Offre;
  readonly statut: Statut;
}

type Gabarit = readonly [departement: string, statut: Statut, ville: string | null];

/** Les offres se répartissent selon ces lignes, répétées : l'Orléanais montre les trois onglets d'une demande sur Orléans. */
const gabarits: readonly Gabarit[] = [
  ['45', 'ouverte', 'Orléans'],
  ['75', 'ouverte', 'Paris 13e Arrondissement'],
  ['45', 'ouverte', 'Olivet'],
  ['45', 'attribuee', 'Orléans'],
  ['45', 'ouverte', 'Montargis'],
  ['45', 'close', null],
  ['75', 'ouverte', null],
  ['37', 'ouverte', 'Tours'],
  ['45', 'ouverte', 'Fleury-les-Aubrais'],
  ['75', 'attribuee', null],
  ['28', 'ouverte', 'Chartres'],
  ['45', 'retiree', null],
  ['75', 'close', null],
  ['93', 'ouverte', 'Montreuil'],
  ['18', 'ouverte', 'Bourges'],
  ['37', 'close', null],
  ['36', 'ouverte', 'Châteauroux'],
  ['41', 'ouverte', 'Blois'],
  ['94', 'ouverte', null],
  ['37', 'attribuee', null],
  ['92', 'ouverte', null],
  ['45', 'ouverte', null],
  ['75', 'retiree', null],
  ['78', 'ouverte', null],
];

export function genererOffres(graine: number, nombre: number, aujourdhui: Jour): OffreGeneree[] {
  return Array.from({ length: nombre }, (_, rang) => uneOffre(hasard(graine, 'offre', rang), rang, aujourdhui));
}

function uneOffre(h: Hasard, rang: number, aujourdhui: Jour): OffreGeneree {
  const [departement, statut, ville] = gabarits[rang % gabarits.length]!;
  const lieu = (rang < gabarits.length && ville !== null && lieuNomme(departement, ville)) || unLieu(h, departement);
  const dates = datesDe(h, statut, aujourdhui, rang % 13 === 6);
  const typologie = typologiesEnCirculation[rang % typologiesEnCirculation.length]!;
  const normeLocative = normesEnCirculation[rang % normesEnCirculation.length]!;
  const surface = Math.round(surfaces[typologie] * (0.9 + h.reel() * 0.25) * 10) / 10;
  const etage = h.entier(0, departement === '75' ? 8 : 5);
  const adaptePmr = rang % 7 === 2;
  const bailleur = bailleurDe(h, departement);
  const offre: Offre = {
    id: OffreId.parse(h.uuid()),
    reference: `${departement}-${dates.publieeLe.slice(2, 4)}${dates.publieeLe.slice(5, 7)}-${String(rang + 1).padStart(5, '0')}`,
    etat: statut === 'attribuee' || statut === 'retiree' ? statut : 'publiee',
    bailleur: bailleur.nom,
    bailleurId: bailleur.id,
    commune: lieu.commune,
    codePostal: codePostal(h, lieu),
    typologie,
    surface,
    normeLocative,
    ...prix(h, departement, normeLocative, surface),
    etage,
    adaptePmr,
    ges: etiquettes[(rang * 3) % 7]!,
    description: description(h, { typologie, surface, etage, adaptePmr }),
    ...dates,
    nombreCandidatures: 0,
  };
  return { offre, statut };
}

/** Le premier bailleur du Centre, celui du compte de démonstration, a la moitié des offres du Loiret. */
function bailleurDe(h: Hasard, departement: string): BailleurCentral {
  if (estFrancilien(departement)) return h.choix(bailleursFranciliens);
  const poids = departement === '45' ? bailleursDuCentre.length - 1 : 1;
  return h.pondere(bailleursDuCentre.map((bailleur, rang) => [bailleur, rang === 0 ? poids : 1] as const));
}

/**
 * Treize tailles et sept normes, nombres premiers avec les vingt-quatre lignes du dessus : chaque lieu finit par avoir chaque taille
 * et chaque norme. La première offre, un T2 PLUS, convient à une personne seule : c'est celle que la visite guidée fait choisir.
 */
const typologiesEnCirculation: readonly Typologie[] = ['T2', 'T3', 'T2', 'T4', 'T3', 'T1', 'T2', 'T5', 'T3', 'T2', 'T4', 'T3', 'T5+'];

const normesEnCirculation: readonly NormeLocative[] = ['PLUS', 'PLAI', 'PLS', 'PLUS', 'PLI', 'PLAI', 'PLUS'];

const surfaces: Record<Typologie, number> = { T1: 28, T2: 44, T3: 62, T4: 78, T5: 95, 'T5+': 112 };
const etiquettes: readonly Offre['ges'][] = ['A', 'B', 'C', 'D', 'E', 'F', 'G'];
const codePostal = (h: Hasard, lieu: Lieu): string => h.choix(lieu.codesPostaux);

/** Dates relatives à aujourd'hui : la démonstration reste vivante quel que soit le jour. */
function datesDe(
  h: Hasard,
  statut: Statut,
  aujourdhui: Jour,
  dernierJour: boolean,
): Pick<Offre, 'publieeLe' | 'dateLimite' | 'disponibleLe'> {
  const dans = (min: number, max: number): Jour => ajouterJours(aujourdhui, h.entier(min, max));
  const { publieeLe, dateLimite } = {
    ouverte: () => ({ publieeLe: dans(-24, -4), dateLimite: dernierJour ? aujourdhui : dans(4, 30) }),
    close: () => ({ publieeLe: dans(-50, -35), dateLimite: dans(-16, -11) }),
    attribuee: () => ({ publieeLe: dans(-180, -130), dateLimite: dans(-115, -100) }),
    retiree: () => ({ publieeLe: dans(-60, -40), dateLimite: dans(-5, 12) }),
  }[statut]();
  return { publieeLe, dateLimite, disponibleLe: ajouterMois(dateLimite, h.entier(1, 3)) };
}

const loyersAuMetre: Record<NormeLocative, readonly [regions: number, ileDeFrance: number]> = {
  PLAI: [5.4, 6.4],
  PLUS: [6.1, 7.2],
  PLS: [8.9, 12.6],
  PLI: [10.8, 17.5],
};

/** €/mois au centime : le loyer suit la norme et le secteur, les charges la surface. */
function prix(h: Hasard, departement: string, norme: NormeLocative, surface: number): Pick<Offre, 'loyer' | 'charges'> {
  const auMetre = loyersAuMetre[norme][estFrancilien(departement) ? 1 : 0] * (0.92 + h.reel() * 0.16);
  const centimes = (montant: number): number => Math.round(montant * 100) / 100;
  return { loyer: centimes(auMetre * surface), charges: centimes((1.3 + h.reel() * 0.9) * surface) };
}
