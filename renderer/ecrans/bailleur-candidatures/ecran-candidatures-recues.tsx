import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useLectureContinue } from '../../client/lecture.ts';
import { Pastille } from '../../composants/badge.tsx';
import { EtatVide } from '../../composants/carte.tsx';
import { Chargement } from '../../composants/chargement.tsx';
import { Onglets } from '../../composants/onglets.tsx';
import { TitrePage } from '../../composants/titre-page.tsx';
import { Pages, PAR_PAGE } from '../../composants/pages.tsx';
import { textesBailleur } from '../../textes/bailleur.ts';
import { textesCoquille } from '../../textes/coquille.ts';
import { nombre, nomComplet } from '../../textes/formats.ts';
import { textesInstruction } from '../../textes/instruction.ts';
import { ChampRecherche } from '../instruction/champ-recherche.tsx';
import { ListeCandidatures } from '../instruction/liste-candidatures.tsx';
import { useRecherche } from '../instruction/recherche.ts';

const textes = textesBailleur.candidatures;
const files = ['a_traiter', 'en_commission', 'attribuees', 'closes'] as const;

/** Les dossiers transmis au bailleur, par étape. */
export function EcranCandidaturesRecues() {
  const vue = useSearch({ from: '/bailleur/candidatures/' });
  const file = vue.file ?? 'a_traiter';
  const page = vue.page ?? 0;
  const recherche = useRecherche('bailleur-candidatures');
  const navigate = useNavigate();
  const aller = (change: Partial<typeof vue>): void =>
    void navigate({ to: '/bailleur/candidatures', search: { ...vue, ...change }, replace: true });
  const { data } = useLectureContinue('bailleur.candidatures', {
    file,
    recherche: recherche.lue,
    debut: page * PAR_PAGE,
    nombre: PAR_PAGE,
  });
  return (
    <div className="page">
      <TitrePage titreFenetre={textesCoquille.titrePage(textes.titre)}>{textes.titre}</TitrePage>
      {data === undefined ? (
        <Chargement />
      ) : (
        <>
          <search className="filtres">
            <ChampRecherche
              libelle={textesInstruction.recherche}
              valeur={recherche.saisie}
              onChange={(texte) => {
                recherche.changer(texte);
                if (page > 0) aller({ page: undefined });
              }}
            />
          </search>
          <Onglets
            libelle={textes.onglets}
            onglets={files.map((cle) => ({
              cle,
              libelle: textes.files[cle],
              pastille: <Pastille nombre={nombre(data.comptes[cle])} phrase={textesInstruction.total(data.comptes[cle])} />,
            }))}
            actif={file}
            onChange={(cle) => aller({ file: cle, page: undefined })}
          >
            {data.lignes.length === 0 ? (
              <EtatVide icone="fr-icon-team-line" titre={textes.videTitre} phrase={textes.vide} />
            ) : (
              <ListeCandidatures
                legende={textes.files[file]}
                lignes={data.lignes}
                lien={(ligne) => (
                  <Link
                    to="/bailleur/candidatures/$candidatureId"
                    params={{ candidatureId: ligne.candidatureId }}
                    search={vue}
                    aria-label={textesInstruction.ouvrir(nomComplet(ligne))}
                  >
                    {nomComplet(ligne)}
                  </Link>
                )}
              />
            )}
            <Pages page={page} total={data.total} onChanger={(p) => aller({ page: p })} />
          </Onglets>
        </>
      )}
    </div>
  );
}
