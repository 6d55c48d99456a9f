import { createHash } from 'node:crypto';
import { createTransport, type NodemailerError } from 'nodemailer';
import { type Courriel, CourrielRefuse, type Message } from './courriel.ts';

export interface OptionsSmtp {
  /** smtp://hote:port, ou smtps:// ; `?requireTLS=true` exige le chiffrement. */
  readonly url: string;
  /** « Nom <adresse> ». */
  readonly expediteur?: string;
}

export const EXPEDITEUR = 'Action Logement Services <no-reply@actionlogement.test>';
/** Une messagerie qui ne répond plus rend la main : le courriel sera repris. */
const PATIENCE_MS = 10_000;
/** Une adresse et une seule : ni liste, ni nom, ni commentaire, ni rien qui change de ligne. */
const ADRESSE = /^[^\s\p{Cc}<>()[\]\\,;:"@]+@[^\s\p{Cc}<>()[\]\\,;:"@]+$/u;

/** Les courriels par SMTP, en texte et en HTML, sans pièce jointe. */
export function courrielSmtp({ url, expediteur = EXPEDITEUR }: OptionsSmtp): Courriel {
  const transport = createTransport({
    url,
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const domaine = /@([\w.-]+)/.exec(expediteur)?.[1] ?? 'localhost';
  return {
    async envoyer({ cle, a, sujet, texte, html }) {
      if (!ADRESSE.test(a)) throw new CourrielRefuse('adresse');
      await transport
        .sendMail({
          from: expediteur,
          to: { name: '', address: a },
          subject: surUneLigne(sujet),
          text: texte,
          html,
          messageId: identifiant(cle, domaine),
          // RFC 3834 : les répondeurs automatiques n'y répondent pas.
          headers: { 'Auto-Submitted': 'auto-generated' },
        })
        .catch((erreur: NodemailerError) => {
          throw estUnRefus(erreur) ? new CourrielRefuse(String(erreur.responseCode)) : erreur;
        });
    },
  };
}

/** Un même fait porte toujours le même identifiant : un courriel reçu deux fois, après une coupure, se reconnaît. */
const identifiant = (cle: Message['cle'], domaine: string): string =>
  `<${createHash('sha256').update(cle).digest('hex').slice(0, 32)}@${domaine}>`;

/** Un retour à la ligne dans un sujet ajouterait un en-tête. */
const surUneLigne = (sujet: string): string => sujet.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');

/** 5xx sur l'adresse ou le message ; sur l'accueil ou l'identification, c'est la messagerie qui est en défaut. */
const estUnRefus = ({ code, responseCode = 0 }: NodemailerError): boolean =>
  responseCode >= 500 && (code === 'EENVELOPE' || code === 'EMESSAGE');
