import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import type { PieceDuDossier } from '../../../domain/pieces/piece.ts';
import { Alerte } from '../../composants/alerte.tsx';
import { personneDeLaPiece } from '../../textes/dossier.ts';
import { textesPieces as textes } from '../../textes/pieces.ts';
import { cleDe } from './coches.ts';

interface ManquesProps {
  readonly visible: boolean;
  readonly manquantes: readonly PieceDuDossier[];
  readonly sansEmployeur: boolean;
}

/** Ce qui manque pour valider, nommé une chose après l'autre (G59) ; le focus y va quand on l'a demandé. */
export function Manques({ visible, manquantes, sansEmployeur }: ManquesProps) {
  const zone = useRef<HTMLDivElement>(null);
  const montre = visible && (manquantes.length > 0 || sansEmployeur);
  useEffect(() => {
    if (montre) zone.current?.focus();
  }, [montre]);
  if (!montre) return null;
  return (
    <div ref={zone} tabIndex={-1} className="resume-erreurs">
      <Alerte gravite="warning" titre={textes.manqueTitre} role="alert">
        {manquantes.length > 0 && (
          <>
            <p>{textes.manque(manquantes.length)}</p>
            <ul>
              {manquantes.map((p) => (
                <li key={cleDe(p)}>{textes.manquante(p.libelle, personneDeLaPiece[p.personne])}</li>
              ))}
            </ul>
          </>
        )}
        {sansEmployeur && (
          <p>
            {textes.employeurManquant}{' '}
            <Link to="/agent/dossier/completer" className="fr-link">
              {textes.allerEtape2}
            </Link>
          </p>
        )}
      </Alerte>
    </div>
  );
}
