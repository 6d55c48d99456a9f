import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { v7 as uuidv7 } from 'uuid';
import type { DossierVue } from '../../../domain/contract/dossiers.ts';
import type { OffreVue } from '../../../domain/contract/offres.ts';
import { loyerChargesComprises } from '../../../domain/offre/offre.ts';
import { CandidatureId } from '../../../domain/shared/ids.ts';
import { useLecture } from '../../client/lecture.ts';
import { call } from '../../client/poste.ts';
import { Alerte, Phrases } from '../../composants/alerte.tsx';
import { Bouton, classesBouton } from '../../composants/bouton.tsx';
import { Definitions } from '../../composants/definitions.tsx';
import { ActionsDialogue } from '../../composants/dialogue.tsx';
import { ligneOffre } from '../../textes/candidature.ts';
import { phraseRaison } from '../../textes/eligibilite.ts';
import { direErreur } from '../../textes/erreurs.ts';
import { date, finNumeroUnique, nomComplet } from '../../textes/formats.ts';
import { textesPostuler as textes } from '../../textes/offres.ts';
import { phraseRefus } from '../../textes/refus.ts';

interface ConfirmationProps {
  readonly dossier: DossierVue;
  readonly vue: OffreVue;
  readonly onFermer: () => void;
}

/** Confirmer par le nom avant un acte irréversible (B6), puis dire où il en est. */
export function ConfirmationPostuler({ dossier, vue, onFermer }: ConfirmationProps) {
  const { demande } = dossier;
  const acte = usePostuler({ demandeId: demande.id, offreId: vue.offre.id });
  if (acte.faite) return <Faite dossier={dossier} vue={vue} onFermer={onFermer} />;
  return (
    <>
      <Definitions
        elements={[
          [textes.agent, <strong key="a">{nomComplet(demande.demandeur)}</strong>],
          [
            textes.numeroUnique,
            <strong key="n" className="chiffres">
              {finNumeroUnique(demande.numeroUnique.valeur)}
            </strong>,
          ],
          [textes.offre, <strong key="o">{ligneDeLOffre(vue)}</strong>],
          [textes.dateLimite, date(vue.offre.dateLimite)],
        ]}
      />
      <Reserves vue={vue} />
      <p className="fr-text--sm">{textes.acte}</p>
      {acte.refus.length > 0 && (
        <Alerte gravite="error" titre={textes.refus} role="alert">
          <Phrases phrases={acte.refus} />
        </Alerte>
      )}
      <ActionsDialogue>
        <Bouton priorite="secondaire" onClick={onFermer}>
          {textes.renoncer}
        </Bouton>
        <Bouton aria-disabled={acte.enCours} onClick={acte.envoyer}>
          {acte.enCours ? textes.enCours : textes.confirmer(demande.demandeur.prenom)}
        </Bouton>
      </ActionsDialogue>
    </>
  );
}

const ligneDeLOffre = ({ offre }: OffreVue): string =>
  ligneOffre({
    typologie: offre.typologie,
    commune: offre.commune.nom,
    departement: offre.commune.departement,
    loyerChargesComprises: loyerChargesComprises(offre),
  });

/** Les règles qui ne sont pas favorables sont redites ici : on ne les découvre pas après. */
function Reserves({ vue }: { vue: OffreVue }) {
  const reserves = vue.eligibilite.raisons.filter((raison) => raison.verdict !== 'favorable').map(phraseRaison);
  if (reserves.length === 0) return null;
  return (
    <Alerte gravite="warning" titre={textes.defavorables}>
      <Phrases phrases={reserves} />
    </Alerte>
  );
}

/** L'identifiant est fait une fois par boîte de dialogue : un double clic ou un nouvel essai est le même acte. */
function usePostuler(cible: { demandeId: DossierVue['demande']['id']; offreId: OffreVue['offre']['id'] }) {
  const [candidatureId] = useState(() => CandidatureId.parse(uuidv7()));
  const enCours = useRef(false);
  const cache = useQueryClient();
  const acte = useMutation({
    mutationFn: () => call('candidature.postuler', { ...cible, candidatureId }),
    onSuccess: (reponse) => {
      if (reponse.ok) void cache.invalidateQueries();
    },
    onSettled: () => {
      enCours.current = false;
    },
  });
  const refuses = acte.data?.ok === false ? acte.data.refus.map(phraseRefus) : [];
  return {
    faite: acte.data?.ok === true,
    enCours: acte.isPending,
    refus: acte.isError ? direErreur(acte.error).phrases : refuses,
    envoyer: () => {
      if (enCours.current) return;
      enCours.current = true;
      acte.mutate();
    },
  };
}

function Faite({ dossier, vue, onFermer }: ConfirmationProps) {
  const { enLigne } = useLecture('sync.etat', {});
  const envoi = enLigne ? textes.envoi : textes.envoiHorsLigne;
  return (
    <>
      <Alerte gravite="success" titre={textes.faite} role="status">
        <p>{textes.ajoutee(nomComplet(dossier.demande.demandeur))}</p>
        <p>{envoi(vue.offre.dateLimite)}</p>
      </Alerte>
      <ActionsDialogue>
        <Link to="/boite-envoi" className={classesBouton({ priorite: 'secondaire' })}>
          {textes.boiteEnvoi}
        </Link>
        <Bouton autoFocus onClick={onFermer}>
          {textes.ok}
        </Bouton>
      </ActionsDialogue>
    </>
  );
}
