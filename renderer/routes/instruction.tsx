import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import { Offre } from '../../domain/offre/offre.ts';
import { VueFile } from '../ecrans/conseiller-file/vue.ts';
import { racine } from './racine.tsx';

const page = z.coerce.number().int().min(0).optional().catch(undefined);

const conseiller = createRoute({ getParentRoute: () => racine, path: 'conseiller', validateSearch: (lue) => VueFile.parse(lue) });
const fileConseiller = createRoute({
  getParentRoute: () => conseiller,
  path: '/',
  component: lazyRouteComponent(() => import('../ecrans/conseiller-file/ecran-file.tsx'), 'EcranFile'),
});
const candidatureConseiller = createRoute({
  getParentRoute: () => conseiller,
  path: '$candidatureId',
  component: lazyRouteComponent(() => import('../ecrans/conseiller-dossier/ecran-candidature.tsx'), 'EcranCandidatureConseiller'),
});

const bailleur = createRoute({
  getParentRoute: () => racine,
  path: 'bailleur',
  validateSearch: (lue) => z.object({ etat: Offre.shape.etat.optional().catch(undefined), page }).parse(lue),
});
const offresBailleur = createRoute({
  getParentRoute: () => bailleur,
  path: '/',
  component: lazyRouteComponent(() => import('../ecrans/bailleur-offres/ecran-offres-bailleur.tsx'), 'EcranOffresBailleur'),
});
const publierOffre = createRoute({
  getParentRoute: () => bailleur,
  path: 'publier',
  component: lazyRouteComponent(() => import('../ecrans/bailleur-saisie/ecran-saisie.tsx'), 'EcranPublier'),
});
const importerOffres = createRoute({
  getParentRoute: () => bailleur,
  path: 'importer',
  component: lazyRouteComponent(() => import('../ecrans/bailleur-import/ecran-import.tsx'), 'EcranImport'),
});
const offreBailleur = createRoute({
  getParentRoute: () => bailleur,
  path: 'offres/$offreId',
  component: lazyRouteComponent(() => import('../ecrans/bailleur-offre/ecran-offre-bailleur.tsx'), 'EcranOffreBailleur'),
});
const modifierOffre = createRoute({
  getParentRoute: () => bailleur,
  path: 'offres/$offreId/modifier',
  component: lazyRouteComponent(() => import('../ecrans/bailleur-saisie/ecran-saisie.tsx'), 'EcranModifier'),
});

const candidaturesBailleur = createRoute({
  getParentRoute: () => bailleur,
  path: 'candidatures',
  validateSearch: (lue) =>
    z.object({ file: z.enum(['a_traiter', 'en_commission', 'attribuees', 'closes']).optional().catch(undefined), page }).parse(lue),
});
const listeCandidatures = createRoute({
  getParentRoute: () => candidaturesBailleur,
  path: '/',
  component: lazyRouteComponent(() => import('../ecrans/bailleur-candidatures/ecran-candidatures-recues.tsx'), 'EcranCandidaturesRecues'),
});
const candidatureBailleur = createRoute({
  getParentRoute: () => candidaturesBailleur,
  path: '$candidatureId',
  component: lazyRouteComponent(() => import('../ecrans/bailleur-dossier/ecran-candidature.tsx'), 'EcranCandidatureBailleur'),
});

export const routesInstruction = [
  conseiller.addChildren([fileConseiller, candidatureConseiller]),
  bailleur.addChildren([
    offresBailleur,
    publierOffre,
    importerOffres,
    offreBailleur,
    modifierOffre,
    candidaturesBailleur.addChildren([listeCandidatures, candidatureBailleur]),
  ]),
] as const;
