import { supprimer } from '../../../domain/demande/supprimer.ts';
import { retirerConsentement } from '../../../domain/mandat/consentir.ts';
import { ok } from '../../../domain/shared/result.ts';
import { effacerDemande } from '../../../db/central/apply/demande.ts';
import { dossierNomme } from '../../../db/central/apply/journal.ts';
import { mandatsDeLaDemande } from '../../../db/central/apply/mandat.ts';
import { ANNONCE_ALS, annoncer } from '../../../db/central/feed/annoncer.ts';
import { demandeSupprimee } from '../../courriel/messages/demande.ts';
import type { TraitementsDe } from '../contexte.ts';
import { auteurDe, dansSonDossier, ecrireASoi } from './soi.ts';

/** « Supprimer ma demande » (G65) : tout ce qui est d'elle ici disparaît ; le journal garde ses seuls identifiants. */
export const operationsSupprimer: TraitementsDe<'agent.supprimerDemande'> = {
  'agent.supprimerDemande': (contexte) =>
    dansSonDossier(contexte, async (tx, dossier) => {
      const { instant, jour, appelant } = contexte;
      const demande = dossier?.demande ?? null;
      const decision = supprimer({ demande, candidatures: dossier?.candidatures ?? [], auteur: auteurDe(contexte), instant });
      if (!decision.ok) return decision;
      const { annulee } = decision.value;
      const mandats = await mandatsDeLaDemande(tx, demande!.academieId, demande!.id);
      const retires = retirerConsentement({ demande, mandats, instant });
      await contexte.journaliser(tx, demande!.id, { candidatureAnnulee: annulee?.id ?? null }, dossierNomme(demande!));
      const contenu = demandeSupprimee({ prenom: appelant.prenom, numeroUnique: demande!.numeroUnique.valeur });
      await ecrireASoi(tx, contexte, `demande:${demande!.id}:supprimee`, contenu);
      await annoncer(tx, [ANNONCE_ALS]);
      await effacerDemande(tx, demande!, { mandats: retires.ok ? retires.value : [], annulee, jour });
      return ok({});
    }),
};
