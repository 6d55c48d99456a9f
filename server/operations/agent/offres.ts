import type { RefusOffresAgent } from '../../../domain/contract/agent.ts';
import type { Demande } from '../../../domain/demande/demande.ts';
import { accedeAuxOffres } from '../../../domain/droits/acces-offres.ts';
import { compterParOnglet, departementsDesOffres, offresParOnglet, voirOffre } from '../../../domain/offre/offres-par-onglet.ts';
import { ok, refused, type Result } from '../../../domain/shared/result.ts';
import type { z } from 'zod';
import { lireOffreCentrale, offresOuvertes } from '../../../db/central/views/offres.ts';
import type { DossierCentral } from '../../../db/central/views/dossier.ts';
import type { TraitementsDe } from '../contexte.ts';
import { enLisantSonDossier } from './soi.ts';

type Refus = z.infer<typeof RefusOffresAgent>;

/** « Les offres » de l'agent : celles qui lui conviennent, en trois onglets ; les autres avec leurs raisons, s'il le demande (G70–G75, D13). */
export const operationsOffres: TraitementsDe<'agent.offres' | 'agent.offre'> = {
  'agent.offres': (contexte, { onglet, toutes }) =>
    enLisantSonDossier(contexte, async (tx, dossier) => {
      const demande = demandePrete(dossier);
      if (!demande.ok) return demande;
      const ouvertes = await offresOuvertes(tx, departementsDesOffres(demande.value), contexte.jour);
      const vues = offresParOnglet(demande.value, ouvertes, contexte.jour);
      const ecartees = vues.filter((v) => v.eligibilite.verdict === 'defavorable');
      const montrees = toutes ? vues : vues.filter((v) => v.eligibilite.verdict !== 'defavorable');
      return ok({
        comptes: compterParOnglet(montrees),
        ecartees: compterParOnglet(ecartees),
        offres: montrees.filter((v) => v.proximite === onglet),
      });
    }),

  'agent.offre': (contexte, { offreId }) =>
    enLisantSonDossier(contexte, async (tx, dossier) => {
      const demande = demandePrete(dossier);
      if (!demande.ok) return demande;
      const offre = await lireOffreCentrale(tx, offreId);
      return offre === null ? refused({ motif: 'offre_absente' as const }) : ok(voirOffre(demande.value, offre, contexte.jour));
    }),
};

/** Les offres s'ouvrent quand le dossier est validé (G58), aux agents des académies et aux personnes prioritaires (G3). */
function demandePrete(dossier: DossierCentral | null): Result<Demande, Refus> {
  if (dossier === null) return refused({ motif: 'demande_absente' });
  if (!accedeAuxOffres(dossier.demande)) return refused({ motif: 'acces_reserve' });
  return dossier.demande.dossierValideLe === null ? refused({ motif: 'dossier_non_valide' }) : ok(dossier.demande);
}
