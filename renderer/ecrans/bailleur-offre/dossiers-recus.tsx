import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { LigneInstruction } from '../../../domain/contract/instruction.ts';
import type { CandidatureId, OffreId } from '../../../domain/shared/ids.ts';
import { Rubrique } from '../../composants/carte.tsx';
import { CaseACocher } from '../../composants/champ.tsx';
import { textesBailleur } from '../../textes/bailleur.ts';
import { nomComplet } from '../../textes/formats.ts';
import { textesInstruction } from '../../textes/instruction.ts';
import { ListeCandidatures } from '../instruction/liste-candidatures.tsx';
import { InscrireEnCommission } from './inscrire-en-commission.tsx';

const textes = textesBailleur.offre;

/** Les dossiers transmis pour cette offre ; ceux qui attendent une commission peuvent y être inscrits ensemble (R441-3 CCH). */
export function DossiersRecus({ offreId, candidatures }: { offreId: OffreId; candidatures: readonly LigneInstruction[] }) {
  const [choisis, setChoisis] = useState<ReadonlySet<CandidatureId>>(new Set());
  const [inscrits, setInscrits] = useState(0);
  const transmises = candidatures.filter((c) => c.etat === 'transmise');
  const retenus = transmises.map((c) => c.candidatureId).filter((id) => choisis.has(id));
  const basculer = (id: CandidatureId): void => {
    const suivants = new Set(choisis);
    if (!suivants.delete(id)) suivants.add(id);
    setChoisis(suivants);
  };
  return (
    <Rubrique titre={textes.candidatures} large>
      <p role="status" className="acte-fait">
        {inscrits > 0 && retenus.length === 0 ? textes.inscrits(inscrits) : ''}
      </p>
      {candidatures.length === 0 ? (
        <p>{textes.candidaturesAucune}</p>
      ) : (
        <ListeCandidatures
          legende={textes.candidaturesTableau}
          lignes={candidatures}
          memeOffre
          choix={
            transmises.length === 0
              ? undefined
              : (ligne) =>
                  ligne.etat === 'transmise' && (
                    <CaseACocher
                      libelle={<span className="fr-sr-only">{textes.choisir(nomComplet(ligne))}</span>}
                      cochee={choisis.has(ligne.candidatureId)}
                      onChange={() => basculer(ligne.candidatureId)}
                    />
                  )
          }
          lien={(ligne) => (
            <Link
              to="/bailleur/candidatures/$candidatureId"
              params={{ candidatureId: ligne.candidatureId }}
              aria-label={textesInstruction.ouvrir(nomComplet(ligne))}
            >
              {nomComplet(ligne)}
            </Link>
          )}
        />
      )}
      {transmises.length > 0 && (
        <InscrireEnCommission
          offreId={offreId}
          choisis={retenus}
          onFait={(nombre) => {
            setInscrits(nombre);
            setChoisis(new Set());
          }}
        />
      )}
    </Rubrique>
  );
}
