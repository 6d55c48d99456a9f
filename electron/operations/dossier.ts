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
    const { base, gestionnaire, horloge } = session;
    journaliser(base.ecriture, { quand: horloge().toISOString(), auteur: gestionnaire.id, acte: 'dossier.lire', objet: demandeId, detail: {} });
    const le = jourDuPoste(session);
    return ok({ ...lu, le, plafonds: plafondsDuMenage(lu.demande, le), nombrePersonnes: nombrePersonnes(lu.demande) });
  },
};

/** Le jour de l'horloge du poste : pour informer (fraîcheurs, plafonds de l'année), jamais pour décider. */
export const jourDuPoste = (session: Session): string => jourAParis(session.horloge().toISOString());
