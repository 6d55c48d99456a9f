import { useState } from 'react';
import { useBrouillon } from '../../composants/brouillon.ts';
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
  const brouillon = useBrouillon<Partial<Record<Personne, Saisie>> & { readonly a: Personne }>(`agent completer ${demande.id}`);
  const personne = brouillon.saisi?.a ?? rattachement.a;
  const saisie = brouillon.saisi?.[personne] ?? saisieDe(rattachement, personne);
  const [aValider, setAValider] = useState(false);
  const completer = useActe('agent.completer', () => setAValider(false));
  const enregistree = estEnregistree(rattachement, personne, saisie);
  useDefilementRetenu('agent completer');
  return (
    <>
      <TitrePage titreFenetre={textesCoquille.titrePage(etapeDossier.completer)}>{etapeDossier.completer}</TitrePage>
      <FormulaireEmployeur
        demande={demande}
        personne={personne}
        onPersonne={(a) => brouillon.saisir({ ...brouillon.saisi, a })}
        saisie={saisie}
        onSaisie={(morceau) => brouillon.saisir({ ...brouillon.saisi, a: personne, [personne]: { ...saisie, ...morceau } })}
        reponse={enregistree ? (espace.academie === null ? 'hors_academie' : 'academie') : null}
        enCours={completer.enCours}
        refus={completer.refus}
        onValider={() => {
          const envoye = brouillon.saisi;
          completer.envoyer({ ...saisie, a: personne, academieValidee: true }, () => brouillon.oublier(envoye));
        }}
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
