import type { AcademieDuPoste, Gestionnaire } from '../../domain/contract/session.ts';
import type { BaseLocale } from '../../db/local/open.ts';
import type { Vues } from '../../db/local/views/vues.ts';
import type { Moteur } from '../sync/moteur.ts';

/** Une session ouverte : un gestionnaire, sa base, et l'échange avec le serveur. Chaque compte a sa propre base sur le poste. */
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
