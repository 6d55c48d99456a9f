import { effacerTraces } from '../../db/local/apply/traces.ts';
import { toutRetirer } from '../../db/local/apply/effacer.ts';
import { accorderCarnet } from '../../db/local/carnet/suivi.ts';
import { ecrireMeta, lireMeta } from '../../db/local/meta.ts';
import type { BaseLocale } from '../../db/local/open.ts';
import { compterEchanges } from '../../db/local/views/envois.ts';
import { dernierNumero } from '../../db/local/views/journal.ts';
import type { RaisonDroitPerdu } from '../../domain/contract/droit-perdu.ts';
import { PROTOCOLE } from '../../domain/contract/sync.ts';
import { creerRemontee } from './journal.ts';
import { pousser, type Lien } from './push.ts';
import { joindre } from './reseau.ts';

/** Au plus tant d'envois pour tout rendre ; ce qui reste partira au prochain contact. */
const ENVOIS = 50;
const PATIENCE_MS = 5_000;
/** Un poste qui n'a jamais rien reçu n'a pas d'époque. */
const SANS_EPOQUE = '00000000-0000-0000-0000-000000000000';

/** Le droit est perdu (I-10) : les dossiers s'en vont aussitôt, sans attendre personne, et la base le retient. */
export function retirerSansDroit({ ecriture }: BaseLocale, raison: RaisonDroitPerdu): void {
  ecriture.transaction(() => {
    toutRetirer(ecriture);
    ecrireMeta(ecriture, 'droit_perdu', raison);
  })();
  effacerTraces(ecriture);
}

/**
 * Ensuite : un poste arrêté rend ses actes en attente, que le serveur garde et refuse, et son journal ; puis le poste accuse qu'il ne lui reste
 * rien. `acces` : null quand ce poste n'a aucun jeton. Rend le nombre d'actes restés sur ce poste, et de ceux que le serveur vient de recevoir.
 */
export async function rendre(lien: Lien, acces: string | null, raison: RaisonDroitPerdu): Promise<{ enAttente: number; rendus: number }> {
  const attendent = (): number => compterEchanges(lien.base.lecture).enAttente;
  const avant = attendent();
  if (acces !== null && raison === 'poste_arrete') {
    await toutRendre(lien, acces);
    accorderCarnet(lien.base.ecriture);
    effacerTraces(lien.base.ecriture);
  }
  if (acces !== null) await accuserVide(lien, acces);
  const enAttente = attendent();
  return { enAttente, rendus: avant - enAttente };
}

async function toutRendre(lien: Lien, acces: string): Promise<void> {
  for (let envoi = 0; envoi < ENVOIS; envoi++) {
    const { genre } = await pousser(lien, acces);
    if (genre !== 'fait') break;
  }
  const remonter = creerRemontee(lien);
  for (let envoi = 0; envoi < ENVOIS && !journalRendu(lien.base); envoi++) await remonter(acces);
}

/** Le serveur a reçu tout le journal de ce poste. */
const journalRendu = ({ lecture }: BaseLocale): boolean =>
  lireMeta(lecture, 'journal_rompu') === null && Number(lireMeta(lecture, 'journal_recu') ?? '0') === dernierNumero(lecture);

/** Il ne reste ni un acte à envoyer, ni une ligne de journal à remonter. */
export const toutEstRendu = (base: BaseLocale): boolean => compterEchanges(base.lecture).enAttente === 0 && journalRendu(base);

/** La réponse est un refus : seul le reçu compte. */
async function accuserVide({ base, serveur, posteId, fetch }: Lien, acces: string): Promise<void> {
  const corps = { protocole: PROTOCOLE, posteId, curseurs: {}, efface: lireMeta(base.lecture, 'epoque') ?? SANS_EPOQUE };
  const reponse = await joindre(fetch, `${serveur}/v1/pull`, { acces, corps }, AbortSignal.timeout(PATIENCE_MS));
  await reponse?.body?.cancel().catch(() => undefined);
}
