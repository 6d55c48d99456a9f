import { readdirSync, rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compterEchanges } from '../../../db/local/views/envois.ts';
import type { RefusOuvrirSession } from '../../../domain/contract/session.ts';
import type { Etape } from '../../../electron/sync/push.ts';
import { cleDuCompte } from '../../../electron/vault/compte.ts';
import { dossierEphemere } from '../../outils/dossier-ephemere.ts';
import { CLE_D_ESSAI } from '../../outils/poste.ts';
import { compter, echelle } from '../comptes.ts';
import type { Qui } from '../histoire.ts';
import { etatsDuPoste } from '../constat/constat.ts';
import type { PosteLu } from './constat.ts';
import type { Faute, Sens } from './faute.ts';
import { gestionnaires } from './monde.ts';
import { type Plateforme, unePlateforme } from './plateforme.ts';
import { connecter, type PosteEnPieces, unPosteEnPieces } from './poste-en-pieces.ts';
import { enClair, type Recit } from './recit.ts';

const PUSH = 'POST /v1/push';
const PULL = 'POST /v1/pull';
const SESSION = 'POST /v1/session';
const RAFRAICHIR = 'POST /v1/session/rafraichir';
/** Un octet sur tant, d'autant moins que l'échange est grand ou cher ; `npm run confiance` les prend presque tous. */
const UN_SUR = {
  page: Math.max(1, Math.round(19 / echelle())),
  connexion: Math.max(1, Math.round(5 / echelle())),
  echange: Math.max(1, Math.round(3 / echelle())),
};
/** Un acte neuf tous les tant d'octets ; entre deux, le serveur répète la réponse qu'il a gardée. */
const ACTE_NEUF = Math.max(1, Math.round(3 / echelle()));
const gestionnaire = gestionnaires[0]!;
const autre = gestionnaires[1]!;

let plateforme: Plateforme;
let recit: Recit;
let qui: Qui;
let poste: PosteEnPieces;
beforeAll(async () => {
  plateforme = await unePlateforme();
  recit = await plateforme.terrain.raconter();
  qui = plateforme.terrain.inscrire(gestionnaire);
  poste = await unPosteEnPieces({ serveur: plateforme.terrain.mandataire.url, gestionnaire });
  const { genre } = await poste.tirer();
  if (genre !== 'fait') throw new Error(`première lecture : ${genre}`);
});
afterAll(async () => {
  poste.fermer();
  await plateforme.fermer();
});

const enAttente = (): number => compterEchanges(poste.session.base.lecture).enAttente;
const sansFaute = (): void => plateforme.terrain.mandataire.guerir();
const agir = (n: number): void => recit.histoire.noter(qui, poste.agir(1 + (n % 10)));

/** Essaie avec une faute placée de plus en plus loin, jusqu'à ce qu'elle tombe au-delà de l'échange. Rend combien de fois elle a eu lieu. */
async function balayer<T>(
  route: string,
  o: {
    faute: (apres: number) => Faute;
    pas?: number;
    essayer: (n: number) => Promise<T>;
    puis: (issue: T, n: number) => Promise<void> | void;
  },
): Promise<number> {
  const { mandataire } = plateforme.terrain;
  for (let n = 0; ; n++) {
    const faute = o.faute(n * (o.pas ?? UN_SUR.echange));
    const avant = mandataire.fautes.get(faute.genre) ?? 0;
    mandataire.regler((r) => (r === route ? faute : null));
    const issue = await o.essayer(n);
    const avenue = (mandataire.fautes.get(faute.genre) ?? 0) > avant;
    sansFaute();
    if (!avenue) {
      compter('coupures : octets', n);
      return n;
    }
    await o.puis(issue, n);
  }
}
/** Une connexion sur deux finit par un RST. */
const coupure =
  (sens: Sens) =>
  (apres: number): Faute => ({ genre: 'coupure', sens, apres, brutale: apres % 2 === 0 });

const arret = { genre: 'arret', panne: { motif: 'serveur_injoignable' } };

