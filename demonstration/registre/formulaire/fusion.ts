import type { Saisie } from './champs.ts';

/** Un champ que l'autre fenêtre a changé. `garde` : la personne l'a changé aussi, autrement ; c'est sa saisie qui reste à l'écran. */
export interface ChangementVu {
  readonly nom: string;
  readonly avant: string;
  readonly apres: string;
  readonly garde: boolean;
}

/**
 * Deux fenêtres ont modifié la même demande : ce que l'autre a changé est repris, ce que la personne a tapé reste. Rien n'est écrit ici.
 * `depart` : ce qu'elle avait sous les yeux ; `saisie` : ce qu'elle envoie ; `actuelle` : ce que le registre connaît maintenant.
 */
export function fusionner(
  depart: Saisie,
  saisie: Saisie,
  actuelle: Saisie,
): { readonly saisie: Saisie; readonly changements: readonly ChangementVu[] } {
  const lire = (de: Saisie, nom: string): string => (de[nom] ?? '').trim();
  const changes = Object.keys({ ...depart, ...actuelle }).filter((nom) => lire(depart, nom) !== lire(actuelle, nom));
  const changements = changes.map((nom) => ({
    nom,
    avant: lire(depart, nom),
    apres: lire(actuelle, nom),
    garde: lire(saisie, nom) !== lire(depart, nom) && lire(saisie, nom) !== lire(actuelle, nom),
  }));
  const repris = changements.filter(({ garde }) => !garde).map(({ nom, apres }) => [nom, apres]);
  return { saisie: { ...saisie, ...Object.fromEntries(repris) }, changements };
}
