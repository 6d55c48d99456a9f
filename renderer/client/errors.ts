/** L'opération a été refusée : toutes les raisons, typées par l'opération. Pour une lecture ; un acte rend son refus en valeur. */
export class Refused extends Error {
  readonly operation: string;
  readonly refus: readonly { readonly motif: string }[];
  constructor(operation: string, refus: readonly { readonly motif: string }[]) {
    super(`refus de ${operation}`);
    this.operation = operation;
    this.refus = refus;
  }
}

/** L'appel n'a pas la forme du contrat : un défaut de l'écran, jamais de la personne. */
export class InvalidCall extends Error {
  readonly paths: readonly string[];
  constructor(paths: readonly string[]) {
    super(`appel invalide : ${paths.join(', ')}`);
    this.paths = paths;
  }
}

/** Une panne de l'hôte, notée dans son registre sous cette référence. */
export class Fault extends Error {
  readonly reference: string;
  constructor(reference: string) {
    super(`panne ${reference}`);
    this.reference = reference;
  }
}

/** L'hôte local ne répond plus, ou ne reconnaît plus ce navigateur (son adresse a déjà servi). */
export class Unreachable extends Error {
  readonly why: 'host' | 'access';
  constructor(why: 'host' | 'access') {
    super(`hôte injoignable : ${why}`);
    this.why = why;
  }
}

/** Vrai quand le refus ne dit rien de ce qui est lu : le serveur ne répond pas, ou demande d'attendre. Ce qui était montré peut rester. */
export const estPassager = (error: Pick<Refused, 'refus'>): boolean =>
  error.refus.every(({ motif }) => motif === 'serveur_injoignable' || motif === 'trop_de_requetes');
