import { annuler, AnnulerInput } from '../../domain/candidature/annuler.ts';
import { postuler, PostulerInput } from '../../domain/candidature/postuler.ts';
import type { Candidature } from '../../domain/candidature/candidature.ts';
import { fluxAcademie } from '../../domain/contract/entities.ts';
import type { Mandat } from '../../domain/mandat/mandat.ts';
import { compterSurLOffre, ecrireCandidature, emissionCandidature } from '../../db/central/apply/candidature.ts';
import { faitsAnnuler } from '../../db/central/facts/annuler.ts';
import { faitsPostuler } from '../../db/central/facts/postuler.ts';
import { emettre } from '../../db/central/feed/emettre.ts';
import type { Tx } from '../../db/central/open.ts';
import { executeur, refusee, type ContexteCommande, type Effet } from './commande.ts';

/** La même règle que sur le poste, avec les faits de PostgreSQL et l'horloge du serveur. */
export const executerPostuler = executeur(PostulerInput, async (tx, contexte, entree, pourLeCompteDe) => {
  if (entree.demandeId !== pourLeCompteDe) return refusee({ motif: 'entree_invalide' });
  const faits = await faitsPostuler(tx, contexte, entree);
  const decision = postuler(faits, entree);
  if (!decision.ok) return refusee(...decision.refus);
  if (await ecrireCandidature(tx, decision.value, true)) return faireDescendre(tx, contexte, decision.value, faits.mandat, 1);
  // L'index unique a eu le dernier mot : une autre est arrivée, ou cet identifiant a déjà servi.
  const relue = postuler(await faitsPostuler(tx, contexte, entree), entree);
  return relue.ok ? refusee({ motif: 'entree_invalide' }) : refusee(...relue.refus);
});

export const executerAnnuler = executeur(AnnulerInput, async (tx, contexte, entree, pourLeCompteDe) => {
  const faits = await faitsAnnuler(tx, contexte, entree);
  if (faits.candidature !== null && faits.candidature.demandeId !== pourLeCompteDe) return refusee({ motif: 'entree_invalide' });
  const decision = annuler(faits);
  if (!decision.ok) return refusee(...decision.refus);
  await ecrireCandidature(tx, decision.value, false);
  return faireDescendre(tx, contexte, decision.value, faits.mandat, -1);
});

async function faireDescendre(
  tx: Tx,
  { jour }: ContexteCommande,
  candidature: Candidature,
  mandat: Mandat | null,
  ecart: 1 | -1,
): Promise<Effet> {
  const offre = await compterSurLOffre(tx, candidature.offreId, ecart);
  const tetes = await emettre(tx, emissionCandidature(candidature, mandat, offre, jour));
  const flux = fluxAcademie(candidature.academieId);
  return { statut: 'acceptee', flux, numero: tetes.get(flux) ?? 0 };
}
