import { useState } from 'react';
import { useDefilementRetenu } from '../../composants/defilement.ts';
import { ResumeErreurs } from '../../composants/resume-erreurs.tsx';
import { TitrePage } from '../../composants/titre-page.tsx';
import { etapeDossier, textesCompleter as textes } from '../../textes/agent-dossier.ts';
import { textesCoquille } from '../../textes/coquille.ts';
import { Consentement } from '../agent-autorisation/consentement.tsx';
import { useActe } from '../../client/acte.ts';
import { aUneDemande, useEspace, type EspaceAvecDemande } from '../agent-commun/espace.ts';
import { Passage } from '../agent-dossier/passage.tsx';
import { FormulaireEmployeur } from './formulaire-employeur.tsx';
import { estEnregistree, saisieDe, type Personne, type Saisie } from './saisie.ts';
import { ResultatAcademie } from './resultat-academie.tsx';

/** « 2. Les informations à compléter pour AL'in » : l'employeur, puis l'autorisation (G43–G53). */
export function EcranCompleter() {
  const espace = useEspace();
  return aUneDemande(espace) ? <Completer espace={espace} /> : null;
}

function Completer({ espace }: { espace: EspaceAvecDemande }) {
  const { demande } = espace;
  const { rattachement } = demande;
  const [personne, setPersonne] = useState<Personne>(rattachement.a);
  const [saisies, setSaisies] = useState<Record<Personne, Saisie>>({
    demandeur: saisieDe(rattachement, 'demandeur'),
    codemandeur: saisieDe(rattachement, 'codemandeur'),
  });
  const [aValider, setAValider] = useState(false);
  const completer = useActe('agent.completer', () => setAValider(false));
  const saisie = saisies[personne];
  const enregistree = estEnregistree(rattachement, personne, saisie);
  useDefilementRetenu('agent completer');
  return (
    <>
      <TitrePage titreFenetre={textesCoquille.titrePage(etapeDossier.completer)}>{etapeDossier.completer}</TitrePage>
      <FormulaireEmployeur
        demande={demande}
        personne={personne}
        onPersonne={setPersonne}
        saisie={saisie}
        onSaisie={(morceau) => setSaisies((s) => ({ ...s, [personne]: { ...s[personne], ...morceau } }))}
        reponse={enregistree ? (espace.academie === null ? 'hors_academie' : 'academie') : null}
        enCours={completer.enCours}
        refus={completer.refus}
        onValider={() => completer.envoyer({ ...saisie, a: personne, academieValidee: true })}
      />
      {enregistree && <ResultatAcademie espace={espace} />}
      {enregistree && espace.academie !== null && <Consentement espace={espace} />}
      {aValider && !enregistree && <ResumeErreurs titre={textes.aValiderTitre} phrases={[textes.aValider]} />}
      <Passage
        etape="completer"
        onSuivante={() => {
          setAValider(!enregistree);
          return enregistree;
        }}
      />
    </>
  );
}
