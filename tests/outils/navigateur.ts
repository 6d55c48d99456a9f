import { existsSync } from 'node:fs';
import chromiumNpm from '@sparticuz/chromium';
import { chromium, type Browser } from '@playwright/test';

const SYSTEME = ['/usr/bin/chromium', '/usr/bin/google-chrome', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'];

/** Un Chromium de la machine s'il y en a un, sinon celui du paquet npm ; sans aucune connexion de fond. */
export async function lancerNavigateur(): Promise<Browser> {
  const executablePath = SYSTEME.find((fichier) => existsSync(fichier)) ?? (await chromiumNpm.executablePath());
  return chromium.launch({
    executablePath,
    chromiumSandbox: process.getuid?.() !== 0,
    args: [
      '--disable-gpu',
      '--disable-quic',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  });
}
