import { tous } from '../histoire.ts';
import { registre, type Verification } from './manquement.ts';

/**
 * I-6 : dix secondes après la guérison, sans un clic, la boîte d'envoi de chaque poste est vide et ses curseurs sont à la tête.
 * Seuls les postes dont la base dit les têtes sont attendus : un compte désactivé n'échange plus.
 */
export const vivant: Verification = (histoire) => {
  const { manquements, dire } = registre('I-6');
  for (const { ordre, qui } of tous(histoire, 'mot_de_passe').filter((m) => !m.permis))
    dire(ordre, `${qui} a redemandé le mot de passe alors que sa session n’était pas finie`);
  const attendus = tous(histoire, 'tetes');
  if (attendus.length > 0 && tous(histoire, 'calme').length === 0) dire(histoire.length, 'l’histoire n’atteint pas le calme');
  const boites = new Map(tous(histoire, 'boite').map((b) => [b.qui, b.attendent]));
  const curseurs = new Map(tous(histoire, 'curseurs').map((c) => [c.qui, c.curseurs]));
  for (const { ordre, poste, tetes } of attendus) {
    const attendent = boites.get(poste);
    if (attendent === undefined) dire(ordre, `l’histoire ne dit pas ce qui attend chez ${poste}`);
    else if (attendent.length > 0)
      dire(ordre, `${attendent.length} acte(s) attendent encore chez ${poste}, dix secondes après la guérison`);
    for (const [flux, tete] of Object.entries(tetes)) {
      const curseur = curseurs.get(poste)?.[flux] ?? 0;
      if (curseur !== tete) dire(ordre, `${poste} en est à ${curseur} dans ${flux}, dont la tête est ${tete}`);
    }
  }
  return manquements;
};
