import path from 'node:path';
import pino from 'pino';
import { migrer } from '../db/central/migrate.ts';
import { effacerVieuxEssais } from '../db/central/apply/essais.ts';
import { enTransaction, ouvrirCentrale } from '../db/central/open.ts';
import { JOURS_HORS_LIGNE } from '../domain/contract/droit-perdu.ts';
import { creerServeur } from './compose.ts';
import { courrielDeDemonstration } from './courriel/courriel.ts';
import { courrielSmtp } from './courriel/smtp.ts';
import { demonstrationDuServeur } from './demonstration.ts';
import { ecouterAnnonces } from './pouls/annonces.ts';
import { registreAbsent } from './registre/absent.ts';
import { registreFichier } from './registre/fichier.ts';
import { registreHttp } from './registre/http.ts';
import { lireJours } from './reglages.ts';
import type { RegistreDemandes } from './registre/registre.ts';
import { demarrerEnvoi } from './tasks/envoyer-courriels.ts';
import { constaterSilences } from './tasks/constater-silences.ts';
import { purgerJournaux } from './tasks/purger-journaux.ts';
import { avertirDesSilences, JOURS_SANS_RECU } from './tasks/postes-silencieux.ts';
import { suivreTousLesMandats } from './tasks/suivre-mandats.ts';
import { uneFoisParJour } from './tasks/une-fois-par-jour.ts';

/**
 * Le serveur central. Environnement :
 * - DATABASE_URL ; PORT (0 = libre) et HOST (127.0.0.1) ; ADRESSE_PUBLIQUE, l'adresse que portent les liens des courriels (celle d'écoute) ;
 * - SMTP_URL : sans elle, les courriels attendent dans la base ; COURRIEL_EXPEDITEUR, « Nom <adresse> » ;
 * - REGISTRE_URL et REGISTRE_SECRET, ou REGISTRE_FICHIER : sans eux, aucun import ;
 * - APPLICATION : où mène « Revenir à l'application » ; MANDATAIRES : les mandataires inverses dont l'en-tête X-Forwarded-For est cru ;
 * - JOURS_HORS_LIGNE_MAX (30) : au-delà, sans contact, les dossiers d'un poste se verrouillent ; JOURS_SANS_RECU (7) : au-delà, un poste est dit silencieux ;
 * - DEMONSTRATION=1 montre les comptes fictifs, et les pages PORTAIL_PUBLIC et COURRIELS_PUBLIC.
 */
const { DATABASE_URL, PORT = '0', HOST = '127.0.0.1', ADRESSE_PUBLIQUE, SMTP_URL, APPLICATION, MANDATAIRES } = process.env;
const { DEMONSTRATION, PORTAIL_PUBLIC, COURRIELS_PUBLIC, COURRIEL_EXPEDITEUR } = process.env;
if (DATABASE_URL === undefined) {
  console.error('Le serveur central a besoin de DATABASE_URL, l’adresse de sa base PostgreSQL.');
  process.exit(2);
}

const [joursHorsLigne, joursSansRecu] = lireLesJours();
const horloge = () => new Date();
const dire = (phrase: string): void => app.log.warn(phrase);
const journal = pino.destination(2);
const pool = ouvrirCentrale(DATABASE_URL);
await migrer(pool).catch((erreur: unknown) => {
  console.error(`Le serveur central n'a pas pu préparer sa base : ${erreur instanceof Error ? erreur.message : 'raison inconnue'}`);
  process.exit(1);
});
const annonces = ecouterAnnonces(DATABASE_URL);
const demonstration =
  DEMONSTRATION === '1' ? demonstrationDuServeur({ portail: PORTAIL_PUBLIC ?? null, courriels: COURRIELS_PUBLIC ?? null }) : null;
