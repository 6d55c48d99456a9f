import { z } from 'zod';
import { AcademieId, GestionnaireId } from '../shared/ids.ts';
import { Instant } from '../shared/dates.ts';

export const Gestionnaire = z.object({ id: GestionnaireId, nom: z.string(), prenom: z.string(), courriel: z.string() });
export type Gestionnaire = z.infer<typeof Gestionnaire>;

export const AcademieDuPoste = z.object({ id: AcademieId, nom: z.string(), departements: z.array(z.string()) });
export type AcademieDuPoste = z.infer<typeof AcademieDuPoste>;

/** L'état de la session. `comptesDemonstration` n'est rempli que si le serveur se déclare de démonstration. */
export const EtatSession = z.discriminatedUnion('statut', [
  z.object({
    statut: z.literal('fermee'),
    demonstration: z
      .object({ comptes: z.array(z.object({ courriel: z.string(), libelle: z.string() })), motDePasse: z.string() })
      .nullable(),
  }),
  z.object({
    statut: z.literal('ouverte'),
    gestionnaire: Gestionnaire,
    academie: AcademieDuPoste,
    /** Vrai quand la session a été ouverte sans joindre le serveur, d'après la dernière connexion réussie sur ce poste. */
    horsLigne: z.boolean(),
    demonstration: z.boolean(),
  }),
]);
export type EtatSession = z.infer<typeof EtatSession>;

export const OuvrirSessionInput = z.strictObject({ courriel: z.email().max(254), motDePasse: z.string().min(1).max(200) });

export const RefusOuvrirSession = z.discriminatedUnion('motif', [
  z.object({ motif: z.literal('identifiants_invalides') }),
  z.object({ motif: z.literal('trop_d_essais'), jusqua: Instant }),
  z.object({ motif: z.literal('serveur_injoignable_premiere_connexion') }),
  z.object({ motif: z.literal('role_sans_poste') }),
  z.object({ motif: z.literal('hors_ligne_depuis_trop_longtemps'), jours: z.int() }),
  /** La base de ce poste ne s'ouvre pas : d'une version plus récente, endommagée, ou chiffrée avec une autre clé. */
  z.object({ motif: z.literal('base_plus_recente'), version: z.int(), connue: z.int() }),
  z.object({ motif: z.literal('base_illisible') }),
  /** Le serveur ne parle plus le protocole de cette version du poste. */
  z.object({ motif: z.literal('poste_a_mettre_a_jour') }),
]);
export type RefusOuvrirSession = z.infer<typeof RefusOuvrirSession>;
