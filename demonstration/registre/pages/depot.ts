import { listeRequise } from '../../../domain/pieces/liste-requise.ts';
import type { PieceDuDossier } from '../../../domain/pieces/piece.ts';
import type { DemandeDuRegistre } from '../../../domain/demande/registre.ts';
import type { Jour } from '../../../domain/shared/dates.ts';
import type { ClePiece } from '../pieces.ts';
import { enPage } from './gabarit.ts';
import { type Html, html } from './html.ts';
import { enClair, typographie } from './phrases.ts';

const categories: Readonly<Record<PieceDuDossier['categorie'], string>> = {
  identite: 'Identité',
  ressources: 'Ressources',
  avis_imposition: 'Avis d’imposition',
  motif: 'Motif de la demande',
};

const cleDe = ({ personne, code }: PieceDuDossier): ClePiece => `${personne}/${code}`;

/** Les pièces que la page montre ce jour-là. */
export const piecesMontrees = (demande: DemandeDuRegistre, jour: Jour): readonly ClePiece[] => listeRequise(demande, jour).map(cleDe);

/** « Déposer mes pièces » : un dépôt déclaré, avec son jour ; aucun fichier (démonstration). */
export function pageDepot(demande: DemandeDuRegistre, deposees: ReadonlyMap<ClePiece, Jour>, jour: Jour): string {
  const pieces = listeRequise(demande, jour);
  const personnes = [
    ['demandeur', demande.demandeur],
    ['codemandeur', demande.codemandeur],
  ] as const;
  const contenu = html`<p>Dans cette démonstration, aucun document n’est envoyé : cochez les pièces justificatives que vous déposez.</p>
    <form method="post" action="/demande/pieces">
      ${personnes.flatMap(([qui, personne]) =>
        personne === null
          ? []
          : [
              html`<fieldset>
                <legend><h2>${personne.prenom} ${personne.nom}</h2></legend>
                ${Object.keys(categories).map((categorie) =>
                  groupe(
                    categorie,
                    pieces.filter((p) => p.personne === qui && p.categorie === categorie),
                    deposees,
                  ),
                )}
              </fieldset>`,
            ],
      )}
      <p class="actions"><button>Enregistrer mes dépôts</button></p>
    </form>`;
  return enPage({ titre: 'Déposer mes pièces', contenu, ouverte: demande.numeroUnique.valeur });
}

function groupe(categorie: string, pieces: readonly PieceDuDossier[], deposees: ReadonlyMap<ClePiece, Jour>): Html {
  if (pieces.length === 0) return html``;
  return html`<h3>${categories[categorie as PieceDuDossier['categorie']]}</h3>
    ${pieces.map((piece) => {
      const cle = cleDe(piece);
      const le = deposees.get(cle) ?? null;
      const id = cle.replace('/', '-');
      return html`<div class="champ case">
        <input type="checkbox" id="${id}" name="piece" value="${cle}" ${le === null ? null : html`checked`} />
        <label for="${id}"
          >${typographie(piece.libelle)}${le === null ? null : html` <span class="aide">déposée le ${enClair(le)}</span>`}</label
        >
      </div>`;
    })}`;
}
