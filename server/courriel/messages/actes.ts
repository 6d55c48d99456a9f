import type { ActeCandidature } from '../../../domain/candidature/etapes.ts';

/** Ce qu'un courriel dit d'un acte. `motif` annonce le texte du conseiller, du bailleur ou de l'agent, quand il y en a un. */
export interface PhrasesDeLActe {
  readonly etape: string;
  readonly fait: string;
  readonly motif: string;
  readonly suite: string;
}

const AUTRE_CANDIDATURE = 'Cette candidature est archivée dans votre historique. Vous pouvez postuler pour un autre logement.';
const REPONDRE =
  'Répondez dans « Mes candidatures » : vous acceptez ce logement, ou vous vous désistez. Sans réponse de votre part, le logement est considéré comme refusé.';
const acte = (etape: string, fait: string, suite: string, motif = 'Motif :'): PhrasesDeLActe => ({ etape, fait, motif, suite });

/** Un courriel par acte, et un pour « Je postule » : en oublier un est une erreur de compilation. */
export const phrasesDesActes: Readonly<Record<ActeCandidature | 'postuler', PhrasesDeLActe>> = {
  postuler: acte(
    'Je postule : candidature déposée',
    'Votre candidature est déposée.',
    'Un conseiller d’Action Logement Services va l’étudier. Vous pouvez l’annuler tant que votre dossier n’a pas été transmis au bailleur.',
  ),
  valider: acte(
    'Validations : candidature validée',
    'Votre candidature est validée.',
    'Votre dossier va être transmis au bailleur. Jusque-là, vous pouvez encore annuler votre candidature.',
  ),
  invalider: acte('Validations : candidature invalidée', 'Votre candidature n’a pas été validée.', AUTRE_CANDIDATURE),
  transmettre: acte(
    'Envoi bailleur : dossier transmis',
    'Votre dossier est transmis au bailleur.',
    'Votre candidature ne peut plus être annulée. Le bailleur étudie maintenant votre dossier, selon ses propres délais.',
  ),
  annuler: acte('Candidature annulée', 'Votre candidature est annulée.', AUTRE_CANDIDATURE),
  demander_complement: acte(
    'Envoi bailleur : complément demandé',
    'Le bailleur demande de compléter votre dossier.',
    'Déposez ce qui manque sur le site d’enregistrement de votre demande, puis confirmez-le dans l’application.',
    'Il vous écrit :',
  ),
  proposer_visite: acte(
    'Visite proposée',
    'Le bailleur vous propose de visiter le logement.',
    'La visite ne vous engage pas : l’attribution dépend de la commission.',
    'Il vous écrit :',
  ),
  constater_visite: acte(
    'Visite faite',
    'La visite du logement a eu lieu.',
    'La suite de votre candidature vous sera écrite.',
    'Le bailleur note :',
  ),
  inscrire_en_commission: acte(
    'Commission logement : dossier inscrit',
    'Votre dossier est inscrit à la commission d’attribution des logements (CALEOL).',
    'Sa décision vous sera écrite.',
  ),
  attribuer: acte('Commission logement : logement attribué', 'La commission vous attribue ce logement.', REPONDRE),
  attribuer_avec_rang: acte(
    'Commission logement : logement attribué avec un rang',
    'La commission vous attribue ce logement, avec un rang : il est proposé dans l’ordre des rangs.',
    REPONDRE,
    'Le bailleur précise :',
  ),
  attribuer_sous_condition: acte(
    'Commission logement : logement attribué sous condition suspensive',
    'La commission vous attribue ce logement sous une condition suspensive.',
    REPONDRE,
    'La condition :',
  ),
  ne_pas_attribuer: acte(
    'Commission logement : candidature non retenue',
    'La commission ne vous a pas attribué ce logement.',
    AUTRE_CANDIDATURE,
  ),
  declarer_irrecevable: acte(
    'Commission logement : candidature irrecevable',
    'La commission a déclaré votre candidature irrecevable.',
    AUTRE_CANDIDATURE,
  ),
  accepter: acte(
    'Entrez dans les lieux : logement accepté',
    'Votre accord est enregistré.',
    'Le bailleur va préparer votre bail.',
    'Précision :',
  ),
  se_desister: acte('Désistement', 'Votre désistement est enregistré : vous ne souhaitez pas ce logement.', AUTRE_CANDIDATURE),
  constater_silence: acte(
    'Désistement : délai de réponse passé',
    'Vous n’avez pas répondu dans les dix jours à l’attribution de ce logement : la loi le considère comme refusé (article R441-10 du code de la construction et de l’habitation).',
    AUTRE_CANDIDATURE,
  ),
  signer_bail: acte(
    'Entrez dans les lieux : bail signé',
    'Votre bail est signé.',
    'Le bailleur convient avec vous de la date d’entrée dans les lieux.',
  ),
  constater_entree: acte(
    'Entrez dans les lieux : c’est fait',
    'Votre entrée dans les lieux est enregistrée. Bienvenue chez vous !',
    'Cette candidature est archivée dans votre historique.',
  ),
};
