import type { Demande } from '../../domain/demande/demande.ts';
import type { PieceDuDossier } from '../../domain/pieces/piece.ts';
import { ajouterJours, ajouterMois, type Jour } from '../../domain/shared/dates.ts';
import { finDeMois } from './calendrier.ts';
import type { Hasard } from './hasard.ts';

type Role = PieceDuDossier['personne'];

/** Le document qui prouve le motif de la demande, et combien de mois il vaut (guide §3 ; arrêté du 22 décembre 2020). */
const documentsDuMotif: Record<Demande['motif'], readonly [code: string, libelle: string, mois: number] | null> = {
  sans_logement: ['attestation_hebergement', 'Attestation de la personne qui héberge', 3],
  logement_trop_petit: ['bail', 'Bail du logement actuel', 12],
  logement_trop_cher: ['quittance_loyer', 'Dernière quittance de loyer', 3],
  rapprochement_travail: ['attestation_employeur', 'Attestation de l’employeur', 3],
  mutation: ['arrete_mutation', 'Arrêté de mutation', 12],
  conge_du_proprietaire: ['lettre_conge', 'Lettre de congé du propriétaire', 6],
  separation: ['jugement_separation', 'Ordonnance ou jugement de séparation', 12],
  autre: null,
};

/** Les pièces justificatives d'une demande : celles de chaque personne, puis celle du motif ; `complet` : toutes confirmées. */
export function desPieces(
  h: Hasard,
  motif: Demande['motif'],
  avecCodemandeur: boolean,
  complet: boolean,
  aujourdhui: Jour,
): PieceDuDossier[] {
  const roles: Role[] = avecCodemandeur ? ['demandeur', 'codemandeur'] : ['demandeur'];
  // Un dossier préparé il y a longtemps a des bulletins de salaire périmés.
  const preparation = ajouterJours(
    aujourdhui,
    -h.pondere([
      [3, 35],
      [20, 35],
      [70, 20],
      [130, 10],
    ]) - h.entier(0, 12),
  );
  const pieces = roles.flatMap((role) => piecesDUnePersonne(role, preparation));
  const document = documentsDuMotif[motif];
  if (document !== null)
    pieces.push({
      code: document[0],
      personne: 'demandeur',
      categorie: 'motif',
      libelle: document[1],
      deposeeLe: preparation,
      valableJusquau: ajouterMois(preparation, document[2]),
    });
  if (complet) return pieces;
  const manquante = h.entier(0, pieces.length - 1);
  return pieces.map((p, i) => (i === manquante || h.chance(0.4) ? { ...p, deposeeLe: null, valableJusquau: null } : p));
}

function piecesDUnePersonne(personne: Role, preparation: Jour): PieceDuDossier[] {
  const annee = Number(preparation.slice(0, 4));
  const piece = (categorie: PieceDuDossier['categorie'], code: string, libelle: string, valableJusquau: Jour): PieceDuDossier => ({
    code,
    personne,
    categorie,
    libelle,
    deposeeLe: preparation,
    valableJusquau,
  });
  return [
    piece('identite', 'piece_identite', 'Pièce d’identité en cours de validité', ajouterMois(preparation, 12 * 4)),
    // Les trois mois qui précèdent (D3) ; un bulletin cesse de compter quand il n'est plus l'un des trois derniers.
    ...[1, 2, 3].map((recul) => {
      const mois = ajouterMois(preparation, -recul).slice(0, 7);
      return piece('ressources', `bulletin_salaire_${mois}`, `Bulletin de salaire ${nomDuMois(mois)}`, finDeMois(`${mois}-01`, 3));
    }),
    ...[1, 2].map((recul) =>
      piece(
        'avis_imposition',
        `avis_imposition_${annee - recul}`,
        `Avis d’imposition ${annee - recul + 1} sur les revenus ${annee - recul}`,
        `${annee - recul + 2}-12-31`,
      ),
    ),
  ];
}

const enLettres = new Intl.DateTimeFormat('fr-FR', { month: 'long', year: 'numeric', timeZone: 'UTC' });

const noms = new Map<string, string>();

/** « de septembre 2026 », « d’août 2026 » ; gardé, car écrire une date coûte cher et les mois sont peu nombreux. */
function nomDuMois(mois: string): string {
  const connu = noms.get(mois);
  if (connu !== undefined) return connu;
  const nom = enLettres.format(new Date(`${mois}-01T00:00:00Z`));
  const complet = /^[ao]/.test(nom) ? `d’${nom}` : `de ${nom}`;
  noms.set(mois, complet);
  return complet;
}
