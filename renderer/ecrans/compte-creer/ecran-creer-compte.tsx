import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { CreerCompteInput } from '../../../domain/compte/creer-compte.ts';
import { call } from '../../client/poste.ts';
import { Alerte } from '../../composants/alerte.tsx';
import { classesBouton } from '../../composants/bouton.tsx';
import { TitrePage } from '../../composants/titre-page.tsx';
import { textesCreerCompte as textes } from '../../textes/compte.ts';
import { textesCoquille } from '../../textes/coquille.ts';
import { direErreur } from '../../textes/erreurs.ts';
import { phraseRefus } from '../../textes/refus.ts';
import { FormulaireCompte } from './formulaire-compte.tsx';

/** « Créer mon compte » (G16–G19), puis « Validation du compte » (G20). */
export function EcranCreerCompte() {
  const [envoyeA, setEnvoyeA] = useState<string | null>(null);
  const creer = useMutation({
    mutationFn: (saisie: CreerCompteInput) => call('compte.creer', saisie),
    onSuccess: (reponse, saisie) => {
      if (reponse.ok) setEnvoyeA(saisie.courriel.trim());
    },
  });
  if (envoyeA !== null) return <Envoye courriel={envoyeA} />;
  const refus = creer.isError ? direErreur(creer.error).phrases : creer.data?.ok === false ? creer.data.refus.map(phraseRefus) : [];
  return (
    <>
      <TitrePage titreFenetre={textesCoquille.titrePage(textes.titre)} focus={false}>
        {textes.titre}
      </TitrePage>
      <div className="connexion-colonnes">
        <FormulaireCompte enCours={creer.isPending} refus={creer.isPending ? [] : refus} onEnvoyer={(saisie) => creer.mutate(saisie)} />
        <Prealable />
      </div>
    </>
  );
}

/** Ce qu'il faut avoir avant de commencer, et les cinq étapes (G3, G6, G11–G14). */
const Prealable = () => (
  <div>
    <section className="connexion-note">
      <h2 className="fr-text--md">{textes.prealableTitre}</h2>
      <p className="fr-text--sm">
        {textes.prealable}{' '}
        <a className="fr-link fr-text--sm" href="https://www.demande-logement-social.gouv.fr/" target="_blank" rel="noopener noreferrer">
          {textes.prealableLien}
        </a>
      </p>
      <p className="fr-text--sm">{textes.reserve}</p>
    </section>
    <section className="connexion-note connexion-etapes">
      <h2 className="fr-text--md">{textes.etapesTitre}</h2>
      <ol className="fr-text--sm">
        {textes.etapes.map((etape) => (
          <li key={etape}>{etape}</li>
        ))}
      </ol>
    </section>
  </div>
);

const Envoye = ({ courriel }: { courriel: string }) => (
  <>
    <TitrePage titreFenetre={textesCoquille.titrePage(textes.envoyeTitre)}>{textes.envoyeTitre}</TitrePage>
    <Alerte gravite="success" titre={textes.envoyeResume} role="status">
      <p>{textes.envoye(courriel)}</p>
      <p>{textes.envoyeAide}</p>
    </Alerte>
    <div className="actions">
      <Link to="/" className={classesBouton({})}>
        {textes.seConnecter}
      </Link>
    </div>
  </>
);
