import { type EntreeScellee, premiereRupture } from '../../../domain/journal/chainer.ts';
import type { EntreeJournal } from '../../../domain/journal/entree.ts';
import { JOURNAL_DU_SERVEUR } from '../apply/journal.ts';
import { empreinteDe, microsecondes, sceller } from '../empreinte-journal.ts';
import type { Tx } from '../open.ts';

/** Où un journal central ne tient plus. `quand` : la date de la ligne à cet endroit, null si elle n'y est pas. */
export interface RuptureCentrale {
  readonly academieId: string;
  readonly journal: string;
  readonly numero: number;
  readonly quand: string | null;
}

export interface BilanJournaux {
  readonly journaux: number;
  readonly lignes: number;
  readonly ruptures: readonly RuptureCentrale[];
}

/** Ce compte ne voit pas toutes les lignes : « intact » ne voudrait rien dire. */
export class VuePartielle extends Error {
  override readonly name = 'VuePartielle';
}

interface Tete {
  readonly academie_id: string;
  readonly journal: string;
  readonly numero: number;
  readonly empreinte: string | null;
  readonly sceau: string | null;
  readonly plancher: number;
  readonly plancher_empreinte: string | null;
  readonly plancher_sceau: string | null;
}

/** Une ligne relue : son entrée chaînée, et pour celle d'un poste le sceau que le serveur devrait y trouver. */
interface Ligne extends EntreeScellee {
  readonly conforme: (sceau: string | null) => boolean;
  readonly sceau: string | null;
}

const PAR_LOT = 1_000;

/** Relit tous les journaux de la base, du premier numéro gardé au dernier annoncé par leur compteur. La transaction doit voir toutes les lignes. */
export async function verifierJournaux(tx: Tx): Promise<BilanJournaux> {
  const { rows: acces } = await tx.query<{ partiel: boolean }>("SELECT row_security_active('journal') AS partiel");
  if (acces[0]!.partiel) throw new VuePartielle('les cloisons cachent des lignes à ce compte');
  const ruptures: RuptureCentrale[] = [];
  const { rows: tetes } = await tx.query<Tete>(
    'SELECT academie_id, journal, numero, empreinte, sceau, plancher, plancher_empreinte, plancher_sceau FROM journal_tete ORDER BY 1, 2',
  );
  let lignes = 0;
  for (const tete of tetes) {
    const { numero, lues } = await verifierUn(tx, tete);
    lignes += lues;
    if (numero !== null) ruptures.push(await situer(tx, tete, numero));
  }
  for (const orphelin of await sansCompteur(tx)) ruptures.push(await situer(tx, orphelin, 1));
  return { journaux: tetes.length, lignes, ruptures };
}

async function verifierUn(tx: Tx, tete: Tete): Promise<{ numero: number | null; lues: number }> {
  if ((tete.plancher === 0) !== (tete.plancher_empreinte === null)) return { numero: 1, lues: 0 };
  let derniere = tete.plancher_empreinte === null ? null : { numero: tete.plancher, empreinte: tete.plancher_empreinte };
  let sceau = tete.plancher_sceau;
  let lues = 0;
  for (let apres = 0; ;) {
    const lot = await lire(tx, tete, apres);
    const rompue = premiereRupture(lot, empreinteDe, derniere);
    if (rompue !== null) return { numero: rompue, lues };
    for (const ligne of lot) {
      if (!ligne.conforme(sceau)) return { numero: ligne.entree.numero, lues };
      sceau = ligne.sceau;
    }
    lues += lot.length;
    const fin = lot.at(-1);
    if (fin === undefined) break;
    derniere = { numero: fin.entree.numero, empreinte: fin.empreinte };
    apres = fin.entree.numero;
  }
  const dernier = derniere?.numero ?? 0;
  const acheve = dernier === tete.numero && (derniere?.empreinte ?? null) === tete.empreinte && sceau === tete.sceau;
  if (acheve) return { numero: null, lues };
  // Le compteur lui-même a changé, ou la fin n'est pas celle qu'il annonce.
  return { numero: dernier === tete.numero ? Math.max(1, dernier) : Math.min(dernier, tete.numero) + 1, lues };
}

const lire = (tx: Tx, tete: Tete, apres: number): Promise<Ligne[]> =>
  tete.journal === JOURNAL_DU_SERVEUR ? lireServeur(tx, tete, apres) : lirePoste(tx, tete, apres);

