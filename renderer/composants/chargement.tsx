import { textesCommuns } from '../textes/communs.ts';

/** Ce qui est montré le temps d'une lecture ; discret, car elle dure quelques millisecondes. */
export const Chargement = () => (
  <p className="chargement" role="status">
    {textesCommuns.chargement}
  </p>
);
