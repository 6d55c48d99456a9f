import type { JournalReponse, JournalRequest, LigneJournal } from '../../../domain/contract/journal.ts';
import { type Maillon, premiereRupture } from '../../../domain/journal/chainer.ts';
import type { Instant } from '../../../domain/shared/dates.ts';
import { aLaMicroseconde, empreinteDe, sceller } from '../empreinte-journal.ts';
import type { Tx } from '../open.ts';

/** Le poste dont le journal arrive, et le gestionnaire dont il est. */
export interface PorteurDuJournal {
  readonly academieId: string;
  readonly posteId: string;
  readonly compteId: string;
}

interface Tete {
  readonly numero: number;
  readonly empreinte: string | null;
  readonly sceau: string | null;
  readonly plancher: number;
  readonly rompu_au: number | null;
}

export const nomDuJournal = (posteId: string, journalId: string): string => `${posteId}/${journalId}`;

/**
 * Recevoir la suite du journal d'un poste. Les lignes déjà reçues doivent être les mêmes, les neuves prolonger la dernière ;
 * la première qui ne le fait pas est une rupture, gardée : plus rien de ce journal n'est reçu ensuite, et l'échange du poste continue.
 * `nouvelle` : vrai quand la rupture vient d'être trouvée.
 */
export async function recevoirJournal(
  tx: Tx,
  porteur: PorteurDuJournal,
  { journalId, depuis, dernier, lignes }: JournalRequest,
  instant: Instant,
): Promise<JournalReponse & { readonly nouvelle: boolean }> {
  const nom = nomDuJournal(porteur.posteId, journalId);
  const tete = await verrouillerTete(tx, porteur.academieId, nom);
  if (tete.rompu_au !== null) return { recu: tete.numero, rompuAu: tete.rompu_au, nouvelle: false };
  // Le serveur, restauré d'une sauvegarde, en a moins que le poste ne croit : il lui dit d'où reprendre.
  if (depuis > tete.numero) return { recu: tete.numero, rompuAu: null, nouvelle: false };
  const suite = { porteur, journalId, depuis, tete };
  const rupture = (await rupturePresente(tx, suite, lignes)) ?? (dernier < depuis ? dernier + 1 : null);
  const bonnes = rupture === null ? lignes : lignes.slice(0, Math.max(0, rupture - depuis - 1));
  const neuves = bonnes.filter((l) => l.numero > tete.numero);
  const recu = neuves.length === 0 ? tete.numero : await garder(tx, suite, neuves, instant);
  if (rupture !== null)
    await tx.query('UPDATE journal_tete SET rompu_au = $3, rompu_le = $4 WHERE academie_id = $1 AND journal = $2', [
      porteur.academieId,
      nom,
      rupture,
      instant,
    ]);
  return { recu, rompuAu: rupture, nouvelle: rupture !== null };
}

async function verrouillerTete(tx: Tx, academieId: string, nom: string): Promise<Tete> {
  const { rows } = await tx.query<Tete>(
    `INSERT INTO journal_tete AS t (academie_id, journal) VALUES ($1, $2)
     ON CONFLICT (academie_id, journal) DO UPDATE SET numero = t.numero RETURNING numero, empreinte, sceau, plancher, rompu_au`,
    [academieId, nom],
  );
  return rows[0]!;
}

interface Suite {
  readonly porteur: PorteurDuJournal;
  readonly journalId: string;
  readonly depuis: number;
  readonly tete: Tete;
}

/** La première ligne fausse de l'envoi, ou null. */
async function rupturePresente(tx: Tx, suite: Suite, lignes: readonly LigneJournal[]): Promise<number | null> {
  const { depuis, tete, porteur } = suite;
  const connues = await empreintesGardees(tx, suite, lignes.length);
  for (const [i, { numero, empreinte, auteur }] of lignes.entries()) {
    const attendu = depuis + i + 1;
    const changee = connues.has(attendu) && connues.get(attendu) !== empreinte;
    if (numero !== attendu || auteur !== porteur.compteId || changee) return attendu;
  }
  const neuves = lignes.filter((l) => l.numero > tete.numero);
  const apres: Maillon | null = tete.empreinte === null ? null : { numero: tete.numero, empreinte: tete.empreinte };
  return premiereRupture(enEntrees(neuves), empreinteDe, apres);
}

const enEntrees = (lignes: readonly LigneJournal[]) => lignes.map(({ empreinte, ...entree }) => ({ entree, empreinte }));

/** Ce que le serveur a déjà de ce que le poste renvoie ; ce qui a été rendu à la conservation ne se compare plus. */
async function empreintesGardees(
  tx: Tx,
  { porteur, journalId, depuis, tete }: Suite,
  nombre: number,
): Promise<ReadonlyMap<number, string>> {
  if (depuis >= tete.numero) return new Map();
  const { rows } = await tx.query<{ numero: number; empreinte: string }>(
    `SELECT numero, empreinte FROM journal_poste
     WHERE academie_id = $1 AND poste_id = $2 AND journal_id = $3 AND numero > $4 AND numero <= $5`,
    [porteur.academieId, porteur.posteId, journalId, depuis, depuis + nombre],
  );
  return new Map(rows.map((r) => [r.numero, r.empreinte]));
}

/** Garde ces lignes à la suite, scellées par le serveur. Rend le dernier numéro reçu. */
async function garder(tx: Tx, { porteur, journalId, tete }: Suite, lignes: readonly LigneJournal[], instant: Instant): Promise<number> {
  const { academieId, posteId } = porteur;
  const recueLe = aLaMicroseconde(instant);
  let sceau = tete.sceau;
  const sceaux = lignes.map(({ numero, empreinte }) => {
    sceau = sceller(sceau, { academieId, posteId, journalId, numero, empreinte, recueLe });
    return sceau;
  });
  const derniere = lignes.at(-1)!;
  await tx.query(
    `INSERT INTO journal_poste (academie_id, poste_id, journal_id, numero, precedent, quand, auteur, acte, objet, detail, empreinte, sceau, recue_le)
     SELECT $1, $2, $3, l.*, $4 FROM unnest($5::bigint[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[], $11::text[], $12::text[], $13::text[]) AS l`,
    [
      academieId,
      posteId,
      journalId,
      instant,
      lignes.map((l) => l.numero),
      lignes.map((l) => l.precedent),
      lignes.map((l) => l.quand),
      lignes.map((l) => l.auteur),
      lignes.map((l) => l.acte),
      lignes.map((l) => l.objet),
      lignes.map((l) => JSON.stringify(l.detail)),
      lignes.map((l) => l.empreinte),
      sceaux,
    ],
  );
  await tx.query('UPDATE journal_tete SET numero = $3, empreinte = $4, sceau = $5 WHERE academie_id = $1 AND journal = $2', [
    academieId,
    nomDuJournal(posteId, journalId),
    derniere.numero,
    derniere.empreinte,
    sceau,
  ]);
  return derniere.numero;
}
