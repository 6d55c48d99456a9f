import { tirer } from '../../electron/sync/pull.ts';
import { ouvrirBase, type BaseLocale } from '../../db/local/open.ts';
import { tirerBrut } from './brut.ts';
import { chronometrer, empreinteDesLignes, mediane, oublier, unFichier } from './mesure.ts';
import { TOURS_DE_CHANGEMENTS } from './donnees.ts';
import { comparer, type LigneDuBanc } from './rapport.ts';
import { lancerServeur, type ServeurDuBanc } from './serveur-du-banc.ts';

const cle = new Uint8Array(32).fill(42);

export function ouvrir(fichier: string): BaseLocale {
  const base = ouvrirBase({ fichier, cle });
  if (!base.ok) throw new Error(base.refus[0].motif);
  return base.value;
}

/** Une synchronisation entière par le code du poste, jusqu'à ce que le serveur n'ait plus rien. */
async function synchroniser(base: BaseLocale, serveur: string): Promise<void> {
  for (let reste = true; reste;) {
    const etape = await tirer({ base, serveur, posteId: '00000000-0000-4000-8000-000000000001', fetch }, 'jeton');
    if (etape.genre !== 'fait') throw new Error(JSON.stringify(etape));
    reste = etape.reste;
  }
}

interface Tour {
  readonly notre: number;
  readonly brut: number;
  readonly cent: readonly number[];
}

/** Un tour : la référence et nous, l'un après l'autre, dans un ordre qui alterne ; puis cent changements sur notre base. */
async function unTour({ url }: ServeurDuBanc, tour: number, verifier: boolean): Promise<Tour> {
  const [fichierBrut, fichier] = [unFichier(), unFichier()];
  const faireBrut = () => chronometrer(() => tirerBrut(fichierBrut, cle, url));
  const faire = () =>
    chronometrer(async () => {
      const base = ouvrir(fichier);
      await synchroniser(base, url);
      return base;
    });
  const brutDabord = tour % 2 === 0 ? await faireBrut() : null;
  const notre = await faire();
  const brut = brutDabord ?? (await faireBrut());
  if (verifier && empreinteDesLignes(notre.valeur.lecture) !== empreinteDesLignes(brut.valeur))
    throw new Error('les deux côtés n’ont pas les mêmes lignes');
  brut.valeur.close();
  const cent: number[] = [];
  for (let i = 0; i < TOURS_DE_CHANGEMENTS; i++) cent.push((await chronometrer(() => synchroniser(notre.valeur, url))).ms);
  notre.valeur.fermer();
  oublier(fichier);
  oublier(fichierBrut);
  return { notre: notre.ms, brut: brut.ms, cent };
}

export interface ReglagesSync {
  readonly tailles: readonly number[];
  readonly tours: number;
  /** Par dossier. */
  readonly candidatures: number;
  readonly suivi: (texte: string) => void;
}

/** Première synchronisation à chaque taille à côté de la référence, et cent changements d'une taille à l'autre. */
export async function mesurerSynchronisation({ tailles, tours, candidatures, suivi }: ReglagesSync): Promise<LigneDuBanc[]> {
  const lignes: LigneDuBanc[] = [];
  const changements: number[][] = [];
  for (const [i, n] of tailles.entries()) {
    const serveur = await lancerServeur(n, candidatures);
    suivi(
      `${n} dossiers : ${serveur.lignes} lignes, ${(serveur.octets / 1e6).toFixed(1)} Mo compressés, ${(serveur.brut / 1e6).toFixed(1)} Mo en clair`,
    );
    // Un tour de chauffe, qui vérifie les lignes ; le banc rapide ne le fait qu'à la première taille.
    const faits: Tour[] = [];
    for (let tour = i === 0 || tours > 3 ? -1 : 0; tour < tours; tour++) {
      const fait = await unTour(serveur, Math.abs(tour), tour === -1);
      suivi(
        `  tour ${tour} : ${fait.notre.toFixed(0)} ms, référence ${fait.brut.toFixed(0)} ms, cent changements ${fait.cent.map((c) => c.toFixed(0)).join(' ')}`,
      );
      if (tour >= 0) faits.push(fait);
    }
    serveur.arreter();
    changements.push(faits.map((f) => mediane(f.cent)));
    lignes.push(
      comparer({
        nom: 'première synchronisation',
        n,
        reference: 'tuyau nu (mêmes lignes, chiffre, index, recherche)',
        objectif: 1.5,
        mesures: faits.map((f) => f.notre),
        references: faits.map((f) => f.brut),
      }),
    );
  }
  tailles.forEach((n, i) =>
    lignes.push(
      comparer({
        nom: 'cent changements',
        n,
        reference: `les mêmes à ${tailles[0]} dossiers`,
        objectif: 1.2,
        mesures: changements[i]!,
        references: changements[0]!,
      }),
    ),
  );
  return lignes;
}
