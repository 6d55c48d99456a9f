import { Link } from '@tanstack/react-router';
import type { Jour } from '../../../domain/shared/dates.ts';
import { Alerte } from '../../composants/alerte.tsx';
import { classesBouton } from '../../composants/bouton.tsx';
import { date } from '../../textes/formats.ts';
import { textesPieces as textes } from '../../textes/pieces.ts';

/** Le dossier validé ouvre les offres (G58, G68). */
export const DossierValide = ({ le }: { le: Jour }) => (
  <Alerte gravite="success" titre={textes.valideTitre} role="status" niveau="h2">
    <p>{textes.validePhrase(date(le))}</p>
    <div className="actions">
      <Link to="/agent/offres" className={classesBouton({ petit: true })}>
        {textes.voirOffres}
      </Link>
      <Link to="/agent" className={classesBouton({ priorite: 'secondaire', petit: true })}>
        {textes.maSituation}
      </Link>
    </div>
  </Alerte>
);
