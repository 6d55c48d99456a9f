import type { Demande } from '../../../domain/demande/demande.ts';
import { retirerConsentement } from '../../../domain/mandat/consentir.ts';
import { mandatCourant } from '../../../domain/mandat/mandat.ts';
import { type AcademieId, HORS_ACADEMIE } from '../../../domain/shared/ids.ts';
import { changerDAcademie } from '../../../db/central/apply/demande.ts';
import { mandatsDeLaDemande } from '../../../db/central/apply/mandat.ts';
import { entrerDansLeDossier, type Tx } from '../../../db/central/open.ts';
import { nomDeLAcademie } from '../../../db/central/views/academie.ts';
import { mandatFini, type RaisonDeFin } from '../../courriel/messages/mandat.ts';
import { ecrireASoi, type ContexteAgent } from './soi.ts';

/**
 * La demande n'est plus à l'ancienne académie (G43, D5) : celle-ci n'a plus rien d'elle, ses mandats prennent fin,
 * et l'agent l'apprend par courriel s'il en restait un. À appeler en dernier dans la transaction.
 */
export async function quitterLAcademie(
  tx: Tx,
  contexte: ContexteAgent,
  demande: Demande,
  ancienne: AcademieId,
  raison: RaisonDeFin,
): Promise<void> {
  const { instant, jour, appelant } = contexte;
  const retires = retirerConsentement({ demande, mandats: await mandatsDeLaDemande(tx, ancienne, demande.id), instant });
  const mandats = retires.ok ? retires.value : [];
  // Un mandat déjà arrivé à son terme ne prend pas fin aujourd'hui.
  const fini = mandatCourant(
    mandats.filter((m) => jour <= m.fin),
    jour,
  );
  if (fini !== null) {
    const academie = await nomDeLAcademie(tx, ancienne);
    const nouvelle = demande.academieId === HORS_ACADEMIE ? null : await nomDeLAcademie(tx, demande.academieId);
    const contenu = mandatFini({ prenom: appelant.prenom, academie, donneLe: fini.donneLe, fin: fini.fin, raison, nouvelle });
    await ecrireASoi(tx, contexte, `mandat:${fini.id}:fini`, contenu);
  }
  await changerDAcademie(tx, demande, ancienne, mandats, jour);
  await entrerDansLeDossier(tx, { academieId: demande.academieId, demandeId: demande.id });
}
