import { useState } from 'react';
import { Alerte } from '../../composants/alerte.tsx';
import { Bouton } from '../../composants/bouton.tsx';
import { Rubrique } from '../../composants/carte.tsx';
import { ResumeErreurs } from '../../composants/resume-erreurs.tsx';
import { textesRevalidation as textes } from '../../textes/agent-situation.ts';
import { useActe } from '../../client/acte.ts';
import type { EspaceAvecDemande } from '../agent-commun/espace.ts';
import { FormulaireCode } from '../agent-commun/formulaire-code.tsx';
import { Recommencer } from '../agent-commun/mise-a-jour.tsx';

/** Une demande d'avant le 20/04/2021 est confirmée une fois, par un code (G62, G63). */
export function Revalidation({ espace, onConfirmee }: { espace: EspaceAvecDemande; onConfirmee: () => void }) {
  const { valeur: numeroUnique } = espace.demande.numeroUnique;
  // Un code déjà demandé pour cette demande, et encore valable, se retrouve ici.
  const [jusqua, setJusqua] = useState(espace.codeDemande?.numeroUnique === numeroUnique ? espace.codeDemande.jusqua : null);
  const [renvois, setRenvois] = useState(0);
  const revalider = useActe('agent.revalider', onConfirmee);
  const demander = useActe('agent.demanderRevalidation', (code) => {
    revalider.oublier();
    if (jusqua !== null) setRenvois((n) => n + 1);
    setJusqua(code.jusqua);
  });
  if (jusqua === null) {
    return (
      <Alerte gravite="warning" titre={textes.titre} niveau="h2">
        <p>{textes.phrase}</p>
        <ResumeErreurs titre={textes.refus} phrases={demander.refus} />
        <Bouton aria-disabled={demander.enCours} onClick={() => demander.envoyer({})}>
          {demander.enCours ? textes.enCours : textes.confirmer}
        </Bouton>
      </Alerte>
    );
  }
  return (
    <Rubrique titre={textes.titre} large>
      <FormulaireCode
        numeroUnique={numeroUnique}
        jusqua={jusqua}
        code={{ enCours: revalider.enCours, refus: revalider.refus, valider: (code) => revalider.envoyer({ code }) }}
        nouveau={{ enCours: demander.enCours, refus: demander.refus, faite: renvois > 0, demander: () => demander.envoyer({}) }}
      />
      {revalider.raisons.some((r) => r.motif === 'identite_differente') && <Recommencer espace={espace} />}
    </Rubrique>
  );
}
