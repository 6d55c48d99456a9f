import { BrowserWindow, screen, type BrowserWindowConstructorOptions, type Session } from 'electron';
import { garderCadre, lireCadre, type Cadre } from './cadre.ts';
import { PAGE } from './page.ts';

interface OptionsFenetre {
  readonly session: Session;
  readonly preload: string;
  /** Où la place de la fenêtre est gardée. */
  readonly fichierCadre: string;
  readonly developpement: boolean;
}

/** Points 2 à 4, 6, 8 à 11 : chaque réglage est écrit, même quand il est celui par défaut. */
export function optionsFenetre(o: OptionsFenetre, cadre: Cadre | null): BrowserWindowConstructorOptions {
  return {
    title: 'Poste logement',
    width: cadre?.width ?? 1280,
    height: cadre?.height ?? 860,
    ...(cadre === null ? {} : { x: cadre.x, y: cadre.y }),
    minWidth: 640,
    minHeight: 480,
    show: false,
    webPreferences: {
      session: o.session,
      preload: o.preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      enableBlinkFeatures: '',
      webviewTag: false,
      plugins: false,
      navigateOnDragDrop: false,
      // Une boîte ouverte par la page (alert) retiendrait le verrouillage.
      disableDialogs: true,
      // Le dictionnaire de macOS est celui du système, en français ; ailleurs Chromium le téléchargerait d'un site tiers.
      spellcheck: process.platform === 'darwin',
      devTools: o.developpement,
    },
  };
}

export function ouvrirFenetre(o: OptionsFenetre): BrowserWindow {
  const cadre = lireCadre(
    o.fichierCadre,
    screen.getAllDisplays().map((ecran) => ecran.workArea),
  );
  const fenetre = new BrowserWindow(optionsFenetre(o, cadre));
  fenetre.once('ready-to-show', () => {
    if (cadre?.agrandie) fenetre.maximize();
    fenetre.show();
  });
  fenetre.on('close', () => garderCadre(o.fichierCadre, { ...fenetre.getNormalBounds(), agrandie: fenetre.isMaximized() }));
  // Le titre ne porte jamais le nom d'un agent : il se lit dans la barre des tâches et les partages d'écran.
  fenetre.on('page-title-updated', (event) => event.preventDefault());
  void fenetre.loadURL(PAGE.accueil).catch(() => fenetre.show());
  return fenetre;
}

/** Une seconde ouverture ramène la fenêtre déjà là. */
export function ramener(fenetre: BrowserWindow): void {
  if (fenetre.isMinimized()) fenetre.restore();
  fenetre.show();
  fenetre.focus();
}
