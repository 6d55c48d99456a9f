import './verifier-node.cjs';
import { BaseCentralePlusRecente } from '../db/central/migrate.ts';
import { Arret } from './demarrage/arret.ts';
import { Echec } from './demarrage/echec.ts';
import { ouvrirNavigateur, peutOuvrir } from './demarrage/navigateur.ts';
import { aide, lireOptions, type Options } from './demarrage/options.ts';
import { demarrerPlateforme } from './demarrage/plateforme.ts';

/** `npm start` : PostgreSQL, les données, le serveur central et le poste, puis attendre ; Ctrl+C arrête tout dans l'ordre inverse. */
const dire = (phrase: string): void => console.log(phrase);
// Une sortie fermée (« | head ») n'empêche pas d'arrêter proprement.
process.stdout.on('error', () => {});

const lues = lireOptions(process.argv.slice(2));
if (!lues.ok) {
  console.error(`${lues.refus.join('\n')}\n« npm start -- --aide » montre les options.`);
  process.exit(2);
}
if (lues.value.aide) {
  console.log(aide);
  process.exit(0);
}
process.exit(await executer(lues.value));

async function executer(options: Options): Promise<number> {
  const arret = new Arret((phrase) => console.error(phrase));
  const fin = Promise.withResolvers<Echec | null>();
  ecouterLesSignaux(() => fin.resolve(null));
  const demarrage = demarrer(options, arret, fin.resolve);
  const echec = await Promise.race([fin.promise, demarrage.then(() => fin.promise, enEchec)]);
  if (echec !== null) console.error(`\n${echec.message}`);
  dire('Arrêt en cours…');
  arret.demander();
  // Un démarrage interrompu s'achève à sa prochaine étape : rien ne doit plus démarrer quand on commence à défaire.
  await demarrage.catch(() => undefined);
  await arret.toutArreter();
  dire('Tout est arrêté.');
  return echec === null ? 0 : 1;
}

async function demarrer(options: Options, arret: Arret, finir: (echec: Echec | null) => void): Promise<void> {
  const debut = performance.now();
  const poste = await demarrerPlateforme({ options, arret, dire, perdu: finir });
  if (poste.ligne === null) {
    void poste.enfant.fin.then(() => finir(null));
    dire('Poste logement est ouvert dans sa fenêtre.');
  } else dire(poste.ligne);
  dire(`Prêt en ${((performance.now() - debut) / 1000).toFixed(1).replace('.', ',')} s. Ctrl+C pour tout arrêter.`);
  if (poste.adresse !== null && options.ouvrir && peutOuvrir(process.env, process.platform, process.getuid?.()))
    ouvrirNavigateur(poste.adresse);
}

/** Un second Ctrl+C n'attend plus : le gardien finit le travail. */
function ecouterLesSignaux(finir: () => void): void {
  let recus = 0;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (++recus > 1 && signal === 'SIGINT') process.exit(130);
      finir();
    });
  }
}

/** Une erreur imprévue se montre avec sa trace ; une raison connue, en une phrase. */
function enEchec(erreur: unknown): Echec {
  if (erreur instanceof Echec) return erreur;
  if (erreur instanceof BaseCentralePlusRecente) return new Echec(erreur.message);
  return new Echec(
    `Le démarrage a échoué sur une erreur imprévue.\n${erreur instanceof Error ? (erreur.stack ?? erreur.message) : String(erreur)}`,
  );
}
