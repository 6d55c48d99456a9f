import type { z } from 'zod';
import { appliquerLignes, ErreurPull, ouvrirPull } from '../../db/local/apply/pull.ts';
import { curseurs } from '../../db/local/views/curseurs.ts';
import { PROTOCOLE, PullDebut, PullFin, type PullLigne } from '../../domain/contract/sync.ts';
import { lireLignes, LigneTropLongue } from './lignes.ts';
import { erreurSync, type Etape, type Lien } from './push.ts';
import { joindre } from './reseau.ts';

/** Où en est une première synchronisation : lignes reçues sur lignes attendues. */
export type Avancement = (recues: number, attendues: number) => void;

const SILENCE_MS = 30_000;
/** Lignes par transaction : une page ordinaire tient dans une seule. */
const PAR_TRANSACTION = 5_000;
const PAR_PAGE = 20_000;

/**
 * Recevoir ce qui a changé. Chaque lot est une transaction qui avance les curseurs : une page coupée reprend
 * là où elle s'est arrêtée, sans rien relire ni rien sauter. Une page de forme inattendue n'écrit rien.
 */
export async function tirer(lien: Lien, acces: string, avancement: Avancement = () => undefined): Promise<Etape> {
  const silence = new AbortController();
  let minuterie = setTimeout(() => silence.abort(), SILENCE_MS);
  const relancer = () => { clearTimeout(minuterie); minuterie = setTimeout(() => silence.abort(), SILENCE_MS); };
  const { base, serveur, posteId, fetch } = lien;
  try {
    const corps = { protocole: PROTOCOLE, posteId, curseurs: curseurs(base.lecture), limite: PAR_PAGE };
    const reponse = await joindre(fetch, `${serveur}/v1/pull`, { acces, corps }, silence.signal);
    if (reponse === null || reponse.status >= 500) return { genre: 'arret', panne: { motif: 'serveur_injoignable' } };
    if (!reponse.ok) return erreurSync(reponse.status, await reponse.json().catch(() => null));
    if (!(reponse.headers.get('content-type') ?? '').startsWith('application/x-ndjson') || reponse.body === null) {
      return inattendu('type de contenu');
    }
    return await appliquerPage(lien, lireLignes(reponse.body, relancer), avancement);
  } catch (erreur) {
    if (erreur instanceof ErreurPull || erreur instanceof SyntaxError || erreur instanceof LigneTropLongue) return inattendu(erreur.message);
    if (estReseau(erreur)) return { genre: 'arret', panne: { motif: 'serveur_injoignable' } };
    throw erreur;
  } finally {
    clearTimeout(minuterie);
    silence.abort();
  }
}

async function appliquerPage({ base }: Lien, lots: AsyncIterable<string[]>, avancement: Avancement): Promise<Etape> {
  const page = nouvellePage();
  let debut: PullDebut | null = null;
  let attendues = 0;
  const verser = () => {
    if (page.lot.length === 0 || debut === null) return;
    for (const table of appliquerLignes(base.ecriture, debut, page.lot)) page.tables.add(table);
    page.recues += page.lot.length;
    page.lot = [];
    avancement(page.recues, attendues);
  };
  try {
    for await (const lignes of lots) {
      for (const texte of lignes) {
        const ligne: unknown = JSON.parse(texte);
        if (debut === null) {
          debut = lireBorne(PullDebut, ligne, 'première ligne inattendue');
          attendues = debut.flux.reduce((somme, f) => somme + f.restant, 0);
          for (const table of ouvrirPull(base.ecriture, debut).tables) page.tables.add(table);
        } else if (Array.isArray(ligne)) {
          page.lot.push(ligne as unknown as PullLigne);
          if (page.recues + page.lot.length > PAR_PAGE) throw new ErreurPull('plus de lignes que demandé');
        } else page.fin = lireBorne(PullFin, ligne, 'dernière ligne inattendue');
      }
      if (page.lot.length >= PAR_TRANSACTION) verser();
    }
  } catch (erreur) {
    // Coupée au milieu : les lignes entières déjà reçues sont bonnes, elles ne seront pas relues.
    if (estReseau(erreur)) verser();
    throw erreur;
  }
  if (debut === null) throw new ErreurPull('réponse vide');
  verser();
  if (page.fin === null) return { genre: 'arret', panne: { motif: 'serveur_injoignable' } };
  if (page.fin.lignes !== page.recues) throw new ErreurPull('il manque des lignes');
  return { genre: 'fait', tables: page.tables, reste: !page.fin.complet, epoque: debut.epoque };
}

const nouvellePage = () => ({ lot: [] as PullLigne[], recues: 0, fin: null as PullFin | null, tables: new Set<string>() });

function lireBorne<T>(schema: z.ZodType<T>, ligne: unknown, sinon: string): T {
  const lue = schema.safeParse(ligne);
  if (!lue.success) throw new ErreurPull(sinon);
  return lue.data;
}

const inattendu = (detail: string): Etape => ({ genre: 'arret', panne: { motif: 'reponse_inattendue', detail } });

/** Coupure, délai dépassé, flux compressé tronqué : `fetch` le dit par un TypeError « terminated », une annulation, ou un code de zlib. */
function estReseau(erreur: unknown): boolean {
  if (!(erreur instanceof Error)) return false;
  if (erreur.name === 'AbortError' || erreur.name === 'TimeoutError') return true;
  if (erreur instanceof TypeError) return erreur.cause !== undefined || /^(terminated|fetch failed)|net::ERR_/.test(erreur.message);
  return /^(Z_|ZSTD_|UND_|ECONN|EPIPE|ERR_ZLIB)/.test(String((erreur as { code?: unknown }).code ?? ''));
}
