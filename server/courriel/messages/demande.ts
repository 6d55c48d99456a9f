import { finDuNumero } from './ecritures.ts';
import { composer, type Contenu } from './gabarit.ts';

export interface FaitsDemande {
  readonly prenom: string;
  /** Entier ou non : seule sa fin est écrite. */
  readonly numeroUnique: string;
}

/** G36. */
export const demandeImportee = ({ prenom, numeroUnique }: FaitsDemande): Contenu =>
  composer(
    'Votre demande est importée',
    `Bonjour ${prenom},`,
    `Votre demande de logement social, dont le numéro unique finit par ${finDuNumero(numeroUnique)}, vient d’être importée.`,
    'Il reste à compléter les informations sur votre employeur, puis à confirmer vos pièces justificatives, pour consulter les offres et postuler.',
    'Si vous n’êtes pas à l’origine de cet import, appelez le 0 970 800 800.',
  );

/** G65 : ce qui part, ce qui reste. */
export const demandeSupprimee = ({ prenom, numeroUnique }: FaitsDemande): Contenu =>
  composer(
    'Votre demande est supprimée',
    `Bonjour ${prenom},`,
    `Vous avez supprimé de l’application votre demande dont le numéro unique finit par ${finDuNumero(numeroUnique)}, avec ses candidatures et le consentement donné à votre académie.`,
    'Votre demande reste enregistrée sur le site où vous l’avez déposée : elle peut être importée de nouveau. Le journal des actes garde la trace de cette suppression, sans vos données.',
    'Si vous n’êtes pas à l’origine de cette suppression, appelez le 0 970 800 800.',
  );

export interface FaitsRattachement {
  readonly prenom: string;
  readonly academie: string;
  readonly validee: boolean;
  /** Ce que le service logement a écrit en refusant ; null pour une validation. */
  readonly motif: string | null;
}

/** Le service logement a reconnu l'agent, ou dit pourquoi il ne le peut pas (D4). */
export function rattachementJuge({ prenom, academie, validee, motif }: FaitsRattachement): Contenu {
  const salut = `Bonjour ${prenom},`;
  if (validee)
    return composer(
      'Votre rattachement est validé',
      salut,
      `Le service logement (${academie}) vous a reconnu comme l’un de ses agents. Il peut désormais agir en votre nom, dans les limites du consentement que vous lui avez donné.`,
    );
  return composer(
    'Votre rattachement n’est pas validé',
    salut,
    `Le service logement (${academie}) n’a pas pu vous reconnaître comme l’un de ses agents.`,
    ...(motif === null ? [] : ['Il vous écrit :', { citation: motif }]),
    'Vérifiez le SIRET et le matricule indiqués dans les informations sur votre employeur, corrigez-les au besoin et validez de nouveau.',
  );
}
