import type { CommandName } from '../../domain/contract/index.ts';
import type { Demande } from '../../domain/demande/demande.ts';
import {
  estDejaJugeAinsi,
  type JugementSaisi,
  jugerRattachement,
  type RefusJugerRattachement,
} from '../../domain/demande/juger-rattachement.ts';
import { ok, type Result } from '../../domain/shared/result.ts';
import { dejaJugeIci, faitsJugerRattachement } from '../../db/local/facts/juger-rattachement.ts';
import type { Handlers } from '../host/dispatch.ts';
import type { Session } from '../host/session.ts';
import type { Emit } from '../sync/moteur.ts';
import { enregistrer } from './enregistrer.ts';

type Noms = Extract<CommandName, `rattachement.${string}`>;

/** « Rattachements à valider » (D4) : jugés ici, avec ou sans réseau, puis par le serveur. */
export function operationsRattachement(emit: Emit): Pick<Handlers, Noms> {
  const juger = (
    session: Session,
    nom: Noms,
    input: JugementSaisi,
    validation: 'validee' | 'refusee',
  ): Result<Record<string, never>, RefusJugerRattachement> => {
    const faits = () => faitsJugerRattachement(session.base.ecriture, session.academie.id, input.demandeId);
    const resultat = enregistrer<Demande, RefusJugerRattachement>(session, emit, {
      nom,
      entree: { ...input },
      regle: () => jugerRattachement(faits(), input, validation),
      effet: (demande) => ({ entite: 'rattachement', demande }),
      trace: (demande) => ({ objet: demande.id, detail: { validation } }),
      echeance: () => null,
    });
    if (resultat.ok) return ok({});
    // Un double clic, ou le même geste refait : il est déjà enregistré.
    const { demande } = faits();
    const deja = demande !== null && estDejaJugeAinsi(demande, resultat.refus, input, validation);
    return deja && dejaJugeIci(session.base.lecture, nom, input) ? ok({}) : resultat;
  };
  return {
    'rattachement.valider': (input, session) => juger(session, 'rattachement.valider', input, 'validee'),
    'rattachement.refuser': (input, session) => juger(session, 'rattachement.refuser', input, 'refusee'),
  };
}
