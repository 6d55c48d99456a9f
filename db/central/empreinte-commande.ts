import { createHash } from 'node:crypto';
import type { Commande } from '../../domain/contract/sync.ts';

/** L'empreinte du contenu d'une commande, dans un ordre de clés qui ne dépend pas de qui l'a écrit : deux contenus qui peuvent être acceptés n'ont jamais la même. */
export function empreinteCommande({ rang, nom, entree, saisieLe, pourLeCompteDe }: Commande): Buffer {
  return createHash('sha256')
    .update(JSON.stringify([rang, nom, trier(entree), saisieLe, pourLeCompteDe]))
    .digest();
}

/** Aucune commande n'est profonde : une entrée qui l'est ne peut qu'être refusée, et la parcourir entière épuiserait la pile. */
const PROFONDEUR_MAX = 20;

/** Un objet devient `{"{}": paires triées}` et non un tableau nu : un tableau de paires ne lui ressemble pas. */
function trier(valeur: unknown, profondeur = 0): unknown {
  if (valeur === null || typeof valeur !== 'object') return valeur;
  if (profondeur === PROFONDEUR_MAX) return null;
  if (Array.isArray(valeur)) return valeur.map((v) => trier(v, profondeur + 1));
  return {
    '{}': Object.entries(valeur)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([cle, v]) => [cle, trier(v, profondeur + 1)]),
  };
}
