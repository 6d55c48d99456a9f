import type { Demande } from '../../../domain/demande/demande.ts';
import { Rubrique } from '../../composants/carte.tsx';
import { Definitions, type Definition } from '../../composants/definitions.tsx';
import { activite, logementActuel, situationFamiliale, textesInformations as textes } from '../../textes/agent-dossier.ts';
import { motifDemande, textesDossier } from '../../textes/dossier.ts';
import { date, dateHeure, enumerer, euros } from '../../textes/formats.ts';

const { champs } = textesDossier;

/** Ce que la demande cherche, et d'où (G39). */
export const RubriqueRecherche = ({ demande }: { demande: Demande }) => (
  <Rubrique titre={textes.recherche}>
    <Definitions
      elements={[
        [champs.deposeeLe, date(demande.deposeeLe)],
        [champs.valableJusquau, date(demande.valableJusquau)],
        [champs.actualiseeLe, dateHeure(demande.actualiseeLe)],
        [champs.motif, motifDemande[demande.motif]],
        [textes.situationFamiliale, situationFamiliale[demande.situationFamiliale]],
        [textes.logementActuel, logementActuel[demande.logementActuel]],
        [textesDossier.communes, enumerer(demande.communes.map((c) => `${c.nom} (${c.departement})`))],
      ]}
    />
  </Rubrique>
);

/** Les ressources du ménage, avec l'activité dont dépendent les pièces justificatives (G55). */
export const RubriqueRevenus = ({ demande: { demandeur, codemandeur, ressources } }: { demande: Demande }) => {
  const elements: Definition[] = [[textes.activites(textes.demandeur), activite[demandeur.activite]]];
  if (codemandeur !== null) elements.push([textes.activites(textes.codemandeur), activite[codemandeur.activite]]);
  elements.push(
    [textesDossier.mensuelles, textesDossier.parMois(euros(ressources.mensuelles))],
    [textesDossier.aide, ressources.aideAuLogement === 0 ? textesDossier.inconnu : textesDossier.parMois(euros(ressources.aideAuLogement))],
    ...ressources.revenusFiscaux.map(({ annee, montant }): Definition => [textesDossier.revenuFiscal(annee), euros(montant)]),
  );
  return (
    <Rubrique titre={textes.ressources}>
      <Definitions elements={elements} />
    </Rubrique>
  );
};
