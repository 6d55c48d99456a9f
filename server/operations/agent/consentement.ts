import { createHash } from 'node:crypto';
import { consentir, retirerConsentement } from '../../../domain/mandat/consentir.ts';
import type { Mandat } from '../../../domain/mandat/mandat.ts';
import { texteAccepte, texteEnVigueur } from '../../../domain/mandat/texte-consentement.ts';
import { ok, refused } from '../../../domain/shared/result.ts';
import { dossierNomme } from '../../../db/central/apply/journal.ts';
import { ecrireMandat, mandatsDeLaDemande, republier } from '../../../db/central/apply/mandat.ts';
import type { Tx } from '../../../db/central/open.ts';
import { nomDeLAcademie } from '../../../db/central/views/academie.ts';
import { mandatDonne, mandatRetire } from '../../courriel/messages/mandat.ts';
import type { TraitementsDe } from '../contexte.ts';
import { dansSonDossier, ecrireASoi } from './soi.ts';

/** La preuve de ce qui a été accepté : l'empreinte du texte entier. */
const EMPREINTE_TEXTE = createHash('sha256').update(texteAccepte(texteEnVigueur)).digest('hex');

/** Donner et retirer son consentement : aussitôt, d'un geste aussi simple (G51–G53, D6, RGPD art. 7.3). */
export const operationsConsentement: TraitementsDe<'agent.consentir' | 'agent.retirerConsentement'> = {
  'agent.consentir': (contexte, input) =>
    dansSonDossier(contexte, async (tx, dossier) => {
      const { instant, jour, appelant } = contexte;
      const demande = dossier?.demande ?? null;
      const decision = consentir({ demande, instant, jour, empreinteTexte: EMPREINTE_TEXTE }, input);
      if (!decision.ok) return decision;
      const mandat = decision.value;
      const anciens = await mandatsDeLaDemande(tx, mandat.academieId, mandat.demandeId);
      // Un double clic porte le même identifiant : c'est le même consentement.
      if (anciens.some((m) => m.id === mandat.id)) return ok({});
      // Avant tout autre changement : refusé, rien n'est écrit.
      if (!(await ecrireMandat(tx, mandat, true))) return refused({ motif: 'consentement_a_refaire' });
      await retirer(tx, demande, anciens, instant);
      await contexte.journaliser(tx, mandat.demandeId, { mandat: mandat.id }, dossierNomme(demande!));
      const academie = await nomDeLAcademie(tx, mandat.academieId);
      const { pouvoirs, debut, fin } = mandat;
      await ecrireASoi(tx, contexte, `mandat:${mandat.id}`, mandatDonne({ prenom: appelant.prenom, academie, pouvoirs, debut, fin }));
      await republier(tx, mandat.academieId, [mandat.demandeId], jour);
      return ok({});
    }),

  'agent.retirerConsentement': (contexte) =>
    dansSonDossier(contexte, async (tx, dossier) => {
      const { instant, jour, appelant } = contexte;
      const demande = dossier?.demande ?? null;
      const mandats = demande === null ? [] : await mandatsDeLaDemande(tx, demande.academieId, demande.id);
      const decision = await retirer(tx, demande, mandats, instant);
      if (!decision.ok) return decision;
      const [premier] = decision.value;
      await contexte.journaliser(tx, demande!.id, { mandats: decision.value.length }, dossierNomme(demande!));
      const academie = await nomDeLAcademie(tx, premier!.academieId);
      await ecrireASoi(
        tx,
        contexte,
        `mandat:${premier!.id}:retire`,
        mandatRetire({ prenom: appelant.prenom, academie, retireLe: instant }),
      );
      await republier(tx, demande!.academieId, [demande!.id], jour);
      return ok({});
    }),
};

/** Retire ceux qui étaient encore donnés ; rend la décision de la règle. */
async function retirer(
  tx: Tx,
  demande: Parameters<typeof retirerConsentement>[0]['demande'],
  mandats: readonly Mandat[],
  instant: string,
): Promise<ReturnType<typeof retirerConsentement>> {
  const decision = retirerConsentement({ demande, mandats, instant });
  for (const mandat of decision.ok ? decision.value : []) await ecrireMandat(tx, mandat, false);
  return decision;
}
