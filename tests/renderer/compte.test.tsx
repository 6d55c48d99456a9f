import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createMemoryHistory, createRootRoute, createRouter, RouterContextProvider } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test, vi } from 'vitest';
import { createClient } from '../../renderer/client/client.ts';
import { serverWire } from '../../renderer/client/server-wire.ts';
import { ChoisirMotDePasse } from '../../renderer/ecrans/compte-lien/choisir-mot-de-passe.tsx';
import { Formulaire } from '../../renderer/ecrans/connexion/formulaire.tsx';
import { textesCreerCompte, textesLien } from '../../renderer/textes/compte.ts';

// L'écran choisit son fil en se chargeant : celui de la fenêtre, que rien n'appelle ici.
vi.hoisted(() => vi.stubGlobal('window', { poste: {} }));

const routeur = createRouter({ routeTree: createRootRoute(), history: createMemoryHistory() });
const ecrire = (element: ReactNode): string =>
  renderToStaticMarkup(
    <QueryClientProvider client={new QueryClient()}>
      <RouterContextProvider router={routeur}>{element}</RouterContextProvider>
    </QueryClientProvider>,
  );
const libelles = (ecrit: string): string[] => [...ecrit.matchAll(/<label[^>]*>([^<]+)/g)].map((l) => l[1]!);
const boutons = (ecrit: string): string[] => [...ecrit.matchAll(/<button[^>]*type="submit"[^>]*>([^<]+)/g)].map((b) => b[1]!);

describe('le compte, avec les mots du guide', () => {
  test('« Validation du compte » nomme l’adresse où le lien est parti (G20)', () => {
    expect(textesCreerCompte.envoyeTitre).toBe('Validation du compte');
    expect(textesCreerCompte.envoye('dupontjean@exemple.test')).toBe(
      'Pour valider votre compte, cliquez sur le lien de confirmation qui vous a été envoyé sur votre boîte mail dupontjean@exemple.test.',
    );
    expect(textesCreerCompte.seConnecter).toBe('Se connecter à mon compte');
  });

  test('le mot de passe se saisit deux fois, puis « VALIDER » (G26)', () => {
    const ecrit = ecrire(
      <ChoisirMotDePasse call={createClient(serverWire).call} jeton="j" courriel="a@exemple.test" activation onFait={() => undefined} />,
    );
    expect(libelles(ecrit)).toEqual(expect.arrayContaining(['Nouveau mot de passe', 'Confirmation du mot de passe']));
    expect(boutons(ecrit)).toEqual(['VALIDER']);
  });

  test('« Votre compte a été créé », puis « Revenir à l’application » (G27)', () =>
    expect([textesLien.cree, textesLien.revenir]).toEqual(['Votre compte a été créé.', "Revenir à l'application"]));

  test.each([
    [true, 'Je me connecte'],
    [false, 'Se connecter'],
  ])('pendant une séance d’accompagnement (%s), le bouton dit « %s » (G28)', (agent, bouton) =>
    expect(boutons(ecrire(<Formulaire remplir={null} courrielConnu="" agent={agent} />))).toEqual([bouton]),
  );
});
