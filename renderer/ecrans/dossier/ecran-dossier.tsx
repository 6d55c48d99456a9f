import { Link, useParams, useSearch } from '@tanstack/react-router';
import { DemandeId } from '../../../domain/shared/ids.ts';
import { useLecture } from '../../client/lecture.ts';
import { Bouton, classesBouton } from '../../composants/bouton.tsx';
import { useDefilementRetenu } from '../../composants/defilement.ts';
import { TitrePage } from '../../composants/titre-page.tsx';
import { textesCoquille } from '../../textes/coquille.ts';
import { textesDossier } from '../../textes/dossier.ts';
import { nomComplet } from '../../textes/formats.ts';
import { Candidatures } from './candidatures.tsx';
import { RubriqueDemande, RubriquePersonne } from './identite.tsx';
import { RubriqueMandat, RubriqueRattachement } from './mandat.tsx';
import { RubriqueMenage } from './menage.tsx';
import { RubriquePieces } from './pieces.tsx';
import { RubriqueRessources } from './ressources.tsx';

/** « Dossier » : tout ce que le mandat permet de voir d'un agent, lu sur ce poste. */
export function EcranDossier() {
  const demandeId = DemandeId.parse(useParams({ from: '/dossiers/$demandeId/' }).demandeId);
  const vue = useSearch({ from: '/dossiers/$demandeId/' });
  const dossier = useLecture('dossier.lire', { demandeId });
  const { demande } = dossier;
  useDefilementRetenu(`dossier ${demandeId}`);
  return (
    <article className="dossier">
      <div className="dossier-tete">
        <div>
          <TitrePage titreFenetre={textesCoquille.titrePage(textesDossier.titre)} cle={demandeId}>
            {nomComplet(demande.demandeur)}
          </TitrePage>
          <p className="discret">
            {textesDossier.champs.numeroUnique} <span className="chiffres">{demande.numeroUnique.valeur}</span> ·{' '}
            {textesDossier.aLaDate(dossier.le)}
          </p>
        </div>
        <div className="actions">
          <Bouton priorite="tertiaire" icone="fr-icon-printer-line" onClick={() => window.print()}>
            {textesDossier.imprimer}
          </Bouton>
          <Link
            to="/dossiers/$demandeId/offres"
            params={{ demandeId }}
            search={vue}
            className={classesBouton({ icone: 'fr-icon-home-4-line' })}
          >
            {textesDossier.voirOffres}
          </Link>
        </div>
      </div>
      <div className="rubriques">
        <Candidatures dossier={dossier} />
        <div className="rubriques-colonnes">
          <RubriqueDemande demande={demande} le={dossier.le} />
          <RubriquePersonne titre={textesDossier.demandeur} personne={demande.demandeur} le={dossier.le} />
          {demande.codemandeur !== null && (
            <RubriquePersonne titre={textesDossier.codemandeur} personne={demande.codemandeur} le={dossier.le} />
          )}
          <RubriqueMenage demande={demande} personnes={dossier.nombrePersonnes} le={dossier.le} />
          <RubriqueMandat mandat={dossier.mandat} le={dossier.le} />
          <RubriqueRattachement rattachement={demande.rattachement} />
        </div>
        <RubriqueRessources dossier={dossier} />
        <RubriquePieces pieces={demande.pieces} le={dossier.le} />
      </div>
    </article>
  );
}
