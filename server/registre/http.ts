import { z } from 'zod';
import { DemandeDuRegistre } from '../../domain/demande/registre.ts';
import { type EnvoiDuCode, incomprehensible, injoignable, type PanneDuRegistre, type RegistreDemandes } from './registre.ts';

export interface OptionsRegistreHttp {
  /** L'adresse du registre, sans barre finale. */
  readonly url: string;
  /** Le secret qu'il partage avec nous : lui seul prouve que c'est nous. */
  readonly secret: string;
  /** La page où une personne modifie sa demande ; null : le portail de son département. */
  readonly portail?: string | null;
  /** Ce que le registre a de travers, pour le journal technique ; jamais une donnée de la demande. */
  readonly dire?: (phrase: string) => void;
  /** Dix secondes si absent. */
  readonly patienceMs?: number;
}

export const ENTETE_SECRET = 'x-registre-secret';
const PATIENCE_MS = 10_000;
/** Une demande pèse quelques Ko : au-delà, ce n'en est pas une. */
const CORPS_MAX = 256 << 10;

const Inconnue = z.object({ erreur: z.literal('demande_inconnue') });

type Reponse = { readonly statut: number; readonly corps: unknown } | PanneDuRegistre;

/** Le registre par HTTP. Ce qu'il répond n'est cru qu'une fois relu : la forme, et que c'est bien la demande voulue. */
export function registreHttp(options: OptionsRegistreHttp): RegistreDemandes {
  const { portail = null, dire = () => undefined } = options;
  const url = options.url.replace(/\/+$/, '');
  const chemin = (numeroUnique: string): string => `${url}/api/demandes/${encodeURIComponent(numeroUnique)}`;

  async function interroger<T>(adresse: string, corps: object | null, lire: (lu: unknown) => T | null) {
    const reponse = await appeler(options, adresse, corps);
    if ('genre' in reponse) {
      dire(`Registre : ${reponse.motif === 'registre_injoignable' ? 'pas de réponse' : 'réponse illisible'}.`);
      return reponse;
    }
    // Un 404 que le registre n'a pas écrit lui-même vient d'ailleurs : il ne dit rien de la demande.
    if (reponse.statut === 404 && Inconnue.safeParse(reponse.corps).success) return { genre: 'inconnue' } as const;
    const lu = reponse.statut === 200 ? lire(reponse.corps) : null;
    if (lu !== null) return lu;
    dire(`Registre : réponse ${reponse.statut} inattendue.`);
    return reponse.statut >= 500 ? injoignable : incomprehensible;
  }

  return {
    lire: (numeroUnique) =>
      interroger(chemin(numeroUnique), null, (lu) => {
        const demande = DemandeDuRegistre.safeParse(lu);
        return demande.success && demande.data.numeroUnique.valeur === numeroUnique
          ? ({ genre: 'trouvee', demande: demande.data } as const)
          : null;
      }),
    envoyerCode: (numeroUnique, code, heures) =>
      interroger<EnvoiDuCode>(`${chemin(numeroUnique)}/code`, { code, heures }, (lu) =>
        z.object({ envoye: z.literal(true) }).safeParse(lu).success ? { genre: 'envoye' } : null,
      ),
    adresse: () => portail,
  };
}

/** Une requête, ou pourquoi elle n'a servi à rien. Une redirection n'est pas suivie : elle emporterait le secret. */
async function appeler({ secret, patienceMs = PATIENCE_MS }: OptionsRegistreHttp, adresse: string, corps: object | null): Promise<Reponse> {
  const reponse = await fetch(adresse, {
    redirect: 'manual',
    signal: AbortSignal.timeout(patienceMs),
    headers: { [ENTETE_SECRET]: secret, accept: 'application/json', ...(corps === null ? {} : { 'content-type': 'application/json' }) },
    ...(corps === null ? {} : { method: 'POST', body: JSON.stringify(corps) }),
  }).catch(() => null);
  if (reponse === null) return injoignable;
  const texte = await lireCorps(reponse);
  if (texte === null) return injoignable;
  if (reponse.status >= 500) return { statut: reponse.status, corps: null };
  try {
    return { statut: reponse.status, corps: JSON.parse(texte) };
  } catch {
    return incomprehensible;
  }
}

/** Le corps, au plus `CORPS_MAX` ; trop long, ce qui manque le rend illisible. Null : coupé, ou trop lent. */
async function lireCorps(reponse: Response): Promise<string | null> {
  const morceaux: Uint8Array[] = [];
  let taille = 0;
  try {
    for await (const morceau of reponse.body ?? []) {
      taille += morceau.length;
      // Sortir de la boucle ferme la connexion.
      if (taille > CORPS_MAX) return '';
      morceaux.push(morceau);
    }
    return Buffer.concat(morceaux).toString('utf8');
  } catch {
    return null;
  }
}
