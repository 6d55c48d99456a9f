import { useState } from 'react';
import type { ActeCandidature } from '../../../domain/candidature/etapes.ts';
import type { DossierInstruction } from '../../../domain/contract/instruction.ts';
import { transitionDe } from '../../../domain/candidature/transitions.ts';
import { Bouton } from '../../composants/bouton.tsx';
import { ChampLong } from '../../composants/champ.tsx';
import { ActionsDialogue, Dialogue } from '../../composants/dialogue.tsx';
import { ResumeErreurs } from '../../composants/resume-erreurs.tsx';
import { acteCandidature } from '../../textes/actes.ts';
import { ligneOffre } from '../../textes/candidature.ts';
import { finNumeroUnique, nomComplet } from '../../textes/formats.ts';
import { confirmationActe, textesInstruction as textes } from '../../textes/instruction.ts';

/** Ce que rend un acte : fait, ou toutes les raisons, en phrases. */
export interface EnvoiDActe<A extends ActeCandidature> {
  readonly enCours: boolean;
  readonly refus: readonly string[];
  readonly envoyer: (acte: A, texte: string | null, onFait: () => void) => void;
  readonly oublier: () => void;
}

interface ActesProps<A extends ActeCandidature> {
  readonly dossier: DossierInstruction;
  readonly actes: readonly A[];
  readonly envoi: EnvoiDActe<A>;
}

/** Les actes permis maintenant, chacun confirmé avec le nom de l'agent : un dossier ne se confond pas avec un autre (B6). */
export function Actes<A extends ActeCandidature>({ dossier, actes, envoi }: ActesProps<A>) {
  const [choisi, setChoisi] = useState<A | null>(null);
  const [fait, setFait] = useState(false);
  const choisir = (acte: A): void => {
    envoi.oublier();
    setFait(false);
    setChoisi(acte);
  };
  return (
    <section className="actes" aria-label={textes.actes}>
      <p role="status" className="rattachements-fait">
        {fait ? textes.fait : ''}
      </p>
      {actes.length === 0 ? (
        <p className="discret">{textes.aucunActe}</p>
      ) : (
        <div className="actions">
          {actes.map((acte, i) => (
            <Bouton key={acte} petit priorite={i === 0 ? 'primaire' : 'secondaire'} onClick={() => choisir(acte)}>
              {acteCandidature[acte]}
            </Bouton>
          ))}
        </div>
      )}
      <Dialogue
        ouvert={choisi !== null}
        onFermer={() => setChoisi(null)}
        titre={choisi === null ? '' : acteCandidature[choisi]}
        role="alertdialog"
      >
        {choisi !== null && (
          <Confirmer
            key={choisi}
            dossier={dossier}
            acte={choisi}
            envoi={envoi}
            onFermer={() => setChoisi(null)}
            onFait={() => {
              setChoisi(null);
              setFait(true);
            }}
          />
        )}
      </Dialogue>
    </section>
  );
}

interface ConfirmerProps<A extends ActeCandidature> {
  readonly dossier: DossierInstruction;
  readonly acte: A;
  readonly envoi: EnvoiDActe<A>;
  readonly onFermer: () => void;
  readonly onFait: () => void;
}

function Confirmer<A extends ActeCandidature>({ dossier, acte, envoi, onFermer, onFait }: ConfirmerProps<A>) {
  const [texte, setTexte] = useState('');
  const { demandeur, numeroUnique } = dossier.demande;
  const confirmation = confirmationActe[acte];
  const obligatoire = transitionDe(acte).texte;
  return (
    <>
      <p>
        <strong>{nomComplet(demandeur)}</strong> <span className="chiffres discret">{finNumeroUnique(numeroUnique.valeur)}</span>
        <br />
        {ligneOffre(dossier.candidature.resume)}
      </p>
      <p>{confirmation?.effet}</p>
      <ResumeErreurs titre={textes.refus} phrases={envoi.refus} />
      {confirmation?.texte !== undefined && (
        <ChampLong
          libelle={obligatoire ? confirmation.texte : `${confirmation.texte} ${textes.facultatif}`}
          {...(confirmation.aide === undefined ? {} : { aide: confirmation.aide })}
          maxLength={1000}
          autoFocus
          value={texte}
          onChange={(e) => setTexte(e.target.value)}
        />
      )}
      <ActionsDialogue>
        <Bouton priorite="secondaire" onClick={onFermer}>
          {textes.renoncer}
        </Bouton>
        <Bouton aria-disabled={envoi.enCours} onClick={() => envoi.envoyer(acte, texte.trim() === '' ? null : texte.trim(), onFait)}>
          {envoi.enCours ? textes.enCours : acteCandidature[acte]}
        </Bouton>
      </ActionsDialogue>
    </>
  );
}
