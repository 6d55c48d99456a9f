import { useEffect, useRef, type RefObject } from 'react';

const TACHE = '[data-tache]';

/** Vrai quand ce qu'on tape est pour un champ ou un menu, pas pour la liste. */
const tapeAilleurs = (cible: EventTarget | null): boolean =>
  cible instanceof HTMLElement && cible.closest('input, textarea, select, [role=dialog], [contenteditable=true]') !== null;

/**
 * La liste des tâches au clavier seul : ↑ et ↓ portent le focus d'une tâche à l'autre, R reporte celle où l'on est. Entrée ouvre : le
 * focus est sur le lien de la tâche. Quand la tâche où l'on était s'en va, le focus passe à celle qui prend sa place.
 */
export function useClavier(reporter: (cle: string) => void): RefObject<HTMLUListElement | null> {
  const liste = useRef<HTMLUListElement>(null);
  const place = useRef<number | null>(null);
  const dernier = useRef(reporter);
  dernier.current = reporter;

  useEffect(() => {
    const liens = (): HTMLElement[] => [...(liste.current?.querySelectorAll<HTMLElement>(TACHE) ?? [])];
    const auClavier = (e: KeyboardEvent): void => {
      if (e.ctrlKey || e.metaKey || e.altKey || tapeAilleurs(e.target)) return;
      const tous = liens();
      const ici = tous.findIndex((lien) => lien.closest('li')?.contains(document.activeElement));
      if (e.key === 'ArrowDown' || e.key === 'ArrowUp') {
        const voisine = tous[ici === -1 ? 0 : ici + (e.key === 'ArrowDown' ? 1 : -1)];
        if (voisine === undefined) return;
        e.preventDefault();
        voisine.focus();
      } else if (e.key.toLowerCase() === 'r' && ici !== -1) {
        place.current = ici;
        dernier.current(tous[ici]!.dataset.tache!);
      }
    };
    window.addEventListener('keydown', auClavier);
    return () => window.removeEventListener('keydown', auClavier);
  }, []);

  useEffect(() => {
    if (place.current === null || liste.current === null || liste.current.contains(document.activeElement)) return;
    const tous = liste.current.querySelectorAll<HTMLElement>(TACHE);
    tous[Math.min(place.current, tous.length - 1)]?.focus();
    place.current = null;
  });
  return liste;
}
