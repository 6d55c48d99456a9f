import { copyFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Acte, enregistrerActe } from '../../../db/local/apply/acte.ts';
import { dernierRang } from '../../../db/local/apply/rang.ts';
import { appliquerReponses } from '../../../db/local/apply/reponses.ts';
import { lireReprise } from '../../../db/local/carnet/reprendre.ts';
import { accorderCarnet, transactionAuCarnet } from '../../../db/local/carnet/suivi.ts';
import { estIllisible } from '../../../db/local/connexion.ts';
import { ecrireMeta, lireMeta } from '../../../db/local/meta.ts';
import { ouvrirBase, type BaseLocale } from '../../../db/local/open.ts';
import { estEnQuarantaine, marquerAbimee } from '../../../db/local/quarantaine.ts';
import { ouvrirOuReconstruire } from '../../../db/local/reconstruire.ts';
import { listerDivergences } from '../../../db/local/views/divergences.ts';
import { commandesAEnvoyer } from '../../../db/local/views/envois.ts';
import { hasard as unHasard } from '../../../demonstration/generateur/hasard.ts';
import { unDepot } from '../../constructeurs/acte.ts';
import { uneCandidature } from '../../constructeurs/candidature.ts';
import { uneDemande } from '../../constructeurs/demande.ts';
import { commandeId, demandeId } from '../../constructeurs/identifiants.ts';
import { cle, contenu, FLUX, ligne, recevoir } from '../../db/local/outils.ts';
import { dossierEphemere } from '../../outils/dossier-ephemere.ts';
import { compter, echelle } from '../comptes.ts';
import { degats, nomsDesDegats } from './degats.ts';

const POSTE = '00000000-0000-4000-8000-00000000beef';
const RECUE_LE = '2026-11-20T11:00:00.000Z';
/** Les actes 1 et 2 sont acceptés, le 3 est refusé et pas encore lu ; les suivants attendent. */
const EN_ATTENTE = [4, 5, 6, 7, 8];
const FICHIERS = ['poste.db', 'poste.db-wal', 'poste.carnet'];

const acte = (n: number): Acte => unDepot(n, { ...uneCandidature(n).valeur(), demandeId: demandeId(n) });

const enregistrer = ({ ecriture }: BaseLocale, n: number): void =>
  transactionAuCarnet(ecriture, (noter) => {
    enregistrerActe(ecriture, acte(n));
    noter(commandeId(n));
  });

let modele: string;
beforeAll(() => {
  modele = dossierEphemere('abimees-modele-');
  const arrete = dossierEphemere('abimees-arret-');
  const fichier = path.join(arrete, 'poste.db');
  const ouverte = ouvrirBase({ fichier, cle });
  if (!ouverte.ok) throw new Error('base refusée');
  const base = ouverte.value;
  ecrireMeta(base.ecriture, 'poste_id', POSTE);
  ecrireMeta(base.ecriture, 'verificateur', 'quelqu’un');
  recevoir(
    base,
    Array.from({ length: 120 }, (_, i) => ligne('demande', i + 1, uneDemande(i + 1).valeur())),
  );
  for (const n of [1, 2, 3]) enregistrer(base, n);
  base.ecriture.pragma('wal_checkpoint(TRUNCATE)');
  const acceptee = { statut: 'acceptee' as const, recueLe: RECUE_LE, flux: FLUX[0], numero: 2_000 };
  appliquerReponses(base.ecriture, [
    ...[1, 2].map((n) => ({ ...acceptee, commandeId: commandeId(n) })),
    { statut: 'refusee', commandeId: commandeId(3), recueLe: RECUE_LE, raisons: [{ motif: 'offre_inconnue' }] },
  ]);
  accorderCarnet(base.ecriture);
  for (const n of EN_ATTENTE) enregistrer(base, n);
  // Un arrêt net : le WAL n'est pas recopié dans la base.
  for (const nom of FICHIERS) copyFileSync(path.join(arrete, nom), path.join(modele, nom));
  base.fermer();
  rmSync(arrete, { recursive: true });
});
afterAll(() => rmSync(modele, { recursive: true }));

