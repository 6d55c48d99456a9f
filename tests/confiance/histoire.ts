import { appendFileSync, readFileSync } from 'node:fs';
import type { Instant, Jour } from '../../domain/shared/dates.ts';

/** Qui a vu ou fait : un poste, le serveur, sa base, le mandataire du réseau, ou l'essai lui-même. */
export type Qui = `poste:${string}` | 'serveur' | 'base' | 'mandataire' | 'essai';

/** L'état d'une table, sans son contenu : de quoi comparer ce que le poste a et ce qu'il devrait avoir. */
interface EtatDeTable {
  readonly table: string;
  readonly nombre: number;
  readonly empreinte: string;
}

/** Sur un poste. « acte » : l'écran a dit « enregistrée ». « boite » : ce qui attend encore d'être envoyé. */
type FaitDuPoste =
  | { readonly quoi: 'acte'; readonly commandeId: string; readonly rang: number; readonly nom: string; readonly demandeId: string }
  | { readonly quoi: 'boite'; readonly attendent: readonly string[] }
  | { readonly quoi: 'curseurs'; readonly epoque: string | null; readonly curseurs: Readonly<Record<string, number>> }
  /** Les flux que le poste relit depuis le début, parce que le serveur le lui a dit. */
  | { readonly quoi: 'relecture'; readonly flux: readonly string[] }
  /** Après un échange entier : les demandes qu'il garde. `lecture` est celle du serveur qu'il vient d'appliquer. */
  | { readonly quoi: 'detient'; readonly lecture: number; readonly demandes: readonly string[] }
  | ({ readonly quoi: 'possede' } & EtatDeTable)
  /** Un reste d'une demande que le poste ne doit plus avoir, et où : « recherche », « base », « journal »… */
  | { readonly quoi: 'trace'; readonly demandeId: string; readonly ou: string }
  /** Le poste a redemandé le mot de passe ; `permis` : la session avait fini d'elle-même (durée, compte, restauration). */
  | { readonly quoi: 'mot_de_passe'; readonly permis: boolean };

/** Ce que le serveur répond et livre. Une `lecture` est une photographie de la base ; `academieId` est celle du lecteur. */
type FaitDuServeur =
  | { readonly quoi: 'reponse'; readonly poste: Qui; readonly commandeId: string; readonly rang: number; readonly reponse: Reponse }
  | {
      readonly quoi: 'photographie';
      readonly lecture: number;
      readonly lecteur: Qui;
      readonly academieId: string;
      readonly compteId: string;
      readonly jour: Jour;
      readonly flux: readonly { readonly id: string; readonly depuis: number; readonly tete: number; readonly repart: boolean }[];
    }
  | { readonly quoi: 'livraison'; readonly lecture: number; readonly complet: boolean; readonly lignes: readonly LigneLivree[] };

export interface Reponse {
  readonly statut: 'acceptee' | 'refusee';
  readonly recueLe?: Instant;
  readonly raisons?: readonly { readonly motif: string; readonly candidatureId?: string }[];
  readonly flux?: string;
  readonly numero?: number;
}

export interface LigneLivree {
  readonly flux: string;
  readonly numero: number;
  /** La lettre du fil : d, m, c ou o. */
  readonly entite: string;
  readonly id: string;
  /** La demande dont la ligne parle ; null pour une offre ou une suppression. */
  readonly demandeId: string | null;
  readonly supprimee: boolean;
}

