import type { Demande, Personne } from '../demande/demande.ts';
import { piecesReferencees } from '../referentiels/pieces.ts';
import { ageRevolu, ajouterJours, ajouterMois, type Jour } from '../shared/dates.ts';
import { moisEnLettres } from '../shared/mois.ts';
import type { PieceDuDossier } from './piece.ts';

/** Ce dont dépend la liste : la situation, telle que le registre la dit. */
export type SituationPieces = Pick<Demande, 'demandeur' | 'codemandeur' | 'menage' | 'motif' | 'situationFamiliale' | 'logementActuel'>;
type Role = PieceDuDossier['personne'];

/** Un document demandé : son code et son libellé au catalogue, et combien de mois il vaut après son dépôt (null : tant que la situation ne change pas). */
interface Document {
  readonly code: string;
  readonly categorie: PieceDuDossier['categorie'];
  readonly libelle: string;
  readonly mois: number | null;
}

const libelleDuCatalogue = new Map(piecesReferencees.map(({ code, libelle }) => [code, libelle]));

/** Le libellé est celui du catalogue (D9), sauf quand le guide a le sien. */
const document = (
  categorie: Document['categorie'],
  code: string,
  mois: number | null = null,
  libelle = libelleDuCatalogue.get(code)!,
): Document => ({ code, categorie, libelle, mois });

const carteOuPasseport = document('identite', 'cni_passeport', null, "Carte nationale d'identité ou passeport");
const identite = {
  francaise: carteOuPasseport,
  union_europeenne: carteOuPasseport,
  autre: document('identite', 'titre_sejour'),
} as const satisfies Record<Personne['nationalite'], Document>;

const ressourcesHorsEmploi: Readonly<Record<Exclude<Personne['activite'], 'emploi'>, Document | null>> = {
  retraite: document('ressources', 'retraite', 12),
  recherche_emploi: document('ressources', 'are', 3),
  etudes: document('ressources', 'etudiant', 12),
  sans_activite: null,
};

/** Le lien de la famille ne se prouve que lorsqu'il change ce que l'on juge : le couple, la séparation, l'enfant. */
const familles: Readonly<Partial<Record<Demande['situationFamiliale'], Document>>> = {
  marie: document('identite', 'marie'),
  pacse: document('identite', 'pacse'),
  separe: document('identite', 'instance_divorce'),
  divorce: document('identite', 'divorce'),
  veuf: document('identite', 'veuf'),
};

const logements: Readonly<Partial<Record<Demande['logementActuel'], Document>>> = {
  heberge: document('ressources', 'hebergement', 3),
  locataire: document('ressources', 'quittance', 3),
};

const motifs: Readonly<Record<Demande['motif'], Document | null>> = {
  sans_logement: document('motif', 'sans_logement', 6),
  logement_trop_petit: null,
  logement_trop_cher: document('motif', 'cout', 3),
  rapprochement_travail: document('motif', 'rapprochement', 12),
  mutation: document('motif', 'mutation', 12),
  conge_du_proprietaire: document('motif', 'conge', 6, 'Lettre de congé de propriétaire ou jugement prononçant la résiliation du bail'),
  separation: null,
  autre: null,
};
const grossesse = document('identite', 'grossesse', 9);
const mineurs = document('identite', 'mineur');
const handicap = document('motif', 'handicap');

/**
 * Les pièces justificatives demandées, calculées d'après la situation et le jour (G54, G55, D3, D9 ; arrêté du 22 décembre 2020, guide §3).
 * Aucune n'est encore déposée.
 */
