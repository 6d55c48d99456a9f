import path from 'node:path';
import { type Enfant, lancer } from './enfant.ts';

export interface ReglagesPoste {
  readonly racine: string;
  readonly dossier: string;
  readonly journaux: string;
  readonly serveur: string;
  /** Les pages de la démonstration que la fenêtre peut ouvrir dans le navigateur. */
  readonly pages: readonly string[];
  readonly port: number;
  /** L'exécutable d'Electron, ou null pour le navigateur. */
  readonly electron: string | null;
}

/** Le poste en marche ; `ligne` est celle à afficher, null pour la fenêtre Electron, qui se montre elle-même. */
export interface PosteLance {
  readonly enfant: Enfant;
  readonly ligne: string | null;
  readonly adresse: string | null;
}

/** La fenêtre Electron, ou le même hôte servi au navigateur. */
export async function lancerPoste(r: ReglagesPoste): Promise<PosteLance> {
  const reglages = {
    POSTE_SERVEUR: r.serveur,
    POSTE_DOSSIER: r.dossier,
    POSTE_PORT: String(r.port),
    POSTE_DEMONSTRATION: r.pages.join(' '),
  };
  const env = { ...process.env, ...reglages };
  const commun = { nom: 'Le poste', env, dossier: r.racine, journal: path.join(r.journaux, 'poste.log') };
  if (r.electron !== null)
    return { enfant: await lancer({ ...commun, executable: r.electron, args: [r.racine] }), ligne: null, adresse: null };
  const enfant = await lancer({ ...commun, executable: process.execPath, args: ['electron/browser-host.ts'] });
  return { enfant, ...(await annonce(enfant)) };
}

async function annonce(enfant: Enfant): Promise<{ ligne: string; adresse: string }> {
  try {
    const [ligne, adresse = ''] = await enfant.attendreLigne(/^Poste logement : (http\S+)$/, 20_000);
    return { ligne, adresse };
  } catch (erreur) {
    await enfant.arreter();
    throw erreur;
  }
}
