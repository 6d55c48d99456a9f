import { Link, useParams, useSearch } from '@tanstack/react-router';
import { actesConseiller } from '../../../domain/candidature/instruire.ts';
import { CandidatureId } from '../../../domain/shared/ids.ts';
import { useActe } from '../../client/acte.ts';
import { useLecture } from '../../client/lecture.ts';
import { textesInstruction as textes } from '../../textes/instruction.ts';
import { PageAbsente } from '../erreur/page-absente.tsx';
import { Actes } from '../instruction/actes.tsx';
import { VueInstruction } from '../instruction/dossier-instruction.tsx';

/** Une candidature pour le conseiller : la valider, l'invalider avec un motif, ou la transmettre (G84, G85). */
export function EcranCandidatureConseiller() {
  const lu = CandidatureId.safeParse(useParams({ from: '/conseiller/$candidatureId' }).candidatureId);
  return lu.success ? <Candidature candidatureId={lu.data} /> : <PageAbsente />;
}

function Candidature({ candidatureId }: { candidatureId: CandidatureId }) {
  const dossier = useLecture('conseiller.lire', { candidatureId });
  const recherche = useSearch({ from: '/conseiller/$candidatureId' });
  const acte = useActe('conseiller.instruire');
  const permis = actesConseiller.filter((a) => dossier.actes.includes(a));
  return (
    <VueInstruction
      dossier={dossier}
      retour={
        <p className="offre-retour">
          <Link to="/conseiller" search={recherche} className="fr-link fr-icon-arrow-left-line fr-link--icon-left">
            {textes.retourFile}
          </Link>
        </p>
      }
      actes={
        <Actes
          dossier={dossier}
          actes={permis}
          envoi={{ ...acte, envoyer: (nom, texte, onFait) => acte.envoyer({ candidatureId, acte: nom, texte }, onFait) }}
        />
      }
    />
  );
}
