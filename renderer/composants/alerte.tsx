import type { ReactNode } from 'react';
import { classes } from './classes.ts';

interface AlerteProps {
  readonly gravite: 'info' | 'success' | 'warning' | 'error';
  readonly titre: string;
  readonly children?: ReactNode;
  /** `alert` coupe la lecture d'écran, `status` attend ; sans rôle, l'alerte fait partie de la page. */
  readonly role?: 'alert' | 'status';
  readonly niveau?: 'h2' | 'h3' | 'p';
  readonly className?: string;
}

export const Alerte = ({ gravite, titre, children, role, niveau: Titre = 'p', className }: AlerteProps) => (
  <div className={classes('fr-alert', `fr-alert--${gravite}`, className)} role={role}>
    <Titre className="fr-alert__title">{titre}</Titre>
    {children}
  </div>
);

/** Une phrase seule, ou plusieurs en liste. */
export const Phrases = ({ phrases }: { phrases: readonly string[] }) =>
  phrases.length === 1 ? (
    <p>{phrases[0]}</p>
  ) : (
    <ul>
      {phrases.map((phrase) => (
        <li key={phrase}>{phrase}</li>
      ))}
    </ul>
  );
