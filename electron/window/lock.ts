import type { BrowserWindow, Input, PowerMonitor } from 'electron';
import type { Host } from '../host/compose.ts';

/** Au bout de dix minutes sans geste, le poste se verrouille. */
export const INACTIVITE_S = 600;
const EXAMEN_MS = 15_000;

interface OptionsVerrou {
  readonly host: Pick<Host, 'verrouiller'>;
  readonly fenetre: Pick<BrowserWindow, 'isDestroyed' | 'webContents'>;
  readonly powerMonitor: PowerMonitor;
  readonly plateforme: NodeJS.Platform;
  /** Le verrouillage a échoué : mieux vaut fermer que laisser ouvert. */
  readonly echec: (erreur: unknown) => void;
}

/**
 * Verrouiller : la session se ferme, puis la page est rechargée, pour que rien de ce qu'elle avait lu ne reste en mémoire.
 * La page n'attend pas que la base soit fermée (un échange peut durer) : l'écran doit se vider tout de suite.
 * Rend la fonction à appeler depuis le menu.
 */
export function installerVerrou({ host, fenetre, powerMonitor, plateforme, echec }: OptionsVerrou): () => void {
  const verrouiller = (): void => {
    host.verrouiller().catch(echec);
    if (!fenetre.isDestroyed()) fenetre.webContents.reload();
  };
  powerMonitor.on('lock-screen', verrouiller);
  powerMonitor.on('suspend', verrouiller);
  powerMonitor.on('user-did-resign-active', verrouiller);
  // Avant la page : le raccourci vaut même dans un champ ou devant une boîte de dialogue.
  fenetre.webContents.on('before-input-event', (event, touche) => {
    if (!estRaccourci(touche, plateforme)) return;
    event.preventDefault();
    verrouiller();
  });
  surveillerInactivite(powerMonitor, verrouiller);
  return verrouiller;
}

const estRaccourci = (touche: Input, plateforme: NodeJS.Platform): boolean =>
  touche.type === 'keyDown' &&
  !touche.isAutoRepeat &&
  touche.key.toLowerCase() === 'l' &&
  !touche.alt &&
  !touche.shift &&
  (plateforme === 'darwin' ? touche.meta && !touche.control : touche.control && !touche.meta);

/** Une fois par absence : la page de connexion ne se recharge pas sans fin devant un bureau vide. */
function surveillerInactivite(powerMonitor: PowerMonitor, verrouiller: () => void): void {
  let absent = false;
  setInterval(() => {
    const inactif = powerMonitor.getSystemIdleTime() >= INACTIVITE_S;
    if (inactif && !absent) verrouiller();
    absent = inactif;
  }, EXAMEN_MS);
}
