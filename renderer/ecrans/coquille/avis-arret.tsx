import { useLecture } from '../../client/lecture.ts';
import { Alerte } from '../../composants/alerte.tsx';
import { arretSync, textesSync } from '../../textes/coquille.ts';

/** Un arrêt de l'échange qui demande quelque chose à la personne, ou qu'elle doit savoir. */
export function AvisArret({ horsLigne }: { horsLigne: boolean }) {
  const { arret, enLigne } = useLecture('sync.etat', {});
  if (arret === 'aucun' || arret === 'serveur_injoignable') {
    return horsLigne && !enLigne ? <p className="avis-discret">{textesSync.sessionHorsLigne}</p> : null;
  }
  return (
    <Alerte className="avis" gravite="warning" titre={arretSync[arret].titre} role="status">
      <p>{arretSync[arret].phrase}</p>
    </Alerte>
  );
}
