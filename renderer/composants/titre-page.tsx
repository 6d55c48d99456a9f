import { useEffect, useRef, type ReactNode } from 'react';

interface TitrePageProps {
  readonly children: ReactNode;
  /** Le titre de la fenêtre. Jamais une donnée personnelle : le navigateur le garde dans son historique (I-9). */
  readonly titreFenetre: string;
  /** Change quand la page montre autre chose sans changer d'écran. */
  readonly cle?: string;
  /** Faux quand l'écran place lui-même le focus. */
  readonly focus?: boolean;
}

/** Le titre d'un écran : il reçoit le focus à l'arrivée, pour que la lecture d'écran dise où l'on est. */
export function TitrePage({ children, titreFenetre, cle = '', focus = true }: TitrePageProps) {
  const titre = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = titreFenetre;
    if (focus) titre.current?.focus({ preventScroll: true });
  }, [titreFenetre, cle, focus]);
  return (
    <h1 ref={titre} tabIndex={-1} className="titre-page fr-h3">
      {children}
    </h1>
  );
}
