import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nProvider } from 'react-aria-components';
import { jourAParis } from '../domain/shared/dates.ts';
import { cache, refreshOnEvents, refreshOnNewDay } from './client/cache.ts';
import { wire } from './client/poste.ts';
import { router } from './routes.tsx';

/** Monte l'écran du poste dans la page. */
export function afficher(element: HTMLElement): void {
  refreshOnEvents(cache, wire);
  refreshOnNewDay(cache, () => jourAParis(new Date().toISOString()));
  createRoot(element).render(
    <StrictMode>
      <I18nProvider locale="fr-FR">
        <QueryClientProvider client={cache}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </I18nProvider>
    </StrictMode>,
  );
}
