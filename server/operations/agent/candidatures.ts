import type { Candidature } from '../../../domain/candidature/candidature.ts';
import { estActive } from '../../../domain/candidature/etapes.ts';
import { estDejaFait, instruire } from '../../../domain/candidature/instruire.ts';
import { annulerSoiMeme, postulerSoiMeme } from '../../../domain/candidature/soi-meme.ts';
import type { MaCandidature } from '../../../domain/contract/agent.ts';
import { cleRecherche } from '../../../domain/shared/cle-recherche.ts';
import { DemandeId } from '../../../domain/shared/ids.ts';
import { ok, refused, type Result } from '../../../domain/shared/result.ts';
import { dossierNomme } from '../../../db/central/apply/journal.ts';
import type { Tx } from '../../../db/central/open.ts';
import type { DossierCentral } from '../../../db/central/views/dossier.ts';
import { lireOffreCentrale, nombresDeCandidatures } from '../../../db/central/views/offres.ts';
import { faireConnaitre } from '../../candidature/faire-connaitre.ts';
import type { TraitementsDe } from '../contexte.ts';
import { auteurDe, dansSonDossier, enLisantSonDossier, type ContexteAgent } from './soi.ts';

/** L'identifiant d'une demande qui n'existe pas : la règle dira que rien n'est importé. */
const AUCUNE = DemandeId.parse('00000000-0000-4000-8000-000000000000');

/** « Mes candidatures » : postuler, annuler, répondre, suivre (G76–G88). */
export const operationsCandidatures: TraitementsDe<'agent.postuler' | 'agent.annuler' | 'agent.repondre' | 'agent.candidatures'> = {
  'agent.postuler': (contexte, input) =>
    dansSonDossier(contexte, async (tx, dossier) => {
      const { instant, jour } = contexte;
      const demande = dossier?.demande ?? null;
      const candidatures = dossier?.candidatures ?? [];
      // Un double clic porte le même identifiant : c'est la même candidature, déjà déposée.
      if (candidatures.some((c) => c.id === input.candidatureId && c.offreId === input.offreId)) return ok({});
      const offre = await lireOffreCentrale(tx, input.offreId);
      const faits = { instant, jour, auteur: auteurDe(contexte), demande, offre, candidatures };
      return avancer(tx, contexte, dossier, postulerSoiMeme(faits, { ...input, demandeId: demande?.id ?? AUCUNE }), {
        motif: 'offre_inconnue' as const,
      });
    }),

  'agent.annuler': (contexte, { candidatureId }) =>
    dansSonDossier(contexte, async (tx, dossier) => {
      const candidature = celle(dossier, candidatureId);
      const decision = annulerSoiMeme({ instant: contexte.instant, auteur: auteurDe(contexte), candidature });
      return avancer(tx, contexte, dossier, decision, { motif: 'candidature_inconnue' as const });
    }),

  'agent.repondre': (contexte, { candidatureId, ...acte }) =>
    dansSonDossier(contexte, async (tx, dossier) => {
      const { instant, jour } = contexte;
      const [candidature, auteur] = [celle(dossier, candidatureId), auteurDe(contexte)];
      const decision = instruire(candidature, acte, { auteur, instant, jour });
      if (!decision.ok && candidature !== null && estDejaFait(candidature, decision.refus, acte, auteur)) return ok({});
      return avancer(tx, contexte, dossier, decision, { motif: 'candidature_inconnue' as const });
    }),

  'agent.candidatures': (contexte, { recherche }) =>
    enLisantSonDossier(contexte, async (tx, dossier) => {
      const toutes = (dossier?.candidatures ?? []).toSorted((a, b) => (a.deposeeLe < b.deposeeLe ? 1 : -1));
      const nombres = await nombresDeCandidatures(
        tx,
        toutes.map((c) => c.offreId),
      );
      const vue = (candidature: Candidature): MaCandidature => ({
        candidature,
        nombreCandidatures: nombres.get(candidature.offreId) ?? null,
      });
      const closes = toutes.filter((c) => !estActive(c.etat));
      const historique = closes.filter((c) => repondA(c, recherche));
      return ok({ enCours: toutes.filter((c) => estActive(c.etat)).map(vue), historique: historique.map(vue), total: closes.length });
    }),
};

const celle = (dossier: DossierCentral | null, id: string): Candidature | null => dossier?.candidatures.find((c) => c.id === id) ?? null;

/** Ce que la règle accepte devient vrai pour tous ; `prise` : la raison dite quand cet identifiant sert déjà ailleurs. */
async function avancer<R, P>(
  tx: Tx,
  contexte: ContexteAgent,
  dossier: DossierCentral | null,
  decision: Result<Candidature, R>,
  prise: P,
): Promise<Result<Record<string, never>, R | P>> {
  if (!decision.ok) return decision;
  const candidature = decision.value;
  const { demande, mandat } = dossier!;
  const numero = await faireConnaitre(tx, { candidature, demande, mandat, jour: contexte.jour });
  // Après seulement : un identifiant déjà pris n'est pas un acte, et ne laisse aucune trace sur la candidature d'un autre.
  if (numero === null) return refused(prise);
  await contexte.journaliser(tx, candidature.id, { etat: candidature.etat }, dossierNomme(demande));
  return ok({});
}

/** Chercher par identifiant, commune, bailleur ou typologie, sans accent ni casse (G88). */
function repondA({ id, resume }: Candidature, recherche: string): boolean {
  const texte = cleRecherche([id, resume.commune, resume.departement, resume.bailleur, resume.typologie].join(' '));
  return cleRecherche(recherche)
    .split(' ')
    .every((mot) => texte.includes(mot));
}
