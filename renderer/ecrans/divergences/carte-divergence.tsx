import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Divergence } from '../../../domain/contract/echanges.ts';
import { call } from '../../client/poste.ts';
import { Alerte, Phrases } from '../../composants/alerte.tsx';
import { Badge } from '../../composants/badge.tsx';
import { Bouton, classesBouton } from '../../composants/bouton.tsx';
import { contenu } from '../../composants/defilement.ts';
import { etatCandidature, ligneOffre } from '../../textes/candidature.ts';
import { acte, nomOuParti, textesDivergences as textes } from '../../textes/echanges.ts';
import { direErreur } from '../../textes/erreurs.ts';
import { phraseRefus } from '../../textes/refus.ts';
import { tonEtat } from '../dossier/ton-etat.ts';

type Raison = Divergence['raisons'][number];
type DejaActive = Extract<Raison, { motif: 'candidature_deja_active' }>;

/** Une divergence : à gauche ce qui a été enregistré, à droite ce que dit le serveur, en bas les issues. */
export function CarteDivergence({ divergence }: { divergence: Divergence }) {
  const existantes = divergence.raisons.filter((r) => r.motif === 'candidature_deja_active');
  const autres = divergence.raisons.filter((r) => r.motif !== 'candidature_deja_active');
  return (
    <li className="divergence">
      <h2 className="fr-h6">{nomOuParti(divergence.agent)}</h2>
      <div className="divergence-faces">
        <section className="divergence-face">
          <h3 className="fr-text--sm">{textes.saisi}</h3>
          <p>
            <strong>{acte[divergence.nom]}</strong>
          </p>
          {divergence.offre !== null && <p>{ligneOffre(divergence.offre)}</p>}
          <p className="fr-text--sm discret">{textes.enregistre(divergence.saisieLe)}</p>
        </section>
        <section className="divergence-face divergence-face--serveur">
          <h3 className="fr-text--sm">{textes.serveur}</h3>
          {autres.length > 0 && <Phrases phrases={autres.map(phraseRefus)} />}
          {existantes.map((r) => (
            <Existante key={r.candidatureId} raison={r} />
          ))}
          <p className="fr-text--sm discret">{textes.juge(divergence.jugeeLe)}</p>
        </section>
      </div>
      <Issues divergence={divergence} />
    </li>
  );
}

/** La candidature qui était là avant : par qui, quand, sur quel logement. */
const Existante = ({ raison }: { raison: DejaActive }) => (
  <div className="divergence-existante">
    <p className="divergence-existante-tete">
      <strong>{textes.existante}</strong> <Badge ton={tonEtat[raison.etat]}>{etatCandidature[raison.etat]}</Badge>
    </p>
    <p>{ligneOffre(raison.resume)}</p>
    <p className="fr-text--sm">{textes.deposeePar(raison.auteur, raison.deposeeLe)}</p>
    <p className="fr-text--sm">{textes.bailleur(raison.resume.bailleur)}</p>
    <p className="fr-text--sm">{textes.dateLimite(raison.resume.dateLimite)}</p>
    <p className="fr-text--sm">{textes.uneSeule}</p>
  </div>
);

function Issues({ divergence }: { divergence: Divergence }) {
  const { demandeId, commandeId, agent } = divergence;
  const cache = useQueryClient();
  const ranger = useMutation({
    mutationFn: () => call('divergence.ranger', { commandeId }),
    onSuccess: () => {
      contenu()?.focus();
      void cache.invalidateQueries({ queryKey: ['divergence.lister'] });
      void cache.invalidateQueries({ queryKey: ['sync.etat'] });
    },
  });
  return (
    <>
      {ranger.isError && (
        <Alerte gravite="error" titre={direErreur(ranger.error).titre} role="alert">
          <Phrases phrases={direErreur(ranger.error).phrases} />
        </Alerte>
      )}
      <div className="actions" role="group" aria-label={textes.issues}>
        {agent !== '' && (
          <>
            <Link to="/dossiers/$demandeId" params={{ demandeId }} className={classesBouton({ petit: true })}>
              {textes.ouvrir}
            </Link>
            <Link
              to="/dossiers/$demandeId/offres"
              params={{ demandeId }}
              className={classesBouton({ petit: true, priorite: 'secondaire' })}
            >
              {textes.autresOffres}
            </Link>
          </>
        )}
        <Bouton
          priorite="tertiaire"
          petit
          aria-label={textes.rangerAide(nomOuParti(agent))}
          disabled={ranger.isPending}
          onClick={() => ranger.mutate()}
        >
          {textes.ranger}
        </Bouton>
      </div>
    </>
  );
}
