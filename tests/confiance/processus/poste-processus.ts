import { writeSync } from 'node:fs';
import { flushCompileCache } from 'node:module';
import { createInterface } from 'node:readline';
import { v7 as uuidv7 } from 'uuid';
import { hasard as unHasard } from '../../../demonstration/generateur/hasard.ts';
import type { Output } from '../../../domain/contract/index.ts';
import { composeHost, type Host } from '../../../electron/host/compose.ts';
import type { Consigne, Mort, Parole } from './consigne.ts';
import { espionner, type Pas } from './espion.ts';
import { estUnOrdreDeMigration, type Point, points } from './points.ts';

/** Un poste sans écran, que l'essai tue : le vrai hôte, sa vraie base. Il attend une consigne, et dit ce que son utilisateur verrait. */
const { POSTE_SERVEUR = '', POSTE_DOSSIER = '', POSTE_CLE = '' } = process.env;
const SORTIE = 1;
/** Écrit avant d'aller plus loin : un processus tué l'instant d'après l'a dit quand même. */
const dire = (parole: Parole): void => void writeSync(SORTIE, `${JSON.stringify(parole)}\n`);

flushCompileCache();
dire({ dit: 'pret' });
const lignes = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const premiere = await lignes.next();
if (premiere.done === true) process.exit(0);
const consigne = JSON.parse(premiere.value) as Consigne;

const { fetch } = espionner(mourirA(consigne.mort));
const host: Host = composeHost({
  dossier: POSTE_DOSSIER,
  serveur: POSTE_SERVEUR,
  cle: Buffer.from(POSTE_CLE, 'hex'),
  fetch,
  horloge: () => new Date(Date.now() + consigne.avanceMs),
  hasard: () => 0,
  emit: (nom) => {
    if (nom === 'sync.changee') void direEtat();
  },
  logFault: (_, erreur) => dire({ dit: 'panne', erreur: String(erreur) }),
});

const { courriel, motDePasse } = consigne;
const ouverture = await host.dispatch('session.ouvrir', { courriel, motDePasse });
if (ouverture.status === 'ok') {
  const { horsLigne } = ouverture.value as Extract<Output<'session.ouvrir'>, { statut: 'ouverte' }>;
  dire({ dit: 'ouverte', horsLigne });
  await travailler();
} else dire({ dit: 'pas ouverte', enveloppe: ouverture });
// L'essai ferme l'entrée quand il n'attend plus rien : l'arrêt ordinaire.
await lignes.next();
await host.arreter();
process.exit(0);

async function direEtat(): Promise<void> {
  const lu = await host.dispatch('sync.etat', {});
  if (lu.status === 'ok') dire({ dit: 'etat', etat: lu.value as Output<'sync.etat'> });
}

function mourirA(mort: Mort | null): (pas: Pas) => void {
  if (mort === null) return () => undefined;
  const point: Point = mort.genre === 'point' ? points[mort.nom] : { scene: 'acte', ici: mort.genre === 'pas' ? () => true : estUnOrdreDeMigration };
  let restent = mort.genre === 'point' ? (point.fois ?? 1) : mort.fois;
  return (pas) => {
    if (!point.ici(pas) || --restent > 0) return;
    dire({ dit: 'atteint' });
    process.kill(process.pid, 'SIGKILL');
  };
}

type Dossiers = Output<'dossier.lister'>['lignes'];

/** Des actes en rafale, d'après ce que l'écran montre ; chacun est dit dès que l'écran dirait « enregistrée ». */
async function travailler(): Promise<void> {
  const hasard = unHasard(consigne.graine);
  const filtres = { recherche: '', departement: null, etat: null, mandat: null } as const;
  for (let fait = 0; fait < consigne.actes;) {
    const lu = await host.dispatch('dossier.lister', { filtres, tri: 'nom', sens: 'croissant', debut: 0, nombre: 50 });
    const dossiers = lu.status === 'ok' ? (lu.value as { lignes: Dossiers }).lignes : [];
    if (dossiers.length > 0 && (await agir(hasard.choix(dossiers).demandeId, hasard))) fait++;
    await new Promise((suite) => setTimeout(suite, hasard.entier(0, 6)));
  }
}
