import { v4 as uuidv4 } from 'uuid';
import type { JournalReponse, LigneJournal } from '../../../domain/contract/journal.ts';
import { PROTOCOLE } from '../../../domain/contract/sync.ts';
import type { ZodApp } from '../../../server/zod-app.ts';
import { porteur, type Poste } from '../outils.ts';

export const nouveauJournal = (): string => uuidv4();

interface Envoi {
  readonly depuis?: number;
  readonly dernier?: number;
  readonly lignes?: readonly LigneJournal[];
}

export const remonter = (app: ZodApp, poste: Poste, journalId: string, { depuis = 0, lignes = [], dernier }: Envoi = {}) =>
  app.inject({
    method: 'POST',
    url: '/v1/journal',
    headers: porteur(poste),
    payload: {
      protocole: PROTOCOLE,
      posteId: poste.posteId,
      journalId,
      depuis,
      dernier: dernier ?? lignes.at(-1)?.numero ?? depuis,
      lignes,
    },
  });

/** La réponse du serveur : le dernier numéro reçu, et où le journal est rompu. */
export async function recu(
  app: ZodApp,
  poste: Poste,
  journalId: string,
  envoi: Envoi = {},
): Promise<[recu: number, rompuAu: number | null]> {
  const reponse = await remonter(app, poste, journalId, envoi);
  if (reponse.statusCode !== 200) throw new Error(`journal refusé : ${reponse.statusCode} ${reponse.body}`);
  const { recu: numero, rompuAu } = reponse.json<JournalReponse>();
  return [numero, rompuAu];
}
