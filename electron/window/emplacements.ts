import path from 'node:path';

/**
 * Le dossier des données du poste. Sous Windows, AppData\Local : le profil itinérant recopierait les bases chiffrées
 * d'une machine à l'autre, où leur clé ne se déchiffre pas. Hors d'un paquet, la démonstration choisit le sien.
 */
export function dossierDonnees(o: {
  plateforme: NodeJS.Platform;
  env: NodeJS.ProcessEnv;
  paquet: boolean;
  appData: string;
  accueil: string;
}): string {
  const choisi = o.paquet ? undefined : o.env['POSTE_DOSSIER'];
  if (choisi) return path.resolve(choisi, 'fenetre');
  const parent = o.plateforme === 'win32' ? (o.env['LOCALAPPDATA'] ?? path.join(o.accueil, 'AppData', 'Local')) : o.appData;
  return path.join(parent, 'Poste logement');
}
