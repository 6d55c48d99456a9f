import { lancer, portLibre, type Processus } from '../outils/processus.ts';

/** Un service de la plateforme, que l'on arrête et relance à la même adresse. */
export interface Service {
  readonly adresse: string;
  readonly demarrer: () => Promise<void>;
  readonly arreter: () => Promise<void>;
  /** Tout ce que son processus en marche a écrit. */
  readonly sortie: () => string;
}

/** Ceux que tous les récits d'un ouvrier se partagent : un récit qui en arrête un le trouve en marche, et le laisse ainsi. */
export type Services = Readonly<Record<'courriels' | 'registre' | 'serveur', Service>>;

const SECRET = 'secret-des-recits';

async function unService(fichier: string, adresse: string, env: Record<string, string>, pret: RegExp): Promise<Service> {
  let processus: Processus | null = null;
  const demarrer = async () => {
    processus ??= await lancer(fichier, env, pret);
  };
  await demarrer();
  return {
    adresse,
    demarrer,
    async arreter() {
      await processus?.arreter();
      processus = null;
    },
    sortie: () => processus?.sortie() ?? '',
  };
}

const local = (port: number, protocole = 'http'): string => `${protocole}://127.0.0.1:${port}`;

/** Le SMTP et sa page, le registre et son portail, puis le serveur central qui les emploie. */
export async function lesServices(donnees: { url: string; registre: string }, dossierCourriels: string): Promise<Services> {
  const [smtp, page, portail, central] = await Promise.all([portLibre(), portLibre(), portLibre(), portLibre()]);
  const SMTP_URL = local(smtp, 'smtp');
  const courriels = await unService(
    'demonstration/courriels/main.ts',
    local(page),
    { COURRIELS_SMTP_PORT: String(smtp), COURRIELS_PORT: String(page), COURRIELS_DOSSIER: dossierCourriels },
    /Courriels page : (\S+)/,
  );
  const registre = await unService(
    'demonstration/registre/main.ts',
    local(portail),
    { REGISTRE_DATABASE_URL: donnees.registre, REGISTRE_PORT: String(portail), REGISTRE_SECRET: SECRET, SMTP_URL },
    /Registre : (\S+)/,
  );
  const serveur = await unService(
    'server/main.ts',
    local(central),
    {
      DATABASE_URL: donnees.url,
      PORT: String(central),
      DEMONSTRATION: '1',
      SMTP_URL,
      REGISTRE_URL: local(portail),
      REGISTRE_SECRET: SECRET,
      PORTAIL_PUBLIC: local(portail),
      COURRIELS_PUBLIC: local(page),
      ADRESSE_PUBLIQUE: local(central),
    },
    /Serveur central : (\S+)/,
  );
  return { courriels, registre, serveur };
}

/** Le serveur s'arrête d'abord, et démarre en dernier : il emploie les deux autres. */
export async function tousLesServices({ courriels, registre, serveur }: Services, quoi: 'demarrer' | 'arreter'): Promise<void> {
  const ordre = quoi === 'demarrer' ? [courriels, registre, serveur] : [serveur, registre, courriels];
  for (const service of ordre) await service[quoi]();
}
