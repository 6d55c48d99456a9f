import { Link } from '@tanstack/react-router';
import { useRef, useState, type SubmitEvent } from 'react';
import { raisonsDuCompte, type CreerCompteInput, type RefusCreerCompte } from '../../../domain/compte/creer-compte.ts';
import { Bouton, classesBouton } from '../../composants/bouton.tsx';
import { CaseACocher, Champ, ChoixRadio } from '../../composants/champ.tsx';
import { ResumeErreurs } from '../../composants/resume-erreurs.tsx';
import { textesCreerCompte as textes } from '../../textes/compte.ts';
import { phraseRefus } from '../../textes/refus.ts';

const vide: CreerCompteInput = { civilite: null, nomNaissance: '', prenom: '', telephone: '', courriel: '', accepte: false };

interface FormulaireCompteProps {
  readonly enCours: boolean;
  readonly refus: readonly string[];
  readonly onEnvoyer: (saisie: CreerCompteInput) => void;
}

/** Le formulaire du guide, tout obligatoire ; chaque raison est dite sous son champ, et le focus va à la première. */
export function FormulaireCompte({ enCours, refus, onEnvoyer }: FormulaireCompteProps) {
  const [saisie, setSaisie] = useState(vide);
  const [raisons, setRaisons] = useState<readonly RefusCreerCompte[]>([]);
  const formulaire = useRef<HTMLFormElement>(null);
  const changer = (morceau: Partial<CreerCompteInput>): void => setSaisie((s) => ({ ...s, ...morceau }));
  const erreur = (motif: RefusCreerCompte['motif']): string | null => {
    const raison = raisons.find((r) => r.motif === motif);
    return raison === undefined ? null : phraseRefus(raison);
  };

  function envoyer(evenement: SubmitEvent): void {
    evenement.preventDefault();
    if (enCours) return;
    const trouvees = raisonsDuCompte(saisie);
    setRaisons(trouvees);
    if (trouvees.length === 0) onEnvoyer(saisie);
    else requestAnimationFrame(() => formulaire.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  }

  return (
    <form ref={formulaire} onSubmit={envoyer} noValidate className="connexion-formulaire">
      <p className="fr-text--sm">{textes.introduction}</p>
      <ResumeErreurs titre={textes.refus} phrases={refus} />
      <ChoixRadio
        libelle={textes.civilite}
        options={[
          { valeur: 'madame', libelle: textes.madame },
          { valeur: 'monsieur', libelle: textes.monsieur },
        ]}
        valeur={saisie.civilite}
        onChange={(civilite) => changer({ civilite })}
        erreur={erreur('civilite_absente')}
      />
      <Champ
        libelle={textes.nomNaissance}
        autoComplete="family-name"
        required
        value={saisie.nomNaissance}
        onChange={(e) => changer({ nomNaissance: e.target.value })}
        erreur={erreur('nom_absent')}
      />
      <Champ
        libelle={textes.prenom}
        autoComplete="given-name"
        required
        value={saisie.prenom}
        onChange={(e) => changer({ prenom: e.target.value })}
        erreur={erreur('prenom_absent')}
      />
      <Champ
        libelle={textes.telephone}
        aide={textes.telephoneAide}
        type="tel"
        autoComplete="tel"
        required
        value={saisie.telephone}
        onChange={(e) => changer({ telephone: e.target.value })}
        erreur={erreur('telephone_invalide')}
      />
      <Champ
        libelle={textes.courriel}
        aide={textes.courrielAide}
        type="email"
        autoComplete="email"
        required
        value={saisie.courriel}
        onChange={(e) => changer({ courriel: e.target.value })}
        erreur={erreur('courriel_invalide')}
      />
      <CaseACocher
        libelle={textes.accepte}
        aide={textes.donnees}
        cochee={saisie.accepte}
        onChange={(accepte) => changer({ accepte })}
        erreur={erreur('conditions_non_acceptees')}
      />
      <div className="actions">
        <Bouton type="submit" aria-disabled={enCours}>
          {enCours ? textes.enCours : textes.valider}
        </Bouton>
        <Link to="/" className={classesBouton({ priorite: 'secondaire' })}>
          {textes.annuler}
        </Link>
      </div>
    </form>
  );
}
