import { enTransaction, type Pool } from '../../db/central/open.ts';
import { jetonsValables } from '../../db/central/views/porteur.ts';

const SOUFFLE_MS = 3_000;
/** Une base qui ne répond pas dans ce délai n'a rien confirmé : avec le souffle, un compte désactivé est dehors en moins de cinq secondes. */
const PATIENCE_MS = 1_500;

/** Un pouls ouvert : le jeton qui l'a ouvert, et ce qu'on lui dit à chaque souffle. */
export interface PoulsOuvert {
  readonly jeton: string;
  readonly vivant: () => void;
  readonly fini: () => void;
}

export interface Veille {
  /** Rend de quoi cesser de veiller sur lui. */
  readonly veiller: (pouls: PoulsOuvert) => () => void;
  readonly fermer: () => void;
}

interface OptionsVeille {
  readonly pool: Pool;
  readonly horloge: () => Date;
  readonly souffleMs?: number;
}

/**
 * Veille sur tous les pouls de ce serveur : à chaque souffle, une seule requête dit lesquels ont encore un jeton valable et un compte actif.
 * Les autres finissent, et tous quand la base ne le confirme pas (I-15) : le poste se reconnectera.
 */
export function creerVeille({ pool, horloge, souffleMs = SOUFFLE_MS }: OptionsVeille): Veille {
  const ouverts = new Set<PoulsOuvert>();
  let enCours = false;

  async function souffler(): Promise<void> {
    if (enCours || ouverts.size === 0) return;
    enCours = true;
    const veilles = [...ouverts];
    const jetons = veilles.map((p) => p.jeton);
    const valables = await auPlusTard(enTransaction(pool, null, (tx) => jetonsValables(tx, jetons, horloge())));
    for (const pouls of veilles) {
      if (valables?.has(pouls.jeton)) pouls.vivant();
      else pouls.fini();
    }
    enCours = false;
  }

  const minuterie = setInterval(() => void souffler(), souffleMs);
  return {
    veiller(pouls) {
      ouverts.add(pouls);
      return () => ouverts.delete(pouls);
    },
    fermer: () => clearInterval(minuterie),
  };
}

/** Ce que la base répond, ou null si elle échoue ou se tait trop longtemps. */
function auPlusTard<T>(reponse: Promise<T>): Promise<T | null> {
  return new Promise((fait) => {
    const minuterie = setTimeout(() => fait(null), PATIENCE_MS);
    void reponse
      .then(fait, () => fait(null))
      .finally(() => {
        clearTimeout(minuterie);
      });
  });
}
