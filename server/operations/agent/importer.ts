import { randomUUID } from 'node:crypto';
import { importer, type RefusImporter } from '../../../domain/demande/importer.ts';
import { lireNumeroUnique } from '../../../domain/demande/numero-unique.ts';
import type { DemandeDuRegistre } from '../../../domain/demande/registre.ts';
import { DemandeId } from '../../../domain/shared/ids.ts';
import { ok, refused, type Result } from '../../../domain/shared/result.ts';
import { consommerCode } from '../../../db/central/apply/code-securite.ts';
import { ouvrirSuivi } from '../../../db/central/apply/demande.ts';
import { dossierNomme } from '../../../db/central/apply/journal.ts';
import { enTransaction, type Tx } from '../../../db/central/open.ts';
import { lireSuivi } from '../../../db/central/views/suivi.ts';
import { demandeImportee } from '../../courriel/messages/demande.ts';
import type { TraitementsDe } from '../contexte.ts';
import { essayerCode } from './essayer-code.ts';
import { agentDe, chezLui, ecrireASoi, type ContexteAgent } from './soi.ts';

type Issue = Result<Record<string, never>, RefusImporter>;

/** Importer sa demande : le code la prouve, le registre la donne (G35, G36). Un double clic n'importe qu'une fois, et rend la même réponse. */
export const operationsImporter: TraitementsDe<'agent.importer'> = {
  async 'agent.importer'(contexte, input) {
    const lu = lireNumeroUnique(input.numeroUnique, contexte.jour);
    if (!lu.ok) return lu;
    const numero = lu.value.valeur;
    const { pool, registre } = contexte;
    const avant = await enTransaction(pool, chezLui(contexte), (tx) => juger(tx, contexte, numero, input.code));
    if (avant !== null) return avant;
    const lecture = await registre.lire(numero);
    if (lecture.genre === 'inconnue') return refused({ motif: 'numero_inconnu' });
    if (lecture.genre === 'panne') return refused({ motif: lecture.motif });
    return enTransaction(
      pool,
      chezLui(contexte),
      async (tx) => (await juger(tx, contexte, numero, input.code)) ?? ecrire(tx, contexte, lecture.demande),
    );
  },
};

/** Ce qui arrête l'import, ou null quand il peut se faire. Déjà importée, c'est déjà fait. */
async function juger(tx: Tx, contexte: ContexteAgent, numero: string, code: string): Promise<Issue | null> {
  // Le code d'abord, qui se verrouille : le second clic attend là, et trouve ensuite ce que le premier a fait.
  const refus = await essayerCode(tx, contexte, numero, code);
  const suivi = await lireSuivi(tx, agentDe(contexte));
  if (suivi !== null) return suivi.numeroUnique === numero ? ok({}) : refused({ motif: 'demande_deja_importee' });
  return refus === null ? null : refused(refus);
}

async function ecrire(tx: Tx, contexte: ContexteAgent, registre: DemandeDuRegistre): Promise<Issue> {
  const { instant, jour, appelant } = contexte;
  const demande = importer({ registre, demandeId: DemandeId.parse(randomUUID()), agentId: agentDe(contexte), instant, jour });
  await consommerCode(tx, appelant.compteId, instant);
  if (!(await ouvrirSuivi(tx, demande))) return refused({ motif: 'numero_suivi_par_un_autre_compte' });
  await contexte.journaliser(tx, demande.id, {}, dossierNomme(demande));
  const contenu = demandeImportee({ prenom: appelant.prenom, numeroUnique: demande.numeroUnique.valeur });
  await ecrireASoi(tx, contexte, `demande:${demande.id}:importee`, contenu);
  return ok({});
}
