import { tous } from '../histoire.ts';
import { registre, type Verification } from './manquement.ts';

/** I-1 : un acte que l'écran a dit « enregistré » est, à la fin, dans le journal du serveur ou encore dans la boîte d'envoi de ce poste. */
export const rienDePerdu: Verification = (histoire) => {
  const { manquements, dire } = registre('I-1');
  const actes = tous(histoire, 'acte');
  const journal = tous(histoire, 'journal').at(-1);
  if (actes.length > 0 && journal === undefined)
    dire(histoire.length, 'l’histoire ne dit pas ce que le journal du serveur contient à la fin');
  const recues = new Set(journal?.commandes.map((c) => c.commandeId));
  const boites = new Map(tous(histoire, 'boite').map((b) => [b.qui, new Set(b.attendent)]));
  for (const { ordre, qui, commandeId, rang, nom } of actes) {
    if (!recues.has(commandeId) && boites.get(qui)?.has(commandeId) !== true)
      dire(ordre, `l’acte ${rang} de ${qui} (${nom}, ${commandeId}), dit « enregistré », n’est ni au serveur ni dans la boîte d’envoi`);
  }
  return manquements;
};
