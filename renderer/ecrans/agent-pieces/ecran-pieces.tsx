import { useState } from 'react';
import { Alerte } from '../../composants/alerte.tsx';
import { classesBouton } from '../../composants/bouton.tsx';
import { useDefilementRetenu } from '../../composants/defilement.ts';
import { LienExterne } from '../../composants/lien-externe.tsx';
import { TitrePage } from '../../composants/titre-page.tsx';
import { etapeDossier } from '../../textes/agent-dossier.ts';
import { textesCoquille } from '../../textes/coquille.ts';
import { textesPieces as textes } from '../../textes/pieces.ts';
import { aUneDemande, useEspace, type EspaceAvecDemande } from '../agent-commun/espace.ts';
import { Passage } from '../agent-dossier/passage.tsx';
import { cleDe } from './coches.ts';
import { DossierValide } from './dossier-valide.tsx';
import { EtatEnregistrement } from './enregistrement.tsx';
import { ListePieces } from './liste-pieces.tsx';
import { useCoches } from './use-coches.ts';
import { Validation } from './validation.tsx';

/** « 3. Les pièces justificatives de mon NUR-NUD » : cochées une par une, puis « Valider mon dossier » (G54–G59). */
export function EcranPieces() {
  const espace = useEspace();
  return aUneDemande(espace) ? <Pieces espace={espace} /> : null;
}

function Pieces({ espace }: { espace: EspaceAvecDemande }) {
  const { demande, portail } = espace;
  const coches = useCoches(demande.pieces, espace.le);
  // Ce qui est validé d'ici se dit près du bouton ; ce qui l'était déjà, en haut.
  const [dejaValide] = useState(demande.dossierValideLe !== null);
  useDefilementRetenu('agent pieces');
  const manquantes = demande.pieces.filter((p) => !coches.coches.has(cleDe(p)));
  return (
    <>
      <TitrePage titreFenetre={textesCoquille.titrePage(etapeDossier.pieces)}>{etapeDossier.pieces}</TitrePage>
      {dejaValide && demande.dossierValideLe !== null && <DossierValide le={demande.dossierValideLe} />}
      <p className="chapeau">
        {textes.introduction} {textes.redirection}
      </p>
      <div className="actions">
        <Deposer portail={portail} />
      </div>
      {manquantes.length > 0 && (
        <Alerte gravite="warning" titre={textes.attention} className="agent-attention">
          <p>{textes.attentionDepot}</p>
        </Alerte>
      )}
      <ListePieces demande={demande} coches={coches.coches} le={espace.le} onCocher={coches.cocher} />
      <EtatEnregistrement coches={coches} total={demande.pieces.length} />
      <Alerte gravite="warning" titre={textes.attentionAJourTitre} className="agent-attention">
        <p>{textes.attentionAJour}</p>
      </Alerte>
      <Validation demande={demande} manquantes={manquantes} quandEnregistre={coches.quandEnregistre} annoncer={!dejaValide}>
        <Deposer portail={portail} />
      </Validation>
      <Passage etape="pieces" />
    </>
  );
}

/** « Déposer mes pièces » ouvre le site d'enregistrement : rien n'est téléversé ici (G57). */
const Deposer = ({ portail }: { portail: string | null }) =>
  portail !== null && (
    <LienExterne href={portail} className={classesBouton({ priorite: 'secondaire' })}>
      {textes.deposer}
    </LienExterne>
  );
