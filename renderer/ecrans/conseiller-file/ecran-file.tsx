import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { filesConseiller, type FileDuConseiller } from '../../../domain/contract/instruction.ts';
import { useLectureContinue } from '../../client/lecture.ts';
import { Pastille } from '../../composants/badge.tsx';
import { EtatVide } from '../../composants/carte.tsx';
import { Choix } from '../../composants/champ.tsx';
import { Chargement } from '../../composants/chargement.tsx';
import { Onglets } from '../../composants/onglets.tsx';
import { TitrePage } from '../../composants/titre-page.tsx';
import { Pages, PAR_PAGE } from '../../composants/pages.tsx';
import { textesCoquille } from '../../textes/coquille.ts';
import { nombre, nomComplet } from '../../textes/formats.ts';
import { textesConseiller as textes, textesInstruction } from '../../textes/instruction.ts';
import { ChampRecherche } from '../instruction/champ-recherche.tsx';
import { ListeCandidatures } from '../instruction/liste-candidatures.tsx';
import { useRecherche } from '../instruction/recherche.ts';
import type { VueFile } from './vue.ts';

/** La file du conseiller : les candidatures par étape, les plus anciennes d'abord, jamais classées (D10). */
export function EcranFile() {
  const vue = useSearch({ from: '/conseiller/' });
  const file = vue.file ?? 'a_etudier';
  const page = vue.page ?? 0;
  const recherche = useRecherche('conseiller');
  const navigate = useNavigate();
  const aller = (change: Partial<typeof vue>): void => void navigate({ to: '/conseiller', search: { ...vue, ...change }, replace: true });
  const { data } = useLectureContinue('conseiller.file', {
    file,
    academie: vue.academie ?? null,
    departement: vue.departement ?? null,
    recherche: recherche.lue,
    debut: page * PAR_PAGE,
    nombre: PAR_PAGE,
  });
  return (
    <div className="page">
      <TitrePage titreFenetre={textesCoquille.titrePage(textes.titre)}>{textes.titre}</TitrePage>
      <p className="chapeau">{textes.chapeau}</p>
      {data === undefined ? (
        <Chargement />
      ) : (
        <>
          <search className="filtres" aria-label={textes.filtres}>
            <ChampRecherche
              libelle={textesInstruction.recherche}
              valeur={recherche.saisie}
              onChange={(texte) => {
                recherche.changer(texte);
                if (page > 0) aller({ page: undefined });
              }}
            />
            <Choix
              libelle={textes.academie}
              valeur={vue.academie ?? ''}
              onChange={(v) => aller({ academie: v === '' ? undefined : v, page: undefined })}
            >
              <option value="">{textes.toutesAcademies}</option>
              {data.academies.map(({ id, nom }) => (
                <option key={id} value={id}>
                  {nom}
                </option>
              ))}
            </Choix>
            <Choix
              libelle={textes.departement}
              valeur={vue.departement ?? ''}
              onChange={(v) => aller({ departement: v === '' ? undefined : v, page: undefined })}
            >
              <option value="">{textes.tousDepartements}</option>
              {data.departements.map((code) => (
                <option key={code} value={code}>
                  {code}
                </option>
              ))}
            </Choix>
          </search>
          <Onglets
            libelle={textes.onglets}
            onglets={filesConseiller.map((cle) => ({
              cle,
              libelle: textes.files[cle],
              pastille: <Pastille nombre={nombre(data.comptes[cle])} phrase={textesInstruction.total(data.comptes[cle])} />,
            }))}
            actif={file}
            onChange={(cle) => aller({ file: cle, page: undefined })}
          >
            <Contenu data={data} vue={vue} file={file} page={page} onPage={(p) => aller({ page: p })} />
          </Onglets>
        </>
      )}
    </div>
  );
}

interface ContenuProps {
  readonly vue: VueFile;
  readonly data: FileDuConseiller;
  readonly file: (typeof filesConseiller)[number];
  readonly page: number;
  readonly onPage: (page: number) => void;
}

function Contenu({ data, vue, file, page, onPage }: ContenuProps) {
  if (data.lignes.length === 0)
    return <EtatVide icone="fr-icon-checkbox-circle-line" titre={textes.videTitre[file]} phrase={textes.vide} />;
  return (
    <>
      <ListeCandidatures
        legende={textes.files[file]}
        lignes={data.lignes}
        lien={(ligne) => (
          <Link
            to="/conseiller/$candidatureId"
            params={{ candidatureId: ligne.candidatureId }}
            search={vue}
            aria-label={textesInstruction.ouvrir(nomComplet(ligne))}
          >
            {nomComplet(ligne)}
          </Link>
        )}
      />
      <Pages page={page} total={data.total} onChanger={onPage} />
    </>
  );
}
