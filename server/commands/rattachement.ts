import { fluxAcademie } from '../../domain/contract/entities.ts';
import type { Demande } from '../../domain/demande/demande.ts';
import { jugerRattachement, RefuserRattachementInput, ValiderRattachementInput } from '../../domain/demande/juger-rattachement.ts';
import type { DemandeId } from '../../domain/shared/ids.ts';
import { deposerCourriel } from '../../db/central/apply/courriel.ts';
import { ecrireRattachement } from '../../db/central/apply/rattachement.ts';
import { faitsRattachement } from '../../db/central/facts/rattachement.ts';
import { annonceAgent, annoncer } from '../../db/central/feed/annoncer.ts';
import type { Tx } from '../../db/central/open.ts';
import { destinataire } from '../../db/central/views/destinataire.ts';
import { rattachementJuge } from '../courriel/messages/demande.ts';
import { executeur, refusee, type ContexteCommande, type Effet } from './commande.ts';

/** « Rattachements à valider » (D4) : jugé par la même règle que sur le poste ; déjà jugé par un collègue est une réponse comme une autre. */
export const executerValiderRattachement = executeur(ValiderRattachementInput, (tx, contexte, entree, pourLeCompteDe) =>
  juger(tx, contexte, entree, 'validee', pourLeCompteDe),
);
export const executerRefuserRattachement = executeur(RefuserRattachementInput, (tx, contexte, entree, pourLeCompteDe) =>
  juger(tx, contexte, entree, 'refusee', pourLeCompteDe),
);

async function juger(
  tx: Tx,
  contexte: ContexteCommande,
  entree: { readonly demandeId: DemandeId; readonly motif?: string },
  validation: 'validee' | 'refusee',
  pourLeCompteDe: string,
): Promise<Effet> {
  if (entree.demandeId !== pourLeCompteDe) return refusee({ motif: 'entree_invalide' });
  const { academieId, jour } = contexte;
  const faits = await faitsRattachement(tx, contexte, entree.demandeId);
  const decision = jugerRattachement({ ...faits, academieId, jour }, entree, validation);
  if (!decision.ok) return refusee(...decision.refus);
  await prevenir(tx, decision.value, contexte);
  return { statut: 'acceptee', flux: fluxAcademie(academieId), numero: await ecrireRattachement(tx, decision.value, faits.mandat, jour) };
}

/** L'agent l'apprend, à l'écran et par courriel. Corrigé puis jugé de nouveau, c'est un autre jugement : la clé porte l'instant. */
async function prevenir(tx: Tx, { id, agentId, rattachement }: Demande, { academieId, instant }: ContexteCommande): Promise<void> {
  await annoncer(tx, [annonceAgent(agentId)]);
  const agent = await destinataire(tx, agentId);
  if (agent === null) return;
  const { rows } = await tx.query<{ nom: string }>('SELECT nom FROM academie WHERE id = $1', [academieId]);
  const faits = { prenom: agent.prenom, academie: rows[0]!.nom, validee: rattachement.validation === 'validee' };
  await deposerCourriel(tx, {
    cle: `rattachement:${id}:${instant}`,
    a: agent.courriel,
    ...rattachementJuge({ ...faits, motif: rattachement.motifRefus }),
  });
}
