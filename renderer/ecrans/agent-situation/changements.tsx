import { Link } from '@tanstack/react-router';
import { Alerte } from '../../composants/alerte.tsx';
import { classesBouton } from '../../composants/bouton.tsx';
import { Rubrique } from '../../composants/carte.tsx';
import { textesSituation as textes } from '../../textes/agent-situation.ts';
import { textesPieces } from '../../textes/pieces.ts';
import { Changements } from '../agent-commun/changements.tsx';
import type { EspaceAvecDemande } from '../agent-commun/espace.ts';

/** Ce que la dernière mise à jour a changé, et les pièces justificatives à confirmer à nouveau (G61, G66, G67). */
export function RubriqueChangements({ espace: { demande } }: { espace: EspaceAvecDemande }) {
  const aConfirmer = demande.pieces.filter((p) => p.deposeeLe === null).length;
  return (
    <Rubrique titre={textes.changements} large>
      <p className="discret">{textes.changementsLe(demande.actualiseeLe)}</p>
      {demande.changements.length === 0 ? <p>{textes.sansChangement}</p> : <Changements changements={demande.changements} />}
      {aConfirmer > 0 && demande.changements.length > 0 && (
        <div className="agent-a-confirmer">
          <p>
            <strong>{textesPieces.aConfirmer(aConfirmer)}</strong>
          </p>
          <Link to="/agent/dossier/pieces" className={classesBouton({})}>
            {textes.confirmerPieces}
          </Link>
        </div>
      )}
      <Alerte gravite="warning" titre={textesPieces.attentionAJourTitre} className="agent-attention">
        <p>{textesPieces.attentionAJour}</p>
      </Alerte>
    </Rubrique>
  );
}
