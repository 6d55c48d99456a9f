import { availableParallelism } from 'node:os';
import { centile, mediane } from '../bench/mesure.ts';
import { manquements } from './controle.ts';
import { eventail } from './eventail.ts';
import { pente, suivreMemoire } from './memoire.ts';
import { orage, type Orage } from './orage.ts';
import { planDemande, type Plan } from './plan.ts';
import { unPosteSimule } from './poste-simule.ts';
import { preparerTerrain, type Terrain } from './terrain.ts';

/**
 * `npm run charge` : mille postes connectés à un serveur et à PostgreSQL, chacun dans son processus, par HTTP.
 * Sort en échec si une commande est perdue ou répétée, si un seuil est manqué, ou si la mémoire du serveur grandit.
 */
const SECONDES_MAX = 120;
const CENTILE_99_MAX_MS = 2_000;
const PENTE_MAX = 1.25;
/** Le seuil vaut pour 25 000 commandes ; un orage plus petit doit aller aussi vite. */
const COMMANDES_DU_SEUIL = 25_000;

const suivi = (texte: string): void => console.error(texte);
const nombre = (n: number): string => Math.round(n).toLocaleString('fr-FR');
const fautes: string[] = [];
const exiger = (tenu: boolean, phrase: string): void => {
  console.log(`${tenu ? 'tenu  ' : 'MANQUÉ'}  ${phrase}`);
  if (!tenu) fautes.push(phrase);
};

const plan = planDemande(process.argv.slice(2));
suivi(`Préparation : ${nombre(plan.postes)} postes, ${nombre(plan.academies)} académies…`);
const terrain = await preparerTerrain(plan);
try {
  await mesurer(terrain, plan);
} finally {
  await terrain.fermer();
}
process.exitCode = fautes.length === 0 ? 0 : 1;

async function mesurer({ serveur, pool, postes: inscrits, ...reste }: Terrain, { orage: combien, coupe, commandes, changements }: Plan) {
  console.log(`${availableParallelism()} cœurs, PostgreSQL et un serveur sur la même machine que les postes, fsync en service.`);
  const postes = inscrits.map((poste) => unPosteSimule(serveur.url, poste, commandes, globalThis.fetch));
  const fin = new AbortController();
  const ecoutes = Promise.all(postes.map((p) => p.ecouter(fin.signal)));

  suivi('Éventail : un gestionnaire dépose, son collègue regarde…');
  const delais = await eventail({ serveur, pool, postes: inscrits, ...reste }, changements);
  const [milieu, haut] = [mediane(delais), centile(delais, 99)];
  exiger(
    haut <= CENTILE_99_MAX_MS,
    `changement vu chez un collègue, ${nombre(postes.length)} postes connectés : ${delais.length} mesures, médiane ${nombre(milieu)} ms, 99e centile ${nombre(haut)} ms (≤ ${nombre(CENTILE_99_MAX_MS)})`,
  );

  suivi('Orage du matin…');
  const memoire = suivreMemoire(serveur.pid);
  const duMatin = postes.slice(0, combien);
  const matin = await orage(duMatin, null);
  memoire.arreter();
  const seuil = (SECONDES_MAX * matin.commandes) / COMMANDES_DU_SEUIL;
  exiger(matin.secondes <= seuil, `orage de ${phraseOrage(matin, combien)} (≤ ${nombre(seuil)} s)`);
  const montee = pente(memoire.releves);
  if (montee !== null)
    exiger(
      montee <= PENTE_MAX,
      `mémoire du serveur : ${nombre(Math.max(...memoire.releves))} Mio au plus, ${montee.toFixed(2)} fois le milieu de l’orage à la fin (≤ ${PENTE_MAX})`,
    );

  suivi('Le serveur est tué au milieu d’un second orage…');
  const dansLaCoupe = postes.slice(combien, combien + coupe);
  const coupure = await orage(dansLaCoupe, serveur);
  console.log(`        serveur tué puis relancé : ${phraseOrage(coupure, coupe)}, ${nombre(coupure.sansReponse)} envois refaits`);

  const manque = await manquements(pool, [...duMatin, ...dansLaCoupe]);
  exiger(
    manque.length === 0,
    `${nombre(matin.commandes + coupure.commandes)} commandes, chacune un effet et un seul${manque.map((m) => ` ; ${m}`).join('')}`,
  );
  fin.abort();
  await ecoutes;
}

function phraseOrage({ commandes, secondes }: Orage, postes: number): string {
  return `${nombre(commandes)} commandes de ${nombre(postes)} postes : ${secondes.toFixed(1)} s, ${nombre(commandes / secondes)} par seconde`;
}
