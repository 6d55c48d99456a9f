import { afterAll, beforeAll, expect, test } from 'vitest';
import { semer } from '../../../db/central/apply/semer.ts';
import { ajouterJours, jourAParis } from '../../../domain/shared/dates.ts';
import { compter, echelle } from '../../confiance/comptes.ts';
import { uneCandidature } from '../../constructeurs/candidature.ts';
import { uneDemande } from '../../constructeurs/demande.ts';
import { midi } from '../../constructeurs/jours.ts';
import { uneOffre } from '../../constructeurs/offre.ts';
import { jusquA } from '../../outils/attendre.ts';
import { uneBaseCentrale, type BaseCentrale } from '../../outils/postgres.ts';
import { lancer, type Processus } from '../../outils/processus.ts';
import { unSmtp, type CourrielRecu, type Smtp } from '../../outils/smtp.ts';
import { deposer, unMessage } from '../courriel/outils.ts';
import { academies } from '../outils.ts';

const MORTS_PAR_SERVEUR = 3 * echelle();
const UN_SUR = 5;
const COURRIELS = 2 * UN_SUR * MORTS_PAR_SERVEUR + 30;
const FINIS = 15;
const SILENCES = 10;

// Le vrai serveur lit la vraie horloge : les jours se comptent depuis elle.
const jour = jourAParis(new Date().toISOString());
const hier = ajouterJours(jour, -1);
const finis = Array.from({ length: FINIS }, (_, n) => uneDemande(n + 1).avecMandat((m) => m.avecPeriode(ajouterJours(jour, -90), hier)));
const silencieux = Array.from({ length: SILENCES }, (_, i) => {
  const n = 100 + i;
  const { demande, mandat } = uneDemande(n).avecMandat((m) => m.avecPeriode(ajouterJours(jour, -90), ajouterJours(jour, 90)));
  const candidature = uneCandidature(n)
    .deLaDemande(demande)
    .avec({ deposeeLe: midi(ajouterJours(jour, -60)) });
  return { demande, mandat, candidature: candidature.dansLEtat('attribuee').valeur(), offre: uneOffre(n).valeur() };
});

let base: BaseCentrale;
beforeAll(async () => {
  base = await uneBaseCentrale();
  await semer(base.pool, {
    jour: hier,
    academies,
    comptes: [],
    demandes: [...finis, ...silencieux].map((d) => d.demande),
    mandats: [...finis, ...silencieux].map((d) => d.mandat),
    candidatures: silencieux.map((d) => d.candidature),
    offres: silencieux.map((d) => d.offre),
  });
  for (const { demande } of silencieux)
    await base.pool.query("INSERT INTO compte (id, role, courriel, nom, prenom) VALUES ($1, 'agent', $2, 'Lefèvre', 'Hélène')", [
      demande.agentId,
      `agent-${demande.agentId}@exemple.test`,
    ]);
  await deposer(base.pool, ...Array.from({ length: COURRIELS }, (_, n) => unMessage(n)));
});
afterAll(() => base.fermer());

/** Où le serveur meurt : la messagerie a le message et ne l'a pas accepté, ou l'a accepté et la base ne le sait pas encore. */
type Mort = 'avant' | 'apres';

interface Serveur {
  readonly smtp: Smtp;
  /** Les messages pris par cette messagerie au moment d'une mort. */
  readonly morts: { readonly messageId: string; readonly mort: Mort }[];
  readonly arreter: () => Promise<void>;
}

