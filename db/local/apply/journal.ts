import { createHash } from 'node:crypto';
import { chainer, premiereRupture, texteCanonique, type EntreeScellee } from '../../../domain/journal/chainer.ts';
import type { FaitJournal } from '../../../domain/journal/entree.ts';
import type { Database, Lecture } from '../connexion.ts';
import { ecriture, lecture, valeurs } from '../requete.ts';

const empreinteDe = (texte: string): string => createHash('sha256').update(texte).digest('hex');

/** Ajouter une ligne au journal, chaînée à la précédente, dans la transaction de l'appelant s'il y en a une (I-12). Rend son numéro. */
export function journaliser(db: Database, fait: FaitJournal): number {
  return db.transaction(() => {
    const derniere = lecture<{ numero: number; empreinte: string }>(
      db,
      'SELECT numero, empreinte FROM journal ORDER BY numero DESC LIMIT 1',
    ).get();
    const entree = chainer(derniere ?? null, fait);
    const { numero, precedent, quand, auteur, acte, objet, detail } = entree;
    ecriture(
      db,
      'INSERT INTO journal (numero, precedent, quand, auteur, acte, objet, detail, empreinte) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    ).run(numero, precedent, quand, auteur, acte, objet, JSON.stringify(detail), empreinteDe(texteCanonique(entree)));
    return numero;
  })();
}

type LigneJournal = Omit<EntreeScellee['entree'], 'detail'> & { readonly detail: string; readonly empreinte: string };

/** Où le journal est rompu : la première ligne changée, déplacée ou absente ; null quand toute la suite tient. */
export function verifierJournal(db: Lecture): { numero: number } | null {
  const rupture = premiereRupture(entreesScellees(db), empreinteDe);
  if (rupture !== null) return { numero: rupture };
  // Le plus haut numéro jamais donné : les dernières lignes ont disparu s'il dépasse celui de la dernière.
  const attendu = valeurs<number>(db, `SELECT seq FROM sqlite_sequence WHERE name = 'journal'`).get() ?? 0;
  const dernier = valeurs<number>(db, 'SELECT coalesce(max(numero), 0) FROM journal').get() ?? 0;
  return dernier < attendu ? { numero: dernier + 1 } : null;
}

const PAR_LOT = 1_000;

/** Tout le journal, par lots : des années de consultations ne tiennent pas en mémoire. */
function* entreesScellees(db: Lecture): Generator<EntreeScellee> {
  for (let apres = 0; ;) {
    const lot = lecture<LigneJournal>(db, 'SELECT * FROM journal WHERE numero > ? ORDER BY numero LIMIT ?').all(apres, PAR_LOT);
    for (const { empreinte, detail: texte, ...entree } of lot) {
      const detail = lireDetail(texte);
      // Un détail qui n'est pas, à l'octet près, celui que ce poste a écrit : aucune empreinte ne lui convient.
      yield { entree: { ...entree, detail: detail ?? {} }, empreinte: detail === null ? '' : empreinte };
    }
    const derniere = lot.at(-1);
    if (derniere === undefined) return;
    apres = derniere.numero;
  }
}

function lireDetail(texte: string): EntreeScellee['entree']['detail'] | null {
  try {
    const detail = JSON.parse(texte) as EntreeScellee['entree']['detail'];
    return JSON.stringify(detail) === texte ? detail : null;
  } catch {
    return null;
  }
}
