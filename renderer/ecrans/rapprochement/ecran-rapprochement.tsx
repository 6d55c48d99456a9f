import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { Output } from '../../../domain/contract/index.ts';
import { loyerChargesComprises, type Offre } from '../../../domain/offre/offre.ts';
import { proximites } from '../../../domain/offre/proximite.ts';
import { OffreId } from '../../../domain/shared/ids.ts';
import { useLectureContinue } from '../../client/lecture.ts';
import { Badge, Pastille } from '../../composants/badge.tsx';
import { Chargement } from '../../composants/chargement.tsx';
import { Onglets } from '../../composants/onglets.tsx';
import { Pages, PAR_PAGE } from '../../composants/pages.tsx';
import { TitrePage } from '../../composants/titre-page.tsx';
import { ligneOffre } from '../../textes/candidature.ts';
import { textesCoquille } from '../../textes/coquille.ts';
import { nombre as ecrireNombre } from '../../textes/formats.ts';
import { onglet as libelleOnglet } from '../../textes/offres.ts';
import { textesRapprochement as textes } from '../../textes/rapprochement.ts';
import { titreOffre } from '../commun/titre-offre.ts';
import { PageAbsente } from '../erreur/page-absente.tsx';
import { CarteAgent } from './carte-agent.tsx';
import type { VueRapprochement } from './vue.ts';

/** Une offre, et les agents que leurs communes en rapprochent : à qui elle convient, et pourquoi pas aux autres (B7, B10). */
export function EcranRapprochement() {
  const offreId = OffreId.safeParse(useParams({ from: '/rapprochement/$offreId' }).offreId);
  return offreId.success ? <Rapprochement offreId={offreId.data} /> : <PageAbsente />;
}

function Rapprochement({ offreId }: { offreId: OffreId }) {
  const vue = useSearch({ from: '/rapprochement/$offreId' });
  const proximite = vue.onglet ?? 'demandee';
  const naviguer = useNavigate();
  const page = vue.agents ?? 0;
  const { data, ancienne } = useLectureContinue('rapprochement.agents', { offreId, proximite, debut: page * PAR_PAGE, nombre: PAR_PAGE });
  const montrer = (change: VueRapprochement) =>
    void naviguer({ to: '/rapprochement/$offreId', params: { offreId }, search: { ...vue, ...change }, replace: true });
  return (
    <div className="page">
      <p>
        <Link
          to="/rapprochement"
          search={{ ...vue, onglet: undefined, agents: undefined }}
          className="fr-link fr-icon-arrow-left-line fr-link--icon-left"
        >
          {textes.retour}
        </Link>
      </p>
      <TitrePage titreFenetre={textesCoquille.titrePage(textes.titre)} cle={offreId}>
        {data === undefined ? textes.titre : `${titreOffre(data.offre)}, ${data.offre.commune.nom}`}
      </TitrePage>
      {data === undefined ? (
        <Chargement />
      ) : (
        <>
          <ResumeDeLOffre offre={data.offre} />
          <Onglets
            libelle={textes.onglets}
            onglets={proximites.map((cle) => ({
              cle,
              libelle: libelleOnglet[cle],
              pastille: <Pastille nombre={ecrireNombre(data.comptes[cle])} phrase={textes.compteAgents(data.comptes[cle])} />,
            }))}
            actif={proximite}
            onChange={(onglet) => montrer({ onglet, agents: undefined })}
          >
            {ancienne ? <Chargement /> : <Agents lue={data} page={page} onChanger={(agents) => montrer({ agents })} />}
          </Onglets>
        </>
      )}
    </div>
  );
}

const ResumeDeLOffre = ({ offre }: { offre: Offre }) => (
  <p className="chapeau">
    {ligneOffre({
      typologie: offre.typologie,
      commune: offre.commune.nom,
      departement: offre.commune.departement,
      loyerChargesComprises: loyerChargesComprises(offre),
    })}
    {' · '}
    {offre.bailleur} <Badge ton="info">{textes.limite(offre.dateLimite)}</Badge>
  </p>
);

interface AgentsProps {
  readonly lue: Output<'rapprochement.agents'>;
  readonly page: number;
  readonly onChanger: (page: number) => void;
}

function Agents({ lue, page, onChanger }: AgentsProps) {
  return (
    <>
      <p>
        <strong>{textes.conviennent(lue.conviennent, lue.total)}</strong> <span className="discret">{textes.ordre}</span>
      </p>
      <ul className="liste-nue rapproches" aria-label={textes.liste}>
        {lue.agents.map((agent) => (
          <CarteAgent key={agent.demandeId} agent={agent} offreId={lue.offre.id} />
        ))}
      </ul>
      <Pages page={page} total={lue.total} onChanger={onChanger} />
    </>
  );
}
