import { useMutation, useQueryClient } from '@tanstack/react-query';
import { annuler } from '../../../domain/candidature/annuler.ts';
import type { CandidatureVue, DossierVue } from '../../../domain/contract/dossiers.ts';
import { call } from '../../client/poste.ts';
import { Alerte, Phrases } from '../../composants/alerte.tsx';
import { Bouton } from '../../composants/bouton.tsx';
import { ActionsDialogue, Dialogue } from '../../composants/dialogue.tsx';
import { ligneOffre } from '../../textes/candidature.ts';
import { textesAnnulation as textes, textesCandidatures } from '../../textes/dossier.ts';
import { direErreur } from '../../textes/erreurs.ts';
import { finNumeroUnique, nomComplet } from '../../textes/formats.ts';
import { phraseRefus } from '../../textes/refus.ts';
import { auteurEcran } from './auteur-ecran.ts';

/** « Annuler cette candidature », tant que le dossier n'est pas transmis au bailleur (G81) ; sinon, pourquoi. */
export function Annulation({
  candidature,
  dossier,
  onDemander,
}: {
  candidature: CandidatureVue;
  dossier: DossierVue;
  onDemander: () => void;
}) {
  const { demande, mandat } = dossier;
  // La règle même que jugeront l'hôte et le serveur : l'écran n'en a pas d'autre.
  const decision = annuler({ instant: candidature.deposeeLe, jour: null, auteur: auteurEcran, demande, mandat, candidature });
  if (!decision.ok) {
    return (
      <div className="note">
        <p>{textesCandidatures.annulationImpossible}</p>
        <Phrases phrases={decision.refus.map(phraseRefus)} />
      </div>
    );
  }
  return (
    <Bouton priorite="secondaire" petit icone="fr-icon-close-circle-line" onClick={onDemander}>
      {textesCandidatures.annuler}
    </Bouton>
  );
}

interface DialogueAnnulationProps {
  readonly candidature: CandidatureVue | null;
  readonly dossier: DossierVue;
  readonly onFermer: () => void;
}

/** La confirmation d'une annulation, puis ce qu'elle est devenue. Elle reste ouverte quand la candidature quitte la page. */
export const DialogueAnnulation = ({ candidature, dossier, onFermer }: DialogueAnnulationProps) => (
  <Dialogue ouvert={candidature !== null} onFermer={onFermer} titre={textes.titre} role="alertdialog">
    {candidature !== null && <Confirmation candidature={candidature} dossier={dossier} onFermer={onFermer} />}
  </Dialogue>
);

function Confirmation({ candidature, dossier, onFermer }: { candidature: CandidatureVue; dossier: DossierVue; onFermer: () => void }) {
  const cache = useQueryClient();
  const acte = useMutation({
    mutationFn: () => call('candidature.annuler', { candidatureId: candidature.id }),
    onSuccess: (reponse) => {
      if (reponse.ok) void cache.invalidateQueries();
    },
  });
  const { demandeur, numeroUnique } = dossier.demande;
  const refus = acte.data?.ok === false ? acte.data.refus.map(phraseRefus) : acte.isError ? direErreur(acte.error).phrases : [];
  if (acte.data?.ok === true) {
    return (
      <>
        <Alerte gravite="success" titre={textes.faite} role="status">
          <p>{textes.faitePhrase}</p>
        </Alerte>
        <ActionsDialogue>
          <Bouton autoFocus onClick={onFermer}>
            {textes.ok}
          </Bouton>
        </ActionsDialogue>
      </>
    );
  }
  return (
    <>
      <p>{textes.pour(nomComplet(demandeur), finNumeroUnique(numeroUnique.valeur))}</p>
      <p className="candidature-offre">{ligneOffre(candidature.resume)}</p>
      <p>{textes.effet}</p>
      {refus.length > 0 && (
        <Alerte gravite="error" titre={textes.refus} role="alert">
          <Phrases phrases={refus} />
        </Alerte>
      )}
      <ActionsDialogue>
        <Bouton priorite="secondaire" onClick={onFermer}>
          {textes.renoncer}
        </Bouton>
        <Bouton
          aria-disabled={acte.isPending}
          onClick={() => {
            if (!acte.isPending) acte.mutate();
          }}
        >
          {textes.confirmer}
        </Bouton>
      </ActionsDialogue>
    </>
  );
}
