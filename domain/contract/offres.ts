import { z } from 'zod';
import { Eligibilite } from '../eligibilite/eligibilite.ts';
import { Hypothese } from '../eligibilite/supposer.ts';
import { Offre } from '../offre/offre.ts';
import { Proximite } from '../offre/proximite.ts';
import { DemandeId, OffreId } from '../shared/ids.ts';
import { RefusLireDossier } from './dossiers.ts';

/** Les offres ouvertes d'un onglet, pour une demande ; les comptes sont ceux des trois onglets (G71). */
export const ListerOffresInput = z.strictObject({ demandeId: DemandeId, onglet: Proximite });

/** `proximite` est null quand l'offre n'est dans aucun des trois onglets de cette demande (lien direct). */
export const OffreVue = z.object({ offre: Offre, proximite: Proximite.nullable(), eligibilite: Eligibilite });
export type OffreVue = z.infer<typeof OffreVue>;

export const ListeOffres = z.object({
  comptes: z.object({ demandee: z.int(), limitrophe: z.int(), departement: z.int() }),
  offres: z.array(OffreVue),
});

/** La même offre, si le ménage ou ses ressources changeaient (B10). */
export const SupposerInput = z.strictObject({ demandeId: DemandeId, offreId: OffreId, hypothese: Hypothese });

export const LireOffreInput = z.strictObject({ demandeId: DemandeId, offreId: OffreId });
export const RefusLireOffre = z.discriminatedUnion('motif', [RefusLireDossier, z.object({ motif: z.literal('offre_absente') })]);
