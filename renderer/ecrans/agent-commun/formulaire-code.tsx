import { useRef, useState, type SubmitEvent } from 'react';
import { Alerte } from '../../composants/alerte.tsx';
import { Bouton } from '../../composants/bouton.tsx';
import { useBrouillon } from '../../composants/brouillon.ts';
import { Champ } from '../../composants/champ.tsx';
import { ResumeErreurs } from '../../composants/resume-erreurs.tsx';
import { textesCode as textes } from '../../textes/agent-import.ts';

interface Envoi {
  readonly enCours: boolean;
  readonly refus: readonly string[];
}

interface FormulaireCodeProps {
  readonly numeroUnique: string;
  readonly jusqua: string;
  readonly code: Envoi & { readonly valider: (code: string) => void };
  readonly nouveau: Envoi & { readonly faite: boolean; readonly demander: () => void };
}

/** Le code de sécurité reçu à l'adresse du site d'enregistrement (G34, G35) ; en demander un autre est toujours possible (G63). */
export function FormulaireCode({ numeroUnique, jusqua, code, nouveau }: FormulaireCodeProps) {
  // Un nouveau code a son propre terme : ce qui était saisi du précédent ne sert plus.
  const { saisi, saisir } = useBrouillon<string>(`agent code ${numeroUnique} ${jusqua}`);
  const saisie = saisi ?? '';
  const [absent, setAbsent] = useState(false);
  const champ = useRef<HTMLInputElement>(null);

  function envoyer(evenement: SubmitEvent): void {
    evenement.preventDefault();
    const lu = saisie.trim();
    setAbsent(lu === '');
    if (lu === '') champ.current?.focus();
    else code.valider(lu);
  }

  return (
    <form onSubmit={envoyer} noValidate className="agent-formulaire">
      <p>{textes.envoye(numeroUnique)}</p>
      <p>{textes.jusqua(jusqua)}</p>
      <ResumeErreurs titre={textes.refus} phrases={code.refus} />
      <ResumeErreurs titre={textes.nouveauRefus} phrases={nouveau.refus} />
      {nouveau.faite && code.refus.length === 0 && <Alerte gravite="success" titre={textes.nouveauEnvoye} role="status" />}
      <Champ
        ref={champ}
        libelle={textes.code}
        aide={textes.codeAide}
        autoComplete="one-time-code"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={20}
        required
        value={saisie}
        onChange={(e) => saisir(e.target.value)}
        erreur={absent && saisie.trim() === '' ? textes.codeAbsent : null}
      />
      <div className="actions">
        <Bouton type="submit" aria-disabled={code.enCours}>
          {code.enCours ? textes.enCours : textes.valider}
        </Bouton>
        <Bouton priorite="secondaire" aria-disabled={nouveau.enCours} onClick={nouveau.demander}>
          {nouveau.enCours ? textes.nouveauEnCours : textes.nouveau}
        </Bouton>
      </div>
    </form>
  );
}
