import { useState } from 'react';
import { Alerte } from '../../composants/alerte.tsx';
import { Bouton } from '../../composants/bouton.tsx';
import { ResumeErreurs } from '../../composants/resume-erreurs.tsx';
import { textesMiseAJour as textes } from '../../textes/agent-dossier.ts';
import { textesSituation } from '../../textes/agent-situation.ts';
import { textesPieces } from '../../textes/pieces.ts';
import { useActe } from '../../client/acte.ts';
import type { EspaceAvecDemande } from './espace.ts';
import { SupprimerDemande } from './supprimer-demande.tsx';

/** « Mettre à jour » : relire la demande sur le site d'enregistrement (G41, G61). Le bouton et son résultat se placent à part. */
export function useMiseAJour() {
  return useActe('agent.actualiser');
}
type MiseAJour = ReturnType<typeof useMiseAJour>;

export const BoutonMiseAJour = ({ acte, espace }: { acte: MiseAJour; espace: EspaceAvecDemande }) => (
  <Bouton
    priorite="secondaire"
    icone="fr-icon-refresh-line"
    aria-disabled={acte.enCours}
    onClick={() => acte.envoyer({ vueLe: espace.demande.actualiseeLe })}
  >
    {acte.enCours ? textes.enCours : textes.bouton}
  </Bouton>
);

/** Ce que la mise à jour a donné, ou pourquoi elle n'a pas pu se faire et comment en sortir (G64). */
export function ResultatMiseAJour({ acte, espace }: { acte: MiseAJour; espace: EspaceAvecDemande }) {
  const identite = acte.raisons.some((r) => r.motif === 'identite_differente');
  return (
    <>
      <ResumeErreurs titre={textes.refus} phrases={acte.refus} />
      {identite && <Recommencer espace={espace} />}
      {acte.valeur !== null && (
        <Alerte
          gravite="success"
          titre={acte.valeur.changements.length === 0 ? textes.sansChangement : textes.avecChangements(acte.valeur.changements.length)}
          role="status"
        >
          {acte.valeur.piecesAConfirmer > 0 && <p>{textesPieces.aConfirmer(acte.valeur.piecesAConfirmer)}</p>}
        </Alerte>
      )}
    </>
  );
}

/** L'identité ne correspond plus au numéro unique : la demande est à supprimer ici, puis à importer de nouveau. */
export function Recommencer({ espace }: { espace: EspaceAvecDemande }) {
  const [ouvert, setOuvert] = useState(false);
  return (
    <div className="actions">
      <Bouton onClick={() => setOuvert(true)}>{textesSituation.supprimer}</Bouton>
      <SupprimerDemande demande={espace.demande} ouvert={ouvert} onFermer={() => setOuvert(false)} />
    </div>
  );
}
