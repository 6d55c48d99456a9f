import { actualiser, type FaitsActualiser, type RefusActualiser } from '../../../domain/demande/actualiser.ts';
import type { Demande } from '../../../domain/demande/demande.ts';
import type { DemandeDuRegistre } from '../../../domain/demande/registre.ts';
import { doitRevalider } from '../../../domain/demande/revalider.ts';
import { estConfirmee } from '../../../domain/pieces/fraicheur.ts';
import { ok, refused, type Result } from '../../../domain/shared/result.ts';
import { consommerCode } from '../../../db/central/apply/code-securite.ts';
import { ecrireDemande } from '../../../db/central/apply/demande.ts';
import { dossierNomme } from '../../../db/central/apply/journal.ts';
import { enTransaction, type Tx } from '../../../db/central/open.ts';
import type { DossierCentral } from '../../../db/central/views/dossier.ts';
import { lireSuivi } from '../../../db/central/views/suivi.ts';
import type { TraitementsDe } from '../contexte.ts';
import { essayerCode } from './essayer-code.ts';
import { quitterLAcademie } from './quitter-academie.ts';
import { agentDe, chezLui, dansSonDossier, type ContexteAgent } from './soi.ts';

/** « Mettre à jour » (G41, G61), et la revalidation d'une demande d'avant le 20/04/2021 (G62, G63). */
export const operationsActualiser: TraitementsDe<'agent.actualiser' | 'agent.revalider'> = {
  async 'agent.actualiser'(contexte, { vueLe }) {
    const registre = await lireAuRegistre(contexte);
    if (!registre.ok) return registre;
    return dansSonDossier(contexte, async (tx, dossier) => {
      const decision = await appliquer(tx, contexte, dossier, { registre: registre.value, codeConfirme: false, vueLe });
      if (!decision.ok) return decision;
      const { changements, pieces } = decision.value;
      return ok({ changements, piecesAConfirmer: pieces.filter((p) => !estConfirmee(p, contexte.jour)).length });
    });
  },

  async 'agent.revalider'(contexte, input) {
    const registre = await lireAuRegistre(contexte);
    if (!registre.ok) return registre;
    return dansSonDossier(contexte, async (tx, dossier) => {
      if (dossier === null) return refused({ motif: 'demande_absente' });
      // Un double clic : elle vient d'être confirmée, c'est la même réponse.
      if (!doitRevalider(dossier.demande)) return ok({ changements: dossier.demande.changements });
      const refus = await essayerCode(tx, contexte, dossier.demande.numeroUnique.valeur, input.code);
      if (refus !== null) return refused(refus);
      const decision = await appliquer(tx, contexte, dossier, { registre: registre.value, codeConfirme: true, vueLe: null });
      if (!decision.ok) return refused(...sansRevalidation(decision.refus));
      await consommerCode(tx, contexte.appelant.compteId, contexte.instant);
      return ok({ changements: decision.value.changements });
    });
  },
};

/** Le registre est lu avant d'ouvrir la transaction qui juge : rien n'attend un site qui se tait. */
async function lireAuRegistre(
  contexte: ContexteAgent,
): Promise<
  Result<
    DemandeDuRegistre,
    Extract<RefusActualiser, { motif: 'demande_absente' | 'numero_inconnu' | 'registre_injoignable' | 'registre_incomprehensible' }>
  >
> {
  const suivi = await enTransaction(contexte.pool, chezLui(contexte), (tx) => lireSuivi(tx, agentDe(contexte)));
  if (suivi === null) return refused({ motif: 'demande_absente' });
  const lecture = await contexte.registre.lire(suivi.numeroUnique);
  if (lecture.genre === 'inconnue') return refused({ motif: 'numero_inconnu' });
  return lecture.genre === 'panne' ? refused({ motif: lecture.motif }) : ok(lecture.demande);
}

async function appliquer(
  tx: Tx,
  contexte: ContexteAgent,
  dossier: DossierCentral | null,
  lu: Pick<FaitsActualiser, 'registre' | 'codeConfirme' | 'vueLe'>,
): Promise<Result<Demande, RefusActualiser>> {
  const { instant, jour } = contexte;
  const { demande = null, candidatures = [] } = dossier ?? {};
  const decision = actualiser({ ...lu, demande, candidatures, instant, jour });
  if (!decision.ok) return decision;
  const actualisee = decision.value;
  await contexte.journaliser(tx, actualisee.id, { changements: actualisee.changements.length }, dossierNomme(actualisee));
  if (actualisee.academieId === demande!.academieId) await ecrireDemande(tx, actualisee, jour);
  else await quitterLAcademie(tx, contexte, actualisee, demande!.academieId, 'codemandeur_retire');
  return decision;
}

type SansRevalidation = Exclude<RefusActualiser, { motif: 'revalidation_requise' }>;

/** Le code vient d'être confirmé : il ne reste que l'identité, ou l'absence de la demande. */
const sansRevalidation = (refus: readonly RefusActualiser[]): [SansRevalidation, ...SansRevalidation[]] =>
  refus.filter((r) => r.motif !== 'revalidation_requise') as [SansRevalidation, ...SansRevalidation[]];
