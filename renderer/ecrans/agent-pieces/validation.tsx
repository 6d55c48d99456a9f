import { useState, type ReactNode } from 'react';
import type { Demande } from '../../../domain/demande/demande.ts';
import type { PieceDuDossier } from '../../../domain/pieces/piece.ts';
import { Bouton } from '../../composants/bouton.tsx';
import { ResumeErreurs } from '../../composants/resume-erreurs.tsx';
import { textesPieces as textes } from '../../textes/pieces.ts';
import { useActe } from '../../client/acte.ts';
import { DossierValide } from './dossier-valide.tsx';
import { Manques } from './manques.tsx';

interface ValidationProps {
  readonly demande: Demande;
  readonly manquantes: readonly PieceDuDossier[];
  /** Appelle quand plus aucune coche ne s'enregistre : aussitôt s'il n'y en a pas ; faux si l'enregistrement a échoué. */
  readonly quandEnregistre: (faire: (enregistre: boolean) => void) => void;
  /** Vrai quand le dossier n'était pas validé en arrivant : sa validation s'annonce ici. */
  readonly annoncer: boolean;
  readonly children: ReactNode;
}

/** « Valider mon dossier », ou ce qui l'empêche, nommé (G58, G59). */
export function Validation({ demande, manquantes, quandEnregistre, annoncer, children }: ValidationProps) {
  const [demandee, setDemandee] = useState(false);
  const valider = useActe('agent.validerDossier');
  const sansEmployeur = demande.rattachement.employeur === '';
  const complet = manquantes.length === 0 && !sansEmployeur;
  const [attend, setAttend] = useState(false);
  function envoyer(): void {
    if (attend) return;
    setAttend(true);
    // Demandé pendant qu'une coche s'enregistre : ce sera fait dès qu'elle l'est, le clic n'est pas perdu.
    quandEnregistre((enregistre) => {
      setAttend(false);
      setDemandee(true);
      if (complet && enregistre) valider.envoyer({});
    });
  }
  return (
    <>
      <Manques visible={demandee} manquantes={manquantes} sansEmployeur={sansEmployeur} />
      <ResumeErreurs titre={textes.refus} phrases={complet ? valider.refus : []} />
      {annoncer && demande.dossierValideLe !== null && <DossierValide le={demande.dossierValideLe} focus />}
      <div className="actions">
        {children}
        {demande.dossierValideLe === null && (
          <Bouton aria-disabled={valider.enCours || attend} onClick={envoyer}>
            {valider.enCours || attend ? textes.validation : textes.valider}
          </Bouton>
        )}
      </div>
    </>
  );
}
