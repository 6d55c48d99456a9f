import type { ReactNode } from 'react';
import type { DossierInstruction } from '../../../domain/contract/instruction.ts';
import { Badge } from '../../composants/badge.tsx';
import { Rubrique } from '../../composants/carte.tsx';
import { Definitions } from '../../composants/definitions.tsx';
import { useDefilementRetenu } from '../../composants/defilement.ts';
import { TitrePage } from '../../composants/titre-page.tsx';
import { etatCandidature, ligneOffre } from '../../textes/candidature.ts';
import { textesCoquille } from '../../textes/coquille.ts';
import { textesDossier } from '../../textes/dossier.ts';
import { date, dateHeure, nomComplet } from '../../textes/formats.ts';
import { textesInstruction as textes } from '../../textes/instruction.ts';
import { textesOffres } from '../../textes/offres.ts';
import { Evenements } from '../dossier/evenements.tsx';
import { RubriqueDemande, RubriquePersonne } from '../dossier/identite.tsx';
import { RubriqueRattachement } from '../dossier/mandat.tsx';
import { RubriqueMenage } from '../dossier/menage.tsx';
import { RubriquePieces } from '../dossier/pieces.tsx';
import { ChiffresRessources } from '../dossier/ressources.tsx';
import { Suivi } from '../dossier/suivi.tsx';
import { tonEtat } from '../dossier/ton-etat.ts';
import { Caracteristiques } from '../offre/caracteristiques.tsx';
import { RubriqueEligibilite } from '../offre/eligibilite.tsx';

interface DossierProps {
  readonly dossier: DossierInstruction;
  readonly retour: ReactNode;
  /** Les boutons des actes permis. */
  readonly actes: ReactNode;
}

/** Une candidature et sa demande, pour qui l'instruit : d'abord où elle en est et quoi faire, puis de quoi en juger. */
export function VueInstruction({ dossier, retour, actes }: DossierProps) {
  const { candidature, demande, le } = dossier;
  useDefilementRetenu(`instruction ${candidature.id}`);
  return (
    <article className="page dossier">
      {retour}
      <div className="dossier-tete">
        <div>
          <TitrePage titreFenetre={textesCoquille.titrePage(textes.titreDossier)} cle={candidature.id}>
            {nomComplet(demande.demandeur)}
          </TitrePage>
          <p className="candidature-tete">
            <strong>{ligneOffre(candidature.resume)}</strong>
            <Badge ton={tonEtat[candidature.etat]}>{etatCandidature[candidature.etat]}</Badge>
          </p>
        </div>
      </div>
      <div className="rubriques">
        <Rubrique titre={textes.suivi} large>
          <Suivi candidature={candidature} />
          {candidature.commission !== null && <p>{textes.commissionLe(candidature.commission.le)}</p>}
          {actes}
          <Evenements evenements={candidature.evenements} />
        </Rubrique>
        <Jugement dossier={dossier} />
        <div className="rubriques-colonnes">
          <RubriqueDemande demande={demande} le={le} />
          <RubriquePersonne titre={textesDossier.demandeur} personne={demande.demandeur} le={le} />
          {demande.codemandeur !== null && <RubriquePersonne titre={textesDossier.codemandeur} personne={demande.codemandeur} le={le} />}
          <RubriqueMenage demande={demande} personnes={dossier.nombrePersonnes} le={le} />
          <RubriqueRattachement rattachement={demande.rattachement} />
          <Rubrique titre={textesDossier.ressources}>
            <ChiffresRessources ressources={demande.ressources} />
          </Rubrique>
        </div>
        <RubriquePieces pieces={demande.pieces} le={le} />
        {dossier.autres.length > 0 && <Autres dossier={dossier} />}
      </div>
    </article>
  );
}

/** L'offre visée et ce qu'en disent les règles, côte à côte. */
const Jugement = ({ dossier: { candidature, offre, eligibilite, academie } }: { dossier: DossierInstruction }) => (
  <div className="rubriques-colonnes">
    {eligibilite !== null && <RubriqueEligibilite eligibilite={eligibilite} />}
    {offre === null ? (
      <Rubrique titre={textes.offre}>
        <p>{textes.offreAbsente}</p>
      </Rubrique>
    ) : (
      <Caracteristiques offre={offre} />
    )}
    <Rubrique titre={textes.titreDossier}>
      <Definitions
        elements={[
          [textes.deposeeLe, dateHeure(candidature.deposeeLe)],
          [textesOffres.dateLimite, date(candidature.resume.dateLimite)],
          [textes.academie, academie ?? textes.horsAcademie],
        ]}
      />
    </Rubrique>
  </div>
);

const Autres = ({ dossier }: { dossier: DossierInstruction }) => (
  <Rubrique titre={textes.autres} large>
    <ul className="liste-nue">
      {dossier.autres.map((c) => (
        <li key={c.id}>
          {ligneOffre(c.resume)} <Badge ton={tonEtat[c.etat]}>{etatCandidature[c.etat]}</Badge>
        </li>
      ))}
    </ul>
  </Rubrique>
);
