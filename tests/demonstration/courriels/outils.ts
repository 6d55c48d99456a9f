import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { courrielSmtp } from '../../../server/courriel/smtp.ts';
import { lancer, type Processus } from '../../outils/processus.ts';
import { unMessage } from '../../server/courriel/outils.ts';

export interface Messagerie {
  readonly smtp: string;
  /** L'adresse de la page, sans barre finale. */
  readonly page: string;
  readonly processus: Processus;
}

export function unDossier(): { dossier: string; effacer: () => void } {
  const dossier = mkdtempSync(path.join(os.tmpdir(), 'poste-courriels-'));
  return { dossier, effacer: () => rmSync(dossier, { recursive: true, force: true }) };
}

/** La vraie messagerie de la démonstration, dans son processus. */
export async function uneMessagerie(dossier: string, ports: { smtp?: string; page?: string } = {}): Promise<Messagerie> {
  const processus = await lancer(
    'demonstration/courriels/main.ts',
    { COURRIELS_DOSSIER: dossier, COURRIELS_SMTP_PORT: ports.smtp ?? '0', COURRIELS_PORT: ports.page ?? '0' },
    /^Courriels page : (http:\/\/127\.0\.0\.1:\d+)\/$/m,
  );
  const smtp = /^Courriels SMTP : (smtp:\/\/127\.0\.0\.1:\d+)$/m.exec(processus.sortie())?.[1] ?? '';
  return { smtp, page: processus.annonce, processus };
}

export const ecrire = ({ smtp }: Pick<Messagerie, 'smtp'>, n: number, traits: Parameters<typeof unMessage>[1] = {}): Promise<void> =>
  courrielSmtp({ url: smtp }).envoyer(unMessage(n, traits));

export interface Reponse {
  readonly statut: number;
  readonly entetes: Readonly<Record<string, string | string[] | undefined>>;
  readonly corps: string;
}

/** Une requête telle quelle : `fetch` ne laisse choisir ni `Host` ni `Origin`. */
export const demander = (adresse: string, options: { methode?: string; entetes?: Record<string, string> } = {}): Promise<Reponse> =>
  new Promise((fait, echec) => {
    request(adresse, { method: options.methode ?? 'GET', headers: options.entetes ?? {} }, (reponse) => {
      let corps = '';
      reponse.setEncoding('utf8').on('data', (morceau: string) => {
        corps += morceau;
      });
      reponse.on('end', () => fait({ statut: reponse.statusCode ?? 0, entetes: reponse.headers, corps }));
    })
      .on('error', echec)
      .end();
  });
