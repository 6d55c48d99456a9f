import type { De } from '../histoire.ts';
import { registre, type Verification } from './manquement.ts';

interface Suivi {
  readonly epoque: string | null;
  readonly curseurs: Readonly<Record<string, number>>;
  readonly relus: Set<string>;
}

/** I-13 : les curseurs d'un poste, ses rangs et les têtes du serveur ne reculent jamais, redémarrages compris ; sauf relecture demandée par le serveur. */
export const jamaisEnArriere: Verification = (histoire) => {
  const { manquements, dire } = registre('I-13');
  const postes = new Map<string, Suivi>();
  const rangs = new Map<string, number>();
  const tetes = new Map<string, number>();
  const suivre = ({ ordre, qui, epoque, curseurs }: De<'curseurs'>) => {
    const avant = postes.get(qui);
    for (const [flux, curseur] of Object.entries(avant?.epoque === epoque ? curseurs : {})) {
      const ancien = avant?.curseurs[flux] ?? 0;
      if (curseur < ancien && !avant!.relus.has(flux)) dire(ordre, `le curseur de ${qui} dans ${flux} recule de ${ancien} à ${curseur}`);
    }
    postes.set(qui, { epoque, curseurs, relus: new Set() });
  };
  for (const e of histoire) {
    if (e.quoi === 'curseurs') suivre(e);
    else if (e.quoi === 'relecture') for (const flux of e.flux) postes.get(e.qui)?.relus.add(flux);
    else if (e.quoi === 'restauree') tetes.clear();
    else if (e.quoi === 'acte') {
      const dernier = rangs.get(e.qui) ?? 0;
      if (e.rang <= dernier) dire(e.ordre, `${e.qui} a donné le rang ${e.rang} après le rang ${dernier}`);
      rangs.set(e.qui, Math.max(dernier, e.rang));
    } else if (e.quoi === 'photographie') {
      for (const { id, tete } of e.flux) {
        if (tete < (tetes.get(id) ?? 0)) dire(e.ordre, `la tête de ${id} recule de ${tetes.get(id) ?? 0} à ${tete}`);
        tetes.set(id, tete);
      }
    }
  }
  return manquements;
};
