import type { CommandName } from '../../domain/contract/index.ts';
import type { Commande, ErreurSync, ReponseCommande } from '../../domain/contract/sync.ts';
import { jourAParis } from '../../domain/shared/dates.ts';
import { AcademieId, GestionnaireId } from '../../domain/shared/ids.ts';
import { type CommandeJugee, garderReponses } from '../../db/central/apply/commande.ts';
import { type Publication, publier } from '../../db/central/apply/publication.ts';
import type { CompteConnecte } from '../../db/central/views/porteur.ts';
import { faitsReception } from '../../db/central/facts/reception.ts';
import { teteDuFlux } from '../../db/central/feed/lire.ts';
import { enTransaction, type Pool, type Tx } from '../../db/central/open.ts';
import { executerAnnuler, executerPostuler } from './candidature.ts';
import { refusee, type ContexteCommande, type Effet, type Executeur } from './commande.ts';
import { executerRefuserRattachement, executerValiderRattachement } from './rattachement.ts';

/** Chaque commande du contrat a son exécution ici : en oublier une est une erreur de compilation. */
const executeurs: Readonly<Record<CommandName, Executeur>> = {
  'candidature.postuler': executerPostuler,
  'candidature.annuler': executerAnnuler,
  'rattachement.valider': executerValiderRattachement,
  'rattachement.refuser': executerRefuserRattachement,
};

export type Reception =
  | { readonly ok: true; readonly reponses: readonly ReponseCommande[]; readonly dernierRang: number; readonly epoque: string }
  | { readonly ok: false; readonly erreur: ErreurSync };

const erreur = (code: ErreurSync['erreur'], dernierRang?: number): Reception => ({
  ok: false,
  erreur: { erreur: code, ...(dernierRang === undefined ? {} : { dernierRang }) },
});

/**
 * Recevoir des commandes qui se suivent : une transaction, un effet au plus pour chacune, sa réponse gardée avec lui.
 * Déjà reçue : la même réponse. Même identifiant, autre contenu : une erreur. Un refus est une réponse, la file continue.
 * Rend les réponses jusqu'à la première erreur ; l'erreur, si c'est la première commande. Une exception n'écrit rien d'aucune.
 */
export const recevoir = (pool: Pool, compte: CompteConnecte, commandes: readonly Commande[], maintenant: Date): Promise<Reception> =>
  enTransaction(pool, AcademieId.parse(compte.academieId), (tx) => recevoirDans(tx, compte, commandes, maintenant));

/** Une commande reçue à l'instant, jugée, dont l'effet n'est pas encore publié. */
interface Jugee {
  readonly commande: Commande;
  readonly effet: Effet;
}

async function recevoirDans(tx: Tx, compte: CompteConnecte, commandes: readonly Commande[], maintenant: Date): Promise<Reception> {
  const academieId = AcademieId.parse(compte.academieId);
  const faits = await faitsReception(tx, academieId, compte, commandes);
  if (faits === null) return erreur('poste_inconnu');
  // Désactivé au milieu d'un envoi : les commandes suivantes ne passent plus.
  if (!faits.compteActif) return erreur('jeton_invalide');
  const suite: (ReponseCommande | Jugee)[] = [];
  let arret: Reception | null = null;
  let rang = faits.dernierRang;
  for (const commande of commandes) {
    const connue = faits.connues.get(commande.commandeId);
    if (connue !== undefined) {
      if (connue.memeContenu) suite.push(connue.reponse);
      else arret = erreur('commande_differente');
    } else if (commande.rang !== rang + 1) arret = erreur('rang_inattendu', rang);
    // Répétée dans le même envoi : sa réponse sera connue à la transaction suivante.
    else if (suite.some((s) => 'effet' in s && s.commande.commandeId === commande.commandeId)) break;
    else {
      // Un poste arrêté rend ses actes : ils sont gardés ici, refusés, et n'ont aucun effet. Rien ne dit qui les a faits.
      const effet = faits.arrete ? refusee({ motif: 'poste_arrete' }) : await executer(tx, { academieId, compte, maintenant, commande });
      suite.push({ commande, effet });
      rang = commande.rang;
    }
    if (arret !== null) break;
  }
  if (arret !== null && suite.length === 0) return arret;
  const reponses = await conclure(tx, { ...compte, academieId }, suite, maintenant);
  return { ok: true, reponses, dernierRang: rang, epoque: faits.epoque };
}

/** Publie tous les effets à la fois, puis garde chaque réponse avec le numéro où descend le sien. */
async function conclure(
  tx: Tx,
  porteur: { academieId: AcademieId; compteId: string; posteId: string },
  suite: readonly (ReponseCommande | Jugee)[],
  maintenant: Date,
): Promise<ReponseCommande[]> {
  const tetes = await publier(
    tx,
    suite.flatMap((s) => ('effet' in s && s.effet.statut === 'acceptee' ? (s.effet.publication ?? []) : [])),
  );
  const jugees: CommandeJugee[] = [];
  const reponses: ReponseCommande[] = [];
  for (const s of suite) {
    if (!('effet' in s)) {
      reponses.push(s);
      continue;
    }
    const reponse = await enReponse(tx, s, tetes, maintenant);
    reponses.push(reponse);
    jugees.push({ commande: s.commande, reponse, mandatId: s.effet.statut === 'acceptee' ? s.effet.mandatId : null });
  }
  if (jugees.length > 0) await garderReponses(tx, porteur, jugees, maintenant);
  return reponses;
}

/** Ce que le poste lira : le mandat reste au journal du serveur. */
async function enReponse(
  tx: Tx,
  { commande: { commandeId }, effet }: Jugee,
  tetes: ReadonlyMap<string, number>,
  maintenant: Date,
): Promise<ReponseCommande> {
  const commun = { commandeId, recueLe: maintenant.toISOString() };
  if (effet.statut === 'refusee') return { ...commun, statut: 'refusee', raisons: [...effet.raisons] };
  const { statut, flux, publication } = effet;
  return { ...commun, statut, flux, numero: await numeroDe(tx, flux, publication, tetes) };
}

/** Où l'effet descend ; 0 s'il ne descend pas. Déjà descendu, il est au plus tard à la tête. */
async function numeroDe(tx: Tx, flux: string, publication: Publication | null, tetes: ReadonlyMap<string, number>): Promise<number> {
  if (publication === null) return tetes.get(flux) ?? teteDuFlux(tx, flux);
  return (publication.emission.get(flux)?.length ?? 0) === 0 ? 0 : tetes.get(flux)!;
}

async function executer(
  tx: Tx,
  o: { academieId: AcademieId; compte: CompteConnecte; maintenant: Date; commande: Commande },
): Promise<Effet> {
  const { compte, commande, academieId } = o;
  if (!Object.hasOwn(executeurs, commande.nom)) return refusee({ motif: 'commande_inconnue' });
  const { entree, executer: faire } = executeurs[commande.nom as CommandName];
  const lue = entree.safeParse(commande.entree);
  if (!lue.success) return refusee({ motif: 'entree_invalide' });
  const instant = o.maintenant.toISOString();
  const gestionnaireId = GestionnaireId.parse(compte.compteId);
  const nom = `${compte.prenom} ${compte.nom}`;
  const auteur: ContexteCommande['auteur'] = (mandat) => ({ role: 'gestionnaire', id: gestionnaireId, nom, mandatId: mandat.id });
  return faire(tx, { academieId, gestionnaireId, instant, jour: jourAParis(instant), auteur }, lue.data, commande.pourLeCompteDe);
}
