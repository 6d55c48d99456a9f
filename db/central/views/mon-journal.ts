import type { LigneMonJournal, MonJournal } from '../../../domain/contract/mon-journal.ts';
import { quoiDeLActe } from '../../../domain/journal/quoi.ts';
import type { AgentId } from '../../../domain/shared/ids.ts';
import { microsecondes } from '../empreinte-journal.ts';
import type { Tx } from '../open.ts';

const PAR_PAGE = 20;

interface Ligne {
  readonly cle: string;
  readonly quand: string;
  readonly acte: string;
  readonly role: LigneMonJournal['role'];
  readonly nom: string | null;
  readonly prenom: string | null;
  readonly organisme: string | null;
}

/**
 * Qui a consulté la demande où la transaction est entrée, et ce qu'il y a fait : les journaux des postes et celui du serveur réunis,
 * les plus récents d'abord, douze mois au plus. Ce que l'agent fait lui-même n'y est pas. Une horloge de poste en avance ne place
 * pas une ligne après sa réception.
 */
export async function lireMonJournal(tx: Tx, agentId: AgentId, depuisLe: Date, suite: string | null): Promise<MonJournal> {
  const [apresQuand = null, apresCle = ''] = suite?.split('/') ?? [];
  const { rows } = await tx.query<Ligne>(
    `SELECT l.cle, l.quand, l.acte, coalesce(a.role, l.role) AS role, a.nom, a.prenom, a.organisme FROM (
       SELECT 'p.' || journal_id || '.' || numero AS cle, least(quand, ${microsecondes('recue_le')}) AS quand, acte, auteur, 'gestionnaire' AS role
       FROM journal_poste WHERE objet = current_setting('app.demande') AND recue_le > $2
       UNION ALL
       SELECT 's.' || academie_id || '.' || numero, ${microsecondes('quand')}, acte, auteur_id::text, role
       FROM journal WHERE demande_id = current_setting('app.demande')::uuid AND quand > $2
     ) l LEFT JOIN auteurs_du_journal() a ON a.id = l.auteur
     WHERE l.auteur <> $1 AND ($3::text IS NULL OR (l.quand COLLATE "C", l.cle COLLATE "C") < ($3, $4))
     ORDER BY l.quand COLLATE "C" DESC, l.cle COLLATE "C" DESC LIMIT ${PAR_PAGE + 1}`,
    [agentId, depuisLe, apresQuand, apresCle],
  );
  const lignes = rows.slice(0, PAR_PAGE);
  const derniere = lignes.at(-1);
  return {
    lignes: lignes.map(enLigne),
    suite: rows.length > PAR_PAGE && derniere !== undefined ? `${derniere.quand}/${derniere.cle}` : null,
  };
}

/** L'agent connaît un bailleur par son organisme, un gestionnaire et un conseiller par leur nom. */
const enLigne = ({ cle, quand, acte, role, nom, prenom, organisme }: Ligne): LigneMonJournal => ({
  cle,
  quand: new Date(quand).toISOString(),
  role,
  nom: role === 'bailleur' || nom === null ? null : `${prenom} ${nom}`,
  organisme,
  quoi: quoiDeLActe(acte),
});
