import { Suspense, useState } from 'react';
import type { LigneDossier } from '../../../domain/contract/dossiers.ts';
import { useLecture } from '../../client/lecture.ts';
import { Bouton } from '../../composants/bouton.tsx';
import { Chargement } from '../../composants/chargement.tsx';
import { Definitions } from '../../composants/definitions.tsx';
import { textesDossier } from '../../textes/dossier.ts';
import { date, finNumeroUnique, nomComplet } from '../../textes/formats.ts';
import { textesRattachements as textes } from '../../textes/rattachements.ts';
import { JugerRattachement } from './juger-rattachement.tsx';

interface CarteProps {
  readonly ligne: LigneDossier;
  readonly onFait: (validee: boolean) => void;
}

/** Un agent à reconnaître ; « Examiner » ouvre sa demande, et cette lecture est notée au journal. */
export function CarteRattachement({ ligne, onFait }: CarteProps) {
  const [ouverte, setOuverte] = useState(false);
  const nom = nomComplet(ligne);
  return (
    <li className="rattachement">
      <div className="rattachement-tete">
        <h2 className="fr-h6">{nom}</h2>
        <span className="chiffres discret">{finNumeroUnique(ligne.numeroUnique)}</span>
        <Bouton
          priorite="secondaire"
          petit
          aria-expanded={ouverte}
          aria-label={ouverte ? undefined : textes.examinerAide(nom)}
          onClick={() => setOuverte(!ouverte)}
        >
          {ouverte ? textes.refermer : textes.examiner}
        </Bouton>
      </div>
      {ouverte && (
        <Suspense fallback={<Chargement />}>
          <Examen ligne={ligne} onFait={onFait} />
        </Suspense>
      )}
    </li>
  );
}

function Examen({ ligne, onFait }: CarteProps) {
  const { demande } = useLecture('dossier.lire', { demandeId: ligne.demandeId });
  const { rattachement } = demande;
  const cdi = rattachement.cdi === null ? textes.nonDit : rattachement.cdi ? textesDossier.oui : textesDossier.non;
  return (
    <>
      <Definitions
        elements={[
          [textes.employeur, rattachement.employeur],
          [
            textes.siret,
            <span key="s" className="chiffres">
              {rattachement.siret}
            </span>,
          ],
          [textes.matricule, rattachement.matricule ?? textes.nonDit],
          [textes.dateEntree, rattachement.dateEntree === null ? textes.nonDit : date(rattachement.dateEntree)],
          [textes.cdi, cdi],
          [textes.a, textes[rattachement.a]],
        ]}
      />
      <JugerRattachement demandeId={ligne.demandeId} rattachement={rattachement} nom={nomComplet(ligne)} onFait={onFait} />
    </>
  );
}
