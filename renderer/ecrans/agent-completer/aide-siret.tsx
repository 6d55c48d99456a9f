import { lireSiret } from '../../../domain/demande/siret.ts';
import { textesCompleter as textes } from '../../textes/agent-dossier.ts';
import { phraseRefus } from '../../textes/refus.ts';
import { academieDuSiret } from './saisie.ts';

const CHIFFRES = 14;

interface AideSiretProps {
  readonly saisi: string;
  /** Ce que le serveur a répondu de ce SIRET ; null tant qu'il n'a pas été enregistré. */
  readonly reponse: 'academie' | 'hors_academie' | null;
}

/** Le SIRET relu à mesure qu'on l'écrit ; celui qui n'est pas d'une académie connue est signalé (D5), jamais refusé. */
export function AideSiret({ saisi, reponse }: AideSiretProps) {
  const lu = lireSiret(saisi);
  const academie = academieDuSiret(saisi);
  // Un SIRET encore incomplet ne se reproche pas.
  const complet = saisi.replace(/\D/g, '').length >= CHIFFRES;
  return (
    <div className="aide-directe" aria-live="polite">
      {lu.ok && (
        <p className="aide-directe--juste fr-icon-checkbox-circle-fill fr-icon--sm">
          {academie === null ? textes.siretValable : textes.siretReconnu(academie)}
        </p>
      )}
      {!lu.ok && complet && <p className="discret">{lu.refus.map(phraseRefus).join(' ')}</p>}
      {lu.ok && academie === null && reponse === null && <p className="discret">{textes.siretInconnu}</p>}
    </div>
  );
}
