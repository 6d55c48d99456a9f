import type { ErreurSync, PullDebut, PullFin, PullRequest } from '../../domain/contract/sync.ts';
import { PROTOCOLE } from '../../domain/contract/sync.ts';
import { jourAParis, type Jour } from '../../domain/shared/dates.ts';
import { AcademieId } from '../../domain/shared/ids.ts';
import type { CompteConnecte } from '../../db/central/views/porteur.ts';
import { etatDesFlux, lireFlux, type EtatFlux } from '../../db/central/feed/lire.ts';
import { enTransaction, type Tx } from '../../db/central/open.ts';
import { etatDuPoste } from '../../db/central/views/poste.ts';
import type { Contexte } from '../contexte.ts';
import { fluxDuCompte } from './flux-du-compte.ts';
import { creerPassage, type Passage } from './passage.ts';

const LIMITE = 5_000;
/** Lignes par morceau : la mémoire ne dépend ni de la base ni de la page. */
const PAR_MORCEAU = 1_000;
const PATIENCE_MS = 30_000;

export type Page =
  | { readonly ok: true; readonly morceaux: AsyncIterable<string>; readonly abandonner: () => void }
  | { readonly ok: false; readonly erreur: ErreurSync['erreur'] };

/**
 * Ouvre une page : une photographie de la base, lue au rythme du lecteur. La première ligne est lue avant de répondre,
 * pour qu'une panne soit une erreur et non une page vide. Une connexion coupée, ou qui n'avance plus, rend la transaction.
 */
export async function ouvrirPage(contexte: Contexte, compte: CompteConnecte, demande: PullRequest): Promise<Page> {
  const passage = creerPassage<string>(PATIENCE_MS);
  const academieId = AcademieId.parse(compte.academieId);
  void enTransaction(contexte.pool, academieId, (tx) => ecrirePage(tx, contexte, compte, demande, passage), {
    lecture: true,
    essais: 1,
  }).then(
    () => passage.finir(null),
    (erreur: unknown) => passage.finir(erreur),
  );
  const premier = await passage.prendre();
  return premier === null
    ? { ok: false, erreur: 'poste_arrete' }
    : { ok: true, morceaux: suite(premier, passage), abandonner: passage.abandonner };
}

async function* suite(premier: string, passage: Passage<string>): AsyncGenerator<string> {
  try {
    for (let morceau: string | null = premier; morceau !== null; morceau = await passage.prendre()) yield morceau;
  } finally {
    passage.abandonner();
  }
}

/** Un poste arrêté ne reçoit rien, pas même la première ligne. */
async function ecrirePage(
  tx: Tx,
  { horloge }: Contexte,
  compte: CompteConnecte,
  demande: PullRequest,
  sortie: Passage<string>,
): Promise<void> {
  const quand = horloge().toISOString();
  const jour = jourAParis(quand);
  const poste = await etatDuPoste(tx, compte);
  if (!poste.inscrit || poste.arrete) return;
  const flux = await etatDesFlux(tx, fluxDuCompte(compte), demande.curseurs, jour);
  const debut: PullDebut = { t: 'debut', protocole: PROTOCOLE, epoque: poste.epoque, dernierRang: poste.dernierRang, quand, flux };
  await sortie.donner(`${JSON.stringify(debut)}\n`);
  const fin = await ecrireLignes(tx, flux, jour, demande.limite ?? LIMITE, sortie);
  await sortie.donner(`${JSON.stringify(fin)}\n`);
}

/** Flux après flux, dans l'ordre des numéros, jusqu'à la limite. */
async function ecrireLignes(tx: Tx, flux: readonly EtatFlux[], jour: Jour, limite: number, sortie: Passage<string>): Promise<PullFin> {
  let lignes = 0;
  for (const [position, { id, depuis, restant }] of flux.entries()) {
    let apres = depuis;
    for (let reste = restant; reste > 0;) {
      if (lignes === limite) return { t: 'fin', lignes, complet: false };
      const lues = await lireFlux(tx, id, apres, jour, Math.min(PAR_MORCEAU, limite - lignes), depuis === 0);
      if (lues.length === 0) break;
      await sortie.donner(lues.map(({ numero, charge }) => `[${position},${numero},${charge}]\n`).join(''));
      apres = lues.at(-1)!.numero;
      lignes += lues.length;
      reste -= lues.length;
    }
  }
  return { t: 'fin', lignes, complet: true };
}
