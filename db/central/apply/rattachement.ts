import { fluxAcademie } from '../../../domain/contract/entities.ts';
import type { Demande } from '../../../domain/demande/demande.ts';
import { portee } from '../../../domain/droits/portee.ts';
import type { Mandat } from '../../../domain/mandat/mandat.ts';
import type { Jour } from '../../../domain/shared/dates.ts';
import { type Emission, entree } from '../feed/emettre.ts';
import type { Tx } from '../open.ts';

/** Écrit la demande dont le rattachement vient d'être jugé ; rend ce qui en descend à son académie. */
export async function ecrireRattachement(tx: Tx, demande: Demande, mandat: Mandat | null, jour: Jour): Promise<Emission> {
  await tx.query('UPDATE demande SET doc = $3 WHERE academie_id = $1 AND id = $2', [
    demande.academieId,
    demande.id,
    JSON.stringify(demande),
  ]);
  const { demande: visible, jusquau } = portee(mandat, jour);
  return new Map([[fluxAcademie(demande.academieId), visible ? [entree('demande', demande, jusquau)] : []]]);
}
