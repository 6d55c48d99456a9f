import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { mentionOpenStreetMap } from '../../../domain/referentiels/mentions.ts';
import { proximites, type Proximite } from '../../../domain/offre/proximite.ts';
import { estPassager, Refused } from '../../client/errors.ts';
import { isSessionAbsent } from '../../client/cache.ts';
import { read } from '../../client/queries.ts';
import { Pastille } from '../../composants/badge.tsx';
import { CaseACocher } from '../../composants/champ.tsx';
import { Chargement } from '../../composants/chargement.tsx';
import { Onglets } from '../../composants/onglets.tsx';
import { TitrePage } from '../../composants/titre-page.tsx';
import { textesOffresAgent as textes } from '../../textes/agent-offres.ts';
import { textesCoquille } from '../../textes/coquille.ts';
import { nombre } from '../../textes/formats.ts';
import { onglet as libelleOnglet, textesOffres } from '../../textes/offres.ts';
import { OngletVide } from '../commun/onglet-vide.tsx';
import { CartesAgent } from './cartes-agent.tsx';
import { OffresFermees } from './offres-fermees.tsx';

/** « Les offres » de l'agent : trois onglets, celles qui lui conviennent, et les autres s'il le demande (G70–G73, D13). */
export function EcranOffresAgent() {
  const { onglet = 'demandee', toutes = false } = useSearch({ from: '/agent/offres/' });
  const navigate = useNavigate();
  const aller = (vers: { onglet: Proximite; toutes: boolean }): void =>
    void navigate({ to: '/agent/offres', search: vers, replace: true, resetScroll: false });
  return (
    <>
      <TitrePage titreFenetre={textesCoquille.titrePage(textes.titre)}>{textes.titre}</TitrePage>
      <p>{toutes ? textes.chapeauToutes : textes.chapeau}</p>
      <Liste onglet={onglet} toutes={toutes} onAller={aller} />
    </>
  );
}

interface ListeProps {
  readonly onglet: Proximite;
  readonly toutes: boolean;
  readonly onAller: (vers: { onglet: Proximite; toutes: boolean }) => void;
}

function Liste({ onglet, toutes, onAller }: ListeProps) {
  // La liste d'avant reste le temps de lire la suivante : les comptes ne clignotent pas.
  const { data, error, isPlaceholderData } = useQuery({
    ...read('agent.offres', { onglet, toutes }),
    placeholderData: (precedente) => precedente,
  });
  if (error instanceof Refused && !estPassager(error) && !isSessionAbsent(error)) return <OffresFermees refus={error} />;
  if (error !== null && data === undefined) throw error;
  if (data === undefined) return <Chargement />;
  const { comptes, ecartees, offres } = data;
  const onglets = proximites.map((cle) => ({
    cle,
    libelle: libelleOnglet[cle],
    pastille: <Pastille nombre={nombre(comptes[cle])} phrase={textesOffres.compte(comptes[cle])} />,
  }));
  const changer = (cle: Proximite): void => onAller({ onglet: cle, toutes });
  return (
    <>
      <CaseACocher
        libelle={textes.toutes}
        aide={textes.ecartees(ecartees[onglet])}
        cochee={toutes}
        onChange={(cochee) => onAller({ onglet, toutes: cochee })}
      />
      <Onglets libelle={textesOffres.onglets} onglets={onglets} actif={onglet} onChange={changer}>
        {isPlaceholderData ? (
          <Chargement />
        ) : offres.length === 0 ? (
          <OngletVide onglet={onglet} comptes={comptes} videPartout={textes.videPartout} onChanger={changer} />
        ) : (
          <CartesAgent onglet={onglet} toutes={toutes} offres={offres} />
        )}
      </Onglets>
      <p className="fr-text--xs discret agent-mention">{mentionOpenStreetMap}</p>
    </>
  );
}
