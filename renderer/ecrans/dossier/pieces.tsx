import { fraicheur } from '../../../domain/pieces/fraicheur.ts';
import type { PieceDuDossier } from '../../../domain/pieces/piece.ts';
import type { Jour } from '../../../domain/shared/dates.ts';
import { Badge, type Ton } from '../../composants/badge.tsx';
import { Rubrique } from '../../composants/carte.tsx';
import { categoriePiece, personneDeLaPiece, textesDossier } from '../../textes/dossier.ts';
import { date } from '../../textes/formats.ts';

/** Les pièces justificatives par personne et par catégorie (G54), avec leur fraîcheur (B9). */
export function RubriquePieces({ pieces, le }: { pieces: readonly PieceDuDossier[]; le: Jour }) {
  const personnes = Map.groupBy(pieces, (p) => p.personne);
  const deposees = pieces.filter((p) => p.deposeeLe !== null).length;
  return (
    <Rubrique
      titre={textesDossier.pieces}
      large
      apres={<Badge ton={deposees === pieces.length ? 'succes' : 'attention'}>{textesDossier.piecesCompte(deposees, pieces.length)}</Badge>}
    >
      <p className="fr-text--sm discret">{textesDossier.piecesNote}</p>
      {[...personnes].map(([personne, siennes]) => (
        <div key={personne} className="pieces-personne">
          <h3 className="fr-text--md sous-titre">{personneDeLaPiece[personne]}</h3>
          {[...Map.groupBy(siennes, (p) => p.categorie)].map(([categorie, liste]) => (
            <div key={categorie} className="pieces-categorie">
              <h4 className="fr-text--sm">{categoriePiece[categorie]}</h4>
              <ul className="liste-nue">
                {liste.map((piece) => (
                  <Piece key={piece.code + piece.libelle} piece={piece} le={le} />
                ))}
              </ul>
            </div>
          ))}
        </div>
      ))}
    </Rubrique>
  );
}

function Piece({ piece, le }: { piece: PieceDuDossier; le: Jour }) {
  const { ton, etat } = dire(piece, le);
  return (
    <li className="piece">
      <span>{piece.libelle}</span> <Badge ton={ton}>{etat}</Badge>
    </li>
  );
}

function dire(piece: PieceDuDossier, le: Jour): { ton: Ton; etat: string } {
  const { etat, jours } = fraicheur(piece, le);
  if (etat === 'non_deposee' || piece.deposeeLe === null) return { ton: 'attention', etat: textesDossier.pieceADeposer };
  const depot = textesDossier.pieceDeposee(piece.deposeeLe);
  if (piece.valableJusquau === null) return { ton: 'succes', etat: depot };
  if (etat === 'perimee') return { ton: 'erreur', etat: textesDossier.piecePerimee(date(piece.valableJusquau)) };
  return {
    ton: jours !== null && jours < 30 ? 'attention' : 'succes',
    etat: `${depot}, ${textesDossier.pieceValable(date(piece.valableJusquau))}`,
  };
}
