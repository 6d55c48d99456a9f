import { lireLignes } from './lignes.ts';
import { joindre, type Fetch } from './reseau.ts';

const SILENCE_MS = 45_000;

/**
 * Écouter le pouls du serveur : il dit quand quelque chose a changé, le curseur dit quoi.
 * Rend la main quand la connexion s'arrête, quelle qu'en soit la raison, et dit si le serveur a refusé le jeton ;
 * `surPouls` est appelé à la connexion et à chaque annonce.
 */
export async function ecouterPouls(options: {
  fetch: Fetch;
  serveur: string;
  acces: string;
  surPouls: () => void;
  arret: AbortSignal;
}): Promise<'coupe' | 'refuse'> {
  const silence = new AbortController();
  let minuterie = setTimeout(() => silence.abort(), SILENCE_MS);
  const relancer = () => {
    clearTimeout(minuterie);
    minuterie = setTimeout(() => silence.abort(), SILENCE_MS);
  };
  try {
    const signal = AbortSignal.any([options.arret, silence.signal]);
    const reponse = await joindre(options.fetch, `${options.serveur}/v1/pouls`, { methode: 'GET', acces: options.acces }, signal);
    if (reponse?.status === 401) return 'refuse';
    if (reponse === null || !reponse.ok || reponse.body === null) return 'coupe';
    if (!(reponse.headers.get('content-type') ?? '').startsWith('text/event-stream')) return 'coupe';
    options.surPouls();
    for await (const lignes of lireLignes(reponse.body, relancer)) {
      if (lignes.some((ligne) => ligne.startsWith('event: flux'))) options.surPouls();
    }
  } catch {
    // Une coupure du pouls n'est pas une panne de l'échange : l'appelant se reconnecte.
  } finally {
    clearTimeout(minuterie);
    silence.abort();
  }
  return 'coupe';
}
