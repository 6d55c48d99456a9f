import { createHash } from 'node:crypto';
import type { Commande } from '../../domain/contract/sync.ts';

/** L'empreinte du contenu d'une commande, dans un ordre de clés qui ne dépend pas de qui l'a écrit : deux contenus différents n'ont pas la même. */
export function empreinteCommande({ rang, nom, entree, saisieLe, pourLeCompteDe }: Commande): Buffer {
  return createHash('sha256').update(JSON.stringify([rang, nom, trier(entree), saisieLe, pourLeCompteDe])).digest();
}

/** Un objet devient `{"{}": paires triées}` et non un tableau nu : un tableau de paires ne lui ressemble pas. */
function trier(valeur: unknown): unknown {
  if (Array.isArray(valeur)) return valeur.map(trier);
  if (valeur === null || typeof valeur !== 'object') return valeur;
  return { '{}': Object.entries(valeur).sort(([a], [b]) => (a < b ? -1 : 1)).map(([cle, v]) => [cle, trier(v)]) };
}
