import { ecrireMeta, lireMeta } from '../../db/local/meta.ts';
import type { BaseLocale } from '../../db/local/open.ts';

/**
 * L'époque change quand le serveur a été restauré d'une sauvegarde : les curseurs du poste ne veulent plus rien dire.
 * Rend vrai si elle vient de changer ; tout est alors à relire, et le reste jusqu'à `relectureFaite`, arrêt du poste compris.
 */
export function noterEpoque({ ecriture, lecture }: BaseLocale, epoque: string): boolean {
  const connue = lireMeta(lecture, 'epoque');
  if (connue === epoque) return false;
  ecriture.transaction(() => {
    ecrireMeta(ecriture, 'epoque', epoque);
    if (connue !== null) ecrireMeta(ecriture, 'relire_tout', '1');
  })();
  return connue !== null;
}

export const relectureDemandee = ({ lecture }: BaseLocale): boolean => lireMeta(lecture, 'relire_tout') !== null;
export const relectureFaite = ({ ecriture }: BaseLocale): void => ecrireMeta(ecriture, 'relire_tout', null);