interface LigneServeur {
  readonly numero: number;
  readonly precedent: string | null;
  readonly quand: string;
  readonly auteur_id: string | null;
  readonly role: string;
  readonly acte: string;
  readonly objet: string | null;
  readonly demande_id: string | null;
  readonly detail: EntreeJournal['detail'];
  readonly empreinte: string;
}

async function lireServeur(tx: Tx, { academie_id }: Tete, apres: number): Promise<Ligne[]> {
  const { rows } = await tx.query<LigneServeur>(
    `SELECT numero, precedent, ${microsecondes('quand')} AS quand, auteur_id, role, acte, objet, demande_id, detail, empreinte
     FROM journal WHERE academie_id = $1 AND numero > $2 ORDER BY numero LIMIT ${PAR_LOT}`,
    [academie_id, apres],
  );
  return rows.map(({ empreinte, auteur_id, objet, role, demande_id, detail, ...reste }) => ({
    entree: {
      ...reste,
      auteur: auteur_id ?? '',
      objet: objet ?? '',
      detail: { ...detail, '@academie': academie_id, '@demande': demande_id, '@role': role },
    },
    empreinte,
    conforme: () => true,
    sceau: null,
  }));
}

interface LignePoste {
  readonly numero: number;
  readonly precedent: string | null;
  readonly quand: string;
  readonly auteur: string;
  readonly acte: string;
  readonly objet: string;
  readonly detail: string;
  readonly empreinte: string;
  readonly recue_le: string;
  readonly sceau: string;
}

async function lirePoste(tx: Tx, { academie_id, journal }: Tete, apres: number): Promise<Ligne[]> {
  const [posteId = '', journalId = ''] = journal.split('/');
  const { rows } = await tx.query<LignePoste>(
    `SELECT numero, precedent, quand, auteur, acte, objet, detail, empreinte, ${microsecondes('recue_le')} AS recue_le, sceau
     FROM journal_poste WHERE academie_id = $1 AND poste_id = $2 AND journal_id = $3 AND numero > $4 ORDER BY numero LIMIT ${PAR_LOT}`,
    [academie_id, posteId, journalId, apres],
  );
  return rows.map(({ numero, precedent, quand, auteur, acte, objet, detail: texte, empreinte, recue_le, sceau }) => {
    const detail = lireDetail(texte);
    const recue = { academieId: academie_id, posteId, journalId, numero, empreinte, recueLe: recue_le };
    return {
      entree: { numero, precedent, quand, auteur, acte, objet, detail: detail ?? {} },
      empreinte,
      conforme: (avant: string | null) => detail !== null && sceau === sceller(avant, recue),
      sceau,
    };
  });
}

/** Null si le texte n'est pas, à l'octet près, celui que le serveur a écrit. */
function lireDetail(texte: string): EntreeJournal['detail'] | null {
  try {
    const detail = JSON.parse(texte) as EntreeJournal['detail'];
    return JSON.stringify(detail) === texte ? detail : null;
  } catch {
    return null;
  }
}

/** Un journal qui a des lignes, et plus de compteur. */
async function sansCompteur(tx: Tx): Promise<Pick<Tete, 'academie_id' | 'journal'>[]> {
  const { rows } = await tx.query<Pick<Tete, 'academie_id' | 'journal'>>(
    `SELECT academie_id, journal FROM (
       SELECT DISTINCT academie_id, '${JOURNAL_DU_SERVEUR}' AS journal FROM journal
       UNION SELECT DISTINCT academie_id, poste_id || '/' || journal_id FROM journal_poste
     ) j WHERE NOT EXISTS (SELECT FROM journal_tete t WHERE t.academie_id = j.academie_id AND t.journal = j.journal) ORDER BY 1, 2`,
  );
  return rows;
}

async function situer(tx: Tx, tete: Pick<Tete, 'academie_id' | 'journal'>, numero: number): Promise<RuptureCentrale> {
  const { academie_id: academieId, journal } = tete;
  const [posteId, journalId] = journal.split('/');
  const { rows } =
    journal === JOURNAL_DU_SERVEUR
      ? await tx.query<{ quand: string }>(`SELECT ${microsecondes('quand')} AS quand FROM journal WHERE academie_id = $1 AND numero = $2`, [
          academieId,
          numero,
        ])
      : await tx.query<{ quand: string }>(
          'SELECT quand FROM journal_poste WHERE academie_id = $1 AND poste_id = $2 AND journal_id = $3 AND numero = $4',
          [academieId, posteId, journalId, numero],
        );
  return { academieId, journal, numero, quand: rows[0]?.quand ?? null };
}
