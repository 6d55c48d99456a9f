import { useRouterState } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { CONTENU, contenu } from '../../composants/defilement.ts';
import { textesCoquille } from '../../textes/coquille.ts';

interface ContenuProps {
  readonly className: string;
  readonly children: ReactNode;
}

/** Le contenu de la page. D'une adresse à l'autre, l'écran d'avant reste le temps que le suivant soit prêt : il se dit alors occupé. */
export function Contenu({ className, children }: ContenuProps) {
  const enRoute = useRouterState({ select: ({ location, resolvedLocation }) => location.href !== resolvedLocation?.href });
  return (
    <main id={CONTENU} tabIndex={-1} className={className} aria-busy={enRoute}>
      {children}
    </main>
  );
}

/** L'adresse porte déjà un dièse : le lien d'évitement déplace le focus sans la changer. */
export const LienContenu = () => (
  <nav className="lien-evitement" aria-label={textesCoquille.accesRapide}>
    <a
      className="fr-link"
      href={`#${CONTENU}`}
      onClick={(e) => {
        e.preventDefault();
        contenu()?.focus();
      }}
    >
      {textesCoquille.allerAuContenu}
    </a>
  </nav>
);
