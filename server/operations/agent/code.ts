import { HEURES_DU_CODE } from '../../../domain/demande/code-securite.ts';
import type { RefusDemanderCode } from '../../../domain/demande/importer.ts';
import { lireNumeroUnique } from '../../../domain/demande/numero-unique.ts';
import type { Instant } from '../../../domain/shared/dates.ts';
import { ok, refused, type Result } from '../../../domain/shared/result.ts';
import { poserCode, tirerCode } from '../../../db/central/apply/code-securite.ts';
import { compterEssai, compteurDuCode, rendreEssai } from '../../../db/central/apply/essais.ts';
import { enTransaction } from '../../../db/central/open.ts';
import { lireSuivi } from '../../../db/central/views/suivi.ts';
import type { EnvoiDuCode, RegistreDemandes } from '../../registre/registre.ts';
import type { TraitementsDe } from '../contexte.ts';
import { agentDe, chezLui, type ContexteAgent } from './soi.ts';

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

const suiviDe = (contexte: ContexteAgent) => enTransaction(contexte.pool, chezLui(contexte), (tx) => lireSuivi(tx, agentDe(contexte)));

/**
 * Aucune transaction n'attend le registre. Le code n'est gardé qu'une fois parti : une panne laisse le précédent valable,
 * et ne compte pas comme une demande. Un numéro inconnu, si.
 */
async function envoyer(contexte: ContexteAgent, numeroUnique: string): Promise<Result<Instant, RefusDemanderCode>> {
  const { pool, appelant, instant } = contexte;
  const compteur = compteurDuCode(appelant.compteId);
  const jusqua = await enTransaction(pool, null, (tx) => compterEssai(tx, [compteur], new Date(instant)));
  if (jusqua !== null) return refused({ motif: 'code_demande_trop_souvent', jusqua: jusqua.toISOString() });
  const code = tirerCode();
  const envoi = await faireEnvoyer(contexte.registre, numeroUnique, code);
  if (envoi.genre === 'inconnue') return refused({ motif: 'numero_inconnu' });
  if (envoi.genre === 'envoye')
    return enTransaction(pool, chezLui(contexte), async (tx) => {
      await contexte.journaliser(tx, null);
      return ok(await poserCode(tx, appelant.compteId, numeroUnique, code, instant));
    });
  await enTransaction(pool, null, (tx) => rendreEssai(tx, compteur));
  return refused({ motif: envoi.motif });
}

/** La demande est lue avant : un registre qui ne sait pas la dire n'écrit à personne. */
async function faireEnvoyer(registre: RegistreDemandes, numeroUnique: string, code: string): Promise<EnvoiDuCode> {
  const lecture = await registre.lire(numeroUnique);
  return lecture.genre === 'trouvee' ? registre.envoyerCode(numeroUnique, code, HEURES_DU_CODE) : lecture;
}
