import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { retirerMandat } from '../../../db/central/apply/mandat.ts';
import { enTransaction } from '../../../db/central/open.ts';
import { estEnQuarantaine } from '../../../db/local/quarantaine.ts';
import { mandatId, orleansTours } from '../../constructeurs/identifiants.ts';
import { jusquA } from '../../outils/attendre.ts';
import { compter, echelle } from '../comptes.ts';
import { octetsDeLaBase } from '../constat/constat.ts';
import { estAJour, tetesDe } from './constat.ts';
import type { Consigne, Mort } from './consigne.ts';
import { impostures } from './faute.ts';
import { desDemandes, gestionnaires } from './monde.ts';
import { type Plateforme, unePlateforme } from './plateforme.ts';
import type { PosteReel } from './poste.ts';
import { type NomDePoint, points, type Scene } from './points.ts';
import { enClair, type Recit } from './recit.ts';
import { vieillir } from './vieillir.ts';

let plateforme: Plateforme;
let recit: Recit;
beforeAll(async () => {
  plateforme = await unePlateforme();
});
afterAll(() => plateforme.fermer());

const nomsDe = (scene: Scene): NomDePoint[] => (Object.keys(points) as NomDePoint[]).filter((nom) => points[nom].scene === scene);
const PATIENCE_MS = 20_000;

/** Le poste meurt là, et nulle part ailleurs. Un point jamais atteint est une erreur : l'essai croirait avoir éprouvé quelque chose. */
async function mourir(poste: PosteReel, consigne: Partial<Consigne> & { mort: Mort }, patienceMs = PATIENCE_MS): Promise<void> {
  const vie = poste.vivre(consigne);
  const trop = new Promise<never>((_, lasse) =>
    setTimeout(lasse, patienceMs, new Error(`point jamais atteint : ${JSON.stringify(consigne.mort)}`)),
  );
  try {
    await Promise.race([vie.entendre((p) => p.dit === 'atteint'), trop]);
    expect(await vie.fin).toBe('SIGKILL');
    compter('kills aux points nommés', 1);
  } finally {
    await vie.tuer();
    await plateforme.pool.query('DELETE FROM essai_connexion');
  }
}
const auPoint = (nom: NomDePoint): { mort: Mort; graine: string } => ({ mort: { genre: 'point', nom }, graine: nom });

/** Une vie sans mort, jusqu'à ce que le poste ait tout échangé. */
async function vivre(poste: PosteReel, consigne: Partial<Consigne> = {}) {
  const vie = poste.vivre(consigne);
  const tetes = await tetesDe(plateforme.pool, orleansTours);
  await vie.ouverte();
  await jusquA('le poste à jour', async () => estAJour(poste, tetes));
  await vie.arreter();
  return vie;
}

async function rienDePerdu(postes: readonly PosteReel[]): Promise<void> {
  const manquements = await plateforme.terrain.calmer(recit, postes);
  expect(enClair(manquements, recit.histoire.evenements)).toBe('');
  expect(plateforme.terrain.pannes).toEqual([]);
}