/** Un vrai serveur central, tué net à un envoi sur cinq, une fois avant, une fois après, et relancé aussitôt. */
async function unServeurMortel(nom: string, premiere: Mort): Promise<Serveur> {
  const morts: Serveur['morts'] = [];
  let vus = 0;
  let processus: Processus;
  let relance: Promise<unknown> = Promise.resolve();
  const mourir = async (courriel: CourrielRecu, mort: Mort): Promise<void> => {
    morts.push({ messageId: courriel.messageId, mort });
    await processus.tuer();
    relance = demarrer();
  };
  const smtp = await unSmtp({
    avantDAccepter: async (courriel) => {
      vus += 1;
      if (vus % UN_SUR !== 0 || morts.length === MORTS_PAR_SERVEUR) return;
      if ((premiere === 'avant') === (morts.length % 2 === 0)) {
        await mourir(courriel, 'avant');
        throw new Error('le client est mort avant d’être entendu');
      }
      await retenirLaBase(() => mourir(courriel, 'apres'));
    },
  });
  async function demarrer(): Promise<void> {
    const env = { PORT: '0', DATABASE_URL: `${base.url}?application_name=${nom}`, SMTP_URL: smtp.url };
    processus = await lancer('server/main.ts', env, /(Serveur central) : /);
  }
  /** La messagerie accepte ; le serveur, qui va l'écrire, attend un verrou : il meurt là. */
  async function retenirLaBase(tuer: () => Promise<void>): Promise<void> {
    const verrou = await base.pool.connect();
    await verrou.query('BEGIN; LOCK TABLE courriel IN SHARE MODE');
    const attend = async () =>
      (
        await base.pool.query(
          "SELECT 1 FROM pg_stat_activity WHERE application_name = $1 AND wait_event_type = 'Lock' AND query LIKE 'UPDATE courriel%'",
          [nom],
        )
      ).rowCount === 1;
    void jusquA('l’envoi accepté, pas encore écrit', attend)
      .then(tuer)
      .finally(async () => {
        await verrou.query('ROLLBACK');
        verrou.release();
      });
  }
  await demarrer();
  return {
    smtp,
    morts,
    async arreter() {
      await relance;
      await processus.arreter();
      await smtp.arreter();
    },
  };
}

test(
  'deux serveurs, tués à chaque pas d’un envoi : chaque courriel part, et ne part deux fois que si la messagerie l’avait pris au moment de la mort (I-2)',
  { timeout: 120_000 * echelle() },
  async () => {
    const tete = async () =>
      (await base.pool.query<{ tete: number }>("SELECT tete FROM flux WHERE id = 'academie:orleans-tours'")).rows[0]!.tete;
    const avant = await tete();
    const serveurs = await Promise.all([unServeurMortel('serveur_a', 'avant'), unServeurMortel('serveur_b', 'apres')]);
    const enAttente = async () => (await base.pool.query('SELECT 1 FROM courriel WHERE parti_le IS NULL')).rowCount;
    const tous = COURRIELS + SILENCES;
    await jusquA(
      'le dernier courriel',
      async () => (await enAttente()) === 0 && (await base.pool.query('SELECT 1 FROM courriel')).rowCount === tous,
      90_000 * echelle(),
    );
    for (const serveur of serveurs) await serveur.arreter();

    const morts = serveurs.flatMap((s) => s.morts);
    expect(morts).toHaveLength(2 * MORTS_PAR_SERVEUR);
    compter('courriels : envois tués', morts.length);
    const recus = Map.groupBy(
      serveurs.flatMap((s) => s.smtp.courriels),
      (c) => c.messageId,
    );
    expect(recus.size, 'aucun n’est perdu').toBe(tous);
    const repetitions = Map.groupBy(
      morts.filter((m) => m.mort === 'apres'),
      (m) => m.messageId,
    );
    for (const [messageId, courriels] of recus) {
      expect([messageId, courriels.length]).toEqual([messageId, 1 + (repetitions.get(messageId)?.length ?? 0)]);
      expect(new Set(courriels.map((c) => c.texte)).size, 'la répétition est la même lettre').toBe(1);
    }
    // Les purges et les silences, faits par les mêmes serveurs à chaque démarrage : chacun une fois.
    expect(await tete()).toBe(avant + 2 * FINIS + SILENCES);
  },
);
