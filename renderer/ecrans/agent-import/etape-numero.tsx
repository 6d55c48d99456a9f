import { useRef, useState, type SubmitEvent } from 'react';
import { lireNumeroUnique, normaliserNumeroUnique } from '../../../domain/demande/numero-unique.ts';
import type { Jour } from '../../../domain/shared/dates.ts';
import { Bouton } from '../../composants/bouton.tsx';
import { useBrouillon } from '../../composants/brouillon.ts';
import { Champ } from '../../composants/champ.tsx';
import { ResumeErreurs } from '../../composants/resume-erreurs.tsx';
import { TitrePage } from '../../composants/titre-page.tsx';
import { textesImport as textes } from '../../textes/agent-import.ts';
import { textesCoquille } from '../../textes/coquille.ts';
import { phraseRefus } from '../../textes/refus.ts';
import { useActe } from '../../client/acte.ts';
import { SansNumero } from './sans-numero.tsx';

interface EtapeNumeroProps {
  readonly le: Jour;
  readonly onCode: (code: { numeroUnique: string; jusqua: string }) => void;
}

/** Saisir son numéro unique ; sa forme est relue à mesure qu'on l'écrit (G31, D2). */
export function EtapeNumero({ le, onCode }: EtapeNumeroProps) {
  const { saisi, saisir } = useBrouillon<string>('agent numero unique');
  const saisie = saisi ?? '';
  const [envoyee, setEnvoyee] = useState(false);
  const champ = useRef<HTMLInputElement>(null);
  const demander = useActe('agent.demanderCode', ({ numeroUnique, jusqua }) => onCode({ numeroUnique, jusqua }));
  const lu = lireNumeroUnique(saisie, le);

  function envoyer(evenement: SubmitEvent): void {
    evenement.preventDefault();
    setEnvoyee(true);
    if (lu.ok) demander.envoyer({ numeroUnique: saisie });
    else champ.current?.focus();
  }

  return (
    <div className="agent-etroit">
      <TitrePage titreFenetre={textesCoquille.titrePage(textes.titre)}>{textes.titre}</TitrePage>
      <p>{textes.introduction}</p>
      <form onSubmit={envoyer} noValidate className="agent-formulaire">
        <ResumeErreurs titre={textes.refus} phrases={demander.refus} />
        <Champ
          ref={champ}
          libelle={textes.numero}
          aide={textes.numeroAide}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={40}
          required
          value={saisie}
          onChange={(e) => {
            saisir(e.target.value);
            setEnvoyee(false);
          }}
          erreur={envoyee && !lu.ok ? lu.refus.map(phraseRefus).join(' ') : null}
        />
        {(lu.ok || !envoyee) && <AideDirecte saisie={saisie} le={le} />}
        <div className="actions">
          <Bouton type="submit" aria-disabled={demander.enCours}>
            {demander.enCours ? textes.enCours : textes.valider}
          </Bouton>
        </div>
      </form>
      <SansNumero />
    </div>
  );
}

/** Ce que l'on comprend de la saisie, sans jamais reprocher un numéro encore incomplet. */
function AideDirecte({ saisie, le }: { saisie: string; le: Jour }) {
  const valeur = normaliserNumeroUnique(saisie);
  const lu = lireNumeroUnique(saisie, le);
  const complet = valeur.length >= 17;
  const phrase = lu.ok
    ? textes.lu(lu.value.type, lu.value.valeur)
    : complet
      ? lu.refus.map(phraseRefus).join(' ')
      : textes.compte(valeur.length);
  return (
    <div className="aide-directe" aria-live="polite">
      {valeur !== '' && <p className={lu.ok ? 'aide-directe--juste fr-icon-checkbox-circle-fill fr-icon--sm' : 'discret'}>{phrase}</p>}
      {lu.ok && lu.value.avis !== null && <p className="discret">{textes.longueurInhabituelle}</p>}
    </div>
  );
}
