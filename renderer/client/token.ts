import { post } from './http-post.ts';

/**
 * Le jeton à usage unique de l'adresse affichée au lancement (`#jeton=…`), échangé contre un cookie.
 * L'adresse est réécrite aussitôt : le jeton ne reste ni à l'écran ni dans l'historique. Un jeton déjà présenté est sans effet.
 */
export async function presentToken(): Promise<void> {
  const token = /^#jeton=([\w-]+)$/.exec(location.hash)?.[1];
  if (token === undefined) return;
  history.replaceState(null, '', '#/');
  await post('/jeton', { jeton: token });
}
