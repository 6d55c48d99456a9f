import { tous } from '../histoire.ts';
import { registre, type Verification } from './manquement.ts';
import { droitsDesLectures } from './verite.ts';

/** I-10 : le mandat retiré, la demande a quitté le poste dès qu'il a lu le serveur depuis, et il n'en reste rien : ni index, ni octet. */
export const retraitEfface: Verification = (histoire) => {
  const { manquements, dire } = registre('I-10');
  const droits = droitsDesLectures(histoire);
  for (const { ordre, qui, lecture, demandes } of tous(histoire, 'detient')) {
    for (const demandeId of demandes) {
      if (droits.get(lecture)?.nonRetirees.has(demandeId) !== true)
        dire(ordre, `${qui} garde la demande ${demandeId} après une lecture où elle n’était plus à lui`);
    }
  }
  for (const { ordre, qui, demandeId, ou } of tous(histoire, 'trace'))
    dire(ordre, `il reste chez ${qui} une trace de la demande ${demandeId} : ${ou}`);
  return manquements;
};
