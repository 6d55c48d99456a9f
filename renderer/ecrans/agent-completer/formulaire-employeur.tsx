import { useRef, useState, type SubmitEvent } from 'react';
import { lireSiret } from '../../../domain/demande/siret.ts';
import type { Demande } from '../../../domain/demande/demande.ts';
import { Bouton } from '../../composants/bouton.tsx';
import { Champ, ChoixRadio } from '../../composants/champ.tsx';
import { ResumeErreurs } from '../../composants/resume-erreurs.tsx';
import { textesCompleter as textes } from '../../textes/agent-dossier.ts';
import { nomComplet } from '../../textes/formats.ts';
import { phraseRefus } from '../../textes/refus.ts';
import { AideSiret } from './aide-siret.tsx';
import type { Personne, Saisie } from './saisie.ts';

interface FormulaireEmployeurProps {
  readonly demande: Demande;
  readonly personne: Personne;
  readonly onPersonne: (personne: Personne) => void;
  readonly saisie: Saisie;
  readonly onSaisie: (morceau: Partial<Saisie>) => void;
  /** Ce que le serveur a répondu de ce SIRET ; null tant qu'il n'a pas été enregistré. */
  readonly reponse: 'academie' | 'hors_academie' | null;
  readonly enCours: boolean;
  readonly refus: readonly string[];
  readonly onValider: () => void;
}

/** L'employeur du demandeur ou du codemandeur, jusqu'à « Je valide l'académie » (G43–G50). */
export function FormulaireEmployeur({ demande, saisie, onSaisie, onValider, ...reste }: FormulaireEmployeurProps) {
  const [envoyee, setEnvoyee] = useState(false);
  const formulaire = useRef<HTMLFormElement>(null);
  const siret = lireSiret(saisie.siret);

  function envoyer(evenement: SubmitEvent): void {
    evenement.preventDefault();
    setEnvoyee(true);
    if (siret.ok && saisie.employeur.trim() !== '') onValider();
    else requestAnimationFrame(() => formulaire.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  }

  return (
    <form ref={formulaire} onSubmit={envoyer} noValidate className="agent-formulaire">
      <AQui demande={demande} personne={reste.personne} onPersonne={reste.onPersonne} />
      <h2 className="fr-h6">{textes.academie}</h2>
      <ResumeErreurs titre={textes.refus} phrases={reste.refus} />
      <Champ
        libelle={textes.siret}
        aide={textes.siretAide}
        inputMode="numeric"
        autoComplete="off"
        maxLength={30}
        required
        value={saisie.siret}
        onChange={(e) => onSaisie({ siret: e.target.value })}
        erreur={envoyee && !siret.ok ? siret.refus.map(phraseRefus).join(' ') : null}
      />
      <AideSiret saisi={saisie.siret} reponse={reste.reponse} />
      <Champ
        libelle={textes.employeur}
        autoComplete="organization"
        maxLength={200}
        required
        value={saisie.employeur}
        onChange={(e) => onSaisie({ employeur: e.target.value })}
        erreur={envoyee && saisie.employeur.trim() === '' ? textes.employeurAbsent : null}
      />
      <Facultatifs saisie={saisie} onSaisie={onSaisie} />
      <div className="actions">
        <Bouton type="submit" aria-disabled={reste.enCours}>
          {reste.enCours ? textes.enCours : textes.valider}
        </Bouton>
      </div>
    </form>
  );
}

/** À qui des deux la demande est rattachée ; sans codemandeur, il n'y a rien à choisir (G50). */
function AQui({ demande, personne, onPersonne }: Pick<FormulaireEmployeurProps, 'demande' | 'personne' | 'onPersonne'>) {
  if (demande.codemandeur === null) return <p>{textes.introductionSeul}</p>;
  return (
    <>
      <p>{textes.introduction}</p>
      <ChoixRadio
        libelle={textes.personne}
        options={[
          { valeur: 'demandeur', libelle: nomComplet(demande.demandeur) },
          { valeur: 'codemandeur', libelle: nomComplet(demande.codemandeur) },
        ]}
        valeur={personne}
        onChange={onPersonne}
      />
    </>
  );
}

/** Code entreprise, matricule, date d'entrée, CDI (G45–G48). */
const Facultatifs = ({ saisie, onSaisie }: Pick<FormulaireEmployeurProps, 'saisie' | 'onSaisie'>) => (
  <>
    <Champ
      libelle={textes.codeEntreprise}
      aide={textes.codeEntrepriseAide}
      autoComplete="off"
      maxLength={50}
      value={saisie.codeEntreprise}
      onChange={(e) => onSaisie({ codeEntreprise: e.target.value })}
    />
    <Champ
      libelle={textes.matricule}
      aide={textes.matriculeAide}
      autoComplete="off"
      maxLength={50}
      value={saisie.matricule}
      onChange={(e) => onSaisie({ matricule: e.target.value })}
    />
    <Champ libelle={textes.dateEntree} type="date" value={saisie.dateEntree} onChange={(e) => onSaisie({ dateEntree: e.target.value })} />
    <ChoixRadio
      libelle={textes.cdi}
      options={[
        { valeur: 'oui', libelle: textes.oui },
        { valeur: 'non', libelle: textes.non },
      ]}
      valeur={saisie.cdi === null ? null : saisie.cdi ? 'oui' : 'non'}
      onChange={(v) => onSaisie({ cdi: v === 'oui' })}
    />
  </>
);
