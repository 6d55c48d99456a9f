import { ErreurPull } from '../../db/local/apply/pull.ts';
import { lireCompteur } from '../../db/local/compteur.ts';
import { lireMeta } from '../../db/local/meta.ts';
import { curseurs } from '../../db/local/views/curseurs.ts';
import { PROTOCOLE } from '../../domain/contract/sync.ts';
import { relectureDemandee } from './epoque.ts';
import { lireLignes, LigneTropLongue } from './lignes.ts';
import { erreurSync, type Etape, type Lien } from './push.ts';
import { recevoirPage, type Avancement, type Reception } from './reception.ts';
import { joindre } from './reseau.ts';

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
  const relancer = () => {
    clearTimeout(minuterie);
    minuterie = setTimeout(() => silence.abort(), SILENCE_MS);
  };
  const { base, serveur, fetch } = lien;
  const page = recevoirPage(base, PAR_PAGE, avancement);
  const arreter = ({ genre, panne }: Arret): Etape => ({ genre, panne, tables: page.tables });
  try {
    const reponse = await joindre(fetch, `${serveur}/v1/pull`, { acces, corps: demandeDeLecture(lien) }, silence.signal);
    if (reponse === null || reponse.status >= 500) return injoignable;
    if (!reponse.ok) return erreurSync(reponse.status, await reponse.json().catch(() => null));
    if (!(reponse.headers.get('content-type') ?? '').startsWith('application/x-ndjson') || reponse.body === null) {
      return inattendu('type de contenu');
    }
    return await appliquerPage(page, lireLignes(reponse.body, relancer));
  } catch (erreur) {
    if (erreur instanceof ErreurPull || erreur instanceof SyntaxError || erreur instanceof LigneTropLongue)
      return arreter(inattendu(erreur.message));
    if (estReseau(erreur)) return arreter(injoignable);
    throw erreur;
  } finally {
    clearTimeout(minuterie);
    silence.abort();
  }
}

/**
 * Où en est ce poste ; et, s'il ne reste pas un octet de ce que ces curseurs ont retiré, le reçu (I-10). Tant qu'un flux se relit depuis
 * zéro, les actes en attente d'un agent qui ne reviendra pas sont encore là : le reçu attend.
 */
function demandeDeLecture({ base, posteId }: Lien) {
  const epoque = lireMeta(base.lecture, 'epoque');
  const relire = relectureDemandee(base);
  const efface = !relire && lireMeta(base.lecture, 'relecture') === null && lireCompteur(base.lecture, 'traces') === 0;
  const recu = efface && epoque !== null ? { efface: epoque } : {};
  return { protocole: PROTOCOLE, posteId, curseurs: relire ? {} : curseurs(base.lecture), limite: PAR_PAGE, ...recu };
}

async function appliquerPage(page: Reception, lots: AsyncIterable<string[]>): Promise<Etape> {
  try {
    for await (const lignes of lots) {
      for (const ligne of lignes) if (!page.lire(ligne)) return { genre: 'fait', tables: page.tables, reste: true };
      if (page.enAttente() >= PAR_TRANSACTION) page.verser();
    }
  } catch (erreur) {
    // Coupée au milieu : les lignes entières déjà reçues sont bonnes, elles ne seront pas relues.
    if (estReseau(erreur)) page.verser();
    throw erreur;
  }
  page.verser();
  const bilan = page.finir();
  if (bilan === null) return { ...injoignable, tables: page.tables };
  return { genre: 'fait', tables: page.tables, reste: !bilan.complet, quand: bilan.quand };
}

type Arret = Extract<Etape, { genre: 'arret' }>;
const injoignable: Arret = { genre: 'arret', panne: { motif: 'serveur_injoignable' } };
const inattendu = (detail: string): Arret => ({ genre: 'arret', panne: { motif: 'reponse_inattendue', detail } });

/** Coupure, délai dépassé, flux compressé tronqué : `fetch` le dit par un TypeError « terminated », une annulation, ou un code de zlib. */
function estReseau(erreur: unknown): boolean {
  if (!(erreur instanceof Error)) return false;
  if (erreur.name === 'AbortError' || erreur.name === 'TimeoutError') return true;
  if (erreur instanceof TypeError) return erreur.cause !== undefined || /^(terminated|fetch failed)|net::ERR_/.test(erreur.message);
  return /^(Z_|ZSTD_|UND_|ECONN|EPIPE|ERR_ZLIB)/.test(String((erreur as { code?: unknown }).code ?? ''));
}