function rouvrir(fichier: string): BaseLocale {
  const ouverte = ouvrirOuReconstruire({ fichier, cle });
  if (!ouverte.ok) throw new Error(`base refusée : ${JSON.stringify(ouverte.refus)}`);
  return ouverte.value;
}

/** Ce que l'écran lit de la base, et ce qu'il en enverra. */
function lire(base: BaseLocale) {
  contenu(base);
  base.lecture.prepare(`SELECT count(*) FROM recherche WHERE recherche MATCH 'nom*'`).get();
  return {
    commandes: commandesAEnvoyer(base.lecture, 100),
    refusLus: listerDivergences(base.lecture).map((d) => d.commandeId),
    posteId: lireMeta(base.lecture, 'poste_id'),
    dernierRang: dernierRang(base.lecture),
    refaite: lireMeta(base.lecture, 'verificateur') === null,
    reprise: lireReprise(base.lecture),
  };
}

/** Une lecture qui échoue ferme la base, et la session suivante la trouve refaite. */
function rouvrirEtLire(fichier: string): ReturnType<typeof lire> {
  const base = rouvrir(fichier);
  try {
    return lire(base);
  } catch (erreur) {
    expect(estIllisible(erreur)).toBe(true);
    marquerAbimee(fichier);
  } finally {
    base.fermer();
  }
  const refaite = rouvrir(fichier);
  try {
    return lire(refaite);
  } finally {
    refaite.fermer();
  }
}

function uneCopie(): { fichier: string; effacer: () => void } {
  const dossier = dossierEphemere('abimee-');
  for (const nom of FICHIERS) copyFileSync(path.join(modele, nom), path.join(dossier, nom));
  return { fichier: path.join(dossier, 'poste.db'), effacer: () => rmSync(dossier, { recursive: true }) };
}

const nombre = 20 * echelle();

test.each(nomsDesDegats)(
  '%s : le poste rouvre, et chaque acte en attente est là, une fois, le même',
  { timeout: 60_000 * echelle() },
  (nom) => {
    let refaites = 0;
    for (let graine = 1; graine <= nombre; graine++) {
      const { fichier, effacer } = uneCopie();
      degats[nom](fichier, unHasard(`${nom} ${graine}`));
      const { commandes, refusLus, posteId, dernierRang: rang, refaite, reprise } = rouvrirEtLire(fichier);
      // Une base plus ancienne peut renvoyer un acte déjà jugé : le même, que le serveur reconnaît.
      const attendues = new Set(EN_ATTENTE.map((n) => commandeId(n)));
      expect([graine, commandes.filter((c) => attendues.has(c.commandeId)).map((c) => c.rang)]).toEqual([graine, EN_ATTENTE]);
      for (const c of commandes) expect([c.commandeId, c.entree]).toEqual([commandeId(c.rang), acte(c.rang).entree]);
      const refus = [...refusLus, ...commandes.map((c) => c.commandeId)].filter((id) => id === commandeId(3));
      expect([graine, refus, posteId, rang]).toEqual([graine, [commandeId(3)], POSTE, 8]);
      if (refaite) expect(reprise).toEqual({ motif: 'base_refaite', actes: EN_ATTENTE.length });
      else if (reprise !== null) expect(reprise).toEqual({ motif: 'actes_retrouves', actes: expect.toSatisfy((n: number) => n > 0) });
      if (refaite) refaites++;
      effacer();
    }
    if (nom.includes('deux cents') || nom === 'la base vidée') expect(refaites).toBe(nombre);
    if (nom.includes('carnet')) expect(refaites).toBe(0);
    compter('bases abîmées', nombre);
  },
);

test('une base abîmée est mise de côté, entière, jusqu’à ce que le serveur ait reconnu le gestionnaire', () => {
  const { fichier, effacer } = uneCopie();
  degats['deux cents octets retournés dans la base'](fichier, unHasard('quarantaine'));
  rouvrir(fichier).fermer();
  expect(estEnQuarantaine(fichier)).toBe(true);
  rouvrir(fichier).fermer();
  expect(estEnQuarantaine(fichier)).toBe(true);
  effacer();
});