export function listeRequise(situation: SituationPieces, jour: Jour): PieceDuDossier[] {
  const { demandeur, codemandeur, menage, motif, situationFamiliale, logementActuel } = situation;
  const duMenage: (Document | null | undefined)[] = [
    familles[situationFamiliale],
    menage.personnesACharge.some((p) => ageRevolu(p.dateNaissance, jour) < 18) ? mineurs : null,
    menage.naissancesAttendues > 0 ? grossesse : null,
    logements[logementActuel],
    motifs[motif],
    demandeur.enSituationHandicap || menage.personnesACharge.some((p) => p.enSituationHandicap) ? handicap : null,
  ];
  const pieces = [
    ...piecesDUnePersonne('demandeur', demandeur, jour),
    ...duMenage.flatMap((d) => (d == null ? [] : [aDeposer('demandeur', d)])),
    ...(codemandeur === null ? [] : piecesDUnePersonne('codemandeur', codemandeur, jour)),
    ...(codemandeur?.enSituationHandicap === true ? [aDeposer('codemandeur', handicap)] : []),
  ];
  return pieces.toSorted((a, b) => ordre(a) - ordre(b));
}

function piecesDUnePersonne(personne: Role, { nationalite, activite }: Personne, jour: Jour): PieceDuDossier[] {
  const horsEmploi = activite === 'emploi' ? null : ressourcesHorsEmploi[activite];
  return [
    aDeposer(personne, identite[nationalite]),
    ...(activite === 'emploi' ? [1, 2, 3].map((recul) => bulletin(personne, ajouterMois(jour, -recul).slice(0, 7))) : []),
    ...(horsEmploi === null ? [] : [aDeposer(personne, horsEmploi)]),
    ...[1, 0].map((recul) => avis(personne, derniersRevenusImposes(jour) - recul)),
  ];
}

/** Un bulletin de salaire compte tant qu'il est l'un des trois derniers (D3). */
function bulletin(personne: Role, mois: string): PieceDuDossier {
  const libelle = `Bulletin de salaire privé / public du mois ${moisEnLettres(mois)} ou Attestation de l'employeur`;
  // Le quatrième mois commence : trois autres l'ont remplacé.
  const valableJusquau = ajouterJours(ajouterMois(`${mois}-01`, 4), -1);
  return { ...aDeposer(personne, document('ressources', `bulletin_${mois}`, null, libelle)), valableJusquau };
}

/** Les avis d'une année arrivent de fin juillet à fin août : avant septembre, on ne peut demander que celui de l'année d'avant. */
const AVIS_RECUS = '09-01';
const derniersRevenusImposes = (jour: Jour): number => Number(jour.slice(0, 4)) - (jour.slice(5) < AVIS_RECUS ? 2 : 1);

/** « Avis d'imposition 2021 sur les revenus de l'année 2020 » : il compte tant qu'il est l'un des deux derniers reçus (G55). */
function avis(personne: Role, revenus: number): PieceDuDossier {
  const libelle = `Avis d'imposition ${revenus + 1} sur les revenus de l'année ${revenus}`;
  const valableJusquau = ajouterJours(`${revenus + 3}-${AVIS_RECUS}`, -1);
  return { ...aDeposer(personne, document('avis_imposition', `avis_${revenus}`, null, libelle)), valableJusquau };
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
    mineurs,
    handicap,
  ].flatMap((d) => (d === null ? [] : [[d.code, d] as const])),
);

const dureeDe = ({ code }: PieceDuDossier): number | null => parCode.get(code)?.mois ?? null;

/** Jusqu'à quand vaut une pièce déposée ce jour-là ; celle qui a une date à elle la garde (B9). */
export function valableApresDepot(piece: PieceDuDossier, depot: Jour): Jour | null {
  const mois = dureeDe(piece);
  return mois === null ? piece.valableJusquau : ajouterMois(depot, mois);
}

/** La pièce comme si elle n'avait jamais été déposée : un terme qui venait de son dépôt s'en va avec lui. */
export const sansDepot = (piece: PieceDuDossier): PieceDuDossier => ({
  ...piece,
  deposeeLe: null,
  valableJusquau: dureeDe(piece) === null ? piece.valableJusquau : null,
});

const categories = ['identite', 'ressources', 'avis_imposition', 'motif'] as const satisfies readonly PieceDuDossier['categorie'][];
const ordre = (piece: PieceDuDossier): number =>
  (piece.personne === 'demandeur' ? 0 : categories.length) + categories.indexOf(piece.categorie);
