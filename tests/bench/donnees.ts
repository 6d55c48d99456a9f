import { uneCandidature } from '../../demonstration/generateur/candidatures.ts';
import { uneDemande } from '../../demonstration/generateur/demandes.ts';
import { hasard } from '../../demonstration/generateur/hasard.ts';
import { unMandat } from '../../demonstration/generateur/mandats.ts';
import { genererOffres, type OffreGeneree } from '../../demonstration/generateur/offres.ts';
import { parcoursActifs, parcoursClos } from '../../demonstration/generateur/parcours.ts';
import { planDuDossier } from '../../demonstration/generateur/plan.ts';
import type { Candidature } from '../../domain/candidature/candidature.ts';
import { entites, fluxAcademie, fluxDepartement, type Ligne } from '../../domain/contract/entities.ts';
import type { Demande } from '../../domain/demande/demande.ts';
import type { Mandat } from '../../domain/mandat/mandat.ts';
import { AcademieId } from '../../domain/shared/ids.ts';

const GRAINE = 20_261_120;
export const AUJOURDHUI = '2026-11-20';
export const OFFRES = 5_000;
const academieId = AcademieId.parse('orleans-tours');
/** Le flux de l'académie, puis celui des offres ; le banc met toutes les offres dans un seul département. */
export const FLUX = [fluxAcademie(academieId), fluxDepartement('45')] as const;

/** Une ligne du fil sans son numéro : la position du flux, le code de l'entité, ses colonnes. */
export type LigneSansNumero = readonly [flux: 0 | 1, code: string, ...Ligne];

export interface Dossier {
  readonly demande: Demande;
  readonly mandat: Mandat;
  readonly candidatures: readonly Candidature[];
}

let offres: OffreGeneree[] | null = null;
const lesOffres = (): OffreGeneree[] => (offres ??= genererOffres(GRAINE, OFFRES, AUJOURDHUI));

export const lignesDesOffres = (): LigneSansNumero[] =>
  lesOffres().map(({ offre }) => [1, entites.offre.code, ...entites.offre.ligne(offre)]);

/** Le dossier de ce rang, toujours le même : une demande, un mandat en vigueur, ses candidatures dont la première, un dossier sur deux, est active. */
export function unDossier(rang: number, combienDeCandidatures: number): Dossier {
  const h = hasard(GRAINE, 'dossier', rang);
  // Les premiers plans de la démonstration montrent des cas rares : le banc veut des dossiers ordinaires.
  const plan = planDuDossier(h, rang + 1_000);
  const demande: Demande = { ...uneDemande(h, plan, rang + 1_000, AUJOURDHUI), academieId };
  const mandat = unMandat(h, demande, 'en_vigueur', AUJOURDHUI)!;
  const contexte = { demande, mandat, aujourdhui: AUJOURDHUI };
  const candidatures = Array.from({ length: combienDeCandidatures }, (_, i) =>
    uneCandidature(h, contexte, h.choix(lesOffres()).offre, h.pondere(i === 0 && rang % 2 === 0 ? parcoursActifs : parcoursClos)),
  );
  return { demande, mandat, candidatures };
}

export function lignesDuDossier({ demande, mandat, candidatures }: Dossier): LigneSansNumero[] {
  return [
    [0, entites.mandat.code, ...entites.mandat.ligne(mandat)],
    [0, entites.demande.code, ...entites.demande.ligne(demande)],
    ...candidatures.map((c): LigneSansNumero => [0, entites.candidature.code, ...entites.candidature.ligne(c)]),
  ];
}

const SOUCHES = 10_000;
let lignesSouches: LigneSansNumero[][] = [];

/**
 * Les lignes du dossier de ce rang. Au-delà de dix mille, un dossier reprend un des premiers sous d'autres identifiants et un autre
 * numéro unique : cent mille dossiers complets prendraient plus longtemps à inventer qu'à mesurer.
 */
function lignesDuRang(rang: number, combienDeCandidatures: number): LigneSansNumero[] {
  const souche = (lignesSouches[rang % SOUCHES] ??= lignesDuDossier(unDossier(rang % SOUCHES, combienDeCandidatures)));
  const serie = Math.floor(rang / SOUCHES);
  return serie === 0
    ? souche
    : souche.map((ligne) => ligne.map((v) => (typeof v === 'string' ? decliner(v, serie) : v)) as unknown as LigneSansNumero);
}

const UUID_OU_NUMERO = /([0-9a-f]{8})(-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12})|\b(\d{12,13}[a-z]{4})[a-z]\b/gi;

const decliner = (texte: string, serie: number): string =>
  texte.replace(UUID_OU_NUMERO, (_, tete?: string, reste?: string, numero?: string) =>
    tete === undefined
      ? `${numero}${serie % 10}`
      : `${((Number.parseInt(tete, 16) ^ Math.imul(serie, 0x9e3779b1)) >>> 0).toString(16).padStart(8, '0')}${reste}`,
  );

const PAR_BLOC = 5_000;

/** Toutes les lignes de `nombre` dossiers, mêlées par blocs : un vrai flux garde la dernière version de chaque entité, pas l'ordre des dossiers. */
export function* lignesDesDossiers(nombre: number, combienDeCandidatures: number): Generator<LigneSansNumero> {
  lignesSouches = [];
  for (let debut = 0; debut < nombre; debut += PAR_BLOC) {
    const h = hasard(GRAINE, 'ordre', debut);
    const bloc: LigneSansNumero[] = [];
    for (let rang = debut; rang < Math.min(debut + PAR_BLOC, nombre); rang++) bloc.push(...lignesDuRang(rang, combienDeCandidatures));
    for (let i = bloc.length - 1; i > 0; i--) {
      const j = h.entier(0, i);
      [bloc[i], bloc[j]] = [bloc[j]!, bloc[i]!];
    }
    yield* bloc;
  }
  lignesSouches = [];
}

/** Combien de fois cent dossiers changent après une première synchronisation. */
export const TOURS_DE_CHANGEMENTS = 9;

/** Cent dossiers changés, d'autres à chaque tour : tous leurs ressources, un sur dix le courriel (son texte de recherche change), un sur cinq une candidature. */
export function centChangements(tour: number, nombre: number, combienDeCandidatures: number): LigneSansNumero[] {
  return Array.from({ length: 100 }, (_, i) => {
    const rang = ((tour * 100 + i) * 7_919) % Math.min(nombre, SOUCHES);
    const { demande, candidatures } = unDossier(rang, combienDeCandidatures);
    const demandeur = i % 10 === 0 ? { ...demande.demandeur, courriel: `change-${tour}-${i}@messagerie.test` } : demande.demandeur;
    const changee: Demande = { ...demande, demandeur, ressources: { ...demande.ressources, mensuelles: 1_000 + tour + i / 100 } };
    const lignes: LigneSansNumero[] = [[0, entites.demande.code, ...entites.demande.ligne(changee)]];
    const candidature = candidatures[0]!;
    const motif = `Étude du tour ${tour}.`;
    const evenements = [...candidature.evenements, { ...candidature.evenements[0]!, motif }];
    if (i % 5 === 0) lignes.push([0, entites.candidature.code, ...entites.candidature.ligne({ ...candidature, evenements })]);
    return lignes;
  }).flat();
}
