import { useId, type ReactNode } from 'react';
import { classes } from './classes.ts';

/** Une rubrique d'une page, avec son titre. */
export function Rubrique({
  titre,
  apres,
  large = false,
  children,
}: {
  titre: string;
  apres?: ReactNode;
  large?: boolean;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <section className={classes('rubrique', large && 'rubrique--large')} aria-labelledby={id}>
      <div className="rubrique-tete">
        <h2 id={id} className="fr-h6">
          {titre}
        </h2>
        {apres}
      </div>
      {children}
    </section>
  );
}

/** Ce qu'un écran dit quand il n'a rien à montrer, et ce que l'on peut faire. */
export const EtatVide = ({ icone, titre, phrase, children }: { icone: string; titre: string; phrase: string; children?: ReactNode }) => (
  <div className="etat-vide">
    <span className={classes(icone, 'etat-vide-icone')} aria-hidden="true" />
    <h2 className="fr-h5">{titre}</h2>
    <p>{phrase}</p>
    {children}
  </div>
);
