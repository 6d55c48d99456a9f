import { sql as plateforme } from './0001-plateforme.ts';
import { sql as cloisons } from './0002-cloisons.ts';

/** Dans l'ordre ; le numéro est la position. Une migration publiée ne change plus. */
export const migrations: readonly { readonly nom: string; readonly sql: string }[] = [
  { nom: '0001-plateforme', sql: plateforme },
  { nom: '0002-cloisons', sql: cloisons },
];
