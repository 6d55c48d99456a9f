/** Un nombre de jours réglé par l'environnement ; celui par défaut quand rien n'est dit. Une valeur que le serveur ne peut pas tenir est une erreur. */
export function lireJours(nom: string, texte: string | undefined, parDefaut: number): number {
  const jours = texte === undefined || texte === '' ? parDefaut : Number(texte);
  if (!Number.isInteger(jours) || jours < 1 || jours > 3_650) throw new RangeError(`${nom} est un nombre de jours, de 1 à 3650.`);
  return jours;
}
