import http from 'node:http';
import type { RoleEnLigne } from '../../domain/contract/session.ts';
import { uuid } from '../constructeurs/identifiants.ts';

interface Vue {
  readonly chemin: string;
  readonly acces: string | null;
  readonly corps: string;
}

/** Ce que fait le serveur d'une requête ; il peut tout se permettre. */
export type Repondre = (reponse: http.ServerResponse, requete: Pick<Vue, 'acces' | 'corps'>) => void;

export const json =
  (corps: unknown, statut = 200): Repondre =>
  (reponse) => {
    reponse.writeHead(statut, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(corps));
  };
export const brut =
  (statut: number, type: string, corps: string): Repondre =>
  (reponse) => {
    reponse.writeHead(statut, { 'content-type': type }).end(corps);
  };
export const refuse: Repondre = json({ erreur: 'jeton_invalide' }, 401);

export const jetons = (n: number) => ({
  acces: `acces-${n}`,
  accesExpireLe: '2099-01-01T00:00:00.000Z',
  rafraichissement: `rafraichissement-${n}`,
  rafraichissementExpireLe: '2099-01-02T00:00:00.000Z',
});
export const session = (role: RoleEnLigne) => ({
  jetons: jetons(1),
  compte: { id: uuid(0xe, 1), role, nom: 'Lefèvre', prenom: 'Hélène', courriel: 'helene@demo.test', organisme: null },
});
export const enLigne = (role: RoleEnLigne) => json(session(role));

/** Un serveur qui répond ce que l'essai veut, chemin par chemin, et retient ce qu'il a reçu. */
export interface FauxServeur {
  readonly url: string;
  readonly routes: Record<string, Repondre>;
  readonly vues: readonly Vue[];
  readonly recues: (chemin: string) => Vue[];
  readonly eteindre: () => Promise<void>;
}

export async function unFauxServeur(routes: Record<string, Repondre>): Promise<FauxServeur> {
  const vues: Vue[] = [];
  const serveur = http.createServer((requete, reponse) => {
    const morceaux: Buffer[] = [];
    requete
      .on('data', (morceau: Buffer) => morceaux.push(morceau))
      .on('end', () => {
        const vue = {
          chemin: requete.url!,
          acces: requete.headers.authorization?.replace('Bearer ', '') ?? null,
          corps: Buffer.concat(morceaux).toString(),
        };
        vues.push(vue);
        (routes[vue.chemin] ?? json({ erreur: 'absente' }, 404))(reponse, vue);
      });
  });
  await new Promise<void>((fait) => serveur.listen(0, '127.0.0.1', fait));
  return {
    url: `http://127.0.0.1:${(serveur.address() as { port: number }).port}`,
    routes,
    vues,
    recues: (chemin) => vues.filter((v) => v.chemin === chemin),
    async eteindre() {
      serveur.closeAllConnections();
      await new Promise((fait) => serveur.close(fait));
    },
  };
}
