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

/** L'aide se lit avec ou sans session, avec ou sans réseau. */
const aide = createRoute({
  getParentRoute: () => racine,
  path: 'aide',
  component: lazyRouteComponent(() => import('../ecrans/aide/ecran-aide.tsx'), 'EcranAide'),
});

export const routesPubliques = [accueil, creerCompte, motDePasseOublie, aide] as const;
