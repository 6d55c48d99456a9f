import { Link, Navigate, Outlet, useLocation } from '@tanstack/react-router';
import { etapeDossier, textesEtapes as textes } from '../../textes/agent-dossier.ts';
import { useEspace } from '../agent-commun/espace.ts';
import { etapesDossier } from './etapes.ts';

/** Le cadre des trois étapes : où l'on en est, et le passage de l'une à l'autre (G37). */
export function CadreEtapes() {
  const { demande } = useEspace();
  const { pathname } = useLocation();
  if (demande === null) return <Navigate to="/agent/importer" replace />;
  if (pathname.replace(/\/$/, '') === '/agent/dossier') return <Navigate to="/agent/dossier/informations" replace />;
  return (
    <>
      <nav className="etapes-dossier" aria-label={textes.navigation}>
        <ol>
          {etapesDossier.map((etape) => (
            <li key={etape}>
              <Link to={`/agent/dossier/${etape}`} activeProps={{ 'aria-current': 'step' }}>
                {etapeDossier[etape]}
              </Link>
            </li>
          ))}
        </ol>
      </nav>
      <Outlet />
    </>
  );
}
