import { nombrePersonnes } from '../../../domain/eligibilite/nombre-personnes.ts';
import { classesBouton } from '../../composants/bouton.tsx';
import { useDefilementRetenu } from '../../composants/defilement.ts';
import { LienExterne } from '../../composants/lien-externe.tsx';
import { TitrePage } from '../../composants/titre-page.tsx';
import { etapeDossier, textesInformations as textes } from '../../textes/agent-dossier.ts';
import { textesCoquille } from '../../textes/coquille.ts';
import { aUneDemande, useEspace, type EspaceAvecDemande } from '../agent-commun/espace.ts';
import { BoutonMiseAJour, ResultatMiseAJour, useMiseAJour } from '../agent-commun/mise-a-jour.tsx';
import { RubriquePersonne } from '../dossier/identite.tsx';
import { RubriqueMenage } from '../dossier/menage.tsx';
import { Passage } from './passage.tsx';
import { RubriqueRecherche, RubriqueRevenus } from './recherche.tsx';
import { ChangementsDeLaMiseAJour } from './changements.tsx';

/** « 1. Les informations de mon NUR-NUD » : la copie importée, en lecture seule (G38–G42). */
export function EcranInformations() {
  const espace = useEspace();
  return aUneDemande(espace) ? <Informations espace={espace} /> : null;
}

function Informations({ espace }: { espace: EspaceAvecDemande }) {
  const { demande, le, portail } = espace;
  const miseAJour = useMiseAJour();
  useDefilementRetenu('agent informations');
  return (
    <>
      <TitrePage titreFenetre={textesCoquille.titrePage(etapeDossier.informations)}>{etapeDossier.informations}</TitrePage>
      <p>
        <strong className="chiffres">{textes.voici(demande.numeroUnique.valeur)}</strong>
      </p>
      <p className="chapeau">
        {textes.lectureSeule} {textes.rafraichir}
      </p>
      <ResultatMiseAJour acte={miseAJour} espace={espace} />
      <ChangementsDeLaMiseAJour changements={miseAJour.valeur?.changements ?? []} />
      <div className="actions">
        {portail !== null && (
          <LienExterne href={portail} className={classesBouton({ priorite: 'secondaire' })}>
            {textes.modifier}
          </LienExterne>
        )}
        <BoutonMiseAJour acte={miseAJour} espace={espace} />
      </div>
      <div className="rubriques rubriques--deux">
        <RubriquePersonne titre={textes.demandeur} personne={demande.demandeur} le={le} />
        {demande.codemandeur !== null && <RubriquePersonne titre={textes.codemandeur} personne={demande.codemandeur} le={le} />}
        <RubriqueRecherche demande={demande} />
        <RubriqueMenage demande={demande} personnes={nombrePersonnes(demande)} le={le} />
        <RubriqueRevenus demande={demande} />
      </div>
      <Passage etape="informations" />
    </>
  );
}
