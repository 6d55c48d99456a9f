import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { racine } from './racine.tsx';

/** La porte envoie aussitôt chacun à son premier écran. */
const accueil = createRoute({ getParentRoute: () => racine, path: '/' });

const creerCompte = createRoute({
  getParentRoute: () => racine,
  path: 'compte/creer',
  component: lazyRouteComponent(() => import('../ecrans/compte-creer/ecran-creer-compte.tsx'), 'EcranCreerCompte'),
});
const motDePasseOublie = createRoute({
  getParentRoute: () => racine,
  path: 'compte/oublie',
  component: lazyRouteComponent(() => import('../ecrans/compte-oublie/ecran-mot-de-passe-oublie.tsx'), 'EcranMotDePasseOublie'),
});

/** L'aide et le guide se lisent avec ou sans session, avec ou sans réseau. */
const aide = createRoute({ getParentRoute: () => racine, path: 'aide' });
const parcours = createRoute({
  getParentRoute: () => aide,
  path: '/',
  component: lazyRouteComponent(() => import('../ecrans/aide/ecran-aide.tsx'), 'EcranAide'),
});
const guide = createRoute({
  getParentRoute: () => aide,
  path: 'guide/$page',
  component: lazyRouteComponent(() => import('../ecrans/guide/ecran-guide.tsx'), 'EcranGuide'),
});

export const routesPubliques = [accueil, creerCompte, motDePasseOublie, aide.addChildren([parcours, guide])] as const;
