import { z } from 'zod';
import { Instant } from '../shared/dates.ts';
import { PosteId } from '../shared/ids.ts';
import { AcademieDuPoste, CompteEnLigne, DemonstrationDuServeur, Gestionnaire } from './session.ts';
import { Jetons } from './sync.ts';

/** Ouvrir une session auprès du serveur, pour ce poste : POST /v1/session. */
export const OuvrirSessionServeur = z.strictObject({
  courriel: z.email().max(254),
  motDePasse: z.string().min(1).max(200),
  posteId: PosteId,
  protocole: z.int(),
  /** Un reçu : le compte est fermé, et il ne reste rien de ses dossiers sur ce poste. */
  efface: z.boolean().optional(),
});
export const SessionServeur = z.object({ jetons: Jetons, gestionnaire: Gestionnaire, academie: AcademieDuPoste, epoque: z.uuid() });
/** La même réponse pour qui travaille en ligne : agent, conseiller, bailleur. */
export const SessionEnLigne = z.object({ jetons: Jetons, compte: CompteEnLigne });
export type SessionEnLigne = z.infer<typeof SessionEnLigne>;
export type SessionServeur = z.infer<typeof SessionServeur>;

export const ErreurSession = z.discriminatedUnion('erreur', [
  z.object({ erreur: z.literal('identifiants_invalides') }),
  z.object({ erreur: z.literal('trop_d_essais'), jusqua: Instant }),
  z.object({ erreur: z.literal('protocole_inconnu') }),
  z.object({ erreur: z.literal('requete_invalide') }),
  /** Le mot de passe est juste, mais le compte a été désactivé. */
  z.object({ erreur: z.literal('compte_ferme') }),
  /** Ce poste a été arrêté : de quoi rendre ses actes en attente et son journal, et rien recevoir. */
  z.object({ erreur: z.literal('poste_arrete'), jetons: Jetons }),
]);
export type ErreurSession = z.infer<typeof ErreurSession>;

/** POST /v1/session/rafraichir : un jeton de rafraîchissement sert une fois. */
export const RafraichirSession = z.strictObject({ rafraichissement: z.string().max(200) });

/** GET /v1/sante, sans jeton. `demonstration` : les comptes à montrer sur l'écran de connexion, null en production. */
export const Sante = z.object({
  statut: z.literal('ok'),
  epoque: z.uuid(),
  protocoles: z.array(z.int()),
  demonstration: DemonstrationDuServeur.nullable(),
});
export type Sante = z.infer<typeof Sante>;

/** Une opération portée au serveur : POST /v1/appel/<nom>, entrée et enveloppe du contrat. */
export const cheminAppel = (nom: string): string => `/v1/appel/${nom}`;
