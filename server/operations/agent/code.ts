import { HEURES_DU_CODE } from '../../../domain/demande/code-securite.ts';
import type { RefusDemanderCode } from '../../../domain/demande/importer.ts';
import { lireNumeroUnique } from '../../../domain/demande/numero-unique.ts';
import type { Instant } from '../../../domain/shared/dates.ts';
import { ok, refused, type Result } from '../../../domain/shared/result.ts';
import { poserCode } from '../../../db/central/apply/code-securite.ts';
import { compterEssai, compteurDuCode } from '../../../db/central/apply/essais.ts';
import { enTransaction } from '../../../db/central/open.ts';
import { lireSuivi } from '../../../db/central/views/suivi.ts';
import type { TraitementsDe } from '../contexte.ts';
import { agentDe, type ContexteAgent } from './soi.ts';

/** Le code de sécurité : notre serveur le tire, le registre l'envoie à l'adresse qu'il connaît (G34, D8). */
export const operationsCode: TraitementsDe<'agent.demanderCode' | 'agent.demanderRevalidation'> = {
  async 'agent.demanderCode'(contexte, input) {
    const lu = lireNumeroUnique(input.numeroUnique, contexte.jour);
    if (!lu.ok) return lu;
    const { valeur, avis } = lu.value;
    if ((await suiviDe(contexte)) !== null) return refused({ motif: 'demande_deja_importee' });
    const envoye = await envoyer(contexte, valeur);
    return envoye.ok ? ok({ numeroUnique: valeur, jusqua: envoye.value, avis }) : envoye;
  },

  async 'agent.demanderRevalidation'(contexte) {
    const suivi = await suiviDe(contexte);
    if (suivi === null) return refused({ motif: 'demande_absente' });
    const envoye = await envoyer(contexte, suivi.numeroUnique);
    return envoye.ok ? ok({ jusqua: envoye.value }) : envoye;
  },
};

const suiviDe = (contexte: ContexteAgent) => enTransaction(contexte.pool, null, (tx) => lireSuivi(tx, agentDe(contexte)));

/** Aucune transaction n'attend le registre. Le numéro est cherché avant : un code ne remplace pas le précédent pour rien. */
async function envoyer(contexte: ContexteAgent, numeroUnique: string): Promise<Result<Instant, RefusDemanderCode>> {
  const { registre, pool, appelant, instant } = contexte;
  const compteur = [compteurDuCode(appelant.compteId)];
  const jusqua = await enTransaction(pool, null, (tx) => compterEssai(tx, compteur, new Date(instant)));
  if (jusqua !== null) return refused({ motif: 'code_demande_trop_souvent', jusqua: jusqua.toISOString() });
  const lecture = await registre.lire(numeroUnique);
  if (lecture.genre === 'inconnue') return refused({ motif: 'numero_inconnu' });
  if (lecture.genre === 'panne') return refused({ motif: lecture.motif });
  const pose = await enTransaction(pool, null, (tx) => poserCode(tx, appelant.compteId, numeroUnique, instant));
  const envoi = await registre.envoyerCode(numeroUnique, pose.code, HEURES_DU_CODE);
  if (envoi.genre === 'inconnue') return refused({ motif: 'numero_inconnu' });
  return envoi.genre === 'panne' ? refused({ motif: envoi.motif }) : ok(pose.jusqua);
}
