import { createRootRoute } from '@tanstack/react-router';
import { Porte } from '../ecrans/coquille/porte.tsx';
import { PageAbsente } from '../ecrans/erreur/page-absente.tsx';

/** Toutes les adresses passent par la porte : elle dit qui est là, et mène chacun chez lui. */
export const racine = createRootRoute({ component: Porte, notFoundComponent: PageAbsente });
