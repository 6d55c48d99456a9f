import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nProvider } from 'react-aria-components';
import { textesCoquille } from '../../textes/coquille.ts';
import { EcranLien } from './ecran-lien.tsx';

/** Le jeton est dans le fragment, que le navigateur n'envoie pas ; il quitte aussitôt la barre d'adresse et l'historique. */
function prendreLeJeton(): string | null {
  const jeton = new URLSearchParams(location.hash.slice(1)).get('jeton');
  if (jeton !== null) history.replaceState(null, '', location.pathname);
  return jeton;
}

/** La page ouverte depuis un e-mail, hors du poste : valider son adresse, puis choisir son mot de passe (G23–G27). */
export function afficher(element: HTMLElement): void {
  const jeton = prendreLeJeton();
  const memoire = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: Infinity }, mutations: { retry: false } } });
  createRoot(element).render(
    <StrictMode>
      <I18nProvider locale="fr-FR">
        <QueryClientProvider client={memoire}>
          <div className="connexion">
            <header className="connexion-tete">
              <p className="entete-produit">
                <span className="fr-icon-home-4-fill" aria-hidden="true" />
                {textesCoquille.produit}
              </p>
            </header>
            <main className="connexion-corps connexion-corps--etroit">
              <EcranLien jeton={jeton} />
            </main>
            <footer className="connexion-pied">
              {textesCoquille.aide} <strong>{textesCoquille.telephone}</strong>
            </footer>
          </div>
        </QueryClientProvider>
      </I18nProvider>
    </StrictMode>,
  );
}
