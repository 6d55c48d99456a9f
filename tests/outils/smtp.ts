import { type AddressObject, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { jusquA } from './attendre.ts';
import { portLibre } from './processus.ts';

export interface CourrielRecu {
  readonly de: string;
  readonly a: readonly string[];
  readonly sujet: string;
  readonly texte: string;
  readonly html: string;
  readonly messageId: string;
  /** Le message tel qu'il a voyagé. */
  readonly brut: string;
}

export interface Smtp {
  readonly url: string;
  /** Dans l'ordre d'arrivée. */
  readonly courriels: readonly CourrielRecu[];
  readonly attendre: (predicat: (courriel: CourrielRecu) => boolean) => Promise<CourrielRecu>;
  /** Vrai : il répond, mais ne prend aucun destinataire. */
  readonly refuser: (oui: boolean) => void;
  readonly arreter: () => Promise<void>;
  /** À la même adresse. */
  readonly redemarrer: () => Promise<void>;
}

export interface OptionsSmtp {
  /** Appelé quand un message vient d'arriver, avant que le serveur ne le dise accepté. */
  readonly avantDAccepter?: (courriel: CourrielRecu) => Promise<void>;
  /** Le code de ses refus ; 550 si absent. */
  readonly codeDeRefus?: number;
}

/** Un vrai serveur SMTP, sur un port libre. */
export async function unSmtp({ avantDAccepter, codeDeRefus = 550 }: OptionsSmtp = {}): Promise<Smtp> {
  const port = await portLibre();
  const courriels: CourrielRecu[] = [];
  let refuse = false;
  let serveur: SMTPServer;
  const demarrer = () =>
    new Promise<void>((fait, echec) => {
      serveur = new SMTPServer({
        authOptional: true,
        disabledCommands: ['STARTTLS', 'AUTH'],
        closeTimeout: 100,
        onRcptTo: (_, __, suite) => suite(refuse ? Object.assign(new Error('boîte inconnue'), { responseCode: codeDeRefus }) : null),
        onData: (flux, session, suite) => {
          const destinataires = session.envelope.rcptTo.map(({ address }) => address);
          void lire(flux, destinataires)
            .then(async (courriel) => {
              await avantDAccepter?.(courriel);
              courriels.push(courriel);
              suite();
            })
            .catch(suite);
        },
      });
      serveur.on('error', echec);
      serveur.listen(port, '127.0.0.1', () => fait());
    });
  await demarrer();
  return {
    url: `smtp://127.0.0.1:${port}`,
    courriels,
    attendre: (predicat) => jusquA('un courriel', () => Promise.resolve(courriels.find(predicat))),
    refuser: (oui) => {
      refuse = oui;
    },
    arreter: () => new Promise((fait) => serveur.close(() => fait())),
    redemarrer: demarrer,
  };
}

async function lire(flux: NodeJS.ReadableStream, destinataires: readonly string[]): Promise<CourrielRecu> {
  const morceaux: Buffer[] = [];
  for await (const morceau of flux) morceaux.push(Buffer.from(morceau));
  const octets = Buffer.concat(morceaux);
  const lu = await simpleParser(octets, { skipTextToHtml: true, skipHtmlToText: true });
  const de: AddressObject | undefined = lu.from;
  return {
    de: de?.value[0]?.address ?? '',
    a: destinataires,
    sujet: lu.subject ?? '',
    texte: lu.text ?? '',
    html: lu.html || '',
    messageId: lu.messageId ?? '',
    brut: octets.toString('utf8'),
  };
}
