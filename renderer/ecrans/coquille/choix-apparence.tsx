import { useId } from 'react';
import { useStore } from '../../composants/store.ts';
import { textesCoquille } from '../../textes/coquille.ts';
import { apparence, apparences, choisirApparence, type Apparence } from '../../theme/apparence.ts';

export function ChoixApparence() {
  const choix = useStore(apparence);
  const id = useId();
  return (
    <div className="choix-apparence">
      <label htmlFor={id}>{textesCoquille.apparence}</label>
      <select id={id} className="fr-select" value={choix} onChange={(e) => choisirApparence(e.target.value as Apparence)}>
        {apparences.map((a) => (
          <option key={a} value={a}>
            {textesCoquille.apparences[a]}
          </option>
        ))}
      </select>
    </div>
  );
}
