import type { CommandName, ParsedInput } from '../../domain/contract/index.ts';
import type { Demande } from '../../domain/demande/demande.ts';
import { jugerRattachement, type RefusJugerRattachement } from '../../domain/demande/juger-rattachement.ts';
import { ok, type Result } from '../../domain/shared/result.ts';
import { faitsJugerRattachement } from '../../db/local/facts/juger-rattachement.ts';
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
    input: ParsedInput<'rattachement.valider'> & { motif?: string },
    validation: 'validee' | 'refusee',
  ): Result<Record<string, never>, RefusJugerRattachement> => {
    const resultat = enregistrer<Demande, RefusJugerRattachement>(session, emit, {
      nom,
      entree: input,
      regle: () =>
        jugerRattachement(faitsJugerRattachement(session.base.ecriture, session.academie.id, input.demandeId), input, validation),
      effet: (demande) => ({ entite: 'rattachement', demande }),
      trace: (demande) => ({ objet: demande.id, detail: { validation } }),
      echeance: () => null,
    });
    return resultat.ok ? ok({}) : resultat;
  };
  return {
    'rattachement.valider': (input, session) => juger(session, 'rattachement.valider', input, 'validee'),
    'rattachement.refuser': (input, session) => juger(session, 'rattachement.refuser', input, 'refusee'),
  };
}
