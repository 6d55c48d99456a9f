import { accessSync, chmodSync, constants, mkdirSync, mkdtempSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import path from 'node:path';
import { codeDe, Echec } from './echec.ts';

/** Un nom à elle : « Poste logement » est celui du poste installé. */
const NOM = 'Poste logement (démonstration)';

/** Le dossier des données de l'utilisateur, selon les usages du système ; POSTE_LOGEMENT_DOSSIER en impose un autre. */
export function dossierDesDonnees(env: NodeJS.ProcessEnv, systeme: NodeJS.Platform, maison: string = homedir()): string {
  const impose = env['POSTE_LOGEMENT_DOSSIER'];
  if (impose) return path.resolve(impose);
  if (systeme === 'win32') return path.join(env['LOCALAPPDATA'] || path.join(maison, 'AppData', 'Local'), NOM);
  if (systeme === 'darwin') return path.join(maison, 'Library', 'Application Support', NOM);
  return path.join(env['XDG_DATA_HOME'] || path.join(maison, '.local', 'share'), NOM);
}

/** Un dossier neuf, que l'arrêt effacera. */
export const dossierEphemere = (): string => mkdtempSync(path.join(tmpdir(), 'poste-logement-'));

/** Crée le dossier et vérifie qu'on peut y écrire ; fermé aux autres comptes. */
export function preparerDossier(dossier: string): void {
  try {
    mkdirSync(dossier, { recursive: true });
    chmodSync(dossier, 0o700);
    accessSync(dossier, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (erreur) {
    throw new Echec(`${raison(codeDe(erreur))} : ${dossier}\nChoisissez un autre dossier avec la variable POSTE_LOGEMENT_DOSSIER.`);
  }
}

function raison(code: string | null): string {
  if (code === 'ENOSPC') return 'Le disque est plein, le dossier des données ne peut pas être créé';
  if (code === 'EEXIST' || code === 'ENOTDIR') return 'Un fichier porte déjà le nom du dossier des données';
  return 'Votre compte n’a pas le droit d’écrire dans le dossier des données';
}
