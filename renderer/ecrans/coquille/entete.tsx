import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { call } from '../../client/poste.ts';
import { useLecture } from '../../client/lecture.ts';
import { read } from '../../client/queries.ts';
import { Badge, Pastille } from '../../composants/badge.tsx';
import { Bouton } from '../../composants/bouton.tsx';
import { textesCoquille } from '../../textes/coquille.ts';
import { nombre } from '../../textes/formats.ts';
import { ChoixApparence } from './choix-apparence.tsx';
import { deconnexionDemandee } from './deconnexion.ts';
import type { SessionOuverte } from './session-ouverte.ts';

/** Qui travaille, pour quelle académie, et où aller. */
export const Entete = ({ session }: { session: SessionOuverte }) => (
  <header className="entete">
    <div className="entete-haut">
      <p className="entete-produit">
        <span className="fr-icon-home-4-fill" aria-hidden="true" />
        {textesCoquille.produit}
        {session.demonstration && <Badge ton="nouveau">{textesCoquille.demonstration}</Badge>}
      </p>
      <p className="entete-qui">
        <span>
          {session.gestionnaire.prenom} {session.gestionnaire.nom}
        </span>
        <span className="discret">{textesCoquille.academie(session.academie.nom)}</span>
      </p>
      <div className="entete-outils">
        <ChoixApparence />
        <SeDeconnecter />
      </div>
    </div>
    <Menu />
  </header>
);

function Menu() {
  const { enAttente, divergences } = useLecture('sync.etat', {});
  return (
    <nav className="menu" aria-label={textesCoquille.menuPrincipal}>
      <ul>
        <li>
          <Link to="/dossiers" className="menu-lien">
            {textesCoquille.dossiers}
          </Link>
        </li>
        <li>
          <Link to="/boite-envoi" className="menu-lien">
            {textesCoquille.boiteEnvoi}
            {enAttente > 0 && (
              <>
                {' '}
                <Pastille nombre={nombre(enAttente)} phrase={textesCoquille.actesEnAttente(enAttente)} />
              </>
            )}
          </Link>
        </li>
        <li>
          <Link to="/divergences" className="menu-lien">
            {textesCoquille.divergences}
            {divergences > 0 && (
              <>
                {' '}
                <Pastille nombre={nombre(divergences)} phrase={textesCoquille.divergencesATraiter(divergences)} />
              </>
            )}
          </Link>
        </li>
      </ul>
    </nav>
  );
}

function SeDeconnecter() {
  const cache = useQueryClient();
  const fermer = useMutation({
    mutationFn: () => {
      deconnexionDemandee.set(true);
      return call('session.fermer', {});
    },
    onSuccess: (reponse) => {
      if (reponse.ok) cache.setQueryData(read('session.etat', {}).queryKey, reponse.value);
    },
  });
  return (
    <Bouton priorite="tertiaire-nue" petit icone="fr-icon-logout-box-r-line" disabled={fermer.isPending} onClick={() => fermer.mutate()}>
      {textesCoquille.seDeconnecter}
    </Bouton>
  );
}
