import { useState, type SubmitEvent } from 'react';
import { exceptionsTroisDossiers, type Commission } from '../../../domain/candidature/candidature.ts';
import type { CandidatureId, OffreId } from '../../../domain/shared/ids.ts';
import { useActe } from '../../client/acte.ts';
import { Bouton } from '../../composants/bouton.tsx';
import { Champ, Choix } from '../../composants/champ.tsx';
import { ResumeErreurs } from '../../composants/resume-erreurs.tsx';
import { exceptionCommission, textesBailleur } from '../../textes/bailleur.ts';
import { textesInstruction } from '../../textes/instruction.ts';

const textes = textesBailleur.offre;

interface InscrireProps {
  readonly offreId: OffreId;
  readonly choisis: readonly CandidatureId[];
  readonly onFait: (inscrits: number) => void;
}

/** Au moins trois dossiers examinés ensemble, ou l'exception déclarée (R441-3 CCH) ; le serveur en juge. */
export function InscrireEnCommission({ offreId, choisis, onFait }: InscrireProps) {
  const [le, setLe] = useState('');
  const [exception, setException] = useState<Commission['exception']>(null);
  const acte = useActe('bailleur.inscrireEnCommission');

  function envoyer(evenement: SubmitEvent): void {
    evenement.preventDefault();
    const nombre = choisis.length;
    if (nombre === 0 || le === '') return;
    acte.envoyer({ offreId, candidatureIds: [...choisis], le, exception }, () => onFait(nombre));
  }

  return (
    <form className="commission" onSubmit={envoyer}>
      <h3 className="fr-text--md sous-titre">{textes.commission}</h3>
      <p className="fr-text--sm">{textes.commissionPhrase}</p>
      <ResumeErreurs titre={textes.refus} phrases={acte.refus} />
      <div className="commission-champs">
        <Champ libelle={textes.commissionLe} type="date" required value={le} onChange={(e) => setLe(e.target.value)} />
        <Choix
          libelle={textes.exception}
          valeur={exception ?? ''}
          onChange={(v) => setException(exceptionsTroisDossiers.find((e) => e === v) ?? null)}
        >
          <option value="">{textes.exceptionAucune}</option>
          {exceptionsTroisDossiers.map((e) => (
            <option key={e} value={e}>
              {exceptionCommission[e]}
            </option>
          ))}
        </Choix>
      </div>
      <div className="actions">
        <Bouton type="submit" aria-disabled={acte.enCours || choisis.length === 0}>
          {acte.enCours ? textesInstruction.enCours : textes.inscrire}
        </Bouton>
        <span>{textes.choisis(choisis.length)}</span>
      </div>
    </form>
  );
}
