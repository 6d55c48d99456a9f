import type { Jour } from '../../../domain/shared/dates.ts';
import type { De, Evenement } from '../histoire.ts';

/** Ce que la base dit à un moment de l'histoire : qui a quel mandat, quelle demande est où, quel compte est actif. */
export interface Verite {
  readonly avancer: (evenement: Evenement) => void;
  readonly compteActif: (compteId: string) => boolean;
  /** Les demandes que cette académie peut recevoir ce jour. */
  readonly visibles: (academieId: string, jour: Jour) => ReadonlySet<string>;
  /** Celles dont le mandat n'a pas été retiré, même fini : un mandat qui finit s'efface dans la minute, un retrait à la lecture suivante. */
  readonly nonRetirees: (academieId: string) => ReadonlySet<string>;
  /** Le mandat de cet identifiant, s'il est donné pour cette demande et en vigueur ce jour. */
  readonly enVigueur: (mandatId: string, demandeId: string, jour: Jour) => boolean;
}

type MandatDit = De<'mandat'>;

const couvre = (m: MandatDit, jour: Jour): boolean => m.retireLe === null && m.debut <= jour && jour <= m.fin;

export function uneVerite(): Verite {
  const mandats = new Map<string, MandatDit>();
  const academies = new Map<string, string>();
  const comptes = new Map<string, boolean>();
  const demandes = (academieId: string, permet: (m: MandatDit) => boolean) =>
    new Set(
      [...mandats.values()]
        .filter((m) => m.academieId === academieId && academies.get(m.demandeId) === academieId)
        .filter((m) => m.pouvoirs.includes('voir_demande') && permet(m))
        .map((m) => m.demandeId),
    );
  return {
    avancer(e) {
      if (e.quoi === 'mandat') mandats.set(e.id, e);
      else if (e.quoi === 'demande') academies.set(e.id, e.academieId);
      else if (e.quoi === 'compte') comptes.set(e.id, e.actif);
      else if (e.quoi === 'restauree') for (const carte of [mandats, academies, comptes]) carte.clear();
    },
    compteActif: (compteId) => comptes.get(compteId) === true,
    visibles: (academieId, jour) => demandes(academieId, (m) => couvre(m, jour)),
    nonRetirees: (academieId) => demandes(academieId, (m) => m.retireLe === null),
    enVigueur(mandatId, demandeId, jour) {
      const mandat = mandats.get(mandatId);
      return mandat !== undefined && mandat.demandeId === demandeId && couvre(mandat, jour);
    },
  };
}

/** Le droit du lecteur au moment de chaque lecture : ce que la base permettait quand la photographie a été prise. */
export interface Droit {
  readonly academieId: string;
  readonly compteActif: boolean;
  readonly visibles: ReadonlySet<string>;
  readonly nonRetirees: ReadonlySet<string>;
}

export function droitsDesLectures(histoire: readonly Evenement[]): ReadonlyMap<number, Droit> {
  const verite = uneVerite();
  const droits = new Map<number, Droit>();
  for (const e of histoire) {
    verite.avancer(e);
    if (e.quoi === 'photographie')
      droits.set(e.lecture, {
        academieId: e.academieId,
        compteActif: verite.compteActif(e.compteId),
        visibles: verite.visibles(e.academieId, e.jour),
        nonRetirees: verite.nonRetirees(e.academieId),
      });
  }
  return droits;
}
