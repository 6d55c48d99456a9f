import './sans-compilation.ts';
import { writeSync } from 'node:fs';
import { flushCompileCache } from 'node:module';
import { createInterface } from 'node:readline';
import { v7 as uuidv7 } from 'uuid';
import { hasard as unHasard, type Hasard } from '../../../demonstration/generateur/hasard.ts';
import type { Output } from '../../../domain/contract/index.ts';
import type { DemandeId } from '../../../domain/shared/ids.ts';
import { composeHost, type Host } from '../../../electron/host/compose.ts';
import { offreId } from '../../constructeurs/identifiants.ts';
import type { Fait } from '../histoire.ts';
import type { Consigne, Mort, Parole } from './consigne.ts';
import { espionner, type Pas } from './espion.ts';
import { avecPatience } from './patience.ts';
import { estUnOrdreDeMigration, type Point, points } from './points.ts';

/** Un poste sans écran, que l'essai tue : le vrai hôte, sa vraie base. Il attend une consigne, et dit ce que son utilisateur verrait. */
const { POSTE_SERVEUR = '', POSTE_DOSSIER = '', POSTE_CLE = '', POSTE_PATIENCE_MS } = process.env;
const SORTIE = 1;
const OFFRES = 5;
/** Écrit avant d'aller plus loin : un processus tué l'instant d'après l'a dit quand même. */
const dire = (parole: Parole): void => void writeSync(SORTIE, `${JSON.stringify(parole)}\n`);

flushCompileCache();
dire({ dit: 'pret' });
const lignes = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const premiere = await lignes.next();
if (premiere.done === true) process.exit(0);
const consigne = JSON.parse(premiere.value) as Consigne;

type Acte = Extract<Fait, { quoi: 'acte' }>;
/** L'acte que le poste vient d'écrire dans sa boîte d'envoi, validé ou non. */
let ecrit: Acte | null = null;
const mourir = mourirA(consigne.mort);
const { fetch } = espionner((pas) => {
  if (pas.moment === 'apres' && pas.texte.startsWith('INSERT INTO outbox')) {
    const [rang, commandeId, nom, , , demandeId] = pas.valeurs as [number, string, string, unknown, unknown, string];
    ecrit = { quoi: 'acte', rang, commandeId, nom, demandeId };
    if (consigne.menteur) dire({ dit: 'fait', fait: ecrit });
  }
  mourir(pas);
});
const host: Host = composeHost({
  dossier: POSTE_DOSSIER,
  serveur: POSTE_SERVEUR,
  cle: Buffer.from(POSTE_CLE, 'hex'),
  fetch: POSTE_PATIENCE_MS === undefined ? fetch : avecPatience(fetch, Number(POSTE_PATIENCE_MS)),
  horloge: () => new Date(Date.now() + consigne.avanceMs),
  hasard: () => 0,
  emit: (nom) => {
    if (nom === 'sync.changee') void direEtat();
  },
  logFault: (_, erreur) => dire({ dit: 'panne', erreur: erreur instanceof Error ? (erreur.stack ?? erreur.message) : String(erreur) }),
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
  const { ici, fois } = instantDe(mort);
  let restent = fois;
  return (pas) => {
    if (!ici(pas) || --restent > 0) return;
    dire({ dit: 'atteint' });
    process.kill(process.pid, 'SIGKILL');
  };
}

function instantDe(mort: Mort): { ici: (pas: Pas) => boolean; fois: number } {
  if (mort.genre !== 'point') return { ici: mort.genre === 'pas' ? () => true : estUnOrdreDeMigration, fois: mort.fois };
  const point: Point = points[mort.nom];
  return { ici: point.ici, fois: point.fois ?? 1 };
}

/** Des actes en rafale, d'après ce que l'écran montre ; chacun est dit dès que l'écran dirait « enregistrée ». */
async function travailler(): Promise<void> {
  const hasard = unHasard(consigne.graine);
  const filtres = { recherche: '', departement: null, etat: null, mandat: null } as const;
  for (let faits = 0; faits < consigne.actes;) {
    const lu = await host.dispatch('dossier.lister', { filtres, tri: 'nom', sens: 'croissant', debut: 0, nombre: 50 });
    const dossiers = lu.status === 'ok' ? (lu.value as Output<'dossier.lister'>).lignes : [];
    if (dossiers.length > 0 && (await agir(hasard, hasard.choix(dossiers).demandeId))) faits++;
    // De quoi laisser l'échange avancer entre deux actes.
    await new Promise((suite) => setTimeout(suite, hasard.entier(0, consigne.pauseMs)));
  }
}

/** Annuler la candidature de cet agent, ou postuler pour lui s'il n'en a pas ; vrai si l'écran dit « enregistrée ». */
async function agir(hasard: Hasard, demandeId: DemandeId): Promise<boolean> {
  const lu = await host.dispatch('dossier.lire', { demandeId });
  if (lu.status !== 'ok') return false;
  const active = (lu.value as Output<'dossier.lire'>).candidatures.find((c) => c.etat === 'deposee');
  ecrit = null;
  const { status } =
    active === undefined
      ? await host.dispatch('candidature.postuler', { candidatureId: uuidv7(), demandeId, offreId: offreId(hasard.entier(1, OFFRES)) })
      : await host.dispatch('candidature.annuler', { candidatureId: active.id });
  if (status !== 'ok' || ecrit === null) return false;
  if (!consigne.menteur) dire({ dit: 'fait', fait: ecrit });
  return true;
}
