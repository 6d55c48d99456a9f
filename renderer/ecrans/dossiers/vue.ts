import { z } from 'zod';
import { FiltresDossiers, trisDossiers, type ListerDossiersInput } from '../../../domain/contract/dossiers.ts';
import { genresTache } from '../../../domain/journee/tache.ts';

const facultatif = <T extends z.ZodType>(schema: T) => schema.optional().catch(undefined);
const { departement, etat, mandat } = FiltresDossiers.shape;

/**
 * La vue enregistrée dans l'adresse. La recherche n'y est pas : c'est souvent un nom, et le navigateur garde
 * les adresses en clair dans son historique (I-9) ; elle reste en mémoire vive.
 */
export const VueDossiers = z.object({
  departement: facultatif(z.coerce.string().pipe(departement.unwrap())),
  etat: facultatif(etat.unwrap()),
  mandat: facultatif(mandat.unwrap()),
  tri: facultatif(z.enum(trisDossiers)),
  sens: facultatif(z.enum(['croissant', 'decroissant'])),
  /** Le rang, dans cette vue, du dossier ouvert : pour passer au précédent et au suivant. */
  position: facultatif(z.int().min(0)),
  /** Ouvert depuis « Ma journée » : le passage suit ses tâches, de ce genre ou toutes, au lieu de la liste. */
  journee: facultatif(z.enum([...genresTache, 'toutes'])),
});
export type VueDossiers = z.infer<typeof VueDossiers>;

export type DemandeDeListe = Omit<z.infer<typeof ListerDossiersInput>, 'debut' | 'nombre'>;

/** Ce que l'hôte doit filtrer et trier pour cette vue. */
export const demandeDeListe = (vue: VueDossiers, recherche: string): DemandeDeListe => ({
  filtres: {
    recherche: recherche.trim().slice(0, 200),
    departement: vue.departement ?? null,
    etat: vue.etat ?? null,
    mandat: vue.mandat ?? null,
  },
  tri: vue.tri ?? 'nom',
  sens: vue.sens ?? 'croissant',
});

export const estFiltree = ({ filtres }: DemandeDeListe): boolean =>
  filtres.recherche !== '' || filtres.departement !== null || filtres.etat !== null || filtres.mandat !== null;
