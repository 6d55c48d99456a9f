import { echeanceDeReponse } from '../../../domain/candidature/appliquer.ts';
import type { Candidature } from '../../../domain/candidature/candidature.ts';
import { peutPasser } from '../../../domain/candidature/transitions.ts';
import { Alerte } from '../../composants/alerte.tsx';
import { Bouton } from '../../composants/bouton.tsx';
import { textesReponse as textes } from '../../textes/agent-candidatures.ts';
import { useEspace } from '../agent-commun/espace.ts';

export type ActeReponse = 'accepter' | 'se_desister';

/** Une attribution attend la réponse de l'agent, dans les dix jours (R441-10 CCH). */
export function AttenteDeReponse({ candidature, onRepondre }: { candidature: Candidature; onRepondre: (acte: ActeReponse) => void }) {
  const { le } = useEspace();
  const echeance = echeanceDeReponse(candidature);
  if (echeance === null || !peutPasser(candidature.etat, 'accepter', 'agent')) return null;
  const motif = candidature.evenements.findLast((e) => e.etat === candidature.etat && e.motif !== null)?.motif;
  return (
    <Alerte gravite="warning" titre={textes.titre} niveau="h3">
      {motif !== undefined && motif !== null && <p>{motif}</p>}
      <p>{le > echeance ? textes.depassee(echeance) : textes.echeance(echeance)}</p>
      <div className="actions">
        {le <= echeance && <Bouton onClick={() => onRepondre('accepter')}>{textes.accepter}</Bouton>}
        <Bouton priorite="secondaire" onClick={() => onRepondre('se_desister')}>
          {textes.refuser}
        </Bouton>
      </div>
    </Alerte>
  );
}
