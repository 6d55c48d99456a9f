import { Alerte, Phrases } from '../../composants/alerte.tsx';
import { Bouton } from '../../composants/bouton.tsx';
import { textesPieces as textes } from '../../textes/pieces.ts';
import type { useCoches } from './use-coches.ts';

/** Combien de pièces sont cochées, et si le serveur les a enregistrées. */
export const EtatEnregistrement = ({ coches, total }: { coches: ReturnType<typeof useCoches>; total: number }) => (
  <>
    <p className="agent-coches" role="status">
      <strong>{textes.cochees(coches.coches.size, total)}</strong>{' '}
      <span className="discret">{coches.enCours ? textes.enregistrement : coches.enregistre ? textes.enregistre : ''}</span>
    </p>
    {coches.refus.length > 0 && (
      <Alerte gravite="error" titre={textes.nonEnregistre} role="alert">
        <Phrases phrases={coches.refus} />
        {coches.aRenvoyer && (
          <Bouton petit onClick={coches.renvoyer}>
            {textes.reessayer}
          </Bouton>
        )}
      </Alerte>
    )}
  </>
);
