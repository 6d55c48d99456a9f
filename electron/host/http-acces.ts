import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

const secret = (): string => randomBytes(32).toString('base64url');

function egaux(a: string, b: string): boolean {
  const [x, y] = [Buffer.from(a), Buffer.from(b)];
  return x.length === y.length && timingSafeEqual(x, y);
}

/**
 * Qui peut parler à l'hôte local : le navigateur qui a présenté le jeton affiché dans le terminal, une seule fois.
 * Il reçoit un cookie HttpOnly, SameSite=Strict, nommé par le port : deux hôtes sur la même machine ne se mêlent pas.
 */
export function creerAcces() {
  const jetons = new Set<string>();
  const navigateurs = new Set<string>();
  return {
    nouveauJeton(): string {
      const jeton = secret();
      jetons.add(jeton);
      return jeton;
    },
    /** Échange un jeton contre la valeur d'un cookie ; null si le jeton est inconnu ou a déjà servi. */
    echanger(jeton: string): string | null {
      const connu = [...jetons].find((j) => egaux(j, jeton));
      if (connu === undefined) return null;
      jetons.delete(connu);
      const navigateur = secret();
      navigateurs.add(navigateur);
      return navigateur;
    },
    autorise(requete: IncomingMessage, port: number): boolean {
      const lu = new RegExp(`(?:^|; )poste${port}=([\\w-]+)`).exec(requete.headers.cookie ?? '')?.[1];
      return lu !== undefined && [...navigateurs].some((n) => egaux(n, lu));
    },
  };
}
