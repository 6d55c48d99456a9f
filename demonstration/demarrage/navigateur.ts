import { spawn } from 'node:child_process';

/** Vrai s'il y a un écran où ouvrir un navigateur ; jamais en tant qu'administrateur, dont ce n'est pas la session. */
export function peutOuvrir(env: NodeJS.ProcessEnv, systeme: NodeJS.Platform, uid: number | undefined): boolean {
  if (uid === 0 || env['CI']) return false;
  return systeme === 'win32' || systeme === 'darwin' || Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY']);
}

const commandes: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
  darwin: ['open'],
};

/** Ouvre l'adresse dans le navigateur du système ; s'il ne veut pas, l'adresse reste affichée. */
export function ouvrirNavigateur(adresse: string): void {
  const [executable = 'xdg-open', ...args] = commandes[process.platform] ?? [];
  const processus = spawn(executable, [...args, adresse], { stdio: 'ignore', detached: true });
  processus.on('error', () => {});
  processus.unref();
}
