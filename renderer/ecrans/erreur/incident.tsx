import { useQueryErrorResetBoundary } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { cache, isSessionAbsent } from '../../client/cache.ts';
import { Alerte, Phrases } from '../../composants/alerte.tsx';
import { Bouton, classesBouton } from '../../composants/bouton.tsx';
import { TitrePage } from '../../composants/titre-page.tsx';
import { textesCoquille } from '../../textes/coquille.ts';
import { direErreur, textesErreur } from '../../textes/erreurs.ts';

/** Ce qui s'affiche à la place d'un écran qui ne peut pas l'être : pourquoi, ce qui est sauf, et comment repartir. */
export function Incident({ error, reset: rendreLEcran }: { error: unknown; reset: () => void }) {
  const { reset } = useQueryErrorResetBoundary();
  const sansSession = isSessionAbsent(error);
  useEffect(() => {
    reset();
    if (sansSession) void cache.refetchQueries({ queryKey: ['session.etat'] }).then(rendreLEcran);
  }, [reset, rendreLEcran, sansSession]);
  const dite = direErreur(error);
  return (
    <div className="page page--etroite">
      <TitrePage titreFenetre={textesCoquille.titrePage(dite.titre)}>{dite.titre}</TitrePage>
      <Alerte gravite={dite.reference === null ? 'warning' : 'error'} titre={dite.phrases[0] ?? ''} role="alert">
        <Phrases phrases={[...dite.phrases.slice(1), ...(dite.reference === null ? [] : [textesErreur.reference(dite.reference)])]} />
      </Alerte>
      <div className="actions">
        <Bouton onClick={() => location.reload()} icone="fr-icon-refresh-line">
          {textesErreur.recharger}
        </Bouton>
        <Link to="/" className={classesBouton({ priorite: 'secondaire' })}>
          {textesErreur.revenirAccueil}
        </Link>
      </div>
    </div>
  );
}
