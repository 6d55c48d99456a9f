import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Alerte } from '../../composants/alerte.tsx';
import { Badge } from '../../composants/badge.tsx';
import { Bouton } from '../../composants/bouton.tsx';
import { Rubrique } from '../../composants/carte.tsx';
import { TitrePage } from '../../composants/titre-page.tsx';
import { textesAutorisation as textes } from '../../textes/agent-mandat.ts';
import { textesImport } from '../../textes/agent-import.ts';
import { textesCoquille } from '../../textes/coquille.ts';
import { textesMandat } from '../../textes/mandat.ts';
import { useEspace } from '../agent-commun/espace.ts';
import { FormulaireConsentement } from './formulaire-consentement.tsx';
import { PouvoirsDonnes } from './pouvoirs-donnes.tsx';
import { DialogueRetrait } from './retrait.tsx';

/** « Mon autorisation » : la relire, la retirer en deux clics, en donner une autre (D6, RGPD art. 7.3). */
export function EcranAutorisation() {
  const espace = useEspace();
  const [aRetirer, setARetirer] = useState(false);
  const [faite, setFaite] = useState<'donnee' | 'retiree' | null>(null);
  const { mandat, mandatEnVigueur, academie, demande } = espace;
  return (
    <div className="agent-etroit">
      <p className="offre-retour">
        <Link to="/agent" className="fr-link fr-icon-arrow-left-line fr-link--icon-left">
          {textesImport.revenir}
        </Link>
      </p>
      <TitrePage titreFenetre={textesCoquille.titrePage(textes.monAutorisation)}>{textes.titre}</TitrePage>
      {faite !== null && <Alerte gravite="success" titre={textes[faite]} role="status" />}
      {mandat !== null && mandatEnVigueur ? (
        <Rubrique titre={textes.enVigueur} apres={<Badge ton="succes">{textesMandat.enVigueur}</Badge>}>
          <PouvoirsDonnes mandat={mandat} />
          {demande?.rattachement.validation !== 'validee' && <p>{textes.attenteReconnaissance}</p>}
          <div className="actions">
            <Bouton priorite="secondaire" onClick={() => setARetirer(true)}>
              {textes.retirer}
            </Bouton>
          </div>
        </Rubrique>
      ) : (
        <>
          <Alerte gravite="info" titre={textes.aucuneTitre}>
            <p>{textes.aucune}</p>
            {mandat?.retireLe != null && <p>{textesMandat.retireLe(mandat.retireLe)}</p>}
          </Alerte>
          <Rubrique titre={mandat === null ? textes.donner : textes.redonner}>
            {academie === null ? <p>{textes.sansAcademie}</p> : <FormulaireConsentement onDonnee={() => setFaite('donnee')} />}
          </Rubrique>
        </>
      )}
      <DialogueRetrait
        ouvert={aRetirer}
        onFermer={() => setARetirer(false)}
        onRetire={() => {
          setARetirer(false);
          setFaite('retiree');
        }}
      />
    </div>
  );
}
