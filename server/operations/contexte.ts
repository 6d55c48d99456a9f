import type { z } from 'zod';
import type { RefusCommun } from '../../domain/contract/envelope.ts';
import type { Output, ParsedInput, Refus, RemoteName } from '../../domain/contract/index.ts';
import type { Civilite } from '../../domain/demande/demande.ts';
import type { Instant, Jour } from '../../domain/shared/dates.ts';
import type { BailleurId, CompteId } from '../../domain/shared/ids.ts';
import type { Result } from '../../domain/shared/result.ts';
import type { DetailActe, DossierNomme } from '../../db/central/apply/journal.ts';
import type { Pool, Tx } from '../../db/central/open.ts';
import type { RegistreDemandes } from '../registre/registre.ts';

interface Personne {
  readonly compteId: CompteId;
  readonly nom: string;
  readonly prenom: string;
  readonly courriel: string;
}

/** Qui appelle, d'après son jeton et la base, jamais d'après ce qu'il envoie. */
export type AppelantAgent = Personne & { readonly role: 'agent'; readonly civilite: z.infer<typeof Civilite> | null };
export type AppelantConseiller = Personne & { readonly role: 'conseiller' };
export type AppelantBailleur = Personne & { readonly role: 'bailleur'; readonly bailleurId: BailleurId; readonly bailleur: string };
export type Appelant = AppelantAgent | AppelantConseiller | AppelantBailleur;

/** Ce que reçoit tout traitement d'une opération portée au serveur. `appelant` est null pour une opération publique. */
export interface ContexteAppel<A extends Appelant | null = Appelant | null> {
  readonly pool: Pool;
  readonly registre: RegistreDemandes;
  readonly instant: Instant;
  readonly jour: Jour;
  readonly appelant: A;
  /** L'adresse d'où vient la requête : elle se compte, elle ne se garde pas. */
  readonly source: string;
  /** La page du lien reçu par courriel. */
  readonly adresseCompte: (jeton: string) => string;
  /**
   * Écrit l'acte au journal, dans la transaction qui le fait : une ligne par effet, aucune pour un acte refait.
   * `dossier` : celui dont l'acte parle, que son agent y lira.
   */
  readonly journaliser: (tx: Tx, objet: string | null, detail?: DetailActe, dossier?: DossierNomme) => Promise<void>;
  /** Écrit au journal qu'une liste vient d'être lue, avant de la rendre : son filtre et son nombre, jamais le texte cherché (I-12). */
  readonly consulter: (detail: DetailActe) => Promise<void>;
}

/** L'appelant d'une opération, garanti par son accès avant que le traitement ne commence. */
export type AppelantDe<N extends RemoteName> = N extends `agent.${string}`
  ? AppelantAgent
  : N extends `conseiller.${string}`
    ? AppelantConseiller
    : N extends `bailleur.${string}`
      ? AppelantBailleur
      : Appelant | null;

export type Traitement<N extends RemoteName> = (
  contexte: ContexteAppel<AppelantDe<N>>,
  input: ParsedInput<N>,
) => Promise<Result<Output<N>, Refus<N> | RefusCommun>>;

/** Un traitement par opération nommée : en oublier un est une erreur de compilation. */
export type TraitementsDe<N extends RemoteName> = { readonly [K in N]: Traitement<K> };
