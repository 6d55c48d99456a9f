import { Outlet } from '@tanstack/react-router';
import { useQueryClient } from '@tanstack/react-query';
import { Suspense, useEffect, useRef } from 'react';
import { useLecture } from '../../client/lecture.ts';
import { Chargement } from '../../composants/chargement.tsx';
import { EcranConnexion } from '../connexion/ecran-connexion.tsx';
import { oublierSession } from './oublier-session.ts';
import { Coquille } from './coquille.tsx';
import { deconnexionDemandee } from './deconnexion.ts';

/** La porte du poste : « Se connecter » tant qu'aucune session n'est ouverte, à n'importe quelle adresse. */
export function Porte() {
  const etat = useLecture('session.etat', {});
  const cache = useQueryClient();
  const precedent = useRef(etat.statut);
  const fermeeSansDemande = useRef(false);
  if (precedent.current === 'ouverte' && etat.statut === 'fermee') fermeeSansDemande.current = !deconnexionDemandee.get();
  if (etat.statut === 'ouverte') fermeeSansDemande.current = false;
  precedent.current = etat.statut;
  // Rien de la session précédente ne reste en mémoire quand elle est fermée.
  useEffect(() => {
    if (etat.statut === 'fermee') oublierSession(cache);
    else deconnexionDemandee.set(false);
  }, [etat.statut, cache]);
  if (etat.statut === 'fermee') return <EcranConnexion etat={etat} fermee={fermeeSansDemande.current} />;
  return (
    <Coquille session={etat}>
      <Suspense fallback={<Chargement />}>
        <Outlet />
      </Suspense>
    </Coquille>
  );
}