/** Chaque scène mène un poste à ses points, l'y fait mourir, et rend les postes à juger. */
const scenes: Readonly<Record<Scene, () => Promise<readonly PosteReel[]>>> = {
  async acte() {
    const poste = plateforme.terrain.nouveauPoste(gestionnaires[0]!);
    for (const nom of nomsDe('acte')) await mourir(poste, { ...auPoint(nom), actes: 5 });
    return [poste];
  },

  async jetons() {
    const poste = plateforme.terrain.nouveauPoste(gestionnaires[1]!);
    await vivre(poste);
    for (const nom of nomsDe('jetons')) await mourir(poste, { ...auPoint(nom), avanceMs: 16 * 60_000 });
    // Rouvert sans que le serveur réponde à la connexion : il n'a que ses anciens jetons pour s'en refaire.
    const { mandataire } = plateforme.terrain;
    mandataire.regler((route) => (route === 'POST /v1/session' ? { genre: 'imposture', reponse: impostures['502'], servie: false } : null));
    const { paroles } = await vivre(poste, { avanceMs: 16 * 60_000, actes: 1 });
    mandataire.guerir();
    expect(paroles).toContainEqual({ dit: 'ouverte', horsLigne: true });
    expect(paroles.filter((p) => p.dit === 'etat' && p.etat.arret === 'session_expiree')).toEqual([]);
    return [poste];
  },

  async purge() {
    const poste = plateforme.terrain.nouveauPoste(gestionnaires[2]!);
    await vivre(poste, { actes: 6, graine: 'avant la purge' });
    const retires = nomsDe('purge').map((nom, i) => ({ nom, n: i + 1 }));
    for (const { nom, n } of retires) {
      await recit.relever();
      await enTransaction(plateforme.pool, orleansTours, (tx) => retirerMandat(tx, orleansTours, mandatId(n), new Date().toISOString()));
      await mourir(poste, auPoint(nom));
      await vivre(poste);
      const { nom: canari } = desDemandes('2026-01-01')[n - 1]!.demande.demandeur;
      expect([nom, octetsDeLaBase(poste.base.fichier, poste.base.cle).includes(canari.toLowerCase())]).toEqual([nom, false]);
    }
    return [poste];
  },

  async reception() {
    const postes = nomsDe('reception').map((nom, i) => ({
      nom,
      poste: plateforme.terrain.nouveauPoste(gestionnaires[3 + i]!, { POSTE_LOT: '4', POSTE_PAGE: '9' }),
    }));
    for (const { nom, poste } of postes) await mourir(poste, auPoint(nom));
    return postes.map((p) => p.poste);
  },

  async migration() {
    const poste = plateforme.terrain.nouveauPoste(gestionnaires[7]!);
    await vivre(poste);
    const { mandataire } = plateforme.terrain;
    mandataire.regler((route) => (route === 'POST /v1/push' ? { genre: 'imposture', reponse: impostures['502'], servie: false } : null));
    await mourir(poste, { ...auPoint('acte validé, pas encore dit'), actes: 5 });
    vieillir(poste.base);
    const ordres = await aChaqueOrdre(poste, 1);
    expect(ordres).toBeGreaterThan(1);
    vieillir(poste.base);
    for (const nom of nomsDe('migration')) await mourir(poste, auPoint(nom));
    mandataire.guerir();
    return [poste];
  },

  async quarantaine() {
    const poste = plateforme.terrain.nouveauPoste(gestionnaires[10]!);
    await vivre(poste);
    const { mandataire } = plateforme.terrain;
    mandataire.regler((route) => (route === 'POST /v1/push' ? { genre: 'imposture', reponse: impostures['502'], servie: false } : null));
    await mourir(poste, { ...auPoint('acte validé, pas encore dit'), actes: 5 });
    for (const nom of nomsDe('quarantaine')) {
      abimer(poste);
      await mourir(poste, auPoint(nom));
      // Rouvert : la quarantaine interrompue se finit, et les actes sont toujours là, prêts à partir.
      const vie = poste.vivre({});
      await vie.entendre((p) => p.dit === 'etat' && p.etat.enAttente > 0);
      await vie.tuer();
      expect([nom, estEnQuarantaine(poste.base.fichier)]).toEqual([nom, false]);
    }
    mandataire.guerir();
    return [poste];
  },

  async ouverture() {
    const postes = nomsDe('ouverture').map((nom, i) => ({ nom, poste: plateforme.terrain.nouveauPoste(gestionnaires[8 + i]!) }));
    for (const { nom, poste } of postes) await mourir(poste, auPoint(nom));
    const neuf = plateforme.terrain.nouveauPoste(gestionnaires[11]!);
    expect(await aChaqueOrdre(neuf, Math.max(1, Math.round(4 / echelle())))).toBeGreaterThan(20);
    return [...postes.map((p) => p.poste), neuf];
  },
};

/** La première page n'a plus de sens ; le WAL reste, et suit la base en quarantaine. */
function abimer({ base: { fichier } }: PosteReel): void {
  const octets = readFileSync(fichier);
  writeFileSync(fichier, octets.fill(0x5a, 0, 4_096));
  writeFileSync(`${fichier}-wal`, 'plus rien');
}

/** Tué à chaque ordre des migrations, jusqu'à ce qu'il n'y en ait plus ; rend leur nombre. */
async function aChaqueOrdre(poste: PosteReel, pas: number): Promise<number> {
  for (let fois = 1; ; fois += pas) {
    const vie = poste.vivre({ mort: { genre: 'migration', fois } });
    await vie.entendre((p) => p.dit === 'atteint' || p.dit === 'ouverte');
    const atteint = vie.paroles.some((p) => p.dit === 'atteint');
    await vie.tuer();
    await plateforme.pool.query('DELETE FROM essai_connexion');
    if (!atteint) return fois;
    compter('kills aux points nommés', 1);
  }
}

test.each(Object.keys(scenes) as Scene[])(
  'tué à chaque point de la scène « %s », un poste ne perd ni ne répète rien',
  { timeout: 180_000 },
  async (scene) => {
    recit = await plateforme.terrain.raconter();
    await expect(scenes[scene]().then(rienDePerdu)).resolves.toBeUndefined();
  },
);

test('un point que le poste n’atteint pas fait échouer l’essai', async () => {
  const poste = plateforme.terrain.nouveauPoste(gestionnaires[0]!);
  await expect(mourir(poste, { mort: { genre: 'migration', fois: 10_000 } }, 1_500)).rejects.toThrow('point jamais atteint');
});

test('un poste qui dit « enregistrée » avant de l’avoir écrite au carnet est dénoncé', async () => {
  recit = await plateforme.terrain.raconter();
  const poste = plateforme.terrain.nouveauPoste(gestionnaires[0]!);
  await mourir(poste, { ...auPoint('acte écrit, pas encore au carnet'), actes: 1, menteur: true });
  const manquements = await plateforme.terrain.calmer(recit, [poste]);
  expect(manquements.map((m) => m.invariant)).toEqual(['I-1']);
});
