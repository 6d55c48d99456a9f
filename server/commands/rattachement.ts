import { fluxAcademie } from '../../domain/contract/entities.ts';
import type { Demande } from '../../domain/demande/demande.ts';
import {
  estDejaJugeAinsi,
  type JugementSaisi,
  jugerRattachement,
  RefuserRattachementInput,
  ValiderRattachementInput,
} from '../../domain/demande/juger-rattachement.ts';
import { deposerCourriel } from '../../db/central/apply/courriel.ts';
import { ecrireRattachement } from '../../db/central/apply/rattachement.ts';
import { auteurDuDernierJugement, faitsRattachement } from '../../db/central/facts/rattachement.ts';
import { annonceAgent, annoncer } from '../../db/central/feed/annoncer.ts';
import type { Tx } from '../../db/central/open.ts';
import { nomDeLAcademie } from '../../db/central/views/academie.ts';
import { destinataire } from '../../db/central/views/destinataire.ts';
import { rattachementJuge } from '../courriel/messages/demande.ts';
import { executeur, refusee, type ContexteCommande, type Effet } from './commande.ts';

/** Un acte d'avant le protocole 3, ou rejoué après une restauration quand l'agent a quitté le poste, ne dit pas ce que le service avait lu. */
const SANS_LECTURE = { siret: true, matricule: true } as const;

/** « Rattachements à valider » (D4) : jugé par la même règle que sur le poste ; déjà jugé par un collègue est une réponse comme une autre. */
export const executerValiderRattachement = executeur(
  ValiderRattachementInput.partial(SANS_LECTURE),
  (tx, contexte, entree, pourLeCompteDe) => juger(tx, contexte, entree, 'validee', pourLeCompteDe),
);
export const executerRefuserRattachement = executeur(
  RefuserRattachementInput.partial(SANS_LECTURE),
  (tx, contexte, entree, pourLeCompteDe) => juger(tx, contexte, entree, 'refusee', pourLeCompteDe),
);

async function juger(
  tx: Tx,
  contexte: ContexteCommande,
  entree: JugementSaisi,
  validation: 'validee' | 'refusee',
  pourLeCompteDe: string,
): Promise<Effet> {
  if (entree.demandeId !== pourLeCompteDe) return refusee({ motif: 'entree_invalide' });
  const { academieId, jour } = contexte;
  const faits = await faitsRattachement(tx, contexte, entree.demandeId);
  const decision = jugerRattachement({ ...faits, academieId, jour }, entree, validation);
  const flux = fluxAcademie(academieId);
  if (!decision.ok) {
    const deja = faits.demande !== null && estDejaJugeAinsi(faits.demande, decision.refus, entree, validation);
    if (!deja || (await auteurDuDernierJugement(tx, academieId, entree.demandeId)) !== contexte.gestionnaireId)
      return refusee(...decision.refus);
    // Le même geste de la même personne : rien de plus à écrire, ni à l'agent ni au flux. Le poste l'attend là où il est déjà.
    return { statut: 'acceptee', flux, publication: null, mandatId: faits.mandat!.id };
  }
  await prevenir(tx, decision.value, contexte);
  const emission = await ecrireRattachement(tx, decision.value, faits.mandat, jour);
  return { statut: 'acceptee', flux, publication: { emission, ecarts: new Map() }, mandatId: faits.mandat!.id };
}

/** L'agent l'apprend, à l'écran et par courriel. Corrigé puis jugé de nouveau, c'est un autre jugement : la clé porte l'instant. */
async function prevenir(tx: Tx, { id, agentId, rattachement }: Demande, { academieId, instant }: ContexteCommande): Promise<void> {
  await annoncer(tx, [annonceAgent(agentId)]);
  const agent = await destinataire(tx, agentId);
  if (agent === null) return;
  const academie = await nomDeLAcademie(tx, academieId);
  const faits = { prenom: agent.prenom, academie, validee: rattachement.validation === 'validee' };
  await deposerCourriel(tx, {
    cle: `rattachement:${id}:${instant}`,
    a: agent.courriel,
    ...rattachementJuge({ ...faits, motif: rattachement.motifRefus }),
  });
}
