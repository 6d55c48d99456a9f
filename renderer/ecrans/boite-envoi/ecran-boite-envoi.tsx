import { Link } from '@tanstack/react-router';
import type { EnvoiEnAttente } from '../../../domain/contract/echanges.ts';
import { jourAParis, joursEntre } from '../../../domain/shared/dates.ts';
import { useLecture } from '../../client/lecture.ts';
import { Badge } from '../../composants/badge.tsx';
import { EtatVide } from '../../composants/carte.tsx';
import { useMaintenant } from '../../composants/maintenant.ts';
import { Tableau } from '../../composants/tableau.tsx';
import { TitrePage } from '../../composants/titre-page.tsx';
import { ligneOffre } from '../../textes/candidature.ts';
import { textesCoquille } from '../../textes/coquille.ts';
import { acte, nomOuParti, textesEnvoi as textes } from '../../textes/echanges.ts';

const JOURS_PROCHES = 3;

/** « Boîte d'envoi » : ce qui attend d'être reçu par le serveur, pour qui, depuis quand, avant quand (B5). */
export function EcranBoiteEnvoi() {
  const envois = useLecture('envoi.lister', {});
  const maintenant = useMaintenant();
  const { colonnes } = textes;
  return (
    <div className="page">
      <TitrePage titreFenetre={textesCoquille.titrePage(textes.titre)}>{textes.titre}</TitrePage>
      <p className="chapeau">{textes.chapeau}</p>
      {envois.length === 0 ? (
        <EtatVide icone="fr-icon-mail-check-line" titre={textes.videTitre} phrase={textes.vide} />
      ) : (
        <Tableau
          legende={textes.tableau}
          colonnes={[colonnes.acte, colonnes.agent, colonnes.avant, colonnes.offre, colonnes.depuis, colonnes.tentatives]}
        >
          {envois.map((envoi) => (
            <LigneEnvoi key={envoi.commandeId} envoi={envoi} maintenant={maintenant} />
          ))}
        </Tableau>
      )}
    </div>
  );
}

const LigneEnvoi = ({ envoi, maintenant }: { envoi: EnvoiEnAttente; maintenant: number }) => (
  <tr>
    <th scope="row">{acte[envoi.nom]}</th>
    <td>
      {envoi.agent === '' ? (
        nomOuParti(envoi.agent)
      ) : (
        <Link to="/dossiers/$demandeId" params={{ demandeId: envoi.demandeId }} title={textes.ouvrir(envoi.agent)}>
          {envoi.agent}
        </Link>
      )}
    </td>
    <td>
      {textes.avant(envoi.echeance)} <Urgence echeance={envoi.echeance} maintenant={maintenant} />
    </td>
    <td>{envoi.offre !== null && ligneOffre(envoi.offre)}</td>
    <td>
      {textes.depuis(envoi.saisieLe)}
      <br />
      <span className="discret">{textes.ilYA(envoi.saisieLe, maintenant)}</span>
    </td>
    <td>{textes.tentatives(envoi.tentatives)}</td>
  </tr>
);

function Urgence({ echeance, maintenant }: { echeance: string | null; maintenant: number }) {
  if (echeance === null) return null;
  const jours = joursEntre(jourAParis(new Date(maintenant).toISOString()), echeance);
  return jours > JOURS_PROCHES ? null : <Badge ton={jours < 1 ? 'erreur' : 'attention'}>{textes.urgent(jours)}</Badge>;
}
