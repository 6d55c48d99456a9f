import { Client } from 'pg';

/** Les flux qui viennent de changer, annoncés par PostgreSQL à tous les serveurs. */
export interface Annonces {
  /** Rend de quoi se désabonner. `null` : des annonces ont pu se perdre, tout est à relire. */
  readonly abonner: (ecoute: (flux: string | null) => void) => () => void;
  readonly fermer: () => Promise<void>;
}

const REPRISE_MS = 1_000;

/** Une connexion d'écoute par processus ; elle se rétablit seule, et dit alors que des annonces ont pu se perdre. */
export function ecouterAnnonces(url: string): Annonces {
  const abonnes = new Set<(flux: string | null) => void>();
  const annoncer = (flux: string | null) => {
    for (const ecoute of abonnes) ecoute(flux);
  };
  let ferme = false;
  let client: Client | null = null;
  let reprise: NodeJS.Timeout | undefined;

  async function connecter(): Promise<void> {
    const nouveau = new Client({ connectionString: url, keepAlive: true });
    const perdue = () => {
      if (ferme || client !== nouveau) return;
      client = null;
      reprise = setTimeout(() => void connecter(), REPRISE_MS);
    };
    client = nouveau;
    nouveau
      .on('error', perdue)
      .on('end', perdue)
      .on('notification', ({ payload }) => annoncer(payload ?? null));
    try {
      await nouveau.connect();
      await nouveau.query('LISTEN flux');
      annoncer(null);
    } catch {
      perdue();
    }
  }

  void connecter();
  return {
    abonner(ecoute) {
      abonnes.add(ecoute);
      return () => abonnes.delete(ecoute);
    },
    async fermer() {
      ferme = true;
      clearTimeout(reprise);
      await client?.end().catch(() => undefined);
    },
  };
}
