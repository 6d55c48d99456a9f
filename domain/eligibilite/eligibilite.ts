import { z } from 'zod';
import { Jour } from '../shared/dates.ts';
import { Euros } from '../shared/montants.ts';
import { NormeLocative } from '../offre/offre.ts';
import { Typologie } from '../offre/typologie.ts';

/** Ce que dit une règle : favorable, défavorable, ou à vérifier quand un chiffre manque. */
export const Verdict = z.enum(['favorable', 'defavorable', 'a_verifier']);
export type Verdict = z.infer<typeof Verdict>;

/** Les trois règles du guide (G7 à G9). */
export const regles = ['typologie', 'plafond', 'taux_effort'] as const;

/** Le secteur géographique des plafonds (arrêté du 29 juillet 1987, annexe I ; zones A/B/C pour le PLI). */
export const SecteurPlafond = z.enum(['paris_limitrophes', 'idf', 'autres', 'Abis', 'A', 'B1', 'B2_C']);
export type SecteurPlafond = z.infer<typeof SecteurPlafond>;

/** Une raison, favorable ou non, avec les chiffres employés et leur source (D13). */
export const Raison = z.discriminatedUnion('regle', [
  z.object({
    regle: z.literal('typologie'),
    verdict: Verdict,
    personnes: z.int(),
    typologie: Typologie,
    adaptees: z.array(Typologie),
    source: z.string(),
  }),
  z.object({
    regle: z.literal('plafond'),
    verdict: Verdict,
    normeLocative: NormeLocative,
    secteur: SecteurPlafond.nullable(),
    /** 1 à 6 ; au-delà, `personnesSupplementaires` s'ajoutent. */
    categorie: z.int().min(1).max(6),
    personnesSupplementaires: z.int().min(0),
    /** €/an ; null quand aucun plafond n'est connu pour ce secteur ou cette année. */
    plafond: Euros.nullable(),
    anneePlafond: z.int(),
    /** €/an ; null quand l'avis de l'année demandée manque. */
    revenu: Euros.nullable(),
    anneeRevenu: z.int(),
    source: z.string(),
  }),
  z.object({
    regle: z.literal('taux_effort'),
    verdict: Verdict,
    /** €/mois */
    loyerChargesComprises: Euros,
    ressourcesMensuelles: Euros,
    aideAuLogement: Euros,
    /** Ressources aide comprise, divisées par le loyer charges comprises ; la règle demande environ 3. */
    foisLeLoyer: z.number().nullable(),
    source: z.string(),
  }),
]);
export type Raison = z.infer<typeof Raison>;

/** L'éligibilité d'un ménage à une offre, un jour donné : toutes les raisons, jamais un simple oui ou non. */
export const Eligibilite = z.object({ le: Jour, verdict: Verdict, raisons: z.array(Raison) });
export type Eligibilite = z.infer<typeof Eligibilite>;
