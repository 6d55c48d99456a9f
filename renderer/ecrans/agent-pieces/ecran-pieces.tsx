import { useState } from 'react';
import { Alerte } from '../../composants/alerte.tsx';
import { Bouton, classesBouton } from '../../composants/bouton.tsx';
import { useDefilementRetenu } from '../../composants/defilement.ts';
import { LienExterne } from '../../composants/lien-externe.tsx';
import { ResumeErreurs } from '../../composants/resume-erreurs.tsx';
import { TitrePage } from '../../composants/titre-page.tsx';
import { etapeDossier } from '../../textes/agent-dossier.ts';
import { textesCoquille } from '../../textes/coquille.ts';
import { textesPieces as textes } from '../../textes/pieces.ts';
import { useActe } from '../agent-commun/acte.ts';
import { aUneDemande, useEspace, type EspaceAvecDemande } from '../agent-commun/espace.ts';
import { Passage } from '../agent-dossier/passage.tsx';
import { cleDe } from './coches.ts';
import { DossierValide } from './dossier-valide.tsx';
import { EtatEnregistrement } from './enregistrement.tsx';
import { ListePieces } from './liste-pieces.tsx';
import { Manques } from './manques.tsx';
import { useCoches } from './use-coches.ts';

/** « 3. Les pièces justificatives de mon NUR-NUD » : cochées une par une, puis « Valider mon dossier » (G54–G59). */
export function EcranPieces() {
  const espace = useEspace();
  return aUneDemande(espace) ? <Pieces espace={espace} /> : null;
}

function Pieces({ espace }: { espace: EspaceAvecDemande }) {
  const { demande, portail } = espace;
  const coches = useCoches(demande.pieces);
  const [demandee, setDemandee] = useState(false);
  const valider = useActe('agent.validerDossier');
  useDefilementRetenu('agent pieces');
  const manquantes = demande.pieces.filter((p) => !coches.coches.has(cleDe(p)));
  const sansEmployeur = demande.rattachement.employeur === '';
  const deposer = portail !== null && (
    <LienExterne href={portail} className={classesBouton({ priorite: 'secondaire' })}>
      {textes.deposer}
    </LienExterne>
  );

  function envoyer(): void {
    setDemandee(true);
    if (manquantes.length === 0 && !sansEmployeur && !coches.enCours) valider.envoyer({});
  }

  return (
    <>
      <TitrePage titreFenetre={textesCoquille.titrePage(etapeDossier.pieces)}>{etapeDossier.pieces}</TitrePage>
      {demande.dossierValideLe !== null && <DossierValide le={demande.dossierValideLe} />}
      <p className="chapeau">
        {textes.introduction} {textes.redirection}
      </p>
      <div className="actions">{deposer}</div>
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
      <div>
        <Manques visible={demandee} manquantes={manquantes} sansEmployeur={sansEmployeur} />
        <ResumeErreurs titre={textes.refus} phrases={manquantes.length === 0 ? valider.refus : []} />
        <div className="actions">
          {deposer}
          <Bouton aria-disabled={valider.enCours || coches.enCours} onClick={envoyer}>
            {valider.enCours ? textes.validation : textes.valider}
          </Bouton>
        </div>
      </div>
      <Passage etape="pieces" />
    </>
  );
}
