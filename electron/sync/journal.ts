import { randomUUID } from 'node:crypto';
import { ecrireMeta, lireMeta } from '../../db/local/meta.ts';
import type { BaseLocale } from '../../db/local/open.ts';
import { dernierNumero, lignesDuJournal } from '../../db/local/views/journal.ts';
import type { z } from 'zod';
import { JournalReponse, type JournalRequest, LIGNES_PAR_ENVOI } from '../../domain/contract/journal.ts';
import { PROTOCOLE } from '../../domain/contract/sync.ts';
import type { Lien } from './push.ts';
import { appeler } from './reseau.ts';

/** Envois par échange : un journal de plusieurs mois ne retient pas les actes. */
const ENVOIS = 4;
const PATIENCE_MS = 5_000;

/**
 * Le journal de ce poste remonte au serveur, une fois les actes passés. Un échec n'arrête rien : les lignes restent ici, et repartent
 * au prochain échange. Le premier envoi d'une session est toujours fait, même vide : le serveur voit ainsi une fin de journal disparue ;
 * et le premier après sa restauration, car il lui manque peut-être des lignes.
 */
export function creerRemontee({ base, serveur, posteId, fetch }: Lien): (acces: string) => Promise<void> {
  let annonceePour: string | null | undefined;

  async function envoyer(acces: string, corps: z.input<typeof JournalRequest>): Promise<JournalReponse | null> {
    const reponse = await appeler(fetch, `${serveur}/v1/journal`, { schema: JournalReponse, acces, corps, patienceMs: PATIENCE_MS });
    return reponse.genre === 'recue' ? reponse.corps : null;
  }

  return async (acces) => {
    for (let envoi = 0; envoi < ENVOIS; envoi++) {
      const { journalId, depuis, rompu } = etatDuJournal(base);
      const epoque = lireMeta(base.lecture, 'epoque');
      const dernier = dernierNumero(base.lecture);
      const rienDeNeuf = rompu || dernier === depuis;
      if (dernier + depuis === 0 || (rienDeNeuf && annonceePour === epoque)) return;
      const lignes = lignesDuJournal(base.lecture, depuis, LIGNES_PAR_ENVOI);
      const recue = await envoyer(acces, { protocole: PROTOCOLE, posteId, journalId, depuis, dernier, lignes });
      if (recue === null) return;
      annonceePour = epoque;
      noterRecu(base, recue);
    }
  };
}

/** Où en est ce journal chez le serveur : son nom, le dernier numéro reçu, et s'il l'a déclaré rompu. */
function etatDuJournal({ ecriture, lecture }: BaseLocale): { journalId: string; depuis: number; rompu: boolean } {
  let journalId = lireMeta(lecture, 'journal_id');
  if (journalId === null) ecrireMeta(ecriture, 'journal_id', (journalId = randomUUID()));
  return { journalId, depuis: Number(lireMeta(lecture, 'journal_recu') ?? '0'), rompu: lireMeta(lecture, 'journal_rompu') !== null };
}

function noterRecu({ ecriture }: BaseLocale, { recu, rompuAu }: JournalReponse): void {
  ecriture.transaction(() => {
    ecrireMeta(ecriture, 'journal_recu', String(recu));
    ecrireMeta(ecriture, 'journal_rompu', rompuAu === null ? null : String(rompuAu));
  })();
}
