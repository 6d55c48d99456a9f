import type { BaseLocale } from '../../../db/local/open.ts';

/** Où ces noms se lisent encore dans la base de ce poste : une table, ou l'index de recherche. */
export function tracesDesNoms({ lecture }: BaseLocale, noms: readonly string[]): { readonly nom: string; readonly ou: string }[] {
  const tables = lecture
    .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' AND name NOT LIKE 'recherche_%'`)
    .pluck()
    .all() as string[];
  const contenus = tables.map((table) => ({
    ou: `la table « ${table} »`,
    texte: JSON.stringify(lecture.prepare(`SELECT * FROM "${table}"`).all()).toLowerCase(),
  }));
  const mots = new Set(lecture.prepare('SELECT term FROM vocabulaire').pluck().all());
  return noms.flatMap((nom) => [
    ...contenus.filter(({ texte }) => texte.includes(nom)).map(({ ou }) => ({ nom, ou })),
    ...(mots.has(nom) ? [{ nom, ou: 'l’index de recherche' }] : []),
  ]);
}

/** Les demandes que le poste garde. */
export const demandesDe = ({ lecture }: BaseLocale): string[] =>
  lecture.prepare('SELECT id FROM demande ORDER BY id').pluck().all() as string[];
