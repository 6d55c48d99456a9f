import { echeanceDeReponse } from '../../../domain/candidature/appliquer.ts';
import type { Auteur, Candidature, Evenement } from '../../../domain/candidature/candidature.ts';
import { phrasesDesActes } from './actes.ts';
import { enClair, instantEnClair, ligneOffre } from './ecritures.ts';
import { type Bloc, composer, type Contenu } from './gabarit.ts';

export interface FaitsEtape {
  readonly prenom: string;
  /** Telle qu'elle est après l'événement. */
  readonly candidature: Candidature;
  readonly evenement: Evenement;
}

/** Une candidature vient d'avancer : ce qui s'est passé, par qui, pourquoi, ce qui vient ensuite, et jusqu'à quand répondre (G84, D1). */
export function etapeCandidature({ prenom, candidature, evenement }: FaitsEtape): Contenu {
  const { resume, commission } = candidature;
  const acte = evenement.acte ?? 'postuler';
  const phrases = phrasesDesActes[acte];
  const ligne = ligneOffre(resume);
  return composer(
    `${phrases.etape} – ${ligne}`,
    `Bonjour ${prenom},`,
    `Logement : ${ligne}, proposé par ${resume.bailleur}.`,
    phrases.fait,
    ...(acte === 'inscrire_en_commission' && commission !== null ? [`Séance du ${enClair(commission.le)}.`] : []),
    ...(acte === 'postuler' ? [`Date limite pour candidater : ${enClair(resume.dateLimite)}.`] : []),
    ...citer(phrases.motif, evenement.motif),
    `Le ${instantEnClair(evenement.quand)}, ${par(evenement.auteur)}.`,
    ...siCeNEstPasVous(evenement),
    ...echeance(candidature, evenement),
    phrases.suite,
  );
}

const citer = (annonce: string, motif: string | null): Bloc[] =>
  motif === null || motif.trim() === '' ? [] : [annonce, { citation: motif }];

/** L'auteur n'est pas toujours le bénéficiaire (B6) : il est toujours nommé. */
function par(auteur: Auteur): string {
  switch (auteur.role) {
    case 'agent':
      return 'par vous-même';
    case 'gestionnaire':
      return `par ${auteur.nom}, du service logement de votre académie, en votre nom`;
    case 'conseiller':
      return `par ${auteur.nom}, d’Action Logement Services`;
    case 'bailleur':
      return `par le bailleur ${auteur.nom}`;
    case 'systeme':
      return 'automatiquement';
  }
}

function siCeNEstPasVous({ acte, auteur }: Evenement): Bloc[] {
  if (auteur.role === 'gestionnaire')
    return [
      'Votre académie a agi avec le consentement que vous lui avez donné. Si ce n’est pas ce que vous vouliez, vous pouvez retirer votre consentement à tout moment, dans l’application.',
    ];
  if (auteur.role === 'bailleur' && (acte === 'accepter' || acte === 'se_desister'))
    return ['Le bailleur a enregistré la réponse qu’il a reçue de vous. Si ce n’est pas la vôtre, dites-le-lui au plus vite.'];
  return [];
}

/** R441-10 CCH : dix jours pour répondre à une attribution. */
function echeance(candidature: Candidature, { etat }: Evenement): Bloc[] {
  const dernierJour = etat.startsWith('attribuee') ? echeanceDeReponse(candidature) : null;
  return dernierJour === null ? [] : [`Vous avez jusqu’au ${enClair(dernierJour)} inclus pour répondre.`];
}
