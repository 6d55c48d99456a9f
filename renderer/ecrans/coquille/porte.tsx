import { Navigate, Outlet, useLocation, useRouterState } from '@tanstack/react-router';
import { useQueryClient } from '@tanstack/react-query';
import { Suspense, useEffect, useRef, type ReactNode } from 'react';
import { useLecture } from '../../client/lecture.ts';
import { Chargement } from '../../composants/chargement.tsx';
import { EcranConnexion } from '../connexion/ecran-connexion.tsx';
import { CadrePublic } from './cadre-public.tsx';
import { Coquille } from './coquille.tsx';
import { CoquilleEnLigne } from './coquille-en-ligne.tsx';
import { deconnexionDemandee } from './deconnexion.ts';
import { accueilDe, aSaPlace, visiteur } from './lieux.ts';
import { oublierSession } from './oublier-session.ts';

/** La porte du poste : « Se connecter » tant qu'aucune session n'est ouverte ; ensuite, chacun chez lui. */
export function Porte() {
  const etat = useLecture('session.etat', {});
  const fermee = useSuiviDeSession(etat.statut);
  const { pathname } = useLocation();
  const qui = visiteur(etat);
  // L'adresse change avant l'écran : le temps d'arriver, celui de la session précédente ne se montre pas à la suivante.
  const montree = useRouterState({ select: ({ resolvedLocation }) => resolvedLocation?.pathname ?? pathname });
  const arrive = aSaPlace(qui, montree) ? <Outlet /> : <Chargement />;
  const ecran = aSaPlace(qui, pathname) ? arrive : <Navigate to={accueilDe[qui]} replace />;
  switch (etat.statut) {
    case 'fermee':
      return aSaPlace(qui, pathname) ? (
        <CadrePublic etat={etat}>{attendre(ecran)}</CadrePublic>
      ) : (
        <EcranConnexion etat={etat} fermee={fermee} />
      );
    case 'ouverte':
      return <Coquille session={etat}>{attendre(ecran)}</Coquille>;
    case 'en_ligne':
      return <CoquilleEnLigne session={etat}>{attendre(ecran)}</CoquilleEnLigne>;
  }
}

const attendre = (ecran: ReactNode) => <Suspense fallback={<Chargement />}>{ecran}</Suspense>;

/** Rien d'une session ne reste en mémoire quand elle finit. Rend vrai si elle a été fermée sans qu'on l'ait demandé. */
function useSuiviDeSession(statut: 'fermee' | 'ouverte' | 'en_ligne'): boolean {
  const cache = useQueryClient();
  const precedent = useRef(statut);
  const sansDemande = useRef(false);
  if (precedent.current !== 'fermee' && statut === 'fermee') sansDemande.current = !deconnexionDemandee.get();
  if (statut !== 'fermee') sansDemande.current = false;
  precedent.current = statut;
  useEffect(() => {
    if (statut === 'fermee') oublierSession(cache);
    else deconnexionDemandee.set(false);
  }, [statut, cache]);
  return sansDemande.current;
}
