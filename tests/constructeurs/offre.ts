import type { NormeLocative, Offre } from '../../domain/offre/offre.ts';
import type { Typologie } from '../../domain/offre/typologie.ts';
import type { Jour } from '../../domain/shared/dates.ts';
import { type NomDeCommune, uneCommune } from './commune.ts';
import { offreId } from './identifiants.ts';

export interface ConstructeurOffre {
  /** Remplace n'importe quel trait. */
  readonly avec: (traits: Partial<Offre>) => ConstructeurOffre;
  readonly avecCommune: (nom: NomDeCommune, codePostal?: string) => ConstructeurOffre;
  readonly avecTypologie: (typologie: Typologie) => ConstructeurOffre;
  readonly avecNormeLocative: (normeLocative: NormeLocative) => ConstructeurOffre;
  /** €/mois, hors charges puis charges. */
  readonly avecLoyer: (loyer: number, charges?: number) => ConstructeurOffre;
  readonly avecDateLimite: (dateLimite: Jour) => ConstructeurOffre;
  readonly retiree: () => ConstructeurOffre;
  readonly valeur: () => Offre;
}

/** Un T2 PLUS à Orléans, publié, ouvert jusqu'au 15 décembre 2026. */
export const uneOffre = (n = 1): ConstructeurOffre =>
  construire({
    id: offreId(n),
    reference: `OFF-${String(n).padStart(5, '0')}`,
    etat: 'publiee',
    bailleur: 'Bailleur d’essai',
    bailleurId: null,
    commune: uneCommune('Orléans'),
    codePostal: '45000',
    typologie: 'T2',
    surface: 47,
    normeLocative: 'PLUS',
    loyer: 480,
    charges: 70,
    etage: 1,
    adaptePmr: false,
    ges: 'C',
    description: 'Dans une rue calme, près des écoles.',
    publieeLe: '2026-11-09',
    dateLimite: '2026-12-15',
    disponibleLe: '2027-01-10',
    nombreCandidatures: 3,
  });

const construire = (offre: Offre): ConstructeurOffre => {
  const avec = (traits: Partial<Offre>): ConstructeurOffre => construire({ ...offre, ...traits });
  return {
    avec,
    avecCommune: (nom, codePostal = offre.codePostal) => avec({ commune: uneCommune(nom), codePostal }),
    avecTypologie: (typologie) => avec({ typologie }),
    avecNormeLocative: (normeLocative) => avec({ normeLocative }),
    avecLoyer: (loyer, charges = 0) => avec({ loyer, charges }),
    avecDateLimite: (dateLimite) => avec({ dateLimite }),
    retiree: () => avec({ etat: 'retiree' }),
    valeur: () => structuredClone(offre),
  };
};