describe('coupé d’octet en octet', () => {
  test('d’une demande de lecture : rien ne change sur le poste', async () => {
    const avant = etatsDuPoste(poste.session.base);
    const fois = await balayer(PULL, {
      faute: coupure('aller'),
      essayer: () => poste.tirer(),
      puis: (issue) => expect(issue).toEqual(arret),
    });
    expect([fois > 130, etatsDuPoste(poste.session.base)]).toEqual([true, avant]);
  });

  test.each(['zstd', 'gzip'] as const)(
    'd’une page en %s : les lignes entières restent, et la suite est lue sans rien sauter',
    { timeout: 120_000 },
    async (encodage) => {
      await lireUnePage(encodage, coupure('retour'), (issue) => expect(issue).toMatchObject(arret));
    },
  );

  test.each(['zstd', 'gzip'] as const)(
    'd’une page en %s qui se dit entière et ne l’est pas : elle n’est jamais prise pour complète',
    { timeout: 120_000 },
    async (encodage) => {
      const entiere = etatsDuPoste(poste.session.base);
      await lireUnePage(
        encodage,
        (octets) => ({ genre: 'tronque', octets }),
        // Seule la fin de la compression manque, toutes les lignes étaient là : le compte de la dernière l'a prouvé.
        (issue) =>
          expect(issue.genre === 'fait' ? etatsDuPoste(poste.session.base) : issue.genre).toEqual(
            issue.genre === 'fait' ? entiere : 'arret',
          ),
      );
    },
  );

  test('d’un envoi : le serveur n’a rien reçu, l’acte attend', async () => {
    agir(0);
    const fois = await balayer(PUSH, {
      faute: coupure('aller'),
      essayer: () => poste.pousser(),
      puis: (issue) => expect([issue, enAttente()]).toEqual([arret, 1]),
    });
    expect([fois > 160, enAttente()]).toEqual([true, 0]);
  });

  test(
    'de la réponse à un envoi : l’acte est reçu, attend encore ici, et sa répétition n’a pas d’autre effet',
    { timeout: 120_000 },
    async () => {
      const fois = await balayer(PUSH, {
        faute: coupure('retour'),
        essayer: async (n) => {
          if (enAttente() === 0) agir(n);
          return poste.pousser();
        },
        async puis(issue, n) {
          expect([issue, enAttente()]).toEqual([arret, 1]);
          if (n % ACTE_NEUF === 0) expect([await poste.pousser(), enAttente()]).toMatchObject([{ genre: 'fait', reste: false }, 0]);
        },
      });
      expect([fois > 160, enAttente()]).toEqual([true, 0]);
      expect(await poste.tirer()).toMatchObject({ genre: 'fait', reste: false });
    },
  );

  test(
    'd’un renouvellement de jetons, requête puis réponse : le poste reste connecté, sans mot de passe',
    { timeout: 60_000 },
    async () => {
      poste.avanceMs = 16 * 60_000;
      const panne = { genre: 'panne', panne: arret.panne };
      const o = { essayer: () => poste.jetons.acces(), puis: (issue: unknown) => expect(issue).toEqual(panne) };
      const [aller, retour] = [
        await balayer(RAFRAICHIR, { ...o, faute: coupure('aller') }),
        await balayer(RAFRAICHIR, { ...o, faute: coupure('retour') }),
      ];
      poste.avanceMs = 0;
      expect([aller > 65, retour > 130]).toEqual([true, true]);
      expect(await poste.tirer()).toMatchObject({ genre: 'fait' });
    },
  );

  test('d’une première connexion : rien n’est écrit sur le poste', { timeout: 60_000 }, async () => {
    const dossier = dossierEphemere('poste-coupe-');
    const refus: RefusOuvrirSession = { motif: 'serveur_injoignable_premiere_connexion' };
    const o = {
      essayer: () => connecter({ serveur: plateforme.terrain.mandataire.url, gestionnaire: autre, dossier }),
      async puis(issue: unknown) {
        expect([issue, readdirSync(dossier)]).toEqual([{ ok: false, refus: [refus] }, []]);
        await plateforme.pool.query('DELETE FROM essai_connexion');
      },
    };
    const aller = await balayer(SESSION, { ...o, faute: coupure('aller'), essayer: () => fermee(o.essayer(), dossier) });
    const retour = await balayer(SESSION, {
      ...o,
      faute: coupure('retour'),
      pas: UN_SUR.connexion,
      essayer: () => fermee(o.essayer(), dossier),
    });
    expect([aller > 100, retour > 100]).toEqual([true, true]);
    rmSync(dossier, { recursive: true });
  });
});

/** Une connexion qui finit par réussir est refermée et son dossier vidé : la suivante sera encore la première. */
async function fermee(connexion: ReturnType<typeof connecter>, dossier: string): Promise<Awaited<typeof connexion>> {
  const issue = await connexion;
  if (!issue.ok) return issue;
  if (issue.value.genre === 'gestionnaire') issue.value.base.fermer();
  for (const fichier of readdirSync(dossier)) rmSync(`${dossier}/${fichier}`);
  return issue;
}

/** Une page lue d'un poste vide, fautive un peu plus loin à chaque fois ; puis la suite, sans faute. */
async function lireUnePage(encodage: 'zstd' | 'gzip', faute: (apres: number) => Faute, apres: (issue: Etape) => void): Promise<void> {
  const { base } = poste.session;
  expect(await poste.tirer()).toMatchObject({ genre: 'fait', reste: false });
  const entiere = etatsDuPoste(base);
  const fois = await balayer(PULL, {
    faute,
    pas: UN_SUR.page,
    essayer: () => {
      oublierTout();
      return poste.tirer(encodage);
    },
    async puis(issue) {
      apres(issue);
      expect(await poste.tirer(encodage)).toMatchObject({ genre: 'fait', reste: false });
      expect(etatsDuPoste(base)).toEqual(entiere);
    },
  });
  expect(fois).toBeGreaterThan(30);
}

/** Le poste n'a plus rien, et relira tout depuis le début. */
function oublierTout(): void {
  poste.session.base.ecriture
    .transaction(() => {
      for (const ordre of [
        'DELETE FROM recherche WHERE rowid IN (SELECT n FROM demande)',
        ...['commune_demandee', 'mandat', 'candidature', 'demande', 'offre'].map((table) => `DELETE FROM ${table}`),
        'UPDATE flux SET curseur = 0',
      ])
        poste.session.base.ecriture.prepare(ordre).run();
    })
    .immediate();
}

test(
  'après toutes ces coupures : rien de perdu, rien de fait deux fois, et le poste égal au serveur',
  { timeout: 30_000 * echelle() },
  async () => {
    const { fichier } = poste.session.base;
    const lu: PosteLu = { qui, gestionnaire, base: { fichier, cle: cleDuCompte(CLE_D_ESSAI, gestionnaire.courriel).cle } };
    recit.histoire.noter('essai', { quoi: 'calme' });
    const manquements = await plateforme.terrain.juger(recit, [lu]);
    expect(enClair(manquements, recit.histoire.evenements)).toBe('');
    expect(recit.histoire.evenements.filter((e) => e.quoi === 'acte').length).toBeGreaterThan(60);
  },
);
