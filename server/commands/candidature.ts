import { annuler, AnnulerInput } from '../../domain/candidature/annuler.ts';
import { postuler, PostulerInput } from '../../domain/candidature/postuler.ts';
import { fluxAcademie } from '../../domain/contract/entities.ts';
import { faitsAnnuler } from '../../db/central/facts/annuler.ts';
import { faitsPostuler } from '../../db/central/facts/postuler.ts';
import { ecrireEtape } from '../candidature/faire-connaitre.ts';
import { executeur, refusee } from './commande.ts';

/** La même règle que sur le poste, avec les faits de PostgreSQL et l'horloge du serveur. */
export const executerPostuler = executeur(PostulerInput, async (tx, contexte, entree, pourLeCompteDe) => {
  if (entree.demandeId !== pourLeCompteDe) return refusee({ motif: 'entree_invalide' });
  const { demande, ...faits } = await faitsPostuler(tx, contexte, entree);
  const decision = postuler({ ...faits, demande }, entree);
  if (!decision.ok) return refusee(...decision.refus);
  const publication = await ecrireEtape(tx, { candidature: decision.value, demande: demande!, mandat: faits.mandat, jour: contexte.jour });
  if (publication !== null) return { statut: 'acceptee', flux: fluxAcademie(contexte.academieId), publication, mandatId: faits.mandat!.id };
  // L'index unique a eu le dernier mot : une autre est arrivée, ou cet identifiant a déjà servi.
  const relue = postuler(await faitsPostuler(tx, contexte, entree), entree);
  return relue.ok ? refusee({ motif: 'entree_invalide' }) : refusee(...relue.refus);
});

export const executerAnnuler = executeur(AnnulerInput, async (tx, contexte, entree, pourLeCompteDe) => {
  const { demande, ...faits } = await faitsAnnuler(tx, contexte, entree);
  if (faits.candidature !== null && faits.candidature.demandeId !== pourLeCompteDe) return refusee({ motif: 'entree_invalide' });
  const decision = annuler({ ...faits, demande });
  if (!decision.ok) return refusee(...decision.refus);
  const publication = await ecrireEtape(tx, { candidature: decision.value, demande: demande!, mandat: faits.mandat, jour: contexte.jour });
  return { statut: 'acceptee', flux: fluxAcademie(contexte.academieId), publication, mandatId: faits.mandat!.id };
});
