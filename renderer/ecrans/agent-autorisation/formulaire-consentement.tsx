import { useRef, useState, type SubmitEvent } from 'react';
import { v7 as uuidv7 } from 'uuid';
import { dureesMandat, type DureeMandat } from '../../../domain/mandat/consentir.ts';
import { pouvoirs, type Pouvoir } from '../../../domain/mandat/mandat.ts';
import { VERSION_TEXTE } from '../../../domain/mandat/texte-consentement.ts';
import { MandatId } from '../../../domain/shared/ids.ts';
import { useLecture } from '../../client/lecture.ts';
import { Bouton } from '../../composants/bouton.tsx';
import { CaseACocher, ChoixRadio } from '../../composants/champ.tsx';
import { ResumeErreurs } from '../../composants/resume-erreurs.tsx';
import { dureeMandat, pouvoirDonne, textesAutorisation as textes } from '../../textes/agent-mandat.ts';
import { useActe } from '../../client/acte.ts';
import { TexteDuConsentement } from './texte-du-consentement.tsx';

/** Autoriser le service logement : chaque pouvoir un par un, aucun coché d'avance, et une durée choisie (G51, G52, D6). */
export function FormulaireConsentement({ onDonnee }: { onDonnee?: () => void }) {
  const [choisis, setChoisis] = useState<readonly Pouvoir[]>([]);
  const [duree, setDuree] = useState<DureeMandat | null>(null);
  const [envoyee, setEnvoyee] = useState(false);
  // Fait une fois par formulaire : un double clic ou un nouvel essai est le même acte.
  const [mandatId] = useState(() => MandatId.parse(uuidv7()));
  const formulaire = useRef<HTMLFormElement>(null);
  const session = useLecture('session.etat', {});
  const canal = session.statut === 'en_ligne' && session.seance !== null ? 'au_poste' : 'en_ligne';
  const consentir = useActe('agent.consentir', onDonnee);
  const manque = choisis.length === 0 ? textes.pouvoirAbsent : choisis.includes('voir_demande') ? null : textes.voirNecessaire;

  function envoyer(evenement: SubmitEvent): void {
    evenement.preventDefault();
    setEnvoyee(true);
    if (manque === null && duree !== null)
      consentir.envoyer({ mandatId, pouvoirs: [...choisis], duree, canal, versionTexte: VERSION_TEXTE });
    else requestAnimationFrame(() => formulaire.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  }

  return (
    <form ref={formulaire} onSubmit={envoyer} noValidate className="agent-formulaire">
      <p>{textes.facultatif}</p>
      <TexteDuConsentement />
      <ResumeErreurs titre={textes.refus} phrases={consentir.refus} />
      <fieldset className="agent-cases">
        <legend>{textes.pouvoirs}</legend>
        {pouvoirs.map((p, i) => (
          <CaseACocher
            key={p}
            libelle={pouvoirDonne[p].libelle}
            aide={pouvoirDonne[p].effet}
            cochee={choisis.includes(p)}
            onChange={(cochee) => setChoisis((c) => (cochee ? [...c, p] : c.filter((autre) => autre !== p)))}
            erreur={envoyee && i === 0 ? manque : null}
          />
        ))}
      </fieldset>
      <ChoixRadio
        libelle={textes.duree}
        options={dureesMandat.map((valeur) => ({ valeur, libelle: dureeMandat[valeur] }))}
        valeur={duree}
        onChange={setDuree}
        erreur={envoyee && duree === null ? textes.dureeAbsente : null}
      />
      <p className="fr-text--sm discret">{textes.retrait}</p>
      <div className="actions">
        <Bouton type="submit" priorite="secondaire" aria-disabled={consentir.enCours}>
          {consentir.enCours ? textes.enCours : textes.donner}
        </Bouton>
      </div>
    </form>
  );
}
