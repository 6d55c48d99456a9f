import type { BaseLocale } from '../../db/local/open.ts';
import { renumeroter } from '../../db/local/apply/rang.ts';
import { rouvrirEnvois } from '../../db/local/apply/reouvrir.ts';
import { appliquerReponses } from '../../db/local/apply/reponses.ts';
import { marquerTentative } from '../../db/local/apply/tentative.ts';
import { commandesAEnvoyer } from '../../db/local/views/envois.ts';
import type { Acces } from './jetons.ts';
import type { RaisonDroitPerdu } from '../../domain/contract/droit-perdu.ts';
import { ErreurSync, PROTOCOLE, PushReponse } from '../../domain/contract/sync.ts';
import { noterEpoque } from './epoque.ts';
import { appeler, OCCUPE, type Fetch, type Panne } from './reseau.ts';

/** Ce qui a été fait, ou pourquoi l'échange s'arrête. Les actes restent dans la boîte d'envoi tant que le serveur ne les a pas jugés. */
export type Etape =
  /** `quand` : l'heure du serveur, à la fin d'une page entière. */
  | { readonly genre: 'fait'; readonly tables: ReadonlySet<string>; readonly reste: boolean; readonly quand?: string }
  | { readonly genre: 'jeton_refuse' }
  | {
      readonly genre: 'arret';
      /** Ce qui avait déjà changé quand l'échange s'est arrêté. */
      readonly tables?: ReadonlySet<string>;
      readonly panne:
        Panne | Extract<Acces, { genre: 'panne' }>['panne'] | { readonly motif: 'protocole' | 'serveur_restaure' | RaisonDroitPerdu };
    };

export interface Lien {
  readonly base: BaseLocale;
  readonly serveur: string;
  readonly posteId: string;
  readonly fetch: Fetch;
}

const PAR_ENVOI = 100;

/** Envoyer les actes en attente, dans leur ordre, et appliquer les réponses du serveur. */
export async function pousser({ base, serveur, posteId, fetch }: Lien, acces: string): Promise<Etape | { readonly genre: 'rien' }> {
  const commandes = commandesAEnvoyer(base.lecture, PAR_ENVOI);
  if (commandes.length === 0) return { genre: 'rien' };
  marquerTentative(
    base.ecriture,
    commandes.map((c) => c.commandeId),
  );
  const reponse = await appeler(fetch, `${serveur}/v1/push`, {
    schema: PushReponse,
    acces,
    corps: { protocole: PROTOCOLE, posteId, commandes },
  });
  if (reponse.genre === 'panne') return { genre: 'arret', panne: reponse.panne };
  if (reponse.genre === 'erreur') return rejouer(base, reponse.corps) ?? erreurSync(reponse.statut, reponse.corps);
  noterEpoque(base, reponse.corps.epoque);
  const attendues = new Set<string>(commandes.map((c) => c.commandeId));
  const reponses = reponse.corps.reponses.filter((r) => attendues.has(r.commandeId));
  if (reponses.length === 0) return { genre: 'arret', panne: { motif: 'reponse_inattendue', detail: 'aucune réponse aux actes envoyés' } };
  const tables = appliquerReponses(base.ecriture, reponses);
  return { genre: 'fait', tables, reste: commandesAEnvoyer(base.lecture, 1).length > 0 };
}

/**
 * Le serveur attend un autre rang : restauré d'une sauvegarde, il n'a plus les actes suivants, et ils repartent ; sinon, c'est ce poste, sa base
 * refaite, qui a perdu le compte, et les siens reprennent à la suite. Null s'il n'y a rien à changer.
 */
function rejouer(base: BaseLocale, corps: unknown): Etape | null {
  const lue = ErreurSync.safeParse(corps);
  if (!lue.success || lue.data.erreur !== 'rang_inattendu' || lue.data.dernierRang === undefined) return null;
  const { dernierRang } = lue.data;
  const change = rouvrirEnvois(base.ecriture, dernierRang) > 0 || renumeroter(base.ecriture, dernierRang);
  return !change ? null : { genre: 'fait', tables: new Set(['outbox']), reste: true };
}

/** Ce qu'une erreur du serveur veut dire pour l'échange. */
export function erreurSync(statut: number, corps: unknown): Etape {
  if (statut === OCCUPE) return { genre: 'arret', panne: { motif: 'serveur_occupe' } };
  const lue = ErreurSync.safeParse(corps);
  if (!lue.success) return { genre: 'arret', panne: { motif: 'reponse_inattendue', detail: `statut ${statut}` } };
  switch (lue.data.erreur) {
    case 'jeton_invalide':
      return { genre: 'jeton_refuse' };
    case 'protocole_inconnu':
      return { genre: 'arret', panne: { motif: 'protocole' } };
    case 'rang_inattendu':
      return { genre: 'arret', panne: { motif: 'serveur_restaure' } };
    case 'poste_inconnu':
    case 'poste_arrete':
    case 'compte_ferme':
      return { genre: 'arret', panne: { motif: lue.data.erreur } };
    case 'commande_differente':
    case 'requete_invalide':
      return { genre: 'arret', panne: { motif: 'reponse_inattendue', detail: lue.data.erreur } };
  }
}
