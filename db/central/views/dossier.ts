import { Candidature } from '../../../domain/candidature/candidature.ts';
import { Demande } from '../../../domain/demande/demande.ts';
import { Mandat, mandatCourant } from '../../../domain/mandat/mandat.ts';
import type { Jour } from '../../../domain/shared/dates.ts';
import type { AcademieId } from '../../../domain/shared/ids.ts';
import type { Tx } from '../open.ts';
import { preparee } from '../preparee.ts';

export interface DossierCentral {
  readonly demande: Demande;
  readonly mandat: Mandat | null;
  readonly candidatures: readonly Candidature[];
}

/** Une demande, le mandat qui compte ce jour et ses candidatures, verrouillée : deux actes sur la même demande passent l'un après l'autre. */
export const verrouillerDossier = (tx: Tx, academieId: AcademieId, demandeId: string, jour: Jour): Promise<DossierCentral | null> =>
  lire(tx, 'SELECT doc FROM demande WHERE academie_id = $1 AND id = $2 FOR UPDATE', academieId, demandeId, jour);

/** Le même, pour le montrer seulement : dans une transaction de lecture, qui est une photographie. */
export const lireDossier = (tx: Tx, academieId: AcademieId, demandeId: string, jour: Jour): Promise<DossierCentral | null> =>
  lire(tx, 'SELECT doc FROM demande WHERE academie_id = $1 AND id = $2', academieId, demandeId, jour);

async function lire(tx: Tx, requeteDemande: string, academieId: AcademieId, demandeId: string, jour: Jour): Promise<DossierCentral | null> {
  const demande = await preparee<{ doc: string }>(tx, requeteDemande, [academieId, demandeId]);
  if (demande.rows[0] === undefined) return null;
  const { rows } = await preparee<{ genre: 'm' | 'c'; doc: string }>(
    tx,
    `SELECT 'm' AS genre, doc FROM mandat WHERE academie_id = $1 AND demande_id = $2
     UNION ALL
     SELECT 'c' AS genre, doc FROM candidature WHERE academie_id = $1 AND demande_id = $2`,
    [academieId, demandeId],
  );
  // Une demande qui a changé d'académie emporte ses mandats : ceux donnés à l'ancienne ne disent rien à la nouvelle.
  const mandats = rows
    .filter((r) => r.genre === 'm')
    .map((r) => Mandat.parse(JSON.parse(r.doc)))
    .filter((m) => m.academieId === academieId);
  return {
    demande: Demande.parse(JSON.parse(demande.rows[0].doc)),
    mandat: mandatCourant(mandats, jour),
    candidatures: rows.filter((r) => r.genre === 'c').map((r) => Candidature.parse(JSON.parse(r.doc))),
  };
}
