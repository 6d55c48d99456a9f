import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { Output } from '../../../domain/contract/index.ts';
import { loyerChargesComprises } from '../../../domain/offre/offre.ts';
import { typologies } from '../../../domain/offre/typologie.ts';
import { trouverDepartement } from '../../../domain/referentiels/departements.ts';
import { useLectureContinue } from '../../client/lecture.ts';
import { EtatVide } from '../../composants/carte.tsx';
import { Choix } from '../../composants/champ.tsx';
import { Chargement } from '../../composants/chargement.tsx';
import { Pages, PAR_PAGE } from '../../composants/pages.tsx';
import { Tableau } from '../../composants/tableau.tsx';
import { TitrePage } from '../../composants/titre-page.tsx';
import { typologie as nomTypologie } from '../../textes/candidature.ts';
import { textesCoquille } from '../../textes/coquille.ts';
import { date, euros } from '../../textes/formats.ts';
import { textesOffres } from '../../textes/offres.ts';
import { textesRapprochement as textes } from '../../textes/rapprochement.ts';
import { titreOffre } from '../commun/titre-offre.ts';
import type { VueRapprochement } from './vue.ts';

type Ouvertes = Output<'rapprochement.offres'>;

/** « Rapprochement » : les offres ouvertes, et combien d'agents libres demandent la commune de chacune (B7). */
export function EcranOffresOuvertes() {
  const vue = useSearch({ from: '/rapprochement/' });
  const { departement = null, typologie = null, page = 0 } = vue;
  const naviguer = useNavigate();
  const { data, ancienne } = useLectureContinue('rapprochement.offres', {
    departement,
    typologie,
    debut: page * PAR_PAGE,
    nombre: PAR_PAGE,
  });
  const montrer = (change: VueRapprochement) => void naviguer({ to: '/rapprochement', search: { ...vue, ...change }, replace: true });
  return (
    <div className="page">
      <TitrePage titreFenetre={textesCoquille.titrePage(textes.titre)}>{textes.titre}</TitrePage>
      <p className="chapeau">{textes.chapeau}</p>
      {data === undefined ? (
        <Chargement />
      ) : (
        <>
          <Filtres vue={vue} departements={data.departements} onFiltrer={(change) => montrer({ ...change, page: undefined })} />
          {data.total === 0 ? (
            <EtatVide icone="fr-icon-home-4-line" titre={textes.videTitre} phrase={textes.vide} />
          ) : (
            <>
              <p>{textes.compte(data.total)}</p>
              <div aria-busy={ancienne}>
                <Offres offres={data.offres} vue={vue} />
              </div>
              <Pages page={page} total={data.total} onChanger={(p) => montrer({ page: p })} />
            </>
          )}
        </>
      )}
    </div>
  );
}

interface FiltresProps {
  readonly vue: VueRapprochement;
  readonly departements: Ouvertes['departements'];
  readonly onFiltrer: (change: VueRapprochement) => void;
}

const Filtres = ({ vue, departements, onFiltrer }: FiltresProps) => (
  <search className="filtres" aria-label={textes.filtres}>
    <Choix libelle={textes.departement} valeur={vue.departement ?? ''} onChange={(v) => onFiltrer({ departement: v || undefined })}>
      <option value="">{textes.tous}</option>
      {departements.map((code) => (
        <option key={code} value={code}>
          {`${code} ${trouverDepartement(code)?.nom ?? ''}`}
        </option>
      ))}
    </Choix>
    <Choix
      libelle={textes.typologie}
      valeur={vue.typologie ?? ''}
      onChange={(v) => onFiltrer({ typologie: typologies.find((t) => t === v) })}
    >
      <option value="">{textes.toutes}</option>
      {typologies.map((t) => (
        <option key={t} value={t}>
          {nomTypologie(t)}
        </option>
      ))}
    </Choix>
  </search>
);

const Offres = ({ offres, vue }: { offres: Ouvertes['offres']; vue: VueRapprochement }) => (
  <Tableau
    legende={textes.tableau}
    fiches
    colonnes={[textes.colonnes.offre, textes.colonnes.bailleur, textes.colonnes.loyer, textes.colonnes.dateLimite, textes.colonnes.libres]}
  >
    {offres.map(({ offre, libres }) => (
      <tr key={offre.id}>
        <th scope="row">
          <Link to="/rapprochement/$offreId" params={{ offreId: offre.id }} search={vue}>
            {titreOffre(offre)}, {textesOffres.lieu(offre.commune.nom, offre.codePostal)}
          </Link>
        </th>
        <td data-colonne={textes.colonnes.bailleur}>{offre.bailleur}</td>
        <td data-colonne={textes.colonnes.loyer} className="montant">
          {euros(loyerChargesComprises(offre))}
        </td>
        <td data-colonne={textes.colonnes.dateLimite}>{date(offre.dateLimite)}</td>
        <td data-colonne={textes.colonnes.libres}>{textes.libres(libres)}</td>
      </tr>
    ))}
  </Tableau>
);
