import type { AcademieDuPoste, CompteEnLigne, Gestionnaire } from '../../domain/contract/session.ts';
import type { BaseLocale } from '../../db/local/open.ts';
import type { Vues } from '../../db/local/views/vues.ts';
import type { GardeJetons } from '../sync/jetons.ts';
import type { Moteur } from '../sync/moteur.ts';

/** La session d'un gestionnaire : sa base, et l'échange avec le serveur. Chaque compte a sa propre base sur le poste. */
export interface Session {
  readonly gestionnaire: Gestionnaire;
  readonly academie: AcademieDuPoste;
  readonly horsLigne: boolean;
  readonly base: BaseLocale;
  readonly vues: Vues;
  readonly moteur: Moteur;
  readonly horloge: () => Date;
  /** Le dernier dossier ouvert et quand : l'écran qui se rafraîchit n'est pas une nouvelle consultation. */
  consultation: { readonly demandeId: string; readonly ms: number } | null;
}

/** La session d'un agent, d'un conseiller ou d'un bailleur : tout est porté au serveur, le poste n'en garde rien. */
export interface SessionEnLigne {
  readonly compte: CompteEnLigne;
  readonly jetons: GardeJetons;
  /** Cesse d'écouter, et dit au serveur que les jetons ne servent plus. */
  readonly fermer: () => Promise<void>;
}

/** Qui est là : l'un, l'autre, ou personne. */
export interface QuiEstLa {
  readonly gestionnaire: Session | null;
  readonly enLigne: SessionEnLigne | null;
}
