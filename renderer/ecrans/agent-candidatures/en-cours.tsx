import { estAnnulable } from '../../../domain/candidature/annuler.ts';
import { estActive } from '../../../domain/candidature/etapes.ts';
import type { Candidature } from '../../../domain/candidature/candidature.ts';
import { Badge } from '../../composants/badge.tsx';
import { Bouton } from '../../composants/bouton.tsx';
import { Definitions } from '../../composants/definitions.tsx';
import { statutAgent, suite, textesCandidaturesAgent as textes } from '../../textes/agent-candidatures.ts';
import { ligneOffre } from '../../textes/candidature.ts';
import { date, dateHeure } from '../../textes/formats.ts';
import { Evenements } from '../dossier/evenements.tsx';
import { Suivi } from '../dossier/suivi.tsx';
import { tonEtat } from '../dossier/ton-etat.ts';
import { AttenteDeReponse, type ActeReponse } from './attente-de-reponse.tsx';
import { identifiant } from './identifiant.ts';
import { SeptEtapes } from './sept-etapes.tsx';

/** Une candidature de l'agent et le nombre de celles de l'offre : un nombre, jamais un rang (G80). */
export interface MienneVue {
  readonly candidature: Candidature;
  readonly nombreCandidatures: number | null;
}

interface EnCoursProps {
  readonly mienne: MienneVue;
  readonly onAnnuler: () => void;
  readonly onRepondre: (acte: ActeReponse) => void;
}

/** La candidature en cours : « T2 | Paris (75) | 703 € », son statut, sa barre, ses étapes et son histoire (G79–G85). */
export const EnCours = ({ mienne: { candidature, nombreCandidatures }, onAnnuler, onRepondre }: EnCoursProps) => (
  <article className="candidature" aria-label={ligneOffre(candidature.resume)}>
    <div className="candidature-tete">
      <h3 className="fr-text--lg candidature-offre">{ligneOffre(candidature.resume)}</h3>
      <Badge ton={tonEtat[candidature.etat]}>{statutAgent[candidature.etat]}</Badge>
    </div>
    <Definitions
      compactes
      elements={[
        [textes.position, nombreCandidatures === null ? textes.offreDisparue : textes.nombre(nombreCandidatures)],
        [textes.dateLimite, date(candidature.resume.dateLimite)],
        [textes.statut, statutAgent[candidature.etat]],
        [textes.deposeeLe, dateHeure(candidature.deposeeLe)],
        [textes.bailleur, candidature.resume.bailleur],
        ...(candidature.commission === null ? [] : [[textes.commission, date(candidature.commission.le)] as const]),
        [
          textes.identifiant,
          <span key="i" className="chiffres">
            {identifiant(candidature)}
          </span>,
        ],
      ]}
    />
    <Suivi candidature={candidature} />
    <p>
      <strong>{textes.suite}</strong> {suite[candidature.etat]}
    </p>
    <AttenteDeReponse candidature={candidature} onRepondre={onRepondre} />
    <details>
      <summary>{textes.etapes}</summary>
      <SeptEtapes candidature={candidature} />
    </details>
    <details>
      <summary>{textes.histoire}</summary>
      <Evenements evenements={candidature.evenements} />
    </details>
    <Annulable candidature={candidature} onAnnuler={onAnnuler} />
  </article>
);

/** « Annuler cette candidature », jusqu'à la transmission au bailleur, jamais après (G81, G82). */
function Annulable({ candidature: { etat }, onAnnuler }: { candidature: Candidature; onAnnuler: () => void }) {
  if (!estActive(etat)) return null;
  if (!estAnnulable(etat)) return <p className="note">{textes.transmise}</p>;
  return (
    <>
      <p className="note">{textes.seule}</p>
      <Bouton priorite="secondaire" petit icone="fr-icon-close-circle-line" onClick={onAnnuler}>
        {textes.annuler}
      </Bouton>
    </>
  );
}
