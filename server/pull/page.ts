import type { ErreurSync, PullDebut, PullFin, PullRequest } from '../../domain/contract/sync.ts';
import { JOURS_HORS_LIGNE } from '../../domain/contract/droit-perdu.ts';
import { PROTOCOLE } from '../../domain/contract/sync.ts';
import { jourAParis, type Jour } from '../../domain/shared/dates.ts';
import { AcademieId, type DemandeId } from '../../domain/shared/ids.ts';
import type { CompteConnecte } from '../../db/central/views/porteur.ts';
import { accuseDe, accuserRetraits } from '../../db/central/apply/retrait.ts';
import { etatDesFlux, lireFlux, retraitsDepuis, type EtatFlux } from '../../db/central/feed/lire.ts';
import { enTransaction, type Tx } from '../../db/central/open.ts';
import { etatDuPoste, type EtatDuPoste } from '../../db/central/views/poste.ts';
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
  let refus: ErreurSync['erreur'] = 'poste_inconnu';
  const travail = async (tx: Tx): Promise<number | null> => {
    const ecrite = await ecrirePage(tx, contexte, compte, demande, passage);
    if (typeof ecrite === 'string') refus = ecrite;
    return typeof ecrite === 'string' ? null : ecrite;
  };
  void enTransaction(contexte.pool, academieId, travail, { lecture: true, essais: 1 }).then(
    async (efface) => {
      if (efface !== null) await accuser(contexte, academieId, compte.posteId, efface);
      passage.finir(null);
    },
    (erreur: unknown) => passage.finir(erreur),
  );
  const premier = await passage.prendre();
  return premier === null ? { ok: false, erreur: refus } : { ok: true, morceaux: suite(premier, passage), abandonner: passage.abandonner };
}

/** Le reçu se compte à part, la page étant une lecture, et avant qu'elle finisse : rien ne se fait après la réponse. S'il ne peut pas l'être, la prochaine lecture le portera encore. */
const accuser = ({ pool, horloge }: Contexte, academieId: AcademieId, posteId: string, numero: number): Promise<void> =>
  enTransaction(pool, academieId, (tx) => accuserRetraits(tx, { academieId, posteId }, numero, horloge().toISOString())).catch(
    () => undefined,
  );

async function* suite(premier: string, passage: Passage<string>): AsyncGenerator<string> {
  try {
    for (let morceau: string | null = premier; morceau !== null; morceau = await passage.prendre()) yield morceau;
  } finally {
    passage.abandonner();
  }
}

/**
 * Un poste arrêté, ou qui n'est plus inscrit, ne reçoit rien, pas même la première ligne : pourquoi. Sinon, jusqu'où il accuse des retraits
 * qui n'étaient pas encore comptés ; null s'il n'y en a pas.
 */
async function ecrirePage(
  tx: Tx,
  { horloge, joursHorsLigne = JOURS_HORS_LIGNE }: Contexte,
  compte: CompteConnecte,
  demande: PullRequest,
  sortie: Passage<string>,
): Promise<'poste_inconnu' | 'poste_arrete' | number | null> {
  const quand = horloge().toISOString();
  const jour = jourAParis(quand);
  const poste = await etatDuPoste(tx, compte);
  if (!poste.inscrit) return 'poste_inconnu';
  if (poste.arrete) return 'poste_arrete';
  const { epoque, dernierRang } = poste;
  const flux = await etatDesFlux(tx, fluxDuCompte(compte), demande.curseurs, jour);
  const retraits = await retraitsEnTete(tx, flux[0]!);
  const debut: PullDebut = { t: 'debut', protocole: PROTOCOLE, epoque, dernierRang, quand, flux, retraits, joursHorsLigne };
  await sortie.donner(`${JSON.stringify(debut)}\n`);
  const fin = await ecrireLignes(tx, flux, jour, demande.limite ?? LIMITE, sortie);
  await sortie.donner(`${JSON.stringify(fin)}\n`);
  return accuseNeuf(tx, compte.academieId, poste, flux[0]!.tete, demande);
}

/** Ce qui quitte le poste passe avant toute autre chose (I-10). Qui part de zéro n'a rien à effacer. */
const retraitsEnTete = async (tx: Tx, { id, depuis, restant }: EtatFlux): Promise<DemandeId[]> =>
  depuis === 0 || restant === 0 ? [] : retraitsDepuis(tx, id, depuis);

async function accuseNeuf(
  tx: Tx,
  academieId: string,
  { epoque, recuJusqua }: EtatDuPoste,
  tete: number,
  demande: PullRequest,
): Promise<number | null> {
  const accuse = accuseDe(academieId, demande);
  if (accuse === null || accuse.epoque !== epoque || accuse.numero > tete) return null;
  const { rowCount } = await tx.query('SELECT 1 FROM retrait WHERE academie_id = $1 AND numero > $2 AND numero <= $3 LIMIT 1', [
    academieId,
    recuJusqua,
    accuse.numero,
  ]);
  return rowCount === 1 ? accuse.numero : null;
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
