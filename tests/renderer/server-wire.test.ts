import { afterEach, expect, test, vi } from 'vitest';
import { serverWire } from '../../renderer/client/server-wire.ts';

afterEach(() => vi.unstubAllGlobals());
const repondre = (corps: string, init: ResponseInit) => vi.stubGlobal('fetch', () => Promise.resolve(new Response(corps, init)));
const appeler = () => serverWire.call('compte.lien', { jeton: 'x' });

test('trop de demandes : la page du lien dit d’attendre, pas que le serveur est absent', async () => {
  repondre('{"erreur":"requete_invalide"}', { status: 429, headers: { 'retry-after': '12' } });
  expect(await appeler()).toEqual({ status: 'refused', refus: [{ motif: 'trop_de_requetes', secondes: 12, jusqua: expect.any(String) }] });
});

test('une réponse illisible, elle, est un serveur qui ne répond pas', async () => {
  repondre('<h1>Bienvenue</h1>', { status: 200 });
  expect(await appeler()).toEqual({ status: 'refused', refus: [{ motif: 'serveur_injoignable' }] });
});
