import { v7 as uuidv7 } from 'uuid';
import type { Hasard } from '../../../demonstration/generateur/hasard.ts';
import { enregistrerActe } from '../../../db/local/apply/acte.ts';
import { lireCandidatures, lireDemande } from '../../../db/local/facts/lire.ts';
import { CandidatureId, CommandeId, DemandeId, OffreId } from '../../../domain/shared/ids.ts';
import { operationsCandidature } from '../../../electron/operations/candidature.ts';
import { operationsRattachement } from '../../../electron/operations/rattachement.ts';
import { rattachementLu } from '../../constructeurs/demande.ts';
import type { Histoire } from '../histoire.ts';
import type { Poste } from './poste.ts';

const candidatures = operationsCandidature(() => undefined);
const rattachements = operationsRattachement(() => undefined);

/** Ce qu'un gestionnaire fait à son poste, d'après ce qu'il y voit, par les vraies opérations du poste. */
export function agir(poste: Poste, hasard: Hasard, histoire: Histoire): void {
  const { lecture } = poste.base();
  const demandes = lecture.prepare('SELECT id FROM demande ORDER BY id').pluck().all() as string[];
  const offres = lecture.prepare('SELECT id FROM offre ORDER BY id').pluck().all() as string[];
  if (demandes.length === 0 || offres.length === 0) return;
  const avant = dernierRang(poste);
  const demandeId = DemandeId.parse(hasard.choix(demandes));
  geste(poste, hasard, { demandeId, offreId: OffreId.parse(hasard.choix(offres)) });
  noterLesActes(poste, avant, histoire);
}

const dernierRang = (poste: Poste): number =>
  Number(poste.base().lecture.prepare('SELECT coalesce(max(rang), 0) FROM outbox').pluck().get());

function geste(poste: Poste, hasard: Hasard, { demandeId, offreId }: { demandeId: DemandeId; offreId: OffreId }): void {
  const session = poste.session();
  const siennes = lireCandidatures(session.base.lecture, demandeId)
    .map((c) => c.id)
    .toSorted();
  const quoi = hasard.pondere([
    ['postuler', 10],
    ['annuler', siennes.length > 0 ? 6 : 0],
    ['valider', 2],
    ['refuser', 1],
    ['empoisonner', 0.5],
  ] as const);
  if (quoi === 'postuler') {
    const entree = { candidatureId: CandidatureId.parse(hasard.uuid()), demandeId, offreId };
    void candidatures['candidature.postuler'](entree, session);
    // Un double clic : le même identifiant, le même acte.
    if (hasard.chance(0.2)) void candidatures['candidature.postuler'](entree, session);
  } else if (quoi === 'annuler') void candidatures['candidature.annuler']({ candidatureId: hasard.choix(siennes) }, session);
  else if (quoi === 'valider') void rattachements['rattachement.valider'](lu(session, demandeId), session);
  else if (quoi === 'refuser')
    void rattachements['rattachement.refuser']({ ...lu(session, demandeId), motif: 'Cet agent n’est pas des nôtres.' }, session);
  else empoisonner(poste, hasard, demandeId);
}

/** Ce que le gestionnaire voit du rattachement qu'il juge. */
const lu = ({ base }: ReturnType<Poste['session']>, demandeId: DemandeId) => rattachementLu(lireDemande(base.lecture, demandeId)!);

/** Des commandes qu'aucun serveur ne sait exécuter, écrites par une version fautive du poste : elles ne doivent arrêter personne. */
const poisons: readonly { readonly nom: string; readonly entree: Record<string, unknown> }[] = [
  { nom: 'candidature.inconnue', entree: {} },
  { nom: 'rattachement.valider', entree: { demandeId: 'pas un identifiant' } },
  { nom: 'candidature.\u0000', entree: { texte: '\u0000\ud800' } },
  { nom: '__proto__', entree: JSON.parse('{"__proto__": {"a": 1}, "constructor": []}') as Record<string, unknown> },
  { nom: 'candidature.postuler', entree: { candidatureId: 1, demandeId: [], offreId: null } },
];

function empoisonner(poste: Poste, hasard: Hasard, demandeId: DemandeId): void {
  const { base, moteur, horloge } = poste.session();
  const demande = lireDemande(base.lecture, demandeId);
  if (demande === null) return;
  base.ecriture
    .transaction(() =>
      enregistrerActe(base.ecriture, {
        commandeId: CommandeId.parse(uuidv7()),
        ...hasard.choix(poisons),
        saisieLe: horloge().toISOString(),
        pourLeCompteDe: demandeId,
        effet: { entite: 'rattachement', demande },
        echeance: null,
      }),
    )
    .immediate();
  moteur.demander();
}

/** Ce que l'écran vient de dire « enregistré » : les commandes entrées dans la boîte d'envoi. */
function noterLesActes(poste: Poste, avant: number, histoire: Histoire): void {
  const lignes = poste
    .base()
    .lecture.prepare('SELECT commande_id, rang, nom, demande_id FROM outbox WHERE rang > ? ORDER BY rang')
    .all(avant) as { commande_id: string; rang: number; nom: string; demande_id: string }[];
  for (const { commande_id, rang, nom, demande_id } of lignes)
    histoire.noter(poste.qui, { quoi: 'acte', commandeId: commande_id, rang, nom, demandeId: demande_id });
}
