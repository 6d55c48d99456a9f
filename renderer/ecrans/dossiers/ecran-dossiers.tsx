import { useSearch } from '@tanstack/react-router';
import { useDeferredValue, useMemo, useState } from 'react';
import { useStore } from '../../composants/store.ts';
import { TitrePage } from '../../composants/titre-page.tsx';
import { textesCoquille } from '../../textes/coquille.ts';
import { textesDossiers } from '../../textes/dossiers.ts';
import { Filtres } from './filtres.tsx';
import { FENETRE, useFenetres } from './fenetres.ts';
import { ListeVide } from './liste-vide.tsx';
import { position, recherche } from './memoire.ts';
import { TableDossiers } from './table-dossiers.tsx';
import { demandeDeListe, estFiltree } from './vue.ts';

/** « Dossiers » : les agents qui ont donné mandat, cherchés, filtrés et triés sur ce poste. */
export function EcranDossiers() {
  const vue = useSearch({ from: '/dossiers/' });
  const saisie = useStore(recherche);
  const mots = useDeferredValue(saisie);
  const demande = useMemo(() => demandeDeListe(vue, mots), [vue, mots]);
  const [visible, setVisible] = useState({ premier: 0, dernier: FENETRE - 1 });
  const fenetres = useFenetres(demande, visible);
  const { resume } = fenetres;
  return (
    <div className="page page--pleine">
      <div className="dossiers-tete">
        <TitrePage titreFenetre={textesCoquille.titrePage(textesDossiers.titre)} focus={position.get() === null}>
          {textesDossiers.titre}
        </TitrePage>
        <p className="dossiers-total" role="status">
          {resume === null ? '' : textesDossiers.total(resume.total)}
        </p>
      </div>
      <Filtres vue={vue} recherche={saisie} departements={resume?.departements ?? []} filtree={estFiltree(demande)} />
      {resume?.rechercheCorrigee != null && (
        <p className="dossiers-corrigee" role="status">
          {textesDossiers.corrigee(resume.rechercheCorrigee)}
        </p>
      )}
      {resume !== null && resume.total === 0 && <ListeVide filtree={estFiltree(demande)} />}
      {resume !== null && resume.total > 0 && (
        <TableDossiers
          key="table"
          demande={demande}
          fenetres={fenetres}
          enRetard={mots !== saisie || fenetres.perimees}
          total={resume.total}
          onVisible={setVisible}
        />
      )}
    </div>
  );
}
