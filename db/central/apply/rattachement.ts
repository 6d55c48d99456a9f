import { fluxAcademie } from '../../../domain/contract/entities.ts';
import type { Demande } from '../../../domain/demande/demande.ts';
import { portee } from '../../../domain/droits/portee.ts';
import type { Mandat } from '../../../domain/mandat/mandat.ts';
import type { Jour } from '../../../domain/shared/dates.ts';
import { emettre, entree } from '../feed/emettre.ts';
import type { Tx } from '../open.ts';

/** Écrit la demande dont le rattachement vient d'être jugé, et la fait descendre à son académie. Rend le numéro où elle descend. */
export async function ecrireRattachement(tx: Tx, demande: Demande, mandat: Mandat | null, jour: Jour): Promise<number> {
  await tx.query('UPDATE demande SET doc = $3 WHERE academie_id = $1 AND id = $2', [
    demande.academieId,
    demande.id,
    JSON.stringify(demande),
  ]);
  const { demande: visible, jusquau } = portee(mandat, jour);
  const flux = fluxAcademie(demande.academieId);
  const tetes = await emettre(tx, new Map([[flux, visible ? [entree('demande', demande, jusquau)] : []]]));
  return tetes.get(flux) ?? 0;
}
