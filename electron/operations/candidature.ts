import { v7 as uuidv7 } from 'uuid';
import { annuler } from '../../domain/candidature/annuler.ts';
import type { Auteur, Candidature } from '../../domain/candidature/candidature.ts';
import { postuler } from '../../domain/candidature/postuler.ts';
import type { CommandName } from '../../domain/contract/index.ts';
import { CommandeId } from '../../domain/shared/ids.ts';
import type { Mandat } from '../../domain/mandat/mandat.ts';
import { ok, type Result } from '../../domain/shared/result.ts';
import { enregistrerActe } from '../../db/local/apply/acte.ts';
import { journaliser } from '../../db/local/apply/journal.ts';
import { faitsAnnuler } from '../../db/local/facts/annuler.ts';
import { faitsPostuler } from '../../db/local/facts/postuler.ts';
import type { Handlers } from '../host/dispatch.ts';
import type { Session } from '../host/session.ts';
import type { Emit } from '../sync/moteur.ts';

/** Postuler et annuler pour un agent : jugés ici par la règle, enregistrés d'un seul tenant, puis jugés par le serveur. */
export const operationsCandidature = (emit: Emit): Pick<Handlers, CommandName> => ({
  'candidature.postuler': (input, session) => {
    const faits = (instant: string) =>
      faitsPostuler(session.base.ecriture, { academieId: session.academie.id, instant, auteur: auteur(session) }, input);
    // Un double clic ou une répétition porte le même identifiant : c'est le même acte, déjà enregistré.
    const deja = faits(session.horloge().toISOString()).candidatures.some(
      (c) => c.id === input.candidatureId && c.offreId === input.offreId,
    );
    if (deja) return ok({ candidatureId: input.candidatureId });
    return enregistrer(session, emit, 'candidature.postuler', input, (instant) => postuler(faits(instant), input));
  },
  'candidature.annuler': (input, session) =>
    enregistrer(session, emit, 'candidature.annuler', input, (instant) =>
      annuler(faitsAnnuler(session.base.ecriture, { instant, auteur: auteur(session) }, input)),
    ),
});

/** L'acte, son effet visible, sa ligne de journal et sa place dans la boîte d'envoi : une seule transaction. */
function enregistrer<R>(
  session: Session,
  emit: Emit,
  nom: CommandName,
  entree: Record<string, unknown>,
  regle: (instant: string) => Result<Candidature, R>,
): Result<{ candidatureId: Candidature['id'] }, R> {
  const { base, gestionnaire, moteur, horloge } = session;
  const saisieLe = horloge().toISOString();
  const resultat = base.ecriture
    .transaction(() => {
      const decision = regle(saisieLe);
      if (!decision.ok) return decision;
      const effet = decision.value;
      const commandeId = CommandeId.parse(uuidv7());
      enregistrerActe(base.ecriture, {
        commandeId,
        nom,
        entree,
        saisieLe,
        pourLeCompteDe: effet.demandeId,
        effet,
        echeance: effet.resume.dateLimite,
      });
      journaliser(base.ecriture, {
        quand: saisieLe,
        auteur: gestionnaire.id,
        acte: nom,
        objet: effet.demandeId,
        detail: { candidatureId: effet.id, commandeId },
      });
      return ok({ candidatureId: effet.id });
    })
    .immediate();
  if (resultat.ok) {
    emit('donnees.changees', { tables: ['candidature', 'outbox', 'demande'] });
    emit('sync.changee', {});
    moteur.demander();
  }
  return resultat;
}

const auteur =
  ({ gestionnaire }: Session) =>
  (mandat: Mandat): Auteur => ({
    role: 'gestionnaire',
    id: gestionnaire.id,
    nom: `${gestionnaire.prenom} ${gestionnaire.nom}`,
    mandatId: mandat.id,
  });
