import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import type { Jour } from '../../../domain/shared/dates.ts';
import { Alerte } from '../../composants/alerte.tsx';
import { classesBouton } from '../../composants/bouton.tsx';
import { date } from '../../textes/formats.ts';
import { textesPieces as textes } from '../../textes/pieces.ts';

/** Le dossier validé ouvre les offres (G58, G68). */
export function DossierValide({ le, focus = false }: { le: Jour; focus?: boolean }) {
  const zone = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (focus) zone.current?.focus();
  }, [focus]);
  return (
    <div ref={zone} tabIndex={-1} className="resume-erreurs">
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
    </div>
  );
}
