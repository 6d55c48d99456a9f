import type { Output } from '../../../domain/contract/index.ts';
import { Alerte, Phrases } from '../../composants/alerte.tsx';
import { Tableau } from '../../composants/tableau.tsx';
import { textesBailleur } from '../../textes/bailleur.ts';
import { nombre } from '../../textes/formats.ts';
import { phraseRefus } from '../../textes/refus.ts';

const textes = textesBailleur.fichier;
const MONTREES = 200;

type Lignes = Output<'bailleur.importer'>['lignes'];
type Ligne = Lignes[number];

/** Une référence en double dans le fichier même se corrige dans le fichier : l'autre ligne est nommée. */
function phrase(lignes: Lignes, { ligne, reference }: Ligne, raison: Ligne['refus'][number]): string {
  const premiere = lignes.find((autre) => autre.reference === reference);
  return raison.motif === 'reference_deja_publiee' && premiere !== undefined && premiere.ligne < ligne
    ? textes.doublon(reference, premiere.ligne)
    : phraseRefus(raison);
}

/** Le rapport d'un fichier : les lignes à corriger d'abord, chacune avec toutes ses raisons. */
export function RapportImport({ lignes }: { lignes: Lignes }) {
  const fautives = lignes.filter((l) => l.refus.length > 0);
  const ordonnees = [...fautives, ...lignes.filter((l) => l.refus.length === 0)];
  return (
    <>
      <Alerte
        gravite={fautives.length === 0 ? 'success' : 'warning'}
        titre={textes.rapport(lignes.length - fautives.length, lignes.length)}
        role="status"
      />
      {lignes.length > MONTREES && <p className="fr-text--sm discret">{textes.suite(MONTREES, lignes.length)}</p>}
      <Tableau legende={textes.tableau} colonnes={[textes.colonneLigne, textes.colonneOffre, textes.colonneRapport]}>
        {ordonnees.slice(0, MONTREES).map((ligne) => (
          <tr key={ligne.ligne}>
            <td>{nombre(ligne.ligne)}</td>
            <th scope="row">
              <span className="chiffres">{ligne.reference}</span>
              <br />
              <span className="discret">{ligne.resume}</span>
            </th>
            <td>
              {ligne.refus.length === 0 ? textes.prete : <Phrases phrases={ligne.refus.map((raison) => phrase(lignes, ligne, raison))} />}
            </td>
          </tr>
        ))}
      </Tableau>
    </>
  );
}
