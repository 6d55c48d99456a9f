import type { De, Evenement } from '../histoire.ts';
import { registre, type Verification } from './manquement.ts';

/** Le premier et le dernier numéro d'une transaction dans chaque flux qu'elle touche. */
type Bornes = Map<string, { min: number; max: number }>;

/** I-4 : un lecteur voit toute une transaction, dans tous les flux qu'il lit, ou n'en voit rien. */
export const jamaisLaMoitie: Verification = (histoire) => {
  const { manquements, dire } = registre('I-4');
  for (const epoque of parEpoque(histoire)) {
    const transactions = bornesDesTransactions(epoque);
    for (const e of epoque) {
      if (e.quoi !== 'photographie') continue;
      for (const [transaction, bornes] of transactions) {
        if (vueAMoitie(e, bornes)) dire(e.ordre, `${e.lecteur} a lu une partie seulement de la transaction ${transaction}`);
      }
    }
  }
  return manquements;
};

/** Une restauration recommence les numéros : l'histoire se coupe là. */
function parEpoque(histoire: readonly Evenement[]): Evenement[][] {
  const morceaux: Evenement[][] = [[]];
  for (const e of histoire) {
    if (e.quoi === 'restauree') morceaux.push([]);
    morceaux.at(-1)!.push(e);
  }
  return morceaux;
}

function bornesDesTransactions(histoire: readonly Evenement[]): Map<string, Bornes> {
  const transactions = new Map<string, Bornes>();
  for (const e of histoire) {
    if (e.quoi !== 'flux' || e.numeros.length === 0) continue;
    const bornes = transactions.get(e.transaction) ?? new Map<string, { min: number; max: number }>();
    transactions.set(e.transaction, bornes.set(e.flux, { min: Math.min(...e.numeros), max: Math.max(...e.numeros) }));
  }
  return transactions;
}

function vueAMoitie({ flux }: De<'photographie'>, bornes: Bornes): boolean {
  const lus = flux.flatMap(({ id, tete }) => {
    const b = bornes.get(id);
    return b === undefined ? [] : [{ entiere: b.max <= tete, commencee: b.min <= tete }];
  });
  return lus.some((l) => l.commencee) && !lus.every((l) => l.entiere);
}
