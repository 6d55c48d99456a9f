import type { Pool } from '../../../db/central/open.ts';
import { jourAParis } from '../../../domain/shared/dates.ts';
import { type Evenement, type Histoire, type Qui, uneHistoire } from '../histoire.ts';
import { lectureDuPull, reponsesDuPush } from '../fil.ts';
import type { BaseDEssai, Changement } from '../constat/base.ts';
import { type Chronique, uneChronique } from '../constat/chronique.ts';
import type { Manquement } from '../verificateur/manquement.ts';
import { verifier } from '../verificateur/verifier.ts';
import { debutDuCorps, lireReponse } from './http-brut.ts';
import type { GestionnaireReel } from './monde.ts';
import type { Echange } from './passage.ts';

/** Qui se cache derrière un identifiant de poste. */
export interface Annuaire {
  readonly de: (posteId: string) => { readonly qui: Qui; readonly gestionnaire: GestionnaireReel } | null;
}

/** L'histoire de vrais processus : ce que disent les postes, ce que la base a retenu, ce que le mandataire a vu passer. */
export interface Recit {
  readonly histoire: Histoire;
  /** À brancher sur le mandataire. */
  readonly observer: (echange: Echange) => void;
  /** Ce que la base a validé, puis ce que le serveur a répondu depuis la dernière fois. La base doit répondre. */
  readonly relever: () => Promise<void>;
  /** Une base plus ancienne a pris la place de celle-ci. */
  readonly restauree: (epoque: string) => Promise<void>;
  /** Tout le journal du serveur, puis le verdict. */
  readonly conclure: () => Promise<Manquement[]>;
}

export async function unRecit(o: { pool: () => Pool; temoin: () => BaseDEssai; annuaire: Annuaire }): Promise<Recit> {
  const histoire = uneHistoire(() => new Date());
  const quiEst = (posteId: string): Qui => o.annuaire.de(posteId)?.qui ?? 'essai';
  const chronique: Chronique = uneChronique(histoire, quiEst);
  let vus: Echange[] = [];

  async function relever(): Promise<void> {
    const echanges = vus;
    vus = [];
    chronique.raconter(enOrdreDeValidation(await o.temoin().relever()), jourAParis(new Date().toISOString()));
    for (const echange of echanges) raconterEchange(histoire, o.annuaire, echange, echanges);
  }

  await o.temoin().relever();
  await chronique.decrire(o.pool());
  return {
    histoire,
    observer: (echange) => void vus.push(echange),
    relever,
    async restauree(epoque) {
      await o.temoin().relever();
      histoire.noter('base', { quoi: 'restauree', epoque });
      await chronique.decrire(o.pool());
    },
    async conclure() {
      await relever();
      const { rows } = await o
        .pool()
        .query<{ poste_id: string; rang: number; id: string }>('SELECT poste_id, rang, id FROM commande ORDER BY poste_id, rang');
      const commandes = rows.map((r) => ({ poste: quiEst(r.poste_id), rang: r.rang, commandeId: r.id }));
      histoire.noter('base', { quoi: 'journal', commandes: commandes.filter((c) => c.poste !== 'essai') });
      return verifier(histoire.evenements);
    },
  };
}

/**
 * Deux transactions qui se gênent (même poste, même flux, même demande) ne prennent leur dernier verrou que l'une après l'autre :
 * la dernière ligne de chacune les met dans l'ordre où elles ont été validées.
 */
function enOrdreDeValidation(changements: readonly Changement[]): Changement[] {
  const dernieres = new Map(changements.map((c, i) => [c.transaction, i]));
  return changements.toSorted((a, b) => dernieres.get(a.transaction)! - dernieres.get(b.transaction)!);
}

function raconterEchange(histoire: Histoire, annuaire: Annuaire, echange: Echange, autres: readonly Echange[]): void {
  const lue = ['POST /v1/push', 'POST /v1/pull'].includes(echange.route) ? lireReponse(echange.reponse) : null;
  if (lue?.statut !== 200) return;
  const envoye = echange.requete.subarray(debutDuCorps(echange.requete)).toString();
  const { posteId } = JSON.parse(envoye) as { posteId: string };
  const poste = annuaire.de(posteId);
  if (poste === null) throw new Error(`un poste inconnu échange : ${posteId}`);
  if (echange.route === 'POST /v1/push') {
    for (const fait of reponsesDuPush(poste.qui, envoye, lue.corps.toString())) histoire.noter('serveur', fait);
    return;
  }
  // Deux lectures en même temps : laquelle a été prise la première, le mandataire ne peut le dire.
  if (autres.some((a) => a !== echange && a.route === echange.route && a.debutMs < echange.finMs && echange.debutMs < a.finMs)) return;
  const lecteur = { qui: poste.qui, academieId: poste.gestionnaire.academieId, compteId: poste.gestionnaire.id };
  const { photographie, livraison } = lectureDuPull(lecteur, echange.n, lue.corps.toString());
  histoire.noter('serveur', photographie);
  histoire.noter('serveur', livraison);
}

/** Les manquements en clair, pour un échec qui se lise. */
export const enClair = (manquements: readonly Manquement[], histoire: readonly Evenement[]): string =>
  manquements
    .map((m) => `${m.invariant} : ${m.phrase} [${JSON.stringify(histoire.find((e) => e.ordre === m.ordre) ?? null)?.slice(0, 300)}]`)
    .join('\n');
