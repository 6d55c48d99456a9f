import { raisonsDeNePasPasser } from '../../../domain/candidature/appliquer.ts';
import type { Auteur, Candidature } from '../../../domain/candidature/candidature.ts';
import type { ActeCandidature } from '../../../domain/candidature/etapes.ts';
import { actesDepuis } from '../../../domain/candidature/transitions.ts';
import type { DossierInstruction } from '../../../domain/contract/instruction.ts';
import { evaluer } from '../../../domain/eligibilite/evaluer.ts';
import { nombrePersonnes } from '../../../domain/eligibilite/nombre-personnes.ts';
import type { Jour } from '../../../domain/shared/dates.ts';
import type { DossierLu } from '../../../db/central/views/dossier-instruction.ts';

/** Le dossier tel que l'instructeur le voit ce jour : l'éligibilité avec toutes ses raisons (D13), et ce qu'il peut faire. */
export function dossierInstruction(dossier: DossierLu, autres: Candidature[], auteur: Auteur, jour: Jour): DossierInstruction {
  const { candidature, demande, academie, offre } = dossier;
  return {
    candidature,
    demande,
    academie,
    offre,
    eligibilite: offre === null ? null : evaluer({ demande, offre, le: jour }),
    nombrePersonnes: nombrePersonnes(demande),
    autres,
    actes: actesDepuis(candidature.etat).filter((acte) => estPermis(candidature, acte, auteur, jour)),
    le: jour,
  };
}

/** Vrai si rien n'empêche l'acte aujourd'hui, que le texte à écrire. */
const estPermis = (candidature: Candidature, acte: ActeCandidature, auteur: Auteur, jour: Jour): boolean =>
  acte !== 'annuler' && raisonsDeNePasPasser(candidature, { acte, auteur, jour, texte: 'à écrire' }).length === 0;
