import { sql as plateforme } from './0001-plateforme.ts';
import { sql as cloisons } from './0002-cloisons.ts';
import { sql as courriels } from './0003-courriels.ts';
import { sql as parcours } from './0004-parcours.ts';
import { sql as cloisonsDesRoles } from './0005-cloisons-des-roles.ts';
import { sql as instruction } from './0006-instruction.ts';
import { sql as offresOuvertes } from './0007-offres-ouvertes.ts';
import { sql as cloisonsDesComptes } from './0008-cloisons-des-comptes.ts';
import { sql as journaux } from './0009-journaux.ts';
import { sql as jugements } from './0010-jugements.ts';
import { sql as reponsePerdue } from './0011-reponse-perdue.ts';
import { sql as mandatDesCommandes } from './0012-mandat-des-commandes.ts';
import { sql as recus } from './0013-recus.ts';

/** Dans l'ordre ; le numéro est la position. Une migration publiée ne change plus. */
export const migrations: readonly { readonly nom: string; readonly sql: string }[] = [
  { nom: '0001-plateforme', sql: plateforme },
  { nom: '0002-cloisons', sql: cloisons },
  { nom: '0003-courriels', sql: courriels },
  { nom: '0004-parcours', sql: parcours },
  { nom: '0005-cloisons-des-roles', sql: cloisonsDesRoles },
  { nom: '0006-instruction', sql: instruction },
  { nom: '0007-offres-ouvertes', sql: offresOuvertes },
  { nom: '0008-cloisons-des-comptes', sql: cloisonsDesComptes },
  { nom: '0009-journaux', sql: journaux },
  { nom: '0010-jugements', sql: jugements },
  { nom: '0011-reponse-perdue', sql: reponsePerdue },
  { nom: '0012-mandat-des-commandes', sql: mandatDesCommandes },
  { nom: '0013-recus', sql: recus },
];
