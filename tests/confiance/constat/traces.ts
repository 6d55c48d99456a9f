import type { BaseLocale } from '../../../db/local/open.ts';
import type { Histoire, Qui } from '../histoire.ts';
import { octetsDeLaBase } from './constat.ts';

/** Les demandes que le poste garde. */
export const demandesDe = ({ lecture }: BaseLocale): string[] =>
  lecture.prepare('SELECT id FROM demande ORDER BY id').pluck().all() as string[];

/** Où ces noms se lisent encore dans la base de ce poste : une table, ou l'index de recherche. */
function tracesDesNoms({ lecture }: BaseLocale, noms: readonly string[]): { readonly nom: string; readonly ou: string }[] {
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

/** I-10 : un agent dont le poste n'a plus la demande n'y est nommé nulle part ; `octets` : jusque dans les pages libres, ce qui est long. `noms` : en minuscules, par demande. */
export function noterTraces(
  histoire: Histoire,
  qui: Qui,
  { base, cle, octets = true }: { base: BaseLocale; cle: Uint8Array; octets?: boolean },
  noms: ReadonlyMap<string, string>,
): void {
  const gardees = new Set(demandesDe(base));
  const absents = new Map([...noms].filter(([demandeId]) => !gardees.has(demandeId)).map(([demandeId, nom]) => [nom, demandeId]));
  const clair = octets ? octetsDeLaBase(base.fichier, cle) : '';
  const traces = [
    ...tracesDesNoms(base, [...absents.keys()]),
    ...[...absents.keys()].filter((nom) => clair.includes(nom)).map((nom) => ({ nom, ou: 'les octets de la base' })),
  ];
  for (const { nom, ou } of traces) histoire.noter(qui, { quoi: 'trace', demandeId: absents.get(nom)!, ou });
}
