import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { migrerRegistre } from '../../demonstration/registre/base.ts';
import { courrielDuRegistre } from '../../demonstration/registre/courriel.ts';
import { semerRegistre } from '../../demonstration/registre/semer.ts';
import { creerRegistre } from '../../demonstration/registre/serveur.ts';
import { lireDemande, modifierDemande } from '../../demonstration/registre/stock.ts';
import type { Demande } from '../../domain/demande/demande.ts';
import type { DemandeDuRegistre } from '../../domain/demande/registre.ts';
import { uneBaseCentrale } from './postgres.ts';
import { portLibre } from './processus.ts';

type Changement = Partial<Omit<DemandeDuRegistre, 'numeroUnique' | 'modifieeLe'>>;

/** Le vrai registre de démonstration, sur sa vraie base, que l'on arrête et relance à la même adresse. */
export interface RegistreDEssai {
  /** Sans barre finale. */
  readonly url: string;
  readonly secret: string;
  /** La demande change au registre, comme si l'agent l'y avait modifiée. */
  readonly modifier: (numero: string, changement: Changement | ((avant: DemandeDuRegistre) => Changement)) => Promise<void>;
  readonly arreter: () => Promise<void>;
  readonly demarrer: () => Promise<void>;
  readonly fermer: () => Promise<void>;
}

interface Options {
  /** Par où partent les codes ; par défaut, une messagerie qui ne répond pas. */
  readonly smtpUrl?: string;
  readonly demandes?: readonly Demande[];
  readonly horloge?: () => Date;
}

export async function unRegistre({ smtpUrl, demandes = [], horloge = () => new Date() }: Options = {}): Promise<RegistreDEssai> {
  const base = await uneBaseCentrale('template1');
  await migrerRegistre(base.pool);
  await semerRegistre(base.url, demandes);
  const port = await portLibre();
  const secret = 'secret-du-registre-d-essai';
  const courriel = courrielDuRegistre(smtpUrl ?? `smtp://127.0.0.1:${await portLibre()}`);
  let bas: (() => Promise<void>) | null = null;
  const arreter = async () => {
    await bas?.();
    bas = null;
  };
  const demarrer = async () => {
    const app = await creerRegistre({ pool: base.pool, horloge, courriel, secret });
    await app.listen({ port, host: '127.0.0.1' });
    bas = () => app.close();
  };
  await demarrer();
  return {
    url: `http://127.0.0.1:${port}`,
    secret,
    arreter,
    demarrer,
    async modifier(numero, changement) {
      const gardee = await lireDemande(base.pool, numero);
      if (gardee === null) throw new Error(`le registre ne connaît pas ${numero}`);
      const nouveau = typeof changement === 'function' ? changement(gardee.demande) : changement;
      if (!(await modifierDemande(base.pool, numero, gardee.version, nouveau, horloge()))) throw new Error('modifiée entre-temps');
    },
    async fermer() {
      await arreter();
      await base.fermer();
    },
  };
}

const repondre =
  (corps: string, type = 'application/json', statut = 200) =>
  (reponse: ServerResponse) =>
    void reponse.writeHead(statut, { 'content-type': type }).end(corps);

/** Tout ce qu'un registre qui va mal peut répondre. */
const mensonges = {
  html_en_200: repondre('<!doctype html><p>Maintenance</p>', 'text/html'),
  autre_json: repondre('{"bonjour":true}'),
  mauvais_types: repondre('{"numeroUnique":42,"demandeur":[]}'),
  json_coupe: repondre('{"numeroUnique":{"val'),
  corps_enorme: (reponse: ServerResponse) => void reponse.writeHead(200, { 'content-type': 'application/json' }).end(' '.repeat(4 << 20)),
  redirection: (reponse: ServerResponse) => void reponse.writeHead(302, { location: 'http://127.0.0.1:1/' }).end(),
  page_404: repondre('<!doctype html><p>Not Found</p>', 'text/html', 404),
  secret_refuse: repondre('{"erreur":"secret_invalide"}', 'application/json', 401),
  erreur_500: repondre('{}', 'application/json', 500),
  muet: () => undefined,
  coupe: (reponse: ServerResponse) => {
    reponse.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
    reponse.write('{', () => reponse.destroy());
  },
} satisfies Record<string, (reponse: ServerResponse) => void>;

export type Mensonge = keyof typeof mensonges;

/** Un registre qui répond n'importe quoi. */
export async function unRegistreMenteur(mensonge: Mensonge): Promise<{ readonly url: string; readonly fermer: () => Promise<void> }> {
  const serveur = createServer((_, reponse) => mensonges[mensonge](reponse));
  await new Promise<void>((fait) => serveur.listen(0, '127.0.0.1', fait));
  return {
    url: `http://127.0.0.1:${(serveur.address() as AddressInfo).port}`,
    fermer: () =>
      new Promise((fait) => {
        serveur.close(() => fait());
        serveur.closeAllConnections();
      }),
  };
}
