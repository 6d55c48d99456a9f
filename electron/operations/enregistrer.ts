import { v7 as uuidv7 } from 'uuid';
import type { CommandName } from '../../domain/contract/index.ts';
import type { FaitJournal } from '../../domain/journal/entree.ts';
import type { Jour } from '../../domain/shared/dates.ts';
import { CommandeId, type DemandeId } from '../../domain/shared/ids.ts';
import type { Result } from '../../domain/shared/result.ts';
import { enregistrerActe, type Effet } from '../../db/local/apply/acte.ts';
import { journaliser } from '../../db/local/apply/journal.ts';
import { transactionAuCarnet } from '../../db/local/carnet/suivi.ts';
import type { Session } from '../host/session.ts';
import type { Emit } from '../sync/moteur.ts';

/** Un acte à enregistrer : la règle qui le juge, et ce qu'on en garde quand elle l'accepte. */
export interface AEnregistrer<V, R> {
  readonly nom: CommandName;
  readonly entree: Readonly<Record<string, unknown>>;
  readonly regle: (instant: string) => Result<V, R>;
  readonly effet: (accepte: V) => Effet;
  readonly trace: (accepte: V) => { readonly objet: DemandeId; readonly detail: FaitJournal['detail'] };
  readonly echeance: (accepte: V) => Jour | null;
}

/** L'acte, son effet visible, sa ligne de journal et sa place dans la boîte d'envoi : une seule transaction, que le carnet précède d'un instant. */
export function enregistrer<V, R>(session: Session, emit: Emit, acte: AEnregistrer<V, R>): Result<V, R> {
  const { base, gestionnaire, moteur, horloge } = session;
  const saisieLe = horloge().toISOString();
  const resultat = transactionAuCarnet(base.ecriture, (noter) => {
    const decision = acte.regle(saisieLe);
    if (!decision.ok) return decision;
    const commandeId = CommandeId.parse(uuidv7());
    const { objet, detail } = acte.trace(decision.value);
    enregistrerActe(base.ecriture, {
      commandeId,
      nom: acte.nom,
      entree: acte.entree,
      saisieLe,
      pourLeCompteDe: objet,
      effet: acte.effet(decision.value),
      echeance: acte.echeance(decision.value),
    });
    journaliser(base.ecriture, { quand: saisieLe, auteur: gestionnaire.id, acte: acte.nom, objet, detail: { ...detail, commandeId } });
    noter(commandeId);
    return decision;
  });
  if (resultat.ok) {
    emit('donnees.changees', { tables: ['candidature', 'outbox', 'demande'] });
    emit('sync.changee', {});
    moteur.demander();
  }
  return resultat;
}
