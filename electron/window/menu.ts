import type { MenuItemConstructorOptions } from 'electron';

interface Actions {
  readonly verrouiller: () => void;
  /** Ouvre un site d'aide dans le navigateur. */
  readonly ouvrir: (adresse: string) => void;
}

const separateur: MenuItemConstructorOptions = { type: 'separator' };

/** Le menu natif, en français : sans lui, Electron pose le sien, en anglais, avec les outils de développement. */
export function modeleMenu(plateforme: NodeJS.Platform, actions: Actions): MenuItemConstructorOptions[] {
  const verrouiller: MenuItemConstructorOptions = { label: 'Verrouiller le poste', accelerator: 'CmdOrCtrl+L', click: actions.verrouiller };
  const quitter: MenuItemConstructorOptions = { role: 'quit', label: 'Quitter Poste logement' };
  const premier: MenuItemConstructorOptions =
    plateforme === 'darwin'
      ? {
          label: 'Poste logement',
          submenu: [
            { role: 'about', label: 'À propos de Poste logement' },
            separateur,
            verrouiller,
            separateur,
            { role: 'hide', label: 'Masquer Poste logement' },
            { role: 'hideOthers', label: 'Masquer les autres' },
            { role: 'unhide', label: 'Tout afficher' },
            separateur,
            quitter,
          ],
        }
      : { label: '&Fichier', submenu: [verrouiller, separateur, quitter] };
  return [premier, edition, affichage, fenetre, aide(actions)];
}

const edition: MenuItemConstructorOptions = {
  label: '&Édition',
  submenu: [
    { role: 'undo', label: 'Annuler la saisie' },
    { role: 'redo', label: 'Rétablir la saisie' },
    separateur,
    { role: 'cut', label: 'Couper' },
    { role: 'copy', label: 'Copier' },
    { role: 'paste', label: 'Coller' },
    { role: 'selectAll', label: 'Tout sélectionner' },
  ],
};

const affichage: MenuItemConstructorOptions = {
  label: '&Affichage',
  submenu: [
    { role: 'resetZoom', label: 'Taille réelle' },
    { role: 'zoomIn', label: 'Agrandir' },
    { role: 'zoomOut', label: 'Réduire' },
    separateur,
    { role: 'togglefullscreen', label: 'Plein écran' },
  ],
};

const fenetre: MenuItemConstructorOptions = {
  label: 'Fe&nêtre',
  submenu: [
    { role: 'minimize', label: 'Placer dans la barre' },
    { role: 'close', label: 'Fermer la fenêtre' },
  ],
};

const aide = (actions: Actions): MenuItemConstructorOptions => ({
  label: 'Ai&de',
  submenu: [
    { label: 'Aide par téléphone : 0 970 800 800', enabled: false },
    { label: 'Ouvrir le site AL’in', click: () => actions.ouvrir('https://al-in.fr/') },
    { label: 'Ouvrir le site national de la demande', click: () => actions.ouvrir('https://www.demande-logement-social.gouv.fr/') },
  ],
});
