import { type Candidature } from '../../../domain/candidature/candidature.ts';
import { estActive } from '../../../domain/candidature/etapes.ts';
import type { Demande } from '../../../domain/demande/demande.ts';
import type { Mandat } from '../../../domain/mandat/mandat.ts';
import type { Jour } from '../../../domain/shared/dates.ts';
import type { Pool } from '../../../db/central/open.ts';
import type { Fait, Histoire, Qui } from '../histoire.ts';
import type { Changement } from './base.ts';

type Ligne = Readonly<Record<string, unknown>>;

/** Écrit dans l'histoire ce que la base dit d'elle-même. */
export interface Chronique {
  /** Une transaction vient d'être validée : rend les flux qu'elle a changés. */
  readonly raconter: (changements: readonly Changement[], jour: Jour) => ReadonlySet<string>;
  /** Tout ce que la base contient : au début, et quand une base plus ancienne a pris sa place. */
  readonly decrire: (libre: Pool) => Promise<void>;
}

const documentDe = <T>(ligne: Ligne): T => JSON.parse(String(ligne.doc)) as T;

/** `quiEst` : le nom, dans l'histoire, du poste de cet identifiant. */
export function uneChronique(histoire: Histoire, quiEst: (posteId: string) => Qui): Chronique {
  const noter = (fait: Fait) => histoire.noter('base', fait);
  let transactions = 0;
  return {
    raconter(changements, jour) {
      const flux = new Set<string>();
      for (const siens of Map.groupBy(changements, (c) => c.transaction).values()) {
        const transaction = `t${++transactions}`;
        for (const fait of faitsDe(siens, { transaction, jour, quiEst })) {
          noter(fait);
          if (fait.quoi === 'flux') flux.add(fait.flux);
        }
      }
      return flux;
    },
    async decrire(libre) {
      for (const fait of await description(libre)) noter(fait);
    },
  };
}

interface Cadre {
  readonly transaction: string;
  readonly jour: Jour;
  readonly quiEst: (posteId: string) => Qui;
}

/** Les droits d'abord, puis les actes, puis les flux : l'ordre où le vérificateur les lit. */
function faitsDe(changements: readonly Changement[], cadre: Cadre): Fait[] {
  const de = (relation: string) => changements.filter((c) => c.relation === relation);
  const commandes = de('commande').flatMap((c) => (c.avant === null && c.apres !== null ? [c.apres] : []));
  const commandeId = commandes.length === 1 ? String(commandes[0]!.id) : null;
  return [
    ...de('demande').map((c) => demandeDite(c.apres ?? { ...c.avant, academie_id: '' })),
    ...de('mandat').flatMap((c) => (c.apres === null ? [] : [mandatDit(documentDe<Mandat>(c.apres))])),
    ...de('compte').flatMap((c) => (c.apres === null ? [] : compteDit(c.apres))),
    ...commandes.toSorted((a, b) => Number(a.rang) - Number(b.rang)).map((c) => commandeRecue(c, cadre)),
    ...de('candidature').flatMap((c) => faitsDeLaCandidature(c, cadre)),
    ...de('demande').flatMap((c) => faitsDuRattachement(c, commandes, cadre)),
    ...effets(changements).map((effet): Fait => ({ quoi: 'effet', transaction: cadre.transaction, commandeId, effet })),
    ...fluxChanges(de('flux_entree'), cadre),
  ];
}

const demandeDite = (ligne: Ligne): Fait => ({ quoi: 'demande', id: String(ligne.id), academieId: String(ligne.academie_id) });
const mandatDit = ({ id, demandeId, academieId, debut, fin, retireLe, pouvoirs }: Mandat): Fait => ({
  quoi: 'mandat',
  id,
  demandeId,
  academieId,
  debut,
  fin,
  retireLe,
  pouvoirs,
});
const compteDit = (ligne: Ligne): Fait[] =>
  ligne.academie_id === null
    ? []
    : [{ quoi: 'compte', id: String(ligne.id), academieId: String(ligne.academie_id), actif: ligne.actif === true }];
const candidatureDite = (c: Pick<Candidature, 'id' | 'demandeId' | 'etat'>): Fait => ({
  quoi: 'candidature',
  id: c.id,
  demandeId: c.demandeId,
  active: estActive(c.etat),
});

const commandeRecue = (commande: Ligne, { transaction, quiEst }: Cadre): Fait => ({
  quoi: 'recue',
  transaction,
  poste: quiEst(String(commande.poste_id)),
  commandeId: String(commande.id),
  rang: Number(commande.rang),
});

