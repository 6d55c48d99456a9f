import type { z } from 'zod';

/** Pourquoi un échange a échoué sans que le serveur ait jugé quoi que ce soit : à refaire plus tard, rien n'est perdu. */
export type Panne =
  | { readonly motif: 'serveur_injoignable' }
  /** Il répond, mais demande de revenir : rien n'a été lu de ce qui lui était envoyé. */
  | { readonly motif: 'serveur_occupe' }
  /** Une réponse que notre serveur n'aurait pas faite : portail captif, page d'erreur d'un mandataire, corps coupé. */
  | { readonly motif: 'reponse_inattendue'; readonly detail: string };

export type Reponse<T> =
  | { readonly genre: 'recue'; readonly corps: T }
  | { readonly genre: 'erreur'; readonly statut: number; readonly corps: unknown; readonly retryAfter: string | null }
  | { readonly genre: 'panne'; readonly panne: Panne };

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

export const injoignable = { genre: 'panne', panne: { motif: 'serveur_injoignable' } } as const;
export const inattendue = (detail: string) => ({ genre: 'panne', panne: { motif: 'reponse_inattendue', detail } }) as const;

const PATIENCE_MS = 15_000;
const TAILLE_MAX = 4 << 20;

/** Un appel JSON au serveur central. Une panne est une valeur, jamais une exception. */
export async function appeler<T>(
  fetch: Fetch,
  url: string,
  options: { schema: z.ZodType<T>; corps?: unknown; acces?: string; methode?: 'GET' | 'POST'; patienceMs?: number },
): Promise<Reponse<T>> {
  const reponse = await joindre(fetch, url, options, AbortSignal.timeout(options.patienceMs ?? PATIENCE_MS));
  if (reponse === null) return injoignable;
  const lu = await lireJson(reponse);
  if (lu.genre === 'panne') return reponse.status >= 500 ? injoignable : lu;
  // 502, 503, 504 : un mandataire ou un serveur qui redémarre ; ce n'est pas une réponse à notre demande.
  if (reponse.status >= 500) return injoignable;
  if (!reponse.ok) return { genre: 'erreur', statut: reponse.status, corps: lu.corps, retryAfter: reponse.headers.get('retry-after') };
  const valide = options.schema.safeParse(lu.corps);
  return valide.success ? { genre: 'recue', corps: valide.data } : inattendue('forme de la réponse');
}

/** Trop de demandes à la fois : le serveur n'a pas lu celle-ci. */
export const OCCUPE = 429;

/** La réponse, ou null si le serveur ne répond pas. Les redirections ne sont pas suivies : notre serveur n'en fait pas. */
export async function joindre(
  fetch: Fetch,
  url: string,
  options: { corps?: unknown; acces?: string; methode?: 'GET' | 'POST' },
  signal: AbortSignal,
): Promise<Response | null> {
  try {
    return await fetch(url, {
      method: options.methode ?? 'POST',
      headers: {
        accept: 'application/json, application/x-ndjson, text/event-stream',
        'accept-encoding': 'zstd, gzip',
        ...(options.corps === undefined ? {} : { 'content-type': 'application/json' }),
        ...(options.acces === undefined ? {} : { authorization: `Bearer ${options.acces}` }),
      },
      ...(options.corps === undefined ? {} : { body: JSON.stringify(options.corps) }),
      redirect: 'manual',
      cache: 'no-store',
      signal,
    });
  } catch {
    return null;
  }
}

async function lireJson(reponse: Response): Promise<{ genre: 'corps'; corps: unknown } | Extract<Reponse<never>, { genre: 'panne' }>> {
  if (reponse.status >= 300 && reponse.status < 400) return inattendue('redirection');
  if (!(reponse.headers.get('content-type') ?? '').startsWith('application/json')) {
    await reponse.body?.cancel().catch(() => undefined);
    return reponse.status === 204 ? { genre: 'corps', corps: {} } : inattendue('type de contenu');
  }
  try {
    const texte = await lireBorne(reponse);
    return texte === null ? inattendue('réponse trop longue') : { genre: 'corps', corps: JSON.parse(texte) as unknown };
  } catch (erreur) {
    return erreur instanceof SyntaxError ? inattendue('JSON illisible') : injoignable;
  }
}

async function lireBorne(reponse: Response): Promise<string | null> {
  if (reponse.body === null) return '';
  const decodeur = new TextDecoder();
  let texte = '';
  for await (const morceau of reponse.body) {
    texte += decodeur.decode(morceau, { stream: true });
    if (texte.length > TAILLE_MAX) return null;
  }
  return texte + decodeur.decode();
}
