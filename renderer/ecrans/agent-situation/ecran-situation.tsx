import { Navigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Alerte } from '../../composants/alerte.tsx';
import { useDefilementRetenu } from '../../composants/defilement.ts';
import { TitrePage } from '../../composants/titre-page.tsx';
import { textesRevalidation, textesSituation as textes } from '../../textes/agent-situation.ts';
import { textesCoquille } from '../../textes/coquille.ts';
import { nomComplet } from '../../textes/formats.ts';
import { aUneDemande, useEspace, type EspaceAvecDemande } from '../agent-commun/espace.ts';
import { RubriqueAutorisation } from './autorisation.tsx';
import { RubriqueCandidature } from './candidature.tsx';
import { RubriqueChangements } from './changements.tsx';
import { RubriqueDemande } from './demande.tsx';
import { AvisRadiation } from './radiation.tsx';
import { ResteAFaire } from './reste-a-faire.tsx';
import { Revalidation } from './revalidation.tsx';
import { Tutoriel } from './tutoriel.tsx';

/** « Ma situation » : le tutoriel la première fois, l'import sans demande, sinon le tableau de bord (G30, G60, G69). */
export function EcranSituation() {
  const espace = useEspace();
  const [passe, setPasse] = useState(espace.tutorielVu);
  if (!passe && !espace.tutorielVu) return <Tutoriel onFini={() => setPasse(true)} />;
  return aUneDemande(espace) ? <TableauDeBord espace={espace} /> : <Navigate to="/agent/importer" replace />;
}

function TableauDeBord({ espace }: { espace: EspaceAvecDemande }) {
  const [confirmee, setConfirmee] = useState(false);
  useDefilementRetenu('agent situation');
  return (
    <>
      <TitrePage titreFenetre={textesCoquille.titrePage(textes.titre)}>{textes.titre}</TitrePage>
      <p>{textes.bonjour(nomComplet(espace.compte))}</p>
      {espace.etape === 'revalider' && <Revalidation espace={espace} onConfirmee={() => setConfirmee(true)} />}
      {confirmee && <Alerte gravite="success" titre={textesRevalidation.confirmee} role="status" />}
      <ResteAFaire espace={espace} />
      <AvisRadiation demande={espace.demande} le={espace.le} />
      <div className="rubriques rubriques--deux">
        {(espace.etape === 'pret' || espace.candidatureActive !== null) && <RubriqueCandidature espace={espace} />}
        <RubriqueDemande espace={espace} />
        <RubriqueAutorisation espace={espace} />
        <RubriqueChangements espace={espace} />
      </div>
    </>
  );
}
