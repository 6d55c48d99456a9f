import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { OffreDuBailleur } from '../../../domain/contract/instruction.ts';
import { loyerChargesComprises, type Offre } from '../../../domain/offre/offre.ts';
import { useLectureContinue } from '../../client/lecture.ts';
import { Pastille } from '../../composants/badge.tsx';
import { classesBouton } from '../../composants/bouton.tsx';
import { EtatVide } from '../../composants/carte.tsx';
import { Chargement } from '../../composants/chargement.tsx';
import { Onglets } from '../../composants/onglets.tsx';
import { Pages, PAR_PAGE } from '../../composants/pages.tsx';
import { Tableau } from '../../composants/tableau.tsx';
import { TitrePage } from '../../composants/titre-page.tsx';
import { textesBailleur } from '../../textes/bailleur.ts';
import { ligneOffre } from '../../textes/candidature.ts';
import { textesCoquille } from '../../textes/coquille.ts';
import { date, nombre } from '../../textes/formats.ts';
import { ChampRecherche } from '../instruction/champ-recherche.tsx';
import { useRecherche } from '../instruction/recherche.ts';

const textes = textesBailleur.offres;
const etats = ['publiee', 'attribuee', 'retiree'] as const satisfies readonly Offre['etat'][];

/** Les offres du bailleur, par état ; publier une offre, ou importer un fichier. */
export function EcranOffresBailleur() {
  const vue = useSearch({ from: '/bailleur/' });
  const etat = vue.etat ?? 'publiee';
  const page = vue.page ?? 0;
  const recherche = useRecherche('bailleur-offres');
  const navigate = useNavigate();
  const aller = (change: Partial<typeof vue>): void => void navigate({ to: '/bailleur', search: { ...vue, ...change }, replace: true });
  const { data } = useLectureContinue('bailleur.offres', { etat, recherche: recherche.lue, debut: page * PAR_PAGE, nombre: PAR_PAGE });
  return (
    <div className="page">
      <div className="dossier-tete">
        <TitrePage titreFenetre={textesCoquille.titrePage(textes.titre)}>{textes.titre}</TitrePage>
        <div className="actions">
          <Link to="/bailleur/importer" className={classesBouton({ priorite: 'secondaire', icone: 'fr-icon-upload-line' })}>
            {textes.importer}
          </Link>
          <Link to="/bailleur/publier" className={classesBouton({ icone: 'fr-icon-add-line' })}>
            {textes.publier}
          </Link>
        </div>
      </div>
      {data === undefined ? (
        <Chargement />
      ) : (
        <>
          <search className="filtres">
            <ChampRecherche
              libelle={textes.recherche}
              valeur={recherche.saisie}
              onChange={(texte) => {
                recherche.changer(texte);
                if (page > 0) aller({ page: undefined });
              }}
            />
          </search>
          <Onglets
            libelle={textes.onglets}
            onglets={etats.map((cle) => ({
              cle,
              libelle: textes.etats[cle],
              pastille: <Pastille nombre={nombre(data.comptes[cle])} phrase={nombre(data.comptes[cle])} />,
            }))}
            actif={etat}
            onChange={(cle) => aller({ etat: cle, page: undefined })}
          >
            {data.offres.length === 0 ? (
              <EtatVide icone="fr-icon-home-4-line" titre={textes.videTitre} phrase={textes.vide} />
            ) : (
              <ListeOffres legende={textes.etats[etat]} offres={data.offres} />
            )}
            <Pages page={page} total={data.total} onChanger={(p) => aller({ page: p })} />
          </Onglets>
        </>
      )}
    </div>
  );
}

const ListeOffres = ({ legende, offres }: { legende: string; offres: readonly OffreDuBailleur[] }) => (
  <Tableau
    legende={legende}
    fiches
    colonnes={[
      textes.colonnes.reference,
      textes.colonnes.offre,
      textes.colonnes.limite,
      textes.colonnes.recues,
      textes.colonnes.commission,
    ]}
  >
    {offres.map(({ offre, recues, enCommission }) => (
      <tr key={offre.id}>
        <th scope="row">
          <Link
            to="/bailleur/offres/$offreId"
            params={{ offreId: offre.id }}
            className="chiffres"
            aria-label={textes.ouvrir(offre.reference)}
          >
            {offre.reference}
          </Link>
        </th>
        <td data-colonne={textes.colonnes.offre}>
          {ligneOffre({
            typologie: offre.typologie,
            commune: offre.commune.nom,
            departement: offre.commune.departement,
            loyerChargesComprises: loyerChargesComprises(offre),
          })}
        </td>
        <td data-colonne={textes.colonnes.limite}>{date(offre.dateLimite)}</td>
        <td data-colonne={textes.colonnes.recues}>{nombre(recues)}</td>
        <td data-colonne={textes.colonnes.commission}>{nombre(enCommission)}</td>
      </tr>
    ))}
  </Tableau>
);
