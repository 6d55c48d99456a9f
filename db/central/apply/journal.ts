import { chainer } from '../../../domain/journal/chainer.ts';
import type { FaitJournal } from '../../../domain/journal/entree.ts';
import type { Instant } from '../../../domain/shared/dates.ts';
import { type AcademieId, type DemandeId, HORS_ACADEMIE } from '../../../domain/shared/ids.ts';
import { aLaMicroseconde, empreinteDeLEntree } from '../empreinte-journal.ts';
import { avantDeValider, type Tx } from '../open.ts';
import { preparee } from '../preparee.ts';

/** Des identifiants, des nombres, des motifs : jamais un nom ni un texte libre. */
export type DetailActe = Readonly<Record<string, string | number | boolean | null>>;

/** Le dossier dont un acte parle : son agent pourra lire cette ligne. */
export interface DossierNomme {
  readonly academieId: AcademieId;
  readonly demandeId: DemandeId;
}

export const dossierNomme = ({ academieId, id }: { readonly academieId: AcademieId; readonly id: DemandeId }): DossierNomme => ({
  academieId,
  demandeId: id,
});

export interface ActeJournalise {
  readonly quand: Instant;
  /** Null : quelqu'un qui n'a pas de session, comme celui qui crée un compte. */
  readonly auteurId: string | null;
  readonly role: string;
  readonly acte: string;
  readonly objet: string | null;
  readonly detail: DetailActe;
  readonly dossier: DossierNomme | null;
}

/** Le nom du journal des actes en ligne parmi les journaux d'une académie. */
export const JOURNAL_DU_SERVEUR = 'serveur';

/** Garde la trace d'un acte fait en ligne, dans la transaction de l'acte ; la base refuse ensuite de la changer. */
export async function journaliserActe(tx: Tx, acte: ActeJournalise): Promise<void> {
  avantDeValider(tx, academieDe(acte), () => ecrire(tx, acte));
}

const academieDe = ({ dossier }: ActeJournalise): AcademieId => dossier?.academieId ?? HORS_ACADEMIE;

/** Le fait tel qu'il est chaîné : toutes les colonnes de la ligne y sont. */
export const faitDeLActe = ({ quand, auteurId, role, acte, objet, detail, dossier }: ActeJournalise, academieId: string): FaitJournal => ({
  quand: aLaMicroseconde(quand),
  auteur: auteurId ?? '',
  acte,
  objet: objet ?? '',
  detail: { ...detail, '@academie': academieId, '@demande': dossier?.demandeId ?? null, '@role': role },
});

/** Un compteur par académie, comme le flux : des numéros sans trou, dans l'ordre des validations. */
async function ecrire(tx: Tx, acte: ActeJournalise): Promise<void> {
  const academieId = academieDe(acte);
  const { rows } = await preparee<{ numero: number; empreinte: string | null }>(
    tx,
    `INSERT INTO journal_tete AS t (academie_id, journal) VALUES ($1, $2)
     ON CONFLICT (academie_id, journal) DO UPDATE SET numero = t.numero RETURNING numero, empreinte`,
    [academieId, JOURNAL_DU_SERVEUR],
  );
  const { numero, empreinte } = rows[0]!;
  const entree = chainer(empreinte === null ? null : { numero, empreinte }, faitDeLActe(acte, academieId));
  await preparee(
    tx,
    `WITH ligne AS (
       INSERT INTO journal (academie_id, numero, precedent, quand, auteur_id, role, acte, objet, demande_id, detail, empreinte)
       VALUES ($1, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
     )
     UPDATE journal_tete SET numero = $3, empreinte = $12 WHERE academie_id = $1 AND journal = $2`,
    [
      academieId,
      JOURNAL_DU_SERVEUR,
      entree.numero,
      entree.precedent,
      acte.quand,
      acte.auteurId,
      acte.role,
      acte.acte,
      acte.objet,
      acte.dossier?.demandeId ?? null,
      JSON.stringify(acte.detail),
      empreinteDeLEntree(entree),
    ],
  );
}
