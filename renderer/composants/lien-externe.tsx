import type { ReactNode } from 'react';
import { textesCommuns } from '../textes/communs.ts';

/** Un lien vers un autre site, ouvert à part : l'écran reste où il est, et l'autre site ne sait rien du nôtre. */
export const LienExterne = ({ href, className = 'fr-link', children }: { href: string; className?: string; children: ReactNode }) => (
  <a className={className} href={href} target="_blank" rel="noopener noreferrer">
    {children}
    <span className="fr-sr-only"> {textesCommuns.nouvelleFenetre}</span>
  </a>
);
