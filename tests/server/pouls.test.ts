import { get, request, type ClientRequest, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PROTOCOLE } from '../../domain/contract/sync.ts';
import type { ZodApp } from '../../server/zod-app.ts';
import { uneDemande } from '../constructeurs/demande.ts';
import { uneOffre } from '../constructeurs/offre.ts';
import { jusquA } from '../outils/attendre.ts';
import {
  cmdPostuler,
  COLLEGUE,
  PARISIENNE,
  porteur,
  pousser,
  seConnecter,
  tirer,
  unePlateforme,
  type Plateforme,
  type Poste,
} from './outils.ts';

let p: Plateforme;
let moi: Poste;
const dossiers = [1, 2, 3].map((n) => uneDemande(n).avecMandat());
const offre = uneOffre(1).valeur();
const adresse = (app: ZodApp) => `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;

beforeAll(async () => {
  p = await unePlateforme({
    pouls: true,
    souffleMs: 60,
    connexions: 3,
    semence: { demandes: dossiers.map((d) => d.demande), mandats: dossiers.map((d) => d.mandat), offres: [offre] },
  });
  await Promise.all([p.a, p.b].map((app) => app.listen({ port: 0, host: '127.0.0.1' })));
  moi = await seConnecter(p);
});
afterAll(() => p.fermer());

interface Ecoute {
  readonly reponse: IncomingMessage;
  readonly requete: ClientRequest;
  readonly recu: () => string;
  readonly finie: () => boolean;
}

function ecouter(app: ZodApp, poste: Poste): Promise<Ecoute> {
  return new Promise((fait, echec) => {
    const requete = get(`${adresse(app)}/v1/pouls`, { headers: porteur(poste), agent: false }, (reponse) => {
      let texte = '';
      let finie = false;
      reponse
        .on('data', (morceau: Buffer) => {
          texte += String(morceau);
        })
        .on('close', () => {
          finie = true;
        })
        .on('error', () => undefined);
      fait({ reponse, requete, recu: () => texte, finie: () => finie });
    }).on('error', echec);
  });
}
const annonces = (ecoute: Ecoute): unknown[] =>
  [...ecoute.recu().matchAll(/event: flux\ndata: (.*)\n/g)].map((m) => JSON.parse(m[1]!) as unknown);

describe('le pouls, par de vraies connexions', () => {
  test('un acte reçu par un serveur est annoncé sur l’autre en moins de 2 s, à l’académie concernée seulement', async () => {
    const ici = await ecouter(p.b, moi);
    const ailleurs = await ecouter(p.b, await seConnecter(p, PARISIENNE, 2));
    expect(ici.reponse.headers).toMatchObject({ 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    await jusquA('le premier souffle', async () => ici.recu().includes('bonjour') && ailleurs.recu().includes('bonjour'));
    await jusquA(
      'l’écoute de PostgreSQL',
      async () =>
        (await p.pool.query("SELECT 1 FROM pg_stat_activity WHERE query = 'LISTEN flux' AND datname = current_database()")).rowCount === 2,
    );
    const debut = performance.now();
    await pousser(p.a, moi, cmdPostuler(moi, dossiers[0]!.demande.id, offre.id));
    await jusquA('les deux annonces', async () => annonces(ici).length >= 2, 2_000);
    expect(performance.now() - debut).toBeLessThan(2_000);
    expect(annonces(ici)).toEqual(expect.arrayContaining([{ flux: ['academie:orleans-tours'] }, { flux: ['departement:45'] }]));
    expect(ailleurs.recu()).not.toContain('orleans');
    expect(ici.recu()).not.toContain(dossiers[0]!.demande.id);
    for (const e of [ici, ailleurs]) e.requete.destroy();
  });

  test('un compte désactivé, ou un jeton périmé, n’est plus écouté au souffle suivant', async () => {
    const collegue = await seConnecter(p, COLLEGUE, 3);
    const [desactive, perime] = [await ecouter(p.a, collegue), await ecouter(p.b, moi)];
    expect([desactive.finie(), perime.finie()]).toEqual([false, false]);
    await p.pool.query('UPDATE compte SET actif = false WHERE courriel = $1', [COLLEGUE]);
    await jusquA('la fin du pouls désactivé', async () => desactive.finie(), 3_000);
    expect(perime.finie()).toBe(false);
    p.horloge.avancer(15 * 60_000);
    await jusquA('la fin du pouls périmé', async () => perime.finie(), 3_000);
    await p.pool.query('UPDATE compte SET actif = true');
    p.horloge.avancer(-15 * 60_000);
  });

  test('quand PostgreSQL coupe l’écoute, elle se rétablit, et le dit : des annonces ont pu se perdre', async () => {
    const ecoute = await ecouter(p.b, moi);
    await p.pool.query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query = 'LISTEN flux' AND datname = current_database()",
    );
    await jusquA('l’annonce générale', async () => annonces(ecoute).length > 0, 5_000);
    expect(annonces(ecoute)[0]).toEqual({ flux: ['academie:orleans-tours', 'departement:37', 'departement:45'] });
    await pousser(p.a, moi, cmdPostuler(moi, dossiers[1]!.demande.id, offre.id));
    await jusquA('les annonces suivantes', async () => annonces(ecoute).length > 2, 3_000);
    ecoute.requete.destroy();
  });
});

describe('un poste qui raccroche au milieu d’une page', () => {
  const lire = (poste: Poste) =>
    request(`${adresse(p.a)}/v1/pull`, {
      method: 'POST',
      agent: false,
      headers: { ...porteur(poste), 'content-type': 'application/json' },
    });
  const corps = (poste: Poste) => JSON.stringify({ protocole: PROTOCOLE, posteId: poste.posteId, curseurs: {} });
  const ouvertes = async () =>
    (
      await p.pool.query<{ n: number }>(
        'SELECT count(*) AS n FROM pg_stat_activity WHERE datname = current_database() AND xact_start IS NOT NULL AND pid <> pg_backend_pid()',
      )
    ).rows[0]!.n;

  /** Vrai quand une transaction attend depuis un moment que le poste prenne la suite. */
  const retenue = async () =>
    (
      await p.pool.query(
        "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND state = 'idle in transaction' AND state_change < clock_timestamp() - interval '300 ms'",
      )
    ).rowCount === 1;

  test('rend sa connexion à la base, autant de fois qu’il raccroche', async () => {
    // De quoi dépasser tous les tampons : vingt-cinq mégaoctets, une fois comprimés.
    await p.pool.query(`INSERT INTO flux (id, tete) VALUES ('departement:37', 4000)`);
    await p.pool.query(`INSERT INTO flux_entree (flux_id, entite, entite_id, numero, charge, supprimee)
      SELECT 'departement:37', 'o', gen_random_uuid(), n, '"o","' || (SELECT string_agg(md5(random()::text || g || n), '') FROM generate_series(1, 400) AS g) || '"', false FROM generate_series(1, 4000) AS n`);
    for (let fois = 0; fois < 6; fois++) {
      const requete = lire(moi);
      const raccroche = new Promise<void>((fait) => requete.on('close', () => fait()).on('error', () => undefined));
      const reponse = await new Promise<IncomingMessage>((fait) => {
        requete.on('response', fait).end(corps(moi));
      });
      reponse.on('error', () => undefined);
      // Une fois sur deux pendant que le serveur lit ; une fois sur deux quand, faute de place, il attend que le poste lise.
      if (fois % 2 === 0)
        await new Promise<void>((fait) => {
          reponse.once('data', () => fait());
        });
      else await jusquA('une transaction retenue par un poste qui ne lit pas', retenue);
      requete.destroy();
      await raccroche;
    }
    await jusquA('aucune transaction ouverte', async () => (await ouvertes()) === 0, 5_000);
    expect((await tirer(p.a, moi, { 'departement:37': 4_000 })).fin.complet, 'les trois connexions du serveur servent encore').toBe(true);
  });
});
