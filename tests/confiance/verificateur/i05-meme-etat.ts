import { tous } from '../histoire.ts';
import { registre, type Verification } from './manquement.ts';

/** I-5 : après la guérison et le calme, chaque table d'un poste est égale à ce que le serveur dit de son périmètre. */
export const memeEtat: Verification = (histoire) => {
  const { manquements, dire } = registre('I-5');
  const possede = new Map(tous(histoire, 'possede').map((e) => [`${e.qui} ${e.table}`, e]));
  for (const { ordre, poste, table, nombre, empreinte } of tous(histoire, 'perimetre')) {
    const sienne = possede.get(`${poste} ${table}`);
    if (sienne === undefined) dire(ordre, `l’histoire ne dit pas ce que ${poste} a dans « ${table} »`);
    else if (sienne.empreinte !== empreinte)
      dire(ordre, `la table « ${table} » de ${poste} (${sienne.nombre} lignes) n’est pas celle du serveur (${nombre} lignes)`);
  }
  return manquements;
};
