import type { Rattachement } from '../../domain/demande/demande.ts';
import type { AcademieCentrale } from '../../db/central/types.ts';
import { orleansTours, paris } from './academies.ts';
import type { Hasard } from './hasard.ts';
import { type SituationMandat, tirerSituationMandat } from './mandats.ts';
import { entreDansLesLieux, type Parcours, parcoursActifs, parcoursClos } from './parcours.ts';

/** Ce qu'un dossier doit montrer : où, quel mandat, quel rattachement, quelles candidatures, combien de jours avant radiation. */
export interface Plan {
  readonly academie: AcademieCentrale;
  readonly departement: string;
  readonly mandat: SituationMandat;
  readonly validation: Rattachement['validation'];
  readonly dossierValide: boolean;
  /** Importée avant le 20/04/2021 et pas encore revalidée (G62). */
  readonly aRevalider: boolean;
  /** Jours jusqu'à la fin de validité de la demande ; négatif quand elle est passée. */
  readonly jours: number;
  /** Les candidatures passées, puis l'active s'il y en a une. */
  readonly parcours: readonly Parcours[];
}

const ordinaire = {
  mandat: 'en_vigueur',
  validation: 'validee',
  dossierValide: true,
  aRevalider: false,
  jours: 200,
  parcours: [],
} satisfies Partial<Plan>;
const loiret = { academie: orleansTours, departement: '45' };
const enTouraine = { academie: orleansTours, departement: '37' };
const aParis = { academie: paris, departement: '75' };
/** Chaque parcours à son tour dans un département où il y a une offre de ce genre : tous les états existent, quelle que soit la graine. */
const lieuxDesParcours = [loiret, aParis, enTouraine];

/** Les premiers dossiers montrent à coup sûr chaque état et chaque situation ; le premier est celui de la visite guidée, libre de postuler. */
const premiers: readonly Plan[] = [
  { ...ordinaire, ...loiret },
  ...[...parcoursActifs, ...parcoursClos].map(([parcours], i): Plan => ({
    ...ordinaire,
    ...lieuxDesParcours[i % 3]!,
    jours: 60 + 13 * i,
    parcours: [parcours],
  })),
  { ...ordinaire, ...enTouraine, parcours: [entreDansLesLieux] },
  { ...ordinaire, ...loiret, mandat: 'dernier_jour' },
  { ...ordinaire, ...loiret, mandat: 'finit_bientot' },
  { ...ordinaire, ...loiret, mandat: 'partiel' },
  { ...ordinaire, ...loiret, mandat: 'aucun' },
  { ...ordinaire, ...loiret, mandat: 'retire' },
  { ...ordinaire, ...loiret, mandat: 'termine' },
  { ...ordinaire, ...loiret, mandat: 'pas_commence' },
  { ...ordinaire, ...loiret, validation: 'a_valider' },
  { ...ordinaire, ...loiret, validation: 'refusee' },
  { ...ordinaire, ...loiret, dossierValide: false },
  { ...ordinaire, ...loiret, dossierValide: false, aRevalider: true },
  { ...ordinaire, ...loiret, jours: 9 },
  { ...ordinaire, ...loiret, jours: 0 },
  { ...ordinaire, ...loiret, jours: -4 },
  { ...ordinaire, ...loiret },
  { ...ordinaire, ...loiret },
  { ...ordinaire, ...aParis },
];

export const planDuDossier = (h: Hasard, rang: number): Plan => etale(premiers[rang], rang) ?? planTire(h);

/** Les dossiers ordinaires du début n'ont pas tous le même anniversaire. */
const etale = (plan: Plan | undefined, rang: number): Plan | undefined =>
  plan?.jours === ordinaire.jours ? { ...plan, jours: 70 + ((rang * 37) % 280) } : plan;

function planTire(h: Hasard): Plan {
  const [academie, departement] = h.chance(0.7)
    ? [
        orleansTours,
        h.pondere([
          ['45', 36],
          ['37', 25],
          ['28', 12],
          ['41', 10],
          ['18', 9],
          ['36', 8],
        ]),
      ]
    : [
        paris,
        h.pondere([
          ['75', 60],
          ['93', 12],
          ['94', 10],
          ['92', 10],
          ['78', 4],
          ['77', 4],
        ]),
      ];
  const validation = h.pondere<Plan['validation']>([
    ['validee', 89],
    ['a_valider', 8],
    ['refusee', 3],
  ]);
  const dossierValide = h.chance(0.9);
  const jours = h.pondere([
    [h.entier(31, 365), 84],
    [h.entier(0, 30), 12],
    [h.entier(-50, -1), 4],
  ]);
  // Un dossier que l'agent n'a pas validé, ou dont le rattachement n'est pas reconnu, n'a pas pu candidater ici.
  const parcours = dossierValide && validation === 'validee' && jours >= 0 ? parcoursTires(h) : [];
  return { academie, departement, mandat: tirerSituationMandat(h), validation, dossierValide, aRevalider: false, jours, parcours };
}

function parcoursTires(h: Hasard): Parcours[] {
  if (h.chance(0.015)) return [entreDansLesLieux];
  const passe = h.chance(0.3) ? [h.pondere(parcoursClos)] : [];
  if (h.chance(0.45)) return passe;
  const actif = h.pondere(parcoursActifs);
  // Une seule candidature active à la fois, hier comme aujourd'hui : le passé se joue sur des offres déjà attribuées.
  return actif.sur === 'ouverte' ? [...passe.filter((p) => p.sur === 'attribuee'), actif] : [actif];
}
