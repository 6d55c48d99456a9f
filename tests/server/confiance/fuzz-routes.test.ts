import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { creerServeur } from '../../../server/compose.ts';
import { registreAbsent } from '../../../server/registre/absent.ts';
import type { ZodApp } from '../../../server/zod-app.ts';
import { nomsCommandes } from '../../../domain/contract/echanges.ts';
import { compter, echelle } from '../../confiance/comptes.ts';
import { dossierEphemere } from '../../outils/dossier-ephemere.ts';
import { routesServies } from '../../outils/routes-servies.ts';
import { ADRESSE_PUBLIQUE, pousser, unePlateforme, type Plateforme, type Poste } from '../outils.ts';
import { baseParesseuse } from './base-paresseuse.ts';
import { cibles, commandes, malmener, requetes } from './fuzz.ts';
import { ouvrirSessions, semenceDuMonde, type Lecteur } from './monde.ts';

const GRAINE = 20_261_123;
/** Au moins deux mille requêtes par route ; la plupart s'arrêtent à la validation. */
const DOSE = { valides: 40, mutees: 960 * echelle(), textes: 1_000 * echelle() };

const ecran = dossierEphemere('poste-ecran-');
let p: Plateforme;
let app: ZodApp;
let sessions: Record<Lecteur, Poste | null>;
beforeAll(async () => {
  writeFileSync(path.join(ecran, 'compte.html'), '<!doctype html>');
  p = await unePlateforme({ semence: semenceDuMonde });
  app = await creerServeur({
    pool: baseParesseuse(p.pool),
    horloge: p.horloge.lire,
    annonces: { abonner: () => () => undefined, fermer: async () => undefined },
    registre: registreAbsent,
    adressePublique: () => ADRESSE_PUBLIQUE,
    demonstration: null,
    debit: 10_000_000,
    ecran,
  });
  sessions = await ouvrirSessions(p);
});
afterAll(async () => {
  await app.close();
  await p.fermer();
  rmSync(ecran, { recursive: true, force: true });
});

test('chaque route servie a sa cible, et elle seule', async () => {
  await app.ready();
  const lisibles = routesServies(app).filter((r) => !r.startsWith('HEAD '));
  expect(Object.keys(cibles).toSorted()).toEqual(lisibles.toSorted());
});

describe.each(Object.entries(cibles))('%s', (_, cible) => {
  test('refuse en le disant, sans jamais tomber', { timeout: 30_000 * echelle() }, async () => {
    const lot = requetes(cible, DOSE, GRAINE);
    expect(lot.length).toBeGreaterThanOrEqual(2_000);
    compter('fuzz : requêtes', lot.length);
    expect((await malmener(app, cible, lot, sessions[cible.lecteur])).slice(0, 5)).toEqual([]);
  });
});

describe.each(nomsCommandes)('la commande « %s »', (nom) => {
  test('à l’entrée malmenée reçoit une réponse, et la file continue', { timeout: 30_000 * echelle() }, async () => {
    const poste = sessions.gestionnaire!;
    const toutes = commandes(nom, 250 * echelle(), GRAINE, poste);
    for (let debut = 0; debut < toutes.length; debut += 250) {
      const lot = toutes.slice(debut, debut + 250);
      const reponses = await pousser(p.b, poste, ...lot);
      expect(reponses.map((r) => r.commandeId)).toEqual(lot.map((c) => c.commandeId));
      compter('fuzz : commandes', lot.length);
    }
  });
});

test('après tout cela, le serveur répond, rien n’est resté ouvert, et aucun prototype n’a changé', async () => {
  expect((await app.inject('/v1/sante')).statusCode).toBe(200);
  const { rows } = await p.pool.query(
    "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND state LIKE 'idle in transaction%'",
  );
  expect(rows).toEqual([]);
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect(({} as { admin?: boolean }).admin).toBeUndefined();
});
