import type { Demande } from '../demande/demande.ts';
import type { Offre } from '../offre/offre.ts';
import type { Instant, Jour } from '../shared/dates.ts';
import { decide, type Result } from '../shared/result.ts';
import { raisonsDeLEtat, type RefusAnnuler } from './annuler.ts';
import { ajouterEvenement } from './appliquer.ts';
import type { Auteur, Candidature } from './candidature.ts';
import { deposer, type PostulerInput, raisonsDeLaDemandeElleMeme, raisonsDeLOffre, type RefusPostuler } from './postuler.ts';

/** Ce qu'il faut savoir quand l'agent agit lui-même : aucun mandat, et toujours le jour du serveur. */
export interface FaitsSoiMeme {
  readonly instant: Instant;
  readonly jour: Jour;
  readonly auteur: Auteur;
  readonly demande: Demande | null;
  readonly offre: Offre | null;
  readonly candidatures: readonly Candidature[];
}

/** L'agent postule lui-même : les mêmes raisons que pour un gestionnaire, sans mandat ni reconnaissance par l'académie (G76, G82, D4). */
export function postulerSoiMeme(faits: FaitsSoiMeme, input: PostulerInput): Result<Candidature, RefusPostuler> {
  const { demande, offre, jour } = faits;
  const raisons: RefusPostuler[] =
    demande === null ? [{ motif: 'demande_inconnue' }] : raisonsDeLaDemandeElleMeme(demande, faits.candidatures, jour);
  raisons.push(...raisonsDeLOffre(offre, jour));
  return decide(raisons, () => deposer({ academieId: demande!.academieId, instant: faits.instant }, input, offre!, faits.auteur));
}

/** L'agent annule lui-même, jusqu'à la transmission au bailleur (G81). */
export function annulerSoiMeme(faits: {
  readonly instant: Instant;
  readonly auteur: Auteur;
  readonly candidature: Candidature | null;
}): Result<Candidature, RefusAnnuler> {
  const { candidature, auteur, instant } = faits;
  const raisons: RefusAnnuler[] = candidature === null ? [{ motif: 'candidature_inconnue' }] : raisonsDeLEtat(candidature.etat);
  return decide(raisons, () => ajouterEvenement(candidature!, { acte: 'annuler', auteur, instant, texte: null }));
}