function faitsDeLaCandidature({ apres }: Changement, { jour }: Cadre): Fait[] {
  if (apres === null) return [];
  const candidature = documentDe<Candidature>(apres);
  const dernier = candidature.evenements.at(-1)!;
  const faits = [candidatureDite(candidature)];
  if (dernier.auteur.role !== 'gestionnaire') return faits;
  const { id: gestionnaireId, mandatId } = dernier.auteur;
  const acte = dernier.acte ?? 'postuler';
  return [...faits, { quoi: 'pour_un_agent', acte, demandeId: candidature.demandeId, gestionnaireId, mandatId, motif: null, jour }];
}

/** Un rattachement jugé : l'acte est celui de la commande rangée avec lui, pour la même demande. */
function faitsDuRattachement({ avant, apres }: Changement, commandes: readonly Ligne[], { jour }: Cadre): Fait[] {
  if (avant === null || apres === null) return [];
  const commande = commandes.find((c) => c.pour_le_compte_de === apres.id && c.mandat_id !== null);
  const [ancien, nouveau] = [documentDe<Demande>(avant).rattachement, documentDe<Demande>(apres).rattachement];
  if (ancien.validation === nouveau.validation) return [];
  return [
    {
      quoi: 'pour_un_agent',
      acte: 'juger le rattachement',
      demandeId: String(apres.id),
      gestionnaireId: commande === undefined ? null : String(commande.auteur_id),
      mandatId: typeof commande?.mandat_id === 'string' ? commande.mandat_id : null,
      motif: nouveau.validation === 'refusee' ? (nouveau.motifRefus ?? '') : null,
      jour,
    },
  ];
}

/** Un pas d'une candidature, et ce qu'il change au compteur de son offre. */
interface PasFait {
  readonly nom: string;
  readonly offreId: string;
  readonly ecart: number;
}

/** Ce que les actes ont fait, chaque effet avec un nom à lui. Un compteur qui avance de plus que ses pas a deux fois le même effet. */
function effets(changements: readonly Changement[]): string[] {
  const pas = changements.flatMap(pasFait);
  const courriels = changements.flatMap((c) => (c.relation === 'courriel' && c.avant === null ? [`courriel:${String(c.apres?.cle)}`] : []));
  const compteurs = changements.flatMap((c) => {
    if (c.relation !== 'offre' || c.avant === null || c.apres === null) return [];
    const [avant, apres] = [c.avant, c.apres].map((l) => documentDe<{ nombreCandidatures: number }>(l).nombreCandidatures);
    const siens = pas.filter((p) => p.offreId === c.apres?.id && p.ecart !== 0);
    const deTrop = Math.abs(apres! - avant!) - Math.abs(siens.reduce((somme, p) => somme + p.ecart, 0));
    const noms = siens.map((p) => p.nom);
    return [...noms, ...Array.from({ length: Math.max(0, deTrop) }, () => noms[0] ?? 'sans candidature')].map((nom) => `compteur:${nom}`);
  });
  return [...pas.map((p) => `candidature:${p.nom}`), ...courriels, ...compteurs];
}

function pasFait({ relation, avant, apres }: Changement): PasFait[] {
  if (relation !== 'candidature' || apres === null) return [];
  const { id, offreId, evenements } = documentDe<Candidature>(apres);
  if (avant !== null && documentDe<Candidature>(avant).evenements.length >= evenements.length) return [];
  const ecart = evenements.length === 1 ? 1 : evenements.at(-1)!.acte === 'annuler' ? -1 : 0;
  return [{ nom: `${id}:${evenements.length}`, offreId, ecart }];
}

function fluxChanges(entrees: readonly Changement[], { transaction }: Cadre): Fait[] {
  const lignes = entrees.flatMap((c): Ligne[] => (c.apres === null ? [] : [c.apres]));
  return [...Map.groupBy(lignes, (l) => String(l.flux_id))]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([flux, siennes]) => ({ quoi: 'flux', transaction, flux, numeros: siennes.map((l) => Number(l.numero)).sort((a, b) => a - b) }));
}

async function description(libre: Pool): Promise<Fait[]> {
  const lire = async (requete: string): Promise<Ligne[]> => (await libre.query<Ligne>(requete)).rows;
  return [
    ...(await lire('SELECT id, academie_id FROM demande ORDER BY id')).map(demandeDite),
    ...(await lire('SELECT doc FROM mandat ORDER BY id')).map((l) => mandatDit(documentDe<Mandat>(l))),
    ...(await lire('SELECT id, academie_id, actif FROM compte ORDER BY id')).flatMap(compteDit),
    ...(await lire('SELECT doc FROM candidature ORDER BY id')).map((l) => candidatureDite(documentDe<Candidature>(l))),
    ...(await lire('SELECT id, tete FROM flux ORDER BY id')).map((l): Fait => ({ quoi: 'tete', flux: String(l.id), tete: Number(l.tete) })),
  ];
}
