import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { joursEntre } from '../../../domain/shared/dates.ts';
import { Badge, type Ton } from '../../composants/badge.tsx';
import { Bouton, classesBouton } from '../../composants/bouton.tsx';
import { Rubrique } from '../../composants/carte.tsx';
import { Definitions } from '../../composants/definitions.tsx';
import { LienExterne } from '../../composants/lien-externe.tsx';
import { textesCompleter, textesInformations } from '../../textes/agent-dossier.ts';
import { textesJournal } from '../../textes/agent-journal.ts';
import { textesSituation as textes } from '../../textes/agent-situation.ts';
import { date, dateHeure } from '../../textes/formats.ts';
import type { EspaceAvecDemande } from '../agent-commun/espace.ts';
import { BoutonMiseAJour, ResultatMiseAJour, useMiseAJour } from '../agent-commun/mise-a-jour.tsx';
import { SupprimerDemande } from '../agent-commun/supprimer-demande.tsx';
import { JOURS_D_AVIS } from './radiation.tsx';

/** La demande importée : son numéro, son état, et ce que l'on peut en faire (G60, G61, G65). */
export function RubriqueDemande({ espace }: { espace: EspaceAvecDemande }) {
  const { demande } = espace;
  const miseAJour = useMiseAJour();
  const [aSupprimer, setASupprimer] = useState(false);
  return (
    <Rubrique titre={textes.demande} apres={<Etat espace={espace} />}>
      <Definitions
        elements={[
          [
            textes.numeroUnique,
            <strong key="n" className="chiffres">
              {demande.numeroUnique.valeur}
            </strong>,
          ],
          [textes.valableJusquau, date(demande.valableJusquau)],
          [textes.actualiseeLe, dateHeure(demande.actualiseeLe)],
          [textes.employeur, <Employeur key="e" espace={espace} />],
          [textes.dossier, demande.dossierValideLe === null ? textes.dossierNonValide : textes.dossierValide(demande.dossierValideLe)],
        ]}
      />
      <ResultatMiseAJour acte={miseAJour} espace={espace} />
      <div className="actions">
        <BoutonMiseAJour acte={miseAJour} espace={espace} />
        {espace.portail !== null && (
          <LienExterne href={espace.portail} className={classesBouton({ priorite: 'secondaire' })}>
            {textesInformations.modifier}
          </LienExterne>
        )}
      </div>
      <ul className="liste-nue agent-liens">
        <li>
          <Link to="/agent/dossier/informations" className="fr-link">
            {textes.consulter}
          </Link>
        </li>
        <li>
          <Link to="/agent/dossier/completer" className="fr-link">
            {textes.monEmployeur}
          </Link>
        </li>
        <li>
          <Link to="/agent/dossier/pieces" className="fr-link">
            {textes.mesPieces}
          </Link>
        </li>
        <li>
          <Link to="/agent/journal" className="fr-link">
            {textesJournal.voir}
          </Link>
        </li>
      </ul>
      <Bouton priorite="tertiaire-nue" petit icone="fr-icon-delete-bin-line" onClick={() => setASupprimer(true)}>
        {textes.supprimer}
      </Bouton>
      <SupprimerDemande demande={demande} ouvert={aSupprimer} onFermer={() => setASupprimer(false)} />
    </Rubrique>
  );
}

/** L'académie, et si elle a reconnu l'agent comme l'un des siens, ou pourquoi elle ne le peut pas (D4). */
function Employeur({ espace: { academie, demande } }: { espace: EspaceAvecDemande }) {
  const { employeur, validation, motifRefus } = demande.rattachement;
  if (academie === null) return employeur === '' ? textes.nonRenseigne : employeur;
  return (
    <>
      {academie.nom} <Badge ton={tonValidation[validation]}>{textes.rattachement[validation]}</Badge>
      {validation === 'refusee' && <p>{textesCompleter.nonReconnu(motifRefus ?? textesCompleter.nonReconnuSansMotif)}</p>}
    </>
  );
}

const tonValidation = { a_valider: 'attention', validee: 'succes', refusee: 'erreur' } as const;

function Etat({ espace: { demande, le } }: { espace: EspaceAvecDemande }) {
  const jours = joursEntre(le, demande.valableJusquau);
  const [ton, etat]: [Ton, string] =
    jours < 0
      ? ['erreur', textes.etats.radiee]
      : jours <= JOURS_D_AVIS
        ? ['attention', textes.etats.bientot]
        : ['succes', textes.etats.valable];
  return <Badge ton={ton}>{etat}</Badge>;
}