/** Ce que la base garde, lu à la validation de chaque transaction. */
type FaitDeLaBase =
  /** Une commande rangée dans le journal du serveur. */
  | { readonly quoi: 'recue'; readonly transaction: string; readonly poste: Qui; readonly commandeId: string; readonly rang: number }
  /** Un effet, nommé de sorte que deux effets différents aient deux noms. `commandeId` : sa commande, quand la transaction n'en portait qu'une. */
  | { readonly quoi: 'effet'; readonly transaction: string; readonly commandeId: string | null; readonly effet: string }
  | { readonly quoi: 'flux'; readonly transaction: string; readonly flux: string; readonly numeros: readonly number[] }
  /** Le dernier numéro d'un flux avant que l'histoire commence, ou recommence. */
  | { readonly quoi: 'tete'; readonly flux: string; readonly tete: number }
  | { readonly quoi: 'candidature'; readonly id: string; readonly demandeId: string; readonly active: boolean }
  /** Un acte fait au nom d'un agent, tel que la base le retient. `mandatId` null : aucun n'est nommé. */
  | {
      readonly quoi: 'pour_un_agent';
      readonly acte: string;
      readonly demandeId: string;
      readonly gestionnaireId: string | null;
      readonly mandatId: string | null;
      /** Ce que l'acte doit dire de sa raison : null s'il n'a pas à en donner, vide si elle manque. */
      readonly motif: string | null;
      readonly jour: Jour;
    }
  | {
      readonly quoi: 'mandat';
      readonly id: string;
      readonly demandeId: string;
      readonly academieId: string;
      readonly debut: Jour;
      readonly fin: Jour;
      readonly retireLe: Instant | null;
      readonly pouvoirs: readonly string[];
    }
  | { readonly quoi: 'demande'; readonly id: string; readonly academieId: string }
  | { readonly quoi: 'compte'; readonly id: string; readonly academieId: string; readonly actif: boolean }
  /** Une base plus ancienne a remplacé celle-ci : ce qui est dit ensuite la décrit de nouveau. */
  | { readonly quoi: 'restauree'; readonly epoque: string }
  /** À la fin : tout le journal des commandes du serveur. */
  | { readonly quoi: 'journal'; readonly commandes: readonly { readonly poste: Qui; readonly rang: number; readonly commandeId: string }[] }
  /** À la fin : ce qu'un poste doit avoir, d'après les tables et non d'après les flux. */
  | ({ readonly quoi: 'perimetre'; readonly poste: Qui } & EtatDeTable)
  /** À la fin : les flux de ce poste et leur dernier numéro. */
  | { readonly quoi: 'tetes'; readonly poste: Qui; readonly tetes: Readonly<Record<string, number>> };

/** Ce que l'essai fait subir, et le moment où tout va de nouveau bien. « calme » : dix secondes après la guérison. */
type FaitDeLEssai =
  { readonly quoi: 'faute'; readonly genre: string; readonly detail: string } | { readonly quoi: 'guerison' } | { readonly quoi: 'calme' };

export type Fait = FaitDuPoste | FaitDuServeur | FaitDeLaBase | FaitDeLEssai;

/** Une ligne de l'histoire. `ordre` monte ; `quand` est l'heure de l'essai, vraie ou virtuelle. */
export type Evenement = { readonly ordre: number; readonly quand: Instant; readonly qui: Qui } & Fait;
/** Un événement d'un genre donné : `De<'acte'>`. */
export type De<Q extends Fait['quoi']> = Extract<Evenement, { readonly quoi: Q }>;

export interface Histoire {
  readonly evenements: readonly Evenement[];
  readonly noter: (qui: Qui, fait: Fait) => void;
  /** Garde ici la place d'un fait dont le contenu ne sera connu que plus tard ; sans suite, la place disparaît. */
  readonly reserver: (qui: Qui) => { readonly ordre: number; readonly remplir: (fait: Fait) => Evenement };
}

/** Une histoire qui commence. `fichier` : chaque ligne y est ajoutée aussitôt, et reste si le processus meurt. */
export function uneHistoire(horloge: () => Date, fichier?: string): Histoire {
  const places: (Evenement | null)[] = [];
  const reserver = (qui: Qui) => {
    const [ordre, quand] = [places.push(null), horloge().toISOString()];
    return {
      ordre,
      remplir(fait: Fait) {
        const evenement: Evenement = { ordre, quand, qui, ...fait };
        places[ordre - 1] = evenement;
        if (fichier !== undefined) appendFileSync(fichier, `${JSON.stringify(evenement)}\n`);
        return evenement;
      },
    };
  };
  return {
    get evenements() {
      return places.filter((e) => e !== null);
    },
    noter: (qui, fait) => void reserver(qui).remplir(fait),
    reserver,
  };
}

export const ecrireHistoire = (evenements: readonly Evenement[]): string => evenements.map((e) => `${JSON.stringify(e)}\n`).join('');

/** Les événements d'un ou de plusieurs fichiers, dans l'ordre des heures puis des lignes, renumérotés. Une dernière ligne coupée est oubliée. */
export function lireHistoire(...fichiers: readonly string[]): Evenement[] {
  return fichiers
    .flatMap((fichier) =>
      readFileSync(fichier, 'utf8')
        .split('\n')
        .slice(0, -1)
        .map((ligne) => JSON.parse(ligne) as Evenement),
    )
    .toSorted((a, b) => Date.parse(a.quand) - Date.parse(b.quand))
    .map((e, i) => ({ ...e, ordre: i + 1 }));
}

/** Les événements d'un genre, dans l'ordre. */
export const tous = <Q extends Fait['quoi']>(histoire: readonly Evenement[], quoi: Q): De<Q>[] =>
  histoire.filter((e): e is De<Q> => e.quoi === quoi);
