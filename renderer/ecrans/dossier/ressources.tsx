import type { DossierVue } from '../../../domain/contract/dossiers.ts';
import type { Demande } from '../../../domain/demande/demande.ts';
import type { Raison } from '../../../domain/eligibilite/eligibilite.ts';
import { Badge } from '../../composants/badge.tsx';
import { Rubrique } from '../../composants/carte.tsx';
import { Definitions } from '../../composants/definitions.tsx';
import { Tableau } from '../../composants/tableau.tsx';
import { textesDossier } from '../../textes/dossier.ts';
import { euros } from '../../textes/formats.ts';
import { normeLocative, verdict } from '../../textes/offres.ts';
import { tonVerdict } from './ton-etat.ts';

/** Les ressources du ménage face aux plafonds de chaque norme locative, avec leur source (G7, D13). */
export function RubriqueRessources({ dossier }: { dossier: DossierVue }) {
  const { ressources, communes } = dossier.demande;
  const { plafondsColonnes: colonnes } = textesDossier;
  const plafonds = dossier.plafonds.filter((r) => r.regle === 'plafond');
  return (
    <Rubrique titre={textesDossier.ressources} large>
      <ChiffresRessources ressources={ressources} />
      <h3 className="fr-text--md sous-titre">{textesDossier.plafondsTitre(communes[0]?.nom ?? '')}</h3>
      <Tableau
        legende={textesDossier.plafondsTitre(communes[0]?.nom ?? '')}
        colonnes={[colonnes.norme, colonnes.plafond, colonnes.revenu, colonnes.verdict, colonnes.source]}
      >
        {plafonds.map((raison) => (
          <LignePlafond key={raison.normeLocative} raison={raison} />
        ))}
      </Tableau>
    </Rubrique>
  );
}

/** Les ressources mensuelles, l'aide au logement et les revenus fiscaux, tels que la demande les dit. */
export const ChiffresRessources = ({ ressources }: { ressources: Demande['ressources'] }) => (
  <Definitions
    compactes
    elements={[
      [textesDossier.mensuelles, textesDossier.parMois(euros(ressources.mensuelles))],
      [
        textesDossier.aide,
        ressources.aideAuLogement === 0 ? textesDossier.inconnu : textesDossier.parMois(euros(ressources.aideAuLogement)),
      ],
      ...ressources.revenusFiscaux.map(({ annee, montant }) => [textesDossier.revenuFiscal(annee), euros(montant)] as const),
    ]}
  />
);

const LignePlafond = ({ raison }: { raison: Extract<Raison, { regle: 'plafond' }> }) => (
  <tr>
    <th scope="row" title={normeLocative[raison.normeLocative]}>
      {raison.normeLocative}
    </th>
    <td className="montant">
      {raison.plafond === null ? textesDossier.plafondInconnu : textesDossier.annee(euros(raison.plafond), raison.anneePlafond)}
    </td>
    <td className="montant">
      {raison.revenu === null
        ? textesDossier.revenuInconnu(raison.anneeRevenu)
        : textesDossier.annee(euros(raison.revenu), raison.anneeRevenu)}
    </td>
    <td>
      <Badge ton={tonVerdict[raison.verdict]}>{verdict[raison.verdict]}</Badge>
    </td>
    <td className="source">{raison.source}</td>
  </tr>
);
