import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import { proximites } from '../../domain/offre/proximite.ts';
import { OffreId } from '../../domain/shared/ids.ts';
import { prefetch } from '../client/prefetch.ts';
import { IncidentAgent } from '../ecrans/agent-commun/incident-agent.tsx';
import { racine } from './racine.tsx';

/** Un serveur muet se dit de la même façon sur tous les écrans de l'agent. */
const commun = { errorComponent: IncidentAgent } as const;

/** Tous les écrans de l'agent partent de sa situation, lue d'une fois. */
const agent = createRoute({
  ...commun,
  getParentRoute: () => racine,
  path: 'agent',
  loader: () => prefetch('agent.espace', {}),
  component: lazyRouteComponent(() => import('../ecrans/agent-commun/cadre-agent.tsx'), 'CadreAgent'),
});
const situation = createRoute({
  ...commun,
  getParentRoute: () => agent,
  path: '/',
  component: lazyRouteComponent(() => import('../ecrans/agent-situation/ecran-situation.tsx'), 'EcranSituation'),
});
const importer = createRoute({
  ...commun,
  getParentRoute: () => agent,
  path: 'importer',
  component: lazyRouteComponent(() => import('../ecrans/agent-import/ecran-importer.tsx'), 'EcranImporter'),
});

const dossier = createRoute({
  ...commun,
  getParentRoute: () => agent,
  path: 'dossier',
  component: lazyRouteComponent(() => import('../ecrans/agent-dossier/cadre-etapes.tsx'), 'CadreEtapes'),
});
const informations = createRoute({
  ...commun,
  getParentRoute: () => dossier,
  path: 'informations',
  component: lazyRouteComponent(() => import('../ecrans/agent-dossier/ecran-informations.tsx'), 'EcranInformations'),
});
const completer = createRoute({
  ...commun,
  getParentRoute: () => dossier,
  path: 'completer',
  component: lazyRouteComponent(() => import('../ecrans/agent-completer/ecran-completer.tsx'), 'EcranCompleter'),
});
const pieces = createRoute({
  ...commun,
  getParentRoute: () => dossier,
  path: 'pieces',
  component: lazyRouteComponent(() => import('../ecrans/agent-pieces/ecran-pieces.tsx'), 'EcranPieces'),
});
const autorisation = createRoute({
  ...commun,
  getParentRoute: () => agent,
  path: 'autorisation',
  component: lazyRouteComponent(() => import('../ecrans/agent-autorisation/ecran-autorisation.tsx'), 'EcranAutorisation'),
});

/** L'onglet et le choix « voir aussi les autres » restent dans l'adresse, de la liste à l'offre et retour (G75). */
const offres = createRoute({
  ...commun,
  getParentRoute: () => agent,
  path: 'offres',
  validateSearch: (lue) =>
    z.object({ onglet: z.enum(proximites).optional().catch(undefined), toutes: z.boolean().optional().catch(undefined) }).parse(lue),
});
const listeOffres = createRoute({
  ...commun,
  getParentRoute: () => offres,
  path: '/',
  loaderDeps: ({ search }) => ({ onglet: search.onglet ?? ('demandee' as const), toutes: search.toutes ?? false }),
  loader: ({ deps }) => prefetch('agent.offres', deps),
  component: lazyRouteComponent(() => import('../ecrans/agent-offres/ecran-offres-agent.tsx'), 'EcranOffresAgent'),
});
const offre = createRoute({
  ...commun,
  getParentRoute: () => offres,
  path: '$offreId',
  loader: ({ params }) => {
    const offreId = OffreId.safeParse(params.offreId);
    return offreId.success ? prefetch('agent.offre', { offreId: offreId.data }) : undefined;
  },
  component: lazyRouteComponent(() => import('../ecrans/agent-offre/ecran-offre-agent.tsx'), 'EcranOffreAgent'),
});

const candidatures = createRoute({
  ...commun,
  getParentRoute: () => agent,
  path: 'candidatures',
  component: lazyRouteComponent(() => import('../ecrans/agent-candidatures/ecran-candidatures.tsx'), 'EcranCandidatures'),
});

const journal = createRoute({
  ...commun,
  getParentRoute: () => agent,
  path: 'journal',
  component: lazyRouteComponent(() => import('../ecrans/agent-journal/ecran-journal.tsx'), 'EcranJournal'),
});

export const routesAgent = [
  agent.addChildren([
    situation,
    importer,
    dossier.addChildren([informations, completer, pieces]),
    autorisation,
    offres.addChildren([listeOffres, offre]),
    candidatures,
    journal,
  ]),
] as const;
