import type { Candidature, Evenement, ResumeOffre } from '../../domain/candidature/candidature.ts';
import type { ActeCandidature, EtatCandidature } from '../../domain/candidature/etapes.ts';
import type { Demande } from '../../domain/demande/demande.ts';
import type { Mandat } from '../../domain/mandat/mandat.ts';
import { loyerChargesComprises, type Offre } from '../../domain/offre/offre.ts';
import { ajouterJours, type Jour } from '../../domain/shared/dates.ts';
import { CandidatureId } from '../../domain/shared/ids.ts';
import { auteurDe } from './auteurs.ts';
import { instantDuJour, jourEntre, joursCroissants, joursSuccessifs } from './calendrier.ts';
import type { Hasard } from './hasard.ts';
import type { Parcours } from './parcours.ts';

export interface Contexte {
  readonly demande: Demande;
  readonly mandat: Mandat | null;
  readonly aujourdhui: Jour;
}

/** Une candidature avec son histoire : chaque pas daté, avec son auteur, dans la vie de l'offre. */
export function uneCandidature(h: Hasard, { demande, mandat, aujourdhui }: Contexte, offre: Offre, parcours: Parcours): Candidature {
  const jours = joursDuParcours(h, offre, parcours, aujourdhui);
  const etats = [...parcours.avant, ...parcours.apres];
  const evenements = etats.map((etat, i): Evenement => {
    const jour = jours[i]!;
    return {
      etat,
      quand: instantDuJour(h, jour, i),
      auteur: auteurDe(h, etat, demande, mandat, jour, offre.bailleur),
      motif: motifDe(h, etat),
      acte: actesDesEtats[etat],
    };
  });
  return {
    id: CandidatureId.parse(h.uuid()),
    academieId: demande.academieId,
    demandeId: demande.id,
    offreId: offre.id,
    etat: etats.at(-1)!,
    deposeeLe: evenements[0]!.quand,
    resume: resumeDe(offre),
    evenements,
    commission: commissionDe(evenements),
  };
}

/** L'acte qui mène à chaque état ; « Je postule » n'en est pas un. */
const actesDesEtats: Readonly<Record<EtatCandidature, ActeCandidature | null>> = {
  deposee: null,
  validee: 'valider',
  invalidee: 'invalider',
  transmise: 'transmettre',
  en_commission: 'inscrire_en_commission',
  attribuee: 'attribuer',
  attribuee_avec_rang: 'attribuer_avec_rang',
  attribuee_sous_condition: 'attribuer_sous_condition',
  non_attribuee: 'ne_pas_attribuer',
  irrecevable: 'declarer_irrecevable',
  acceptee: 'accepter',
  bail_signe: 'signer_bail',
  entree_dans_les_lieux: 'constater_entree',
  desistee: 'se_desister',
  annulee: 'annuler',
};

/** La séance où le dossier a été inscrit, trois dossiers examinés ensemble (R441-3 CCH) ; null avant. */
function commissionDe(evenements: readonly Evenement[]): Candidature['commission'] {
  const inscription = evenements.find((e) => e.etat === 'en_commission');
  return inscription === undefined ? null : { le: inscription.quand.slice(0, 10), dossiers: 3, exception: null };
}

const resumeDe = (offre: Offre): ResumeOffre => ({
  typologie: offre.typologie,
  commune: offre.commune.nom,
  departement: offre.commune.departement,
  loyerChargesComprises: loyerChargesComprises(offre),
  dateLimite: offre.dateLimite,
  bailleur: offre.bailleur,
});

/** Avant la date limite : dépôt, étude, transmission. Après : commission, puis la décision, dont les dix jours de réponse courent encore. */
function joursDuParcours(h: Hasard, offre: Offre, { sur, avant, apres }: Parcours, aujourdhui: Jour): Jour[] {
  const hier = ajouterJours(aujourdhui, -1);
  const finDuDepot = offre.dateLimite < hier ? offre.dateLimite : hier;
  const depot = jourEntre(h, offre.publieeLe, ajouterJours(finDuDepot, finDuDepot > ajouterJours(offre.publieeLe, 3) ? -3 : 0));
  const suite = joursCroissants(h, depot, finDuDepot, avant.length - 1);
  const apresLimite =
    sur === 'close'
      ? joursCroissants(h, ajouterJours(aujourdhui, -9), hier, apres.length)
      : joursSuccessifs(h, ajouterJours(offre.dateLimite, 2), apres.length);
  return [depot, ...suite, ...apresLimite];
}

const motifs: Partial<Record<EtatCandidature, readonly string[]>> = {
  invalidee: [
    'Avis d’imposition manquant au jour de l’étude.',
    'Ressources supérieures au plafond du logement.',
    'Composition du ménage différente de la demande enregistrée.',
  ],
  non_attribuee: [
    'Logement attribué à un candidat de rang supérieur.',
    'Taux d’effort jugé trop élevé par la commission.',
    'Absence de pièces justificatives à jour.',
  ],
  irrecevable: ['Ressources supérieures au plafond applicable.', 'Demande radiée au jour de la commission.'],
  attribuee_sous_condition: ['Sous réserve du jugement de divorce.', 'Sous réserve de la résiliation du bail en cours.'],
  attribuee_avec_rang: ['Rang 2.', 'Rang 3.'],
  desistee: ['Logement trop éloigné du lieu de travail.', 'Autre logement trouvé.'],
};

function motifDe(h: Hasard, etat: EtatCandidature): string | null {
  const textes = motifs[etat];
  return textes === undefined ? null : h.choix(textes);
}
