import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { Offre } from '../../../domain/offre/offre.ts';
import { OffreId } from '../../../domain/shared/ids.ts';
import { useActe } from '../../client/acte.ts';
import { useLecture } from '../../client/lecture.ts';
import { Badge } from '../../composants/badge.tsx';
import { Bouton, classesBouton } from '../../composants/bouton.tsx';
import { Rubrique } from '../../composants/carte.tsx';
import { ActionsDialogue, Dialogue } from '../../composants/dialogue.tsx';
import { ResumeErreurs } from '../../composants/resume-erreurs.tsx';
import { TitrePage } from '../../composants/titre-page.tsx';
import { etatOffre, textesBailleur } from '../../textes/bailleur.ts';
import { typologie } from '../../textes/candidature.ts';
import { textesCoquille } from '../../textes/coquille.ts';
import { date, surface } from '../../textes/formats.ts';
import { textesOffre, textesOffres } from '../../textes/offres.ts';
import { PageAbsente } from '../erreur/page-absente.tsx';
import { Caracteristiques } from '../offre/caracteristiques.tsx';
import { DossiersRecus } from './dossiers-recus.tsx';

const textes = textesBailleur.offre;

/** Une offre du bailleur : ses caractéristiques, les dossiers reçus, et la commission. */
export function EcranOffreBailleur() {
  const lu = OffreId.safeParse(useParams({ from: '/bailleur/offres/$offreId' }).offreId);
  return lu.success ? <Detail offreId={lu.data} /> : <PageAbsente />;
}

function Detail({ offreId }: { offreId: OffreId }) {
  const { offre, candidatures } = useLecture('bailleur.offre', { offreId });
  return (
    <article className="page dossier">
      <p className="offre-retour">
        <Link to="/bailleur" className="fr-link fr-icon-arrow-left-line fr-link--icon-left">
          {textes.retour}
        </Link>
      </p>
      <div className="dossier-tete">
        <div>
          <TitrePage titreFenetre={textesCoquille.titrePage(textes.titre)} cle={offreId}>
            {textesOffres.titreOffre(typologie(offre.typologie), surface(offre.surface))}
          </TitrePage>
          <p>
            {textesOffres.lieu(offre.commune.nom, offre.codePostal)} · {textesOffres.dateLimite} {date(offre.dateLimite)}{' '}
            <Badge ton={offre.etat === 'publiee' ? 'succes' : 'neutre'}>{etatOffre[offre.etat]}</Badge>
          </p>
          <p className="discret">{textes.depots(offre.nombreCandidatures)}</p>
        </div>
        {offre.etat === 'publiee' && (
          <div className="actions">
            <Retirer offreId={offreId} />
            <Link to="/bailleur/offres/$offreId/modifier" params={{ offreId }} className={classesBouton({ priorite: 'secondaire' })}>
              {textes.modifier}
            </Link>
          </div>
        )}
      </div>
      <div className="rubriques">
        <DossiersRecus offreId={offreId} candidatures={candidatures} />
        <div className="rubriques-colonnes">
          <Caracteristiques offre={offre} />
          <Description offre={offre} />
        </div>
      </div>
    </article>
  );
}

const Description = ({ offre }: { offre: Offre }) => (
  <Rubrique titre={textesOffre.description}>
    <p className="description">{offre.description}</p>
  </Rubrique>
);

function Retirer({ offreId }: { offreId: OffreId }) {
  const [demande, setDemande] = useState(false);
  const acte = useActe('bailleur.retirer');
  return (
    <>
      <Bouton
        priorite="tertiaire"
        onClick={() => {
          acte.oublier();
          setDemande(true);
        }}
      >
        {textes.retirer}
      </Bouton>
      <Dialogue ouvert={demande} onFermer={() => setDemande(false)} titre={textes.retirerTitre} role="alertdialog">
        <p>{textes.retirerPhrase}</p>
        <ResumeErreurs titre={textes.refus} phrases={acte.refus} />
        <ActionsDialogue>
          <Bouton priorite="secondaire" onClick={() => setDemande(false)}>
            {textes.renoncer}
          </Bouton>
          <Bouton aria-disabled={acte.enCours} onClick={() => acte.envoyer({ offreId }, () => setDemande(false))}>
            {textes.retirer}
          </Bouton>
        </ActionsDialogue>
      </Dialogue>
    </>
  );
}
