import { useState } from 'react';
import { useLecture } from '../../client/lecture.ts';
import { EtatVide } from '../../composants/carte.tsx';
import { TitrePage } from '../../composants/titre-page.tsx';
import { textesCoquille } from '../../textes/coquille.ts';
import { nomComplet } from '../../textes/formats.ts';
import { textesRattachements as textes } from '../../textes/rattachements.ts';
import { CarteRattachement } from './carte-rattachement.tsx';

const MONTRES = 100;

/** « Rattachements à valider » : le service logement reconnaît ses agents, avec ou sans réseau (D4). */
export function EcranRattachements() {
  const { total, lignes } = useLecture('dossier.lister', {
    filtres: { recherche: '', departement: null, etat: null, mandat: 'rattachement_a_valider' },
    tri: 'nom',
    sens: 'croissant',
    debut: 0,
    nombre: MONTRES,
  });
  const [fait, setFait] = useState('');
  return (
    <div className="page page--etroite">
      <TitrePage titreFenetre={textesCoquille.titrePage(textes.titre)}>{textes.titre}</TitrePage>
      <p className="chapeau">{textes.chapeau}</p>
      <p role="status" className="acte-fait">
        {fait}
      </p>
      {total === 0 ? (
        <EtatVide icone="fr-icon-checkbox-circle-line" titre={textes.videTitre} phrase={textes.vide} />
      ) : (
        <>
          <p>{total > lignes.length ? textes.suite(lignes.length, total) : textes.compte(total)}</p>
          <ul className="rattachements">
            {lignes.map((ligne) => (
              <CarteRattachement
                key={ligne.demandeId}
                ligne={ligne}
                onFait={(validee) => setFait(textes.faits(nomComplet(ligne), validee))}
              />
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
