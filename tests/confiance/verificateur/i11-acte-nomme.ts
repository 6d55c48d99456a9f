import { registre, type Verification } from './manquement.ts';
import { uneVerite } from './verite.ts';

/** I-11 : chaque acte fait pour un agent nomme le gestionnaire, un mandat en vigueur quand le serveur l'a reçu, et sa raison s'il en faut une. */
export const acteNomme: Verification = (histoire) => {
  const { manquements, dire } = registre('I-11');
  const verite = uneVerite();
  for (const e of histoire) {
    verite.avancer(e);
    if (e.quoi !== 'pour_un_agent') continue;
    const acte = `l’acte « ${e.acte} » sur la demande ${e.demandeId}`;
    if (e.gestionnaireId === null) dire(e.ordre, `${acte} ne nomme aucun gestionnaire`);
    if (e.mandatId === null) dire(e.ordre, `${acte} ne nomme aucun mandat`);
    else if (!verite.enVigueur(e.mandatId, e.demandeId, e.jour))
      dire(e.ordre, `${acte} nomme le mandat ${e.mandatId}, qui n’était pas en vigueur`);
    if (e.motif === '') dire(e.ordre, `${acte} ne dit pas sa raison`);
  }
  return manquements;
};
