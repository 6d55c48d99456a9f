import { registre, type Verification } from './manquement.ts';

/** I-2 : livrée une ou cent fois, une commande a un effet au plus (lignes, courriels), et toujours la même réponse. */
export const unSeulEffet: Verification = (histoire) => {
  const { manquements, dire } = registre('I-2');
  const reponses = new Map<string, string>();
  const effets = new Map<string, number>();
  const recues = new Set<string>();
  for (const e of histoire) {
    if (e.quoi === 'restauree') for (const carte of [reponses, effets, recues]) carte.clear();
    else if (e.quoi === 'reponse') {
      const texte = JSON.stringify(e.reponse);
      const connue = reponses.get(e.commandeId) ?? texte;
      reponses.set(e.commandeId, connue);
      if (connue !== texte) dire(e.ordre, `la commande ${e.commandeId}, répétée, a reçu une autre réponse : ${connue} puis ${texte}`);
    } else if (e.quoi === 'effet') {
      const premier = effets.get(e.effet);
      if (premier !== undefined)
        dire(e.ordre, `l’effet « ${e.effet} » a eu lieu deux fois (lignes ${premier} et ${e.ordre} de l’histoire)`);
      effets.set(e.effet, e.ordre);
    } else if (e.quoi === 'recue') {
      if (recues.has(e.commandeId)) dire(e.ordre, `la commande ${e.commandeId} a été rangée deux fois dans le journal du serveur`);
      recues.add(e.commandeId);
    }
  }
  return manquements;
};
