import { useNavigate } from '@tanstack/react-router';
import { classes } from '../../composants/classes.ts';
import { textesDossiers } from '../../textes/dossiers.ts';
import type { DemandeDeListe } from './vue.ts';

const { colonnes } = textesDossiers;
const ariaTri = { croissant: 'ascending', decroissant: 'descending' } as const;

/** Les en-têtes ; deux d'entre eux trient, et disent dans quel sens. */
export const EnTetesColonnes = ({ demande }: { demande: DemandeDeListe }) => (
  <div role="rowgroup" className="table-tete">
    <div role="row" aria-rowindex={1} className="table-ligne">
      <ColonneTriable demande={demande} tri="nom" libelle={colonnes.agent} />
      <div role="columnheader" className="col-numero">
        {colonnes.numeroUnique}
      </div>
      <div role="columnheader" className="col-communes">
        {colonnes.communes}
      </div>
      <div role="columnheader" className="col-etat">
        {colonnes.etat}
      </div>
      <ColonneTriable demande={demande} tri="valable_jusquau" libelle={colonnes.valableJusquau} />
      <div role="columnheader" className="col-mandat">
        {colonnes.mandat}
      </div>
    </div>
  </div>
);

function ColonneTriable({ demande, tri, libelle }: { demande: DemandeDeListe; tri: DemandeDeListe['tri']; libelle: string }) {
  const navigate = useNavigate({ from: '/dossiers/' });
  const active = demande.tri === tri;
  const sens = active && demande.sens === 'croissant' ? 'decroissant' : 'croissant';
  const icone = active
    ? demande.sens === 'croissant'
      ? 'fr-icon-arrow-up-s-line'
      : 'fr-icon-arrow-down-s-line'
    : 'fr-icon-arrow-up-down-line';
  return (
    <div role="columnheader" aria-sort={active ? ariaTri[demande.sens] : 'none'} className={tri === 'nom' ? 'col-agent' : 'col-valable'}>
      <button
        type="button"
        className={classes('bouton-tri', icone)}
        title={textesDossiers.trierPar(libelle)}
        onClick={() => void navigate({ to: '/dossiers', search: (vue) => ({ ...vue, tri, sens, position: undefined }), replace: true })}
      >
        {libelle}
      </button>
    </div>
  );
}
