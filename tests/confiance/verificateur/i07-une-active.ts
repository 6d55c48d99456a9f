import type { De } from '../histoire.ts';
import { registre, type Verification } from './manquement.ts';

/** I-7 : une seule candidature active par demande, à chaque version ; le perdant d'une course apprend laquelle, et elle a bien existé. */
export const uneActive: Verification = (histoire) => {
  const { manquements, dire } = registre('I-7');
  const actives = new Map<string, Set<string>>();
  const connues = new Set<string>();
  const jugees = new Set<string>();
  const suivre = ({ ordre, id, demandeId, active }: De<'candidature'>) => {
    const siennes = actives.get(demandeId) ?? new Set<string>();
    actives.set(demandeId, siennes);
    if (active) siennes.add(id);
    else siennes.delete(id);
    connues.add(id);
    if (siennes.size > 1) dire(ordre, `la demande ${demandeId} a ${siennes.size} candidatures actives : ${[...siennes].join(', ')}`);
  };
  for (const e of histoire) {
    if (e.quoi === 'restauree') for (const carte of [actives, jugees]) carte.clear();
    else if (e.quoi === 'candidature') suivre(e);
    else if (e.quoi === 'reponse' && !jugees.has(e.commandeId)) {
      jugees.add(e.commandeId);
      const raison = e.reponse.raisons?.find((r) => r.motif === 'candidature_deja_active');
      if (raison !== undefined && !connues.has(raison.candidatureId ?? ''))
        dire(
          e.ordre,
          `le refus de la commande ${e.commandeId} nomme une candidature qui n’existe pas : ${raison.candidatureId ?? 'aucune'}`,
        );
    }
  }
  return manquements;
};