const app = await creerServeur({
  pool,
  horloge,
  annonces,
  journal,
  registre: choisirRegistre(),
  adressePublique: () => (ADRESSE_PUBLIQUE ?? app.listeningOrigin).replace(/\/+$/, ''),
  demonstration,
  ecran: path.resolve(import.meta.dirname, '../out/renderer'),
  joursHorsLigne,
  ...(APPLICATION === undefined ? {} : { application: APPLICATION }),
  ...(MANDATAIRES === undefined ? {} : { mandataires: MANDATAIRES }),
});

function lireLesJours(): [joursHorsLigne: number, joursSansRecu: number] {
  const { env } = process;
  try {
    return [
      lireJours('JOURS_HORS_LIGNE_MAX', env.JOURS_HORS_LIGNE_MAX, JOURS_HORS_LIGNE),
      lireJours('JOURS_SANS_RECU', env.JOURS_SANS_RECU, JOURS_SANS_RECU),
    ];
  } catch (erreur) {
    console.error((erreur as Error).message);
    process.exit(2);
  }
}

function choisirRegistre(): RegistreDemandes {
  const { REGISTRE_URL, REGISTRE_SECRET = '', REGISTRE_FICHIER } = process.env;
  if (REGISTRE_URL !== undefined)
    return registreHttp({ url: REGISTRE_URL.replace(/\/+$/, ''), secret: REGISTRE_SECRET, portail: PORTAIL_PUBLIC ?? null, dire });
  if (REGISTRE_FICHIER === undefined) return registreAbsent;
  const courriel = SMTP_URL === undefined ? { envoyer: () => Promise.reject(new Error('SMTP_URL absent')) } : messagerie(SMTP_URL);
  return registreFichier({ fichier: REGISTRE_FICHIER, courriel, dire });
}

const MINUTE = 60_000;
const surveillance = {
  pool,
  avertir: (academie: string, postes: number) => app.log.warn({ academie, postes }, 'postes silencieux'),
  jours: joursSansRecu,
};
const purger = uneFoisParJour(() => purgerJournaux(pool));
const surveiller = uneFoisParJour((maintenant) => avertirDesSilences(surveillance, maintenant));
const suivre = () =>
  Promise.all([
    suivreTousLesMandats(pool, horloge()),
    constaterSilences(pool, horloge()),
    purger(horloge()),
    surveiller(horloge()),
    enTransaction(pool, null, (tx) => effacerVieuxEssais(tx, horloge())),
  ]).catch((erreur: unknown) => app.log.error({ err: erreur }, 'tâches de la minute'));
await suivre();
const tache = setInterval(() => void suivre(), MINUTE);
const envoi = SMTP_URL === undefined ? null : demarrerEnvoi({ pool, courriel: messagerie(SMTP_URL), horloge, dire });

/** En démonstration, chaque courriel dit qu'il est fictif. */
function messagerie(url: string): ReturnType<typeof courrielSmtp> {
  const smtp = courrielSmtp(COURRIEL_EXPEDITEUR === undefined ? { url } : { url, expediteur: COURRIEL_EXPEDITEUR });
  return demonstration === null ? smtp : courrielDeDemonstration(smtp);
}

await app.listen({ port: Number(PORT), host: HOST }).catch((erreur: NodeJS.ErrnoException) => {
  console.error(
    erreur.code === 'EADDRINUSE' ? `Le port ${PORT} est déjà pris.` : `Le serveur central ne peut pas écouter (${erreur.code}).`,
  );
  process.exit(1);
});
console.log(`Serveur central : ${app.listeningOrigin}`);
if (SMTP_URL === undefined) dire('SMTP_URL absent : les courriels attendent dans la base.');

let arret = false;
async function arreter(): Promise<void> {
  if (arret) return;
  arret = true;
  clearInterval(tache);
  await app.close();
  await envoi?.arreter();
  await annonces.fermer();
  await pool.end();
  process.exit(0);
}
process.on('SIGINT', () => void arreter());
process.on('SIGTERM', () => void arreter());
