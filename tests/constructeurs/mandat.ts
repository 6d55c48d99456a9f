import type { Mandat, Pouvoir } from '../../domain/mandat/mandat.ts';
import { pouvoirs } from '../../domain/mandat/mandat.ts';
import { VERSION_TEXTE } from '../../domain/mandat/texte-consentement.ts';
import type { Jour } from '../../domain/shared/dates.ts';
import { agentId, demandeId, mandatId, orleansTours } from './identifiants.ts';
import { midi } from './jours.ts';

export interface ConstructeurMandat {
  /** Remplace n'importe quel trait. */
  readonly avec: (traits: Partial<Mandat>) => ConstructeurMandat;
  readonly avecPouvoirs: (...pouvoirs: Pouvoir[]) => ConstructeurMandat;
  readonly avecPeriode: (debut: Jour, fin: Jour) => ConstructeurMandat;
  readonly retireLe: (jour: Jour) => ConstructeurMandat;
  readonly valeur: () => Mandat;
}

/** Un mandat en vigueur le jour des essais, tous pouvoirs donnés, pour la demande du même numéro. */
export const unMandat = (n = 1): ConstructeurMandat =>
  construire({
    id: mandatId(n),
    academieId: orleansTours,
    agentId: agentId(n),
    demandeId: demandeId(n),
    pouvoirs: [...pouvoirs],
    debut: '2026-09-01',
    fin: '2027-08-31',
    retireLe: null,
    versionTexte: VERSION_TEXTE,
    canal: 'en_ligne',
    donneLe: midi('2026-09-01'),
    empreinteTexte: null,
  });

const construire = (mandat: Mandat): ConstructeurMandat => {
  const avec = (traits: Partial<Mandat>): ConstructeurMandat => construire({ ...mandat, ...traits });
  return {
    avec,
    avecPouvoirs: (...donnes) => avec({ pouvoirs: donnes }),
    avecPeriode: (debut, fin) => avec({ debut, fin }),
    retireLe: (jour) => avec({ retireLe: midi(jour) }),
    valeur: () => structuredClone(mandat),
  };
};
