import type { Demande, Personne } from '../demande/demande.ts';
import { ajouterMois, type Jour } from '../shared/dates.ts';
import { moisEnLettres } from '../shared/mois.ts';
import type { PieceDuDossier } from './piece.ts';

/** Ce dont dépend la liste : la situation, telle que le registre la dit. */
export type SituationPieces = Pick<Demande, 'demandeur' | 'codemandeur' | 'menage' | 'motif' | 'situationFamiliale' | 'logementActuel'>;
type Role = PieceDuDossier['personne'];

/** Un document demandé : son code, son libellé, et combien de mois il vaut après son dépôt (null : tant que la situation ne change pas). */
interface Document {
  readonly code: string;
  readonly categorie: PieceDuDossier['categorie'];
  readonly libelle: string;
  readonly mois: number | null;
}

const document = (categorie: Document['categorie'], code: string, libelle: string, mois: number | null = null): Document => ({
  code,
  categorie,
  libelle,
  mois,
});

const identite = {
  francaise: document('identite', 'cni_passeport', "Carte nationale d'identité ou passeport"),
  union_europeenne: document('identite', 'cni_passeport', "Carte nationale d'identité ou passeport"),
  autre: document('identite', 'titre_sejour', 'Titre de séjour en cours de validité'),
} as const satisfies Record<Personne['nationalite'], Document>;

const ressourcesHorsEmploi: Readonly<Record<Exclude<Personne['activite'], 'emploi'>, Document | null>> = {
  retraite: document('ressources', 'retraite', 'Notification de pension', 12),
  recherche_emploi: document('ressources', 'are', "Avis de paiement de l'allocation d'aide au retour à l'emploi", 3),
  etudes: document('ressources', 'etudiant', "Carte d'étudiant", 12),
  sans_activite: null,
};

/** Le lien de la famille ne se prouve que lorsqu'il change ce que l'on juge : le couple, la séparation, l'enfant. */
const familles: Readonly<Partial<Record<Demande['situationFamiliale'], Document>>> = {
  marie: document('identite', 'marie', 'Livret de famille ou document équivalent'),
  pacse: document('identite', 'pacse', "Attestation d'enregistrement du Pacs"),
  separe: document('identite', 'separe', 'Ordonnance de non-conciliation, ou justificatif de la procédure en cours'),
  divorce: document('identite', 'divorce', 'Jugement de divorce ou convention homologuée'),
  veuf: document('identite', 'veuf', 'Certificat de décès ou livret de famille'),
};

const logements: Readonly<Partial<Record<Demande['logementActuel'], Document>>> = {
  heberge: document('ressources', 'hebergement', 'Attestation de la personne qui héberge', 3),
  locataire: document('ressources', 'quittance', 'Quittance de loyer ou document démontrant les dépenses de logement', 3),
};

const motifs: Readonly<Record<Demande['motif'], Document | null>> = {
  sans_logement: document(
    'motif',
    'sans_logement',
    "Attestation d'un travailleur social ou d'une association, ou certificat de domiciliation",
    6,
  ),
  logement_trop_petit: null,
  logement_trop_cher: document('motif', 'cout', 'Quittance ou document démontrant les dépenses', 3),
  rapprochement_travail: document('motif', 'rapprochement', "Pièce justifiant la localisation de l'emploi actuel ou futur", 12),
  mutation: document('motif', 'mutation', "Attestation de l'employeur actuel ou futur", 12),
  conge_du_proprietaire: document('motif', 'conge', 'Lettre de congé de propriétaire ou jugement prononçant la résiliation du bail', 6),
  separation: null,
  autre: null,
};
const grossesse = document('identite', 'grossesse', 'Certificat de grossesse de plus de 12 semaines', 9);
const enfants = document('identite', 'mineur', 'Livret de famille ou acte de naissance des personnes à charge');

/**
 * Les pièces justificatives demandées, calculées d'après la situation et le jour (G54, G55, D3, D9 ; arrêté du 22 décembre 2020, guide §3).
 * Aucune n'est encore déposée.
 */
