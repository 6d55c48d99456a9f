import { jugerCode, type RefusCode } from '../../../domain/demande/code-securite.ts';
import { compterEssaiDuCode, confronterCode } from '../../../db/central/apply/code-securite.ts';
import type { Tx } from '../../../db/central/open.ts';
import type { ContexteAgent } from './soi.ts';

/** Juger un code saisi, sans le consommer ; un essai faux est compté. Null quand il est bon. */
export async function essayerCode(
  tx: Tx,
  { appelant, instant }: ContexteAgent,
  numeroUnique: string,
  saisi: string,
): Promise<RefusCode | null> {
  const { code, juste } = await confronterCode(tx, appelant.compteId, numeroUnique, saisi);
  const refus = jugerCode(code, juste, instant);
  if (!juste && refus !== null && refus.motif !== 'code_non_demande' && refus.motif !== 'code_expire')
    await compterEssaiDuCode(tx, appelant.compteId);
  return refus;
}
