import { useLayoutEffect } from 'react';

const positions = new Map<string, number>();
export const CONTENU = 'contenu';
export const contenu = (): HTMLElement | null => document.getElementById(CONTENU);

/** Retrouve la hauteur de défilement de cette clé en revenant ; une clé nouvelle part du haut. */
export function useDefilementRetenu(cle: string): void {
  useLayoutEffect(() => {
    const zone = contenu();
    if (zone === null) return;
    zone.scrollTop = positions.get(cle) ?? 0;
    const noter = (): void => void positions.set(cle, zone.scrollTop);
    zone.addEventListener('scroll', noter, { passive: true });
    return () => zone.removeEventListener('scroll', noter);
  }, [cle]);
}
export const oublierDefilements = (): void => positions.clear();
