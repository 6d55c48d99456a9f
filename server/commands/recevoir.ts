import type { CommandName } from '../../domain/contract/index.ts';
import type { Commande, ErreurSync, ReponseCommande } from '../../domain/contract/sync.ts';
import { jourAParis } from '../../domain/shared/dates.ts';
import { AcademieId, GestionnaireId } from '../../domain/shared/ids.ts';
import { garderReponse } from '../../db/central/apply/commande.ts';
import type { CompteConnecte } from '../../db/central/views/porteur.ts';
import { faitsReception } from '../../db/central/facts/reception.ts';
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
  | { readonly ok: true; readonly reponse: ReponseCommande; readonly dernierRang: number; readonly epoque: string }
  | { readonly ok: false; readonly erreur: ErreurSync };

const erreur = (code: ErreurSync['erreur'], dernierRang?: number): Reception => ({
  ok: false,
  erreur: { erreur: code, ...(dernierRang === undefined ? {} : { dernierRang }) },
});

/**
 * Recevoir une commande : une transaction, un effet au plus, une réponse gardée avec lui.
 * Déjà reçue : la même réponse. Même identifiant, autre contenu : une erreur. Un refus est une réponse, la file continue.
 */
export const recevoir = (pool: Pool, compte: CompteConnecte, commande: Commande, maintenant: Date): Promise<Reception> =>
  enTransaction(pool, AcademieId.parse(compte.academieId), (tx) => recevoirDans(tx, compte, commande, maintenant));

async function recevoirDans(tx: Tx, compte: CompteConnecte, commande: Commande, maintenant: Date): Promise<Reception> {
  const academieId = AcademieId.parse(compte.academieId);
  const faits = await faitsReception(tx, academieId, compte, commande);
  if (faits === null) return erreur('poste_inconnu');
  // Désactivé au milieu d'un envoi : les commandes suivantes ne passent plus.
  if (!faits.compteActif) return erreur('jeton_invalide');
  const { connue, dernierRang, epoque } = faits;
  if (connue !== null)
    return connue.memeContenu ? { ok: true, reponse: connue.reponse, dernierRang, epoque } : erreur('commande_differente');
  if (commande.rang !== dernierRang + 1) return erreur('rang_inattendu', dernierRang);
  // Un poste arrêté rend ses actes : ils sont gardés ici, refusés, et n'ont aucun effet. Rien ne dit qui les a faits.
  const effet = faits.arrete ? refusee({ motif: 'poste_arrete' }) : await executer(tx, { academieId, compte, maintenant, commande });
  const reponse = enReponse(commande, maintenant, effet);
  await garderReponse(tx, { ...compte, academieId }, commande, { reponse, mandatId: effet.statut === 'acceptee' ? effet.mandatId : null });
  return { ok: true, reponse, dernierRang: commande.rang, epoque };
}

/** Ce que le poste lira : le mandat reste au journal du serveur. */
function enReponse({ commandeId }: Commande, maintenant: Date, effet: Effet): ReponseCommande {
  const commun = { commandeId, recueLe: maintenant.toISOString() };
  if (effet.statut === 'refusee') return { ...commun, statut: 'refusee', raisons: [...effet.raisons] };
  const { statut, flux, numero } = effet;
  return { ...commun, statut, flux, numero };
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
