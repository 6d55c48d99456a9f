import { z } from 'zod';
import type { Demande } from '../demande/demande.ts';
import { Euros } from '../shared/montants.ts';

/** « Et si… » : ce qui changerait dans le ménage ou ses ressources (B10). Rien n'en est gardé. */
export const Hypothese = z.strictObject({
  naissancesAttendues: z.int().min(0).max(5),
  /** €/mois. */
  aideAuLogement: Euros,
  /** Un codemandeur de plus, quand la demande n'en a pas : son revenu fiscal de référence (€/an) et ses ressources (€/mois). */
  codemandeur: z.strictObject({ revenuFiscal: Euros, mensuelles: Euros }).nullable(),
});
export type Hypothese = z.infer<typeof Hypothese>;

type Foyer = Pick<Demande, 'demandeur' | 'codemandeur' | 'menage' | 'ressources'>;

/** L'hypothèse qui ne change rien : d'où l'on part. */
export const sansChangement = ({ menage, ressources }: Foyer): Hypothese => ({
  naissancesAttendues: menage.naissancesAttendues,
  aideAuLogement: ressources.aideAuLogement,
  codemandeur: null,
});

/**
 * Le foyer tel que l'hypothèse le suppose. Le codemandeur supposé n'a pas d'âge connu : il ne fait pas un jeune ménage, et son revenu
 * s'ajoute à chaque année connue. Une demande qui a déjà un codemandeur garde le sien.
 */
export function supposer(foyer: Foyer, { naissancesAttendues, aideAuLogement, codemandeur }: Hypothese): Foyer {
  const suppose = { ...foyer, menage: { ...foyer.menage, naissancesAttendues }, ressources: { ...foyer.ressources, aideAuLogement } };
  if (codemandeur === null || foyer.codemandeur !== null) return suppose;
  const { revenusFiscaux, mensuelles } = foyer.ressources;
  return {
    ...suppose,
    codemandeur: { ...foyer.demandeur, enSituationHandicap: false },
    menage: { ...suppose.menage, lienCodemandeur: 'autre' },
    ressources: {
      aideAuLogement,
      mensuelles: mensuelles + codemandeur.mensuelles,
      revenusFiscaux: revenusFiscaux.map(({ annee, montant }) => ({ annee, montant: montant + codemandeur.revenuFiscal })),
    },
  };
}
