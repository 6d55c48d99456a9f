import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { DossierVue } from '../../../domain/contract/dossiers.ts';
import { proximites, type Proximite } from '../../../domain/offre/proximite.ts';
import { DemandeId } from '../../../domain/shared/ids.ts';
import { useLecture, useLectureContinue } from '../../client/lecture.ts';
import { Pastille } from '../../composants/badge.tsx';
import { Chargement } from '../../composants/chargement.tsx';
import { useDefilementRetenu } from '../../composants/defilement.ts';
import { Onglets } from '../../composants/onglets.tsx';
import { TitrePage } from '../../composants/titre-page.tsx';
import { textesCoquille } from '../../textes/coquille.ts';
import { nombre, nomComplet } from '../../textes/formats.ts';
import { onglet as libelleOnglet, textesOffres as textes } from '../../textes/offres.ts';
import { OngletVide } from '../commun/onglet-vide.tsx';
import { CarteOffreDossier } from './carte-offre.tsx';

/** « Offres » pour l'agent assisté : trois onglets, chacun avec sa liste et son compte (G70–G73). */
export function EcranOffres() {
  const demandeId = DemandeId.parse(useParams({ from: '/dossiers/$demandeId/offres/' }).demandeId);
  const vue = useSearch({ from: '/dossiers/$demandeId/offres/' });
  const navigate = useNavigate();
  const onglet = vue.onglet ?? 'demandee';
  const { demande } = useLecture('dossier.lire', { demandeId });
  const changer = (cle: Proximite): void =>
    void navigate({ to: '/dossiers/$demandeId/offres', params: { demandeId }, search: { ...vue, onglet: cle }, replace: true });
  return (
    <>
      <TitrePage titreFenetre={textesCoquille.titrePage(textes.titre)} cle={demandeId}>
        {textes.titre}
      </TitrePage>
      <p>{textes.chapeau(nomComplet(demande.demandeur))}</p>
      <ListeParOnglet demande={demande} onglet={onglet} onChanger={changer} />
    </>
  );
}

function ListeParOnglet({
  demande,
  onglet,
  onChanger,
}: {
  demande: DossierVue['demande'];
  onglet: Proximite;
  onChanger: (cle: Proximite) => void;
}) {
  const { data, ancienne } = useLectureContinue('offre.lister', { demandeId: demande.id, onglet });
  if (data === undefined) return <Chargement />;
  const { comptes, offres } = data;
  const onglets = proximites.map((cle) => ({
    cle,
    libelle: libelleOnglet[cle],
    pastille: <Pastille nombre={nombre(comptes[cle])} phrase={textes.compte(comptes[cle])} />,
  }));
  return (
    <Onglets libelle={textes.onglets} onglets={onglets} actif={onglet} onChange={onChanger}>
      {ancienne ? (
        <Chargement />
      ) : offres.length === 0 ? (
        <OngletVide onglet={onglet} comptes={comptes} videPartout={textes.videPartout} onChanger={onChanger} />
      ) : (
        <Cartes demandeId={demande.id} onglet={onglet} offres={offres} />
      )}
    </Onglets>
  );
}

function Cartes({
  demandeId,
  onglet,
  offres,
}: {
  demandeId: DemandeId;
  onglet: Proximite;
  offres: React.ComponentProps<typeof CarteOffreDossier>['vue'][];
}) {
  useDefilementRetenu(`offres ${demandeId} ${onglet}`);
  return (
    <ul className="offres">
      {offres.map((vue) => (
        <CarteOffreDossier key={vue.offre.id} vue={vue} demandeId={demandeId} onglet={onglet} />
      ))}
    </ul>
  );
}
