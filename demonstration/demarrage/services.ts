import path from 'node:path';
import { type Commande, type Enfant, lancer } from './enfant.ts';

/** Où tournent les programmes, et où vont leurs données et leurs journaux. */
export interface Emplacement {
  readonly racine: string;
  readonly dossier: string;
  readonly journaux: string;
  /** Aussitôt lancé, un programme est surveillé et sera arrêté avec le reste, qu'il s'annonce ou non. */
  readonly suivre: (enfant: Enfant) => void;
}

const PATIENCE_MS = 20_000;

interface Service {
  readonly nom: string;
  readonly programme: string;
  readonly journal: string;
  readonly env: Readonly<Record<string, string>>;
}

/** Lance un programme du projet et attend ce qu'il annonce : le premier groupe de chaque expression. */
async function lancerService(lieu: Emplacement, service: Service, ...annonces: readonly RegExp[]): Promise<string[]> {
  const commande: Commande = {
    nom: service.nom,
    executable: process.execPath,
    args: [service.programme],
    env: { ...process.env, ...service.env },
    dossier: lieu.racine,
    journal: path.join(lieu.journaux, service.journal),
  };
  const enfant = await lancer(commande);
  lieu.suivre(enfant);
  const lues = await Promise.all(annonces.map((annonce) => enfant.attendreLigne(annonce, PATIENCE_MS)));
  return lues.map((ligne) => ligne[1] ?? '');
}

export interface CourrielsLances {
  readonly smtp: string;
  readonly page: string;
}

/** La messagerie de la démonstration : elle garde tout et ne transmet rien. */
export async function lancerCourriels(lieu: Emplacement): Promise<CourrielsLances> {
  const [smtp = '', page = ''] = await lancerService(
    lieu,
    {
      nom: 'La messagerie de démonstration',
      programme: 'demonstration/courriels/main.ts',
      journal: 'courriels.log',
      env: { COURRIELS_DOSSIER: path.join(lieu.dossier, 'courriels') },
    },
    /^Courriels SMTP : (smtp:\S+)$/,
    /^Courriels page : (http\S+)$/,
  );
  return { smtp, page };
}

/** Le registre des demandes de la démonstration, et son portail. `url` : sa base, à part de celle du serveur. Rend son adresse. */
export async function lancerRegistre(lieu: Emplacement, reglages: { url: string; secret: string; smtp: string }): Promise<string> {
  const [adresse = ''] = await lancerService(
    lieu,
    {
      nom: 'Le portail d’enregistrement',
      programme: 'demonstration/registre/main.ts',
      journal: 'registre.log',
      env: { REGISTRE_DATABASE_URL: reglages.url, REGISTRE_SECRET: reglages.secret, SMTP_URL: reglages.smtp },
    },
    /^Registre : (http\S+)$/,
  );
  return adresse;
}

export interface ReglagesServeur {
  readonly url: string;
  readonly port: number;
  readonly courriels: CourrielsLances;
  readonly registre: string;
  readonly secret: string;
  /** L'adresse du poste dans le navigateur ; null pour la fenêtre Electron. */
  readonly application: string | null;
}

/** Le serveur central, et les adresses de tout ce dont il se sert. Rend la sienne. */
export async function lancerServeur(lieu: Emplacement, r: ReglagesServeur): Promise<string> {
  const [adresse = ''] = await lancerService(
    lieu,
    {
      nom: 'Le serveur central',
      programme: 'server/main.ts',
      journal: 'serveur.log',
      env: {
        DATABASE_URL: r.url,
        PORT: String(r.port),
        ADRESSE_PUBLIQUE: `http://127.0.0.1:${r.port}`,
        SMTP_URL: r.courriels.smtp,
        REGISTRE_URL: r.registre,
        REGISTRE_SECRET: r.secret,
        DEMONSTRATION: '1',
        PORTAIL_PUBLIC: r.registre,
        COURRIELS_PUBLIC: r.courriels.page,
        ...(r.application === null ? {} : { APPLICATION: r.application }),
      },
    },
    /^Serveur central : (http\S+)$/,
  );
  return adresse;
}
