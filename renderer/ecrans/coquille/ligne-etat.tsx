import type { EtatSync } from '../../../domain/contract/echanges.ts';
import { useLecture } from '../../client/lecture.ts';
import { Bouton } from '../../composants/bouton.tsx';
import { classes } from '../../composants/classes.ts';
import { useMaintenant } from '../../composants/maintenant.ts';
import { textesCoquille, textesSync } from '../../textes/coquille.ts';
import { useSynchroniser } from './synchroniser.ts';

/** La ligne permanente : en ligne ou non, dernière synchronisation, ce qui attend. */
export function LigneEtat() {
  const etat = useLecture('sync.etat', {});
  return (
    <footer className="ligne-etat" aria-label={textesSync.etat}>
      <p className="ligne-etat-reseau" role="status">
        <span
          className={classes('fr-icon--sm', etat.enLigne ? 'fr-icon-cloud-fill en-ligne' : 'fr-icon-cloud-off-fill hors-ligne')}
          aria-hidden="true"
        />
        <strong>{etat.enLigne ? textesSync.enLigne : textesSync.horsLigne}</strong>
        {!etat.enLigne && <span className="ligne-etat-detail"> : {textesSync.horsLigneDetail}</span>}
        <span className="ligne-etat-attente">{textesSync.aEnvoyer(etat.enAttente)}</span>
      </p>
      {etat.premiere === null ? <Derniere etat={etat} /> : <Premiere {...etat.premiere} />}
      <Synchroniser enCours={etat.enCours} />
      <p className="ligne-etat-aide">
        {textesCoquille.aide} <strong>{textesCoquille.telephone}</strong>
      </p>
    </footer>
  );
}

function Derniere({ etat }: { etat: EtatSync }) {
  const maintenant = useMaintenant();
  if (etat.enCours) return <p className="ligne-etat-derniere">{textesSync.enCours}</p>;
  return (
    <p className="ligne-etat-derniere">
      {etat.derniereReussite === null ? textesSync.jamais : textesSync.derniere(etat.derniereReussite, maintenant)}
    </p>
  );
}

const Premiere = ({ recues, attendues }: { recues: number; attendues: number }) => (
  <p className="ligne-etat-derniere ligne-etat-premiere">
    <span>{textesSync.premiere}</span>
    <progress max={Math.max(attendues, 1)} value={recues} aria-label={textesSync.premiere} />
    <span className="ligne-etat-detail">{textesSync.progression(recues, attendues)}</span>
  </p>
);

function Synchroniser({ enCours }: { enCours: boolean }) {
  const synchroniser = useSynchroniser();
  return (
    <Bouton
      priorite="tertiaire"
      petit
      icone="fr-icon-refresh-line"
      disabled={enCours || synchroniser.isPending}
      onClick={() => synchroniser.mutate()}
    >
      <span className="ligne-etat-detail">{textesSync.maintenant}</span>
    </Bouton>
  );
}
