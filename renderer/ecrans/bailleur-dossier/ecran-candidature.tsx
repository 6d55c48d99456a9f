import { Link, useParams, useSearch } from '@tanstack/react-router';
import { actesBailleur } from '../../../domain/candidature/instruire.ts';
import { CandidatureId } from '../../../domain/shared/ids.ts';
import { useActe } from '../../client/acte.ts';
import { useLecture } from '../../client/lecture.ts';
import { classesBouton } from '../../composants/bouton.tsx';
import { textesInstruction as textes } from '../../textes/instruction.ts';
import { PageAbsente } from '../erreur/page-absente.tsx';
import { Actes } from '../instruction/actes.tsx';
import { VueInstruction } from '../instruction/dossier-instruction.tsx';

/** Un dossier reçu par le bailleur : complément, visite, décision de la CALEOL, bail, entrée (G84, étapes 4 à 7). */
export function EcranCandidatureBailleur() {
  const lu = CandidatureId.safeParse(useParams({ from: '/bailleur/candidatures/$candidatureId' }).candidatureId);
  return lu.success ? <Candidature candidatureId={lu.data} /> : <PageAbsente />;
}

function Candidature({ candidatureId }: { candidatureId: CandidatureId }) {
  const dossier = useLecture('bailleur.lire', { candidatureId });
  const recherche = useSearch({ from: '/bailleur/candidatures/$candidatureId' });
  const acte = useActe('bailleur.decider');
  const permis = actesBailleur.filter((a) => dossier.actes.includes(a));
  return (
    <VueInstruction
      dossier={dossier}
      retour={
        <p className="offre-retour">
          <Link to="/bailleur/candidatures" search={recherche} className="fr-link fr-icon-arrow-left-line fr-link--icon-left">
            {textes.retourFile}
          </Link>
        </p>
      }
      actes={
        <Actes
          dossier={dossier}
          actes={permis}
          ailleurs={
            dossier.actes.includes('inscrire_en_commission') && (
              <Link
                to="/bailleur/offres/$offreId"
                params={{ offreId: dossier.candidature.offreId }}
                className={classesBouton({ petit: true })}
              >
                {textes.inscrire}
              </Link>
            )
          }
          envoi={{ ...acte, envoyer: (nom, texte, onFait) => acte.envoyer({ candidatureId, acte: nom, texte }, onFait) }}
        />
      }
    />
  );
}
