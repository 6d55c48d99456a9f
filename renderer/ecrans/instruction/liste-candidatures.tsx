import type { ReactNode } from 'react';
import type { LigneInstruction } from '../../../domain/contract/instruction.ts';
import { Badge } from '../../composants/badge.tsx';
import { Tableau } from '../../composants/tableau.tsx';
import { etatCandidature, ligneOffre } from '../../textes/candidature.ts';
import { dateHeure, finNumeroUnique } from '../../textes/formats.ts';
import { textesInstruction as textes } from '../../textes/instruction.ts';
import { tonEtat } from '../dossier/ton-etat.ts';

interface ListeProps {
  readonly legende: string;
  readonly lignes: readonly LigneInstruction[];
  /** Le lien d'une ligne vers son dossier. */
  readonly lien: (ligne: LigneInstruction) => ReactNode;
  /** Vrai quand toutes sont de la même offre, dite ailleurs : sa colonne ne dirait rien. */
  readonly memeOffre?: boolean;
  /** Une première colonne de plus, pour choisir des lignes. */
  readonly choix?: ((ligne: LigneInstruction) => ReactNode) | undefined;
}

/** Des candidatures en tableau : qui, pour quoi, depuis quand, où elle en est. */
export const ListeCandidatures = ({ legende, lignes, lien, memeOffre = false, choix }: ListeProps) => (
  <Tableau
    legende={legende}
    fiches
    colonnes={[
      ...(choix === undefined
        ? []
        : [
            <span key="choix" className="fr-sr-only">
              {textes.colonnes.choix}
            </span>,
          ]),
      textes.colonnes.agent,
      ...(memeOffre ? [] : [textes.colonnes.offre]),
      textes.colonnes.academie,
      textes.colonnes.deposee,
      textes.colonnes.etat,
    ]}
  >
    {lignes.map((ligne) => (
      <tr key={ligne.candidatureId}>
        {choix !== undefined && <td>{choix(ligne)}</td>}
        <th scope="row">
          {lien(ligne)}
          <br />
          <span className="chiffres discret">{finNumeroUnique(ligne.numeroUnique)}</span>
        </th>
        {!memeOffre && <td data-colonne={textes.colonnes.offre}>{ligneOffre(ligne.resume)}</td>}
        <td data-colonne={textes.colonnes.academie}>{ligne.academie ?? textes.horsAcademie}</td>
        <td data-colonne={textes.colonnes.deposee}>{dateHeure(ligne.deposeeLe)}</td>
        <td data-colonne={textes.colonnes.etat}>
          <Badge ton={tonEtat[ligne.etat]}>{etatCandidature[ligne.etat]}</Badge>
          {ligne.reponseAvant !== null && <p className="fr-text--xs discret">{textes.reponseAvant(ligne.reponseAvant)}</p>}
        </td>
      </tr>
    ))}
  </Tableau>
);
