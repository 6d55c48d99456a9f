import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { v7 as uuidv7 } from 'uuid';
import { champsOffre, saisieDe, type SaisieOffre } from '../../../domain/offre/saisie-offre.ts';
import { OffreId } from '../../../domain/shared/ids.ts';
import { useActe } from '../../client/acte.ts';
import { useLecture } from '../../client/lecture.ts';
import { useBrouillon } from '../../composants/brouillon.ts';
import { TitrePage } from '../../composants/titre-page.tsx';
import { textesBailleur } from '../../textes/bailleur.ts';
import { textesCoquille } from '../../textes/coquille.ts';
import { PageAbsente } from '../erreur/page-absente.tsx';
import { FormulaireOffre } from './formulaire-offre.tsx';

const textes = textesBailleur.saisie;
const vide = Object.fromEntries(champsOffre.map((champ) => [champ, ''])) as SaisieOffre;

/** « Publier une offre » : l'identifiant est fait ici, une fois : recommencer est le même acte. */
export function EcranPublier() {
  const [offreId] = useState(() => OffreId.parse(uuidv7()));
  const acte = useActe('bailleur.publier');
  const navigate = useNavigate();
  const { saisi, saisir, oublier } = useBrouillon<SaisieOffre>('bailleur publier');
  const saisie = saisi ?? vide;
  const publiee = (): void => {
    oublier(saisi);
    void navigate({ to: '/bailleur/offres/$offreId', params: { offreId }, replace: true });
  };
  return (
    <Cadre titre={textes.publierTitre}>
      <FormulaireOffre
        saisie={saisie}
        onSaisir={saisir}
        valider={textes.publier}
        enCours={acte.enCours}
        reponse={acte.raisons}
        refus={acte.refus}
        onEnvoyer={() => acte.envoyer({ offreId, saisie }, publiee)}
        onAnnuler={() => {
          oublier(saisi);
          void navigate({ to: '/bailleur' });
        }}
      />
    </Cadre>
  );
}

export function EcranModifier() {
  const lu = OffreId.safeParse(useParams({ from: '/bailleur/offres/$offreId/modifier' }).offreId);
  return lu.success ? <Modifier offreId={lu.data} /> : <PageAbsente />;
}

function Modifier({ offreId }: { offreId: OffreId }) {
  const { offre } = useLecture('bailleur.offre', { offreId });
  const acte = useActe('bailleur.modifier');
  const navigate = useNavigate();
  const { saisi, saisir, oublier } = useBrouillon<SaisieOffre>(`bailleur modifier ${offreId}`);
  const saisie = saisi ?? saisieDe(offre);
  const revenir = (): void => {
    oublier(saisi);
    void navigate({ to: '/bailleur/offres/$offreId', params: { offreId }, replace: true });
  };
  return (
    <Cadre titre={textes.modifierTitre}>
      <FormulaireOffre
        saisie={saisie}
        onSaisir={saisir}
        valider={textes.modifier}
        enCours={acte.enCours}
        reponse={acte.raisons}
        refus={acte.refus}
        onEnvoyer={() => acte.envoyer({ offreId, saisie }, revenir)}
        onAnnuler={revenir}
      />
    </Cadre>
  );
}

const Cadre = ({ titre, children }: { titre: string; children: React.ReactNode }) => (
  <div className="page page--etroite">
    <TitrePage titreFenetre={textesCoquille.titrePage(titre)}>{titre}</TitrePage>
    {children}
  </div>
);
