import { memo } from 'react';
import type { LigneDossier } from '../../../domain/contract/dossiers.ts';
import { jourAParis, joursEntre } from '../../../domain/shared/dates.ts';
import { Badge } from '../../composants/badge.tsx';
import { classes } from '../../composants/classes.ts';
import { aucuneCandidature, etatCandidature } from '../../textes/candidature.ts';
import { textesDossiers } from '../../textes/dossiers.ts';
import { date, nomDAbord } from '../../textes/formats.ts';
import { tonEtat } from '../dossier/ton-etat.ts';

interface LigneProps {
  readonly rang: number;
  /** Absente tant que sa fenêtre n'est pas lue. */
  readonly ligne: LigneDossier | undefined;
  readonly actif: boolean;
  readonly haut: number;
  readonly hauteur: number;
}

const JOURS_ALERTE = 60;
const COMMUNES_MONTREES = 2;

export const Ligne = memo(function Ligne({ rang, ligne, actif, haut, hauteur }: LigneProps) {
  return (
    <div
      role="row"
      id={`dossier-${rang}`}
      aria-rowindex={rang + 2}
      aria-selected={actif}
      className={classes('table-ligne', actif && 'table-ligne--active')}
      style={{ transform: `translateY(${haut}px)`, height: hauteur }}
      data-rang={rang}
    >
      {ligne === undefined ? (
        <div role="gridcell" className="ligne-attendue">
          {textesDossiers.chargement}
        </div>
      ) : (
        <Cellules ligne={ligne} />
      )}
    </div>
  );
});

const Cellules = ({ ligne }: { ligne: LigneDossier }) => (
  <>
    <div role="gridcell" className="col-agent" title={nomDAbord(ligne)}>
      <strong>{nomDAbord(ligne)}</strong>
    </div>
    <div role="gridcell" className="col-numero">
      <span className="chiffres">{ligne.numeroUnique}</span>
    </div>
    <div role="gridcell" className="col-communes" title={ligne.communes.join(', ')}>
      {communes(ligne.communes)}
    </div>
    <div role="gridcell" className="col-etat">
      {ligne.etat === null ? (
        <span className="discret">{aucuneCandidature}</span>
      ) : (
        <Badge ton={tonEtat[ligne.etat]}>{etatCandidature[ligne.etat]}</Badge>
      )}
      {ligne.enAttente && (
        <span className="fr-icon-send-plane-line fr-icon--sm a-envoyer" title={textesDossiers.enAttente}>
          <span className="fr-sr-only">{textesDossiers.enAttente}</span>
        </span>
      )}
    </div>
    <div role="gridcell" className="col-valable">
      <Valable jour={ligne.valableJusquau} />
    </div>
    <div role="gridcell" className="col-mandat">
      <Mandat ligne={ligne} />
    </div>
  </>
);

/** Le jour du poste : pour informer, jamais pour décider. */
const aujourdhui = (): string => jourAParis(new Date().toISOString());

const communes = (noms: readonly string[]): string => {
  const autres = noms.length - COMMUNES_MONTREES;
  return [...noms.slice(0, COMMUNES_MONTREES), ...(autres > 0 ? [textesDossiers.autresCommunes(autres)] : [])].join(', ');
};

function Valable({ jour }: { jour: string }) {
  const jours = joursEntre(aujourdhui(), jour);
  if (jours >= JOURS_ALERTE) return date(jour);
  return (
    <>
      {date(jour)} <span className={jours < 30 ? 'echeance-proche' : 'echeance'}>{textesDossiers.reste(jours)}</span>
    </>
  );
}

function Mandat({ ligne }: { ligne: LigneDossier }) {
  if (ligne.rattachement === 'a_valider') return <Badge ton="attention">{textesDossiers.rattachementAValider}</Badge>;
  if (ligne.rattachement === 'refusee') return <Badge ton="erreur">{textesDossiers.rattachementRefuse}</Badge>;
  if (ligne.mandatFin === null) return <span className="discret">{textesDossiers.sansMandat}</span>;
  if (ligne.mandatFin < aujourdhui()) return <span className="discret">{textesDossiers.mandatTermine(date(ligne.mandatFin))}</span>;
  return textesDossiers.mandatJusquau(date(ligne.mandatFin));
}
