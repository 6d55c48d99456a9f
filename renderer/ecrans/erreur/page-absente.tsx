import { Link } from '@tanstack/react-router';
import { classesBouton } from '../../composants/bouton.tsx';
import { TitrePage } from '../../composants/titre-page.tsx';
import { textesCoquille } from '../../textes/coquille.ts';
import { textesErreur } from '../../textes/erreurs.ts';

export const PageAbsente = () => (
  <div className="page page--etroite">
    <TitrePage titreFenetre={textesCoquille.titrePage(textesErreur.pageAbsente)}>{textesErreur.pageAbsente}</TitrePage>
    <p>{textesErreur.pageAbsentePhrase}</p>
    <div className="actions">
      <Link to="/" className={classesBouton({})}>
        {textesErreur.revenirAccueil}
      </Link>
    </div>
  </div>
);
