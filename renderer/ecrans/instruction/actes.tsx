import { useState, type ReactNode } from 'react';
import { estActive, type ActeCandidature } from '../../../domain/candidature/etapes.ts';
import type { DossierInstruction } from '../../../domain/contract/instruction.ts';
import { transitionDe } from '../../../domain/candidature/transitions.ts';
import { Bouton } from '../../composants/bouton.tsx';
import { ChampLong } from '../../composants/champ.tsx';
import { ActionsDialogue, Dialogue } from '../../composants/dialogue.tsx';
import { ResumeErreurs } from '../../composants/resume-erreurs.tsx';
import { ligneOffre } from '../../textes/candidature.ts';
import { finNumeroUnique, nomComplet } from '../../textes/formats.ts';
import { acteInstruction, confirmationActe, textesInstruction as textes } from '../../textes/instruction.ts';

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
  /** Un pas qui se fait sur un autre écran : le lien qui y mène. */
  readonly ailleurs?: ReactNode;
}

/** Vrai pour un acte qui fait passer la candidature à un autre état. */
const avance = (acte: ActeCandidature): boolean => transitionDe(acte).vers !== null;

/** Les actes permis maintenant, chacun confirmé avec le nom de l'agent : un dossier ne se confond pas avec un autre (B6). */
export function Actes<A extends ActeCandidature>({ dossier, actes, envoi, ailleurs = null }: ActesProps<A>) {
  const [choisi, setChoisi] = useState<A | null>(null);
  const [fait, setFait] = useState(false);
  const choisir = (acte: A): void => {
    envoi.oublier();
    setFait(false);
    setChoisi(acte);
  };
  return (
    <section className="actes" aria-label={textes.actes}>
      <p role="status" className="acte-fait">
        {fait ? textes.fait : ''}
      </p>
      {actes.length === 0 ? (
        <p className="discret">{estActive(dossier.candidature.etat) ? textes.aucunActe : textes.close}</p>
      ) : (
        <>
          <Rangee actes={actes.filter(avance)} onChoisir={choisir} avant={ailleurs} />
          <Rangee actes={actes.filter((acte) => !avance(acte))} onChoisir={choisir} />
        </>
      )}
      <Dialogue
        ouvert={choisi !== null}
        onFermer={() => setChoisi(null)}
        titre={choisi === null ? '' : acteInstruction[choisi]}
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

interface RangeeProps<A extends ActeCandidature> {
  readonly actes: readonly A[];
  readonly onChoisir: (acte: A) => void;
  readonly avant?: ReactNode;
}

/** Le seul pas possible ressort ; entre plusieurs décisions, aucune n'est soufflée. */
function Rangee<A extends ActeCandidature>({ actes, onChoisir, avant = null }: RangeeProps<A>) {
  if (actes.length === 0 && avant === null) return null;
  const seul = actes.length === 1 && actes.every(avance);
  return (
    <div className="actions">
      {avant}
      {actes.map((acte) => (
        <Bouton key={acte} petit priorite={seul ? 'primaire' : 'secondaire'} onClick={() => onChoisir(acte)}>
          {acteInstruction[acte]}
        </Bouton>
      ))}
    </div>
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
          {envoi.enCours ? textes.enCours : acteInstruction[acte]}
        </Bouton>
      </ActionsDialogue>
    </>
  );
}
