import { endroits } from '../../domain/shared/endroits.ts';
import type { LogFault } from './dispatch.ts';

/**
 * Une panne dans le journal technique : sa référence, le genre d'erreur et l'endroit du code.
 * Jamais le message, qui pourrait porter un nom, un revenu ou un numéro (I-9).
 */
export const noterPanne =
  (ecrire: (ligne: string) => void): LogFault =>
  (reference, erreur) => {
    const [nom, code, pile] =
      erreur instanceof Error
        ? [erreur.name, String((erreur as { code?: unknown }).code ?? ''), endroits(erreur, 6)]
        : [typeof erreur, '', []];
    ecrire(JSON.stringify({ quand: new Date().toISOString(), reference, nom, code, pile }));
  };
