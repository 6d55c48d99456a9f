import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import { proximites } from '../../domain/offre/proximite.ts';
import { DemandeId, OffreId } from '../../domain/shared/ids.ts';
import { prefetch } from '../client/prefetch.ts';
import { VueDossiers } from '../ecrans/dossiers/vue.ts';
import { VueJournee } from '../ecrans/journee/vue.ts';
import { VueRapprochement } from '../ecrans/rapprochement/vue.ts';
import { racine } from './racine.tsx';

/** Une adresse mal écrite ne lit rien : l'écran dira que la page n'existe pas. */
function lireDAvance(lue: string, lire: (demandeId: DemandeId) => Promise<void> | undefined): Promise<void> | undefined {
  const demandeId = DemandeId.safeParse(lue);
  return demandeId.success ? lire(demandeId.data) : undefined;
}

/** La vue enregistrée (filtres, tri) reste dans l'adresse, de la liste au dossier et retour. */
const dossiers = createRoute({ getParentRoute: () => racine, path: 'dossiers', validateSearch: (lue) => VueDossiers.parse(lue) });
const listeDossiers = createRoute({
  getParentRoute: () => dossiers,
  path: '/',
  component: lazyRouteComponent(() => import('../ecrans/dossiers/ecran-dossiers.tsx'), 'EcranDossiers'),
});

const dossier = createRoute({
  getParentRoute: () => dossiers,
  path: '$demandeId',
  loader: ({ params }) => lireDAvance(params.demandeId, (demandeId) => prefetch('dossier.lire', { demandeId })),
  component: lazyRouteComponent(() => import('../ecrans/dossier/cadre-dossier.tsx'), 'CadreDossier'),
});
const lireDossier = createRoute({
  getParentRoute: () => dossier,
  path: '/',
  component: lazyRouteComponent(() => import('../ecrans/dossier/ecran-dossier.tsx'), 'EcranDossier'),
});

const offres = createRoute({
  getParentRoute: () => dossier,
  path: 'offres',
  validateSearch: (lue) => z.object({ onglet: z.enum(proximites).optional().catch(undefined) }).parse(lue),
});
const listeOffres = createRoute({
  getParentRoute: () => offres,
  path: '/',
  loaderDeps: ({ search }) => ({ onglet: search.onglet ?? ('demandee' as const) }),
  loader: ({ params, deps: { onglet } }) => lireDAvance(params.demandeId, (demandeId) => prefetch('offre.lister', { demandeId, onglet })),
  component: lazyRouteComponent(() => import('../ecrans/offres/ecran-offres.tsx'), 'EcranOffres'),
});
const offre = createRoute({
  getParentRoute: () => offres,
  path: '$offreId',
  loader: ({ params }) =>
    lireDAvance(params.demandeId, (demandeId) => {
      const offreId = OffreId.safeParse(params.offreId);
      return offreId.success ? prefetch('offre.lire', { demandeId, offreId: offreId.data }) : undefined;
    }),
  component: lazyRouteComponent(() => import('../ecrans/offre/ecran-offre.tsx'), 'EcranOffre'),
});

const journee = createRoute({
  getParentRoute: () => racine,
  path: 'journee',
  validateSearch: (lue) => VueJournee.parse(lue),
  component: lazyRouteComponent(() => import('../ecrans/journee/ecran-journee.tsx'), 'EcranJournee'),
});
const boiteEnvoi = createRoute({
  getParentRoute: () => racine,
  path: 'boite-envoi',
  loader: () => prefetch('envoi.lister', {}),
  component: lazyRouteComponent(() => import('../ecrans/boite-envoi/ecran-boite-envoi.tsx'), 'EcranBoiteEnvoi'),
});
const divergences = createRoute({
  getParentRoute: () => racine,
  path: 'divergences',
  loader: () => prefetch('divergence.lister', {}),
  component: lazyRouteComponent(() => import('../ecrans/divergences/ecran-divergences.tsx'), 'EcranDivergences'),
});

const rattachements = createRoute({
  getParentRoute: () => racine,
  path: 'rattachements',
  component: lazyRouteComponent(() => import('../ecrans/rattachements/ecran-rattachements.tsx'), 'EcranRattachements'),
});

const rapprochement = createRoute({
  getParentRoute: () => racine,
  path: 'rapprochement',
  validateSearch: (lue) => VueRapprochement.parse(lue),
});
const offresOuvertes = createRoute({
  getParentRoute: () => rapprochement,
  path: '/',
  component: lazyRouteComponent(() => import('../ecrans/rapprochement/ecran-offres-ouvertes.tsx'), 'EcranOffresOuvertes'),
});
const rapprocher = createRoute({
  getParentRoute: () => rapprochement,
  path: '$offreId',
  component: lazyRouteComponent(() => import('../ecrans/rapprochement/ecran-rapprochement.tsx'), 'EcranRapprochement'),
});

export const routesGestionnaire = [
  dossiers.addChildren([listeDossiers, dossier.addChildren([lireDossier, offres.addChildren([listeOffres, offre])])]),
  journee,
  rapprochement.addChildren([offresOuvertes, rapprocher]),
  boiteEnvoi,
  divergences,
  rattachements,
] as const;
