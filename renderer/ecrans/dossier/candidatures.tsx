import { useState } from 'react';
import type { CandidatureVue, DossierVue } from '../../../domain/contract/dossiers.ts';
import { estActive } from '../../../domain/candidature/etapes.ts';
import { Badge } from '../../composants/badge.tsx';
import { Rubrique } from '../../composants/carte.tsx';
import { Definitions } from '../../composants/definitions.tsx';
import { etatCandidature, ligneOffre } from '../../textes/candidature.ts';
import { textesCandidatures as textes } from '../../textes/dossier.ts';
import { date, dateHeure } from '../../textes/formats.ts';
import { Annulation, DialogueAnnulation } from './annulation.tsx';
import { Evenements } from './evenements.tsx';
import { Suivi } from './suivi.tsx';
import { tonEtat } from './ton-etat.ts';

/** La candidature en cours, s'il y en a une, puis celles d'avant (G79–G88). */
export function Candidatures({ dossier }: { dossier: DossierVue }) {
  const [aAnnuler, setAAnnuler] = useState<CandidatureVue | null>(null);
  const enCours = dossier.candidatures.filter((c) => estActive(c.etat));
  const passees = dossier.candidatures.filter((c) => !estActive(c.etat));
  return (
    <Rubrique titre={textes.titre} large>
      {enCours.length === 0 && <p>{textes.aucune}</p>}
      {enCours.map((candidature) => (
        <EnCours key={candidature.id} candidature={candidature} dossier={dossier} onAnnuler={() => setAAnnuler(candidature)} />
      ))}
      <h3 className="fr-text--md sous-titre">{textes.historique}</h3>
      {passees.length === 0 && <p className="discret">{textes.aucunHistorique}</p>}
      {passees.map((candidature) => (
        <Passee key={candidature.id} candidature={candidature} />
      ))}
      <DialogueAnnulation candidature={aAnnuler} dossier={dossier} onFermer={() => setAAnnuler(null)} />
    </Rubrique>
  );
}

const EnCours = ({ candidature, dossier, onAnnuler }: { candidature: CandidatureVue; dossier: DossierVue; onAnnuler: () => void }) => (
  <section className="candidature" aria-label={textes.enCours}>
    <div className="candidature-tete">
      <h3 className="fr-text--lg candidature-offre">{ligneOffre(candidature.resume)}</h3>
      <Badge ton={tonEtat[candidature.etat]}>{etatCandidature[candidature.etat]}</Badge>
    </div>
    <Reception candidature={candidature} />
    <Suivi candidature={candidature} />
    <Definitions
      compactes
      elements={[
        [textes.dateLimite, date(candidature.resume.dateLimite)],
        [textes.deposee, dateHeure(candidature.deposeeLe)],
        [textes.bailleur, candidature.resume.bailleur],
      ]}
    />
    <details>
      <summary>{textes.etapesSuivies}</summary>
      <Evenements evenements={candidature.evenements} />
    </details>
    <Annulation candidature={candidature} dossier={dossier} onDemander={onAnnuler} />
  </section>
);

/** Enregistrée sur ce poste, ou reçue par le serveur : la personne sait toujours lequel. */
const Reception = ({ candidature }: { candidature: Pick<CandidatureVue, 'attente'> }) => {
  const { attente } = candidature;
  if (attente === null) return <p className="reception fr-icon-checkbox-circle-fill fr-icon--sm">{textes.recue}</p>;
  const phrase = attente.nom === 'candidature.annuler' ? textes.attenteAnnulation : textes.attente;
  return <p className="reception reception--attente fr-icon-send-plane-line fr-icon--sm">{phrase(attente.saisieLe)}</p>;
};

const Passee = ({ candidature }: { candidature: CandidatureVue }) => (
  <details className="candidature-passee">
    <summary>
      <span className="candidature-offre">{ligneOffre(candidature.resume)}</span>
      <span className="discret">
        {textes.deposee} {dateHeure(candidature.deposeeLe)}
      </span>
      <Badge ton={tonEtat[candidature.etat]}>{etatCandidature[candidature.etat]}</Badge>
      {candidature.attente !== null && <Badge ton="attention">{textes.aEnvoyer}</Badge>}
    </summary>
    {candidature.attente !== null && <Reception candidature={candidature} />}
    <Suivi candidature={candidature} />
    <Evenements evenements={candidature.evenements} />
  </details>
);
