import { createHashHistory, createRouter } from '@tanstack/react-router';
import { Chargement } from './composants/chargement.tsx';
import { Incident } from './ecrans/erreur/incident.tsx';
import { PageAbsente } from './ecrans/erreur/page-absente.tsx';
import { routesAgent } from './routes/agent.tsx';
import { routesGestionnaire } from './routes/gestionnaire.tsx';
import { routesInstruction } from './routes/instruction.tsx';
import { routesPubliques } from './routes/publiques.tsx';
import { racine } from './routes/racine.tsx';

export const router = createRouter({
  routeTree: racine.addChildren([...routesPubliques, ...routesGestionnaire, ...routesAgent, ...routesInstruction]),
  history: createHashHistory(),
  defaultPendingComponent: Chargement,
  defaultPendingMs: 300,
  defaultPendingMinMs: 0,
  defaultErrorComponent: Incident,
  defaultNotFoundComponent: PageAbsente,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