export function listeRequise(situation: SituationPieces, jour: Jour): PieceDuDossier[] {
  const { demandeur, codemandeur, menage, motif, situationFamiliale, logementActuel } = situation;
  const duMenage: (Document | null | undefined)[] = [
    familles[situationFamiliale],
    menage.personnesACharge.length > 0 ? enfants : null,
    menage.naissancesAttendues > 0 ? grossesse : null,
    logements[logementActuel],
    motifs[motif],
  ];
  const pieces = [
    ...piecesDUnePersonne('demandeur', demandeur, jour),
    ...duMenage.flatMap((d) => (d == null ? [] : [aDeposer('demandeur', d)])),
    ...(codemandeur === null ? [] : piecesDUnePersonne('codemandeur', codemandeur, jour)),
  ];
  return pieces.toSorted((a, b) => ordre(a) - ordre(b));
}

function piecesDUnePersonne(personne: Role, { nationalite, activite }: Personne, jour: Jour): PieceDuDossier[] {
  const horsEmploi = activite === 'emploi' ? null : ressourcesHorsEmploi[activite];
  return [
    aDeposer(personne, identite[nationalite]),
    ...(activite === 'emploi' ? [1, 2, 3].map((recul) => bulletin(personne, ajouterMois(jour, -recul).slice(0, 7))) : []),
    ...(horsEmploi === null ? [] : [aDeposer(personne, horsEmploi)]),
    ...[2, 1].map((recul) => avis(personne, Number(jour.slice(0, 4)) - recul)),
  ];
}

/** Un bulletin de salaire compte tant qu'il est l'un des trois derniers (D3). */
function bulletin(personne: Role, mois: string): PieceDuDossier {
  const libelle = `Bulletin de salaire privé / public du mois ${moisEnLettres(mois)} ou Attestation de l'employeur`;
  return { ...aDeposer(personne, document('ressources', `bulletin_${mois}`, libelle)), valableJusquau: finDuMois(mois, 3) };
}

/** « Avis d'imposition 2021 sur les revenus de l'année 2020 » : demandé jusqu'à la fin de la deuxième année qui le suit. */
function avis(personne: Role, revenus: number): PieceDuDossier {
  const libelle = `Avis d'imposition ${revenus + 1} sur les revenus de l'année ${revenus}`;
  return { ...aDeposer(personne, document('avis_imposition', `avis_${revenus}`, libelle)), valableJusquau: `${revenus + 2}-12-31` };
}

const aDeposer = (personne: Role, { code, categorie, libelle }: Document): PieceDuDossier => ({
  code,
  personne,
  categorie,
  libelle,
  deposeeLe: null,
  valableJusquau: null,
});

const parCode = new Map(
  [
    ...Object.values(identite),
    ...Object.values(ressourcesHorsEmploi),
    ...Object.values(familles),
    ...Object.values(logements),
    ...Object.values(motifs),
    grossesse,
    enfants,
  ].flatMap((d) => (d === null ? [] : [[d.code, d] as const])),
);

/** Jusqu'à quand vaut une pièce déposée ce jour-là ; celle qui a une date à elle la garde (B9). */
export function valableApresDepot(piece: PieceDuDossier, depot: Jour): Jour | null {
  const mois = parCode.get(piece.code)?.mois ?? null;
  return mois === null ? piece.valableJusquau : ajouterMois(depot, mois);
}

const finDuMois = (mois: string, plus: number): Jour => {
  const premier = ajouterMois(`${mois}-01`, plus + 1);
  return new Date(Date.parse(`${premier}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
};

const categories = ['identite', 'ressources', 'avis_imposition', 'motif'] as const satisfies readonly PieceDuDossier['categorie'][];
const ordre = (piece: PieceDuDossier): number =>
  (piece.personne === 'demandeur' ? 0 : categories.length) + categories.indexOf(piece.categorie);
