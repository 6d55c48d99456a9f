import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Pool } from '../../db/central/open.ts';
import { creerServeur } from '../../server/compose.ts';
import { registreAbsent } from '../../server/registre/absent.ts';
import type { ZodApp } from '../../server/zod-app.ts';
import { uneDemande } from '../constructeurs/demande.ts';
import { ADRESSE_PUBLIQUE, demander, seConnecter, unePlateforme, type Plateforme } from './outils.ts';

let p: Plateforme;
let app: ZodApp;
const { demande, mandat } = uneDemande().avecMandat();
beforeAll(async () => {
  p = await unePlateforme({ semence: { demandes: [demande], mandats: [mandat] } });
  app = await creerServeur({
    pool: sansLignes(p.pool),
    horloge: p.horloge.lire,
    annonces: { abonner: () => () => undefined, fermer: async () => undefined },
    registre: registreAbsent,
    adressePublique: () => ADRESSE_PUBLIQUE,
    demonstration: null,
  });
});
afterAll(async () => {
  await app.close();
  await p.fermer();
});

/** Une base qui s'arrête juste après l'annonce d'une page, avant sa première ligne. */
const sansLignes = (pool: Pool): Pool =>
  ({
    async connect() {
      const tx = await pool.connect();
      const query = (...requete: Parameters<typeof tx.query>) =>
        JSON.stringify(requete[0]).includes('lire-flux') ? Promise.reject(new Error('base perdue')) : tx.query(...requete);
      return { query, release: (perdue: boolean) => tx.release(perdue) };
    },
  }) as unknown as Pool;

test('une page perdue avant son premier octet est une erreur lisible, et non du texte clair qui se dit compressé', async () => {
  const reponse = await demander(app, await seConnecter(p), {}, undefined, 'zstd');
  expect([reponse.statusCode, reponse.headers['content-encoding'], reponse.body]).toEqual([500, undefined, '{"erreur":"panne"}']);
});
