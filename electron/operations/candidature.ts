import { annuler, type RefusAnnuler } from '../../domain/candidature/annuler.ts';
import type { Auteur, Candidature } from '../../domain/candidature/candidature.ts';
import { postuler, type RefusPostuler } from '../../domain/candidature/postuler.ts';
import type { CommandName } from '../../domain/contract/index.ts';
import type { Mandat } from '../../domain/mandat/mandat.ts';
import { ok, type Result } from '../../domain/shared/result.ts';
import { faitsAnnuler } from '../../db/local/facts/annuler.ts';
import { faitsPostuler } from '../../db/local/facts/postuler.ts';
import type { Handlers } from '../host/dispatch.ts';
import type { Session } from '../host/session.ts';
import type { Emit } from '../sync/moteur.ts';
import { enregistrer } from './enregistrer.ts';

type Noms = Extract<CommandName, `candidature.${string}`>;

/** Postuler et annuler pour un agent : jugés ici par la règle, enregistrés d'un seul tenant, puis jugés par le serveur. */
export const operationsCandidature = (emit: Emit): Pick<Handlers, Noms> => ({
  'candidature.postuler': (input, session) => {
    const faits = (instant: string) =>
      faitsPostuler(session.base.ecriture, { academieId: session.academie.id, instant, auteur: auteur(session) }, input);
    // Un double clic ou une répétition porte le même identifiant : c'est le même acte, déjà enregistré.
    const deja = faits(session.horloge().toISOString()).candidatures.some(
      (c) => c.id === input.candidatureId && c.offreId === input.offreId,
    );
    if (deja) return ok({ candidatureId: input.candidatureId });
    return deposer<RefusPostuler>(session, emit, 'candidature.postuler', input, (instant) => postuler(faits(instant), input));
  },
  'candidature.annuler': (input, session) =>
    deposer<RefusAnnuler>(session, emit, 'candidature.annuler', input, (instant) =>
      annuler(faitsAnnuler(session.base.ecriture, { instant, auteur: auteur(session) }, input)),
    ),
});

function deposer<R>(
  session: Session,
  emit: Emit,
  nom: Noms,
  entree: Record<string, unknown>,
  regle: (instant: string) => Result<Candidature, R>,
): Result<{ candidatureId: Candidature['id'] }, R> {
  const resultat = enregistrer<Candidature, R>(session, emit, {
    nom,
    entree,
    regle,
    effet: (candidature) => ({ entite: 'candidature', candidature }),
    trace: (candidature) => ({ objet: candidature.demandeId, detail: { candidatureId: candidature.id } }),
    echeance: (candidature) => candidature.resume.dateLimite,
  });
  return resultat.ok ? ok({ candidatureId: resultat.value.id }) : resultat;
}

const auteur =
  ({ gestionnaire }: Session) =>
  (mandat: Mandat): Auteur => ({
    role: 'gestionnaire',
    id: gestionnaire.id,
    nom: `${gestionnaire.prenom} ${gestionnaire.nom}`,
    mandatId: mandat.id,
  });
