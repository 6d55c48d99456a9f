import { plafondsDuMenage } from '../../domain/eligibilite/plafonds-du-menage.ts';
import { nombrePersonnes } from '../../domain/eligibilite/nombre-personnes.ts';
import { jourAParis } from '../../domain/shared/dates.ts';
import { ok, refused } from '../../domain/shared/result.ts';
import { journaliser } from '../../db/local/apply/journal.ts';
import type { Handlers } from '../host/dispatch.ts';
import type { Session } from '../host/session.ts';

/** Lire les dossiers des agents qui ont donné mandat. Ouvrir un dossier est une ligne du journal (I-12). */
export const operationsDossier: Pick<Handlers, 'dossier.lister' | 'dossier.lire'> = {
  'dossier.lister': (input, session) => ok(session.vues.listerDossiers(input, jourDuPoste(session))),
  'dossier.lire': ({ demandeId }, session) => {
    const lu = session.vues.lireDossier(demandeId);
    if (lu === null) return refused({ motif: 'dossier_absent' });
    journaliserOuverture(session, demandeId);
    const le = jourDuPoste(session);
    return ok({ ...lu, le, plafonds: plafondsDuMenage(lu.demande, le), nombrePersonnes: nombrePersonnes(lu.demande) });
  },
};

const MEME_CONSULTATION_MS = 15 * 60_000;

/** Une ligne par dossier ouvert : passer à un autre et revenir en est une nouvelle, le rafraîchissement de l'écran non (I-12). */
function journaliserOuverture(session: Session, demandeId: string): void {
  const { base, gestionnaire, horloge, consultation } = session;
  const maintenant = horloge();
  const deja = consultation?.demandeId === demandeId && maintenant.getTime() - consultation.ms < MEME_CONSULTATION_MS;
  if (deja) return;
  journaliser(base.ecriture, {
    quand: maintenant.toISOString(),
    auteur: gestionnaire.id,
    acte: 'dossier.lire',
    objet: demandeId,
    detail: {},
  });
  session.consultation = { demandeId, ms: maintenant.getTime() };
}

/** Le jour de l'horloge du poste : pour informer (fraîcheurs, plafonds de l'année), jamais pour décider. */
export const jourDuPoste = (session: Session): string => jourAParis(session.horloge().toISOString());
