import { fraicheur } from '../../../domain/pieces/fraicheur.ts';
import type { PieceDuDossier } from '../../../domain/pieces/piece.ts';
import type { Demande } from '../../../domain/demande/demande.ts';
import type { Jour } from '../../../domain/shared/dates.ts';
import { Rubrique } from '../../composants/carte.tsx';
import { CaseACocher } from '../../composants/champ.tsx';
import { categoriePiece, personneDeLaPiece } from '../../textes/dossier.ts';
import { date, nomComplet } from '../../textes/formats.ts';
import { textesPieces as textes } from '../../textes/pieces.ts';
import { cleDe } from './coches.ts';

interface ListePiecesProps {
  readonly demande: Demande;
  readonly coches: ReadonlySet<string>;
  readonly le: Jour;
  readonly onCocher: (cle: string, cochee: boolean) => void;
}

/** Les pièces justificatives par personne et par catégorie, chacune avec sa case (G54–G56). */
export function ListePieces({ demande, coches, le, onCocher }: ListePiecesProps) {
  if (demande.pieces.length === 0) return <p>{textes.aucune}</p>;
  return [...Map.groupBy(demande.pieces, (p) => p.personne)].map(([role, siennes]) => (
    <Rubrique key={role} titre={textes.personne(personneDeLaPiece[role], nomDe(demande, role))}>
      {[...Map.groupBy(siennes, (p) => p.categorie)].map(([categorie, pieces]) => (
        <fieldset key={categorie} className="agent-cases">
          <legend>{textes.categorie(categoriePiece[categorie])}</legend>
          {pieces.map((piece) => (
            <CaseACocher
              key={cleDe(piece)}
              libelle={piece.libelle}
              aide={dire(piece, le)}
              cochee={coches.has(cleDe(piece))}
              onChange={(cochee) => onCocher(cleDe(piece), cochee)}
            />
          ))}
        </fieldset>
      ))}
    </Rubrique>
  ));
}

const nomDe = ({ demandeur, codemandeur }: Demande, role: PieceDuDossier['personne']): string =>
  nomComplet(role === 'codemandeur' && codemandeur !== null ? codemandeur : demandeur);

/** Une pièce confirmée dit quand, et jusqu'à quand elle vaut (B9). Celle qui ne l'est pas le dit aussi : cocher ne déplace pas la suivante. */
function dire(piece: PieceDuDossier, le: Jour): string {
  if (piece.deposeeLe === null) return textes.nonConfirmee;
  const depot = textes.deposeeLe(date(piece.deposeeLe));
  if (piece.valableJusquau === null) return depot;
  const { etat } = fraicheur(piece, le);
  const terme = date(piece.valableJusquau);
  return `${depot}, ${etat === 'perimee' ? textes.perimee(terme) : textes.valable(terme)}`;
}
