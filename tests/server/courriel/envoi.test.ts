import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { deposerCourriel } from '../../../db/central/apply/courriel.ts';
import { enTransaction, ouvrirCentrale, type Pool } from '../../../db/central/open.ts';
import { courrielSmtp } from '../../../server/courriel/smtp.ts';
import { demarrerEnvoi, type Envoi } from '../../../server/tasks/envoyer-courriels.ts';
import { jusquA } from '../../outils/attendre.ts';
import { type BaseCentrale, uneBaseCentrale } from '../../outils/postgres.ts';
import { lancer } from '../../outils/processus.ts';
import { type OptionsSmtp, type Smtp, unSmtp } from '../../outils/smtp.ts';
import { deposer, uneHorloge, unMessage } from './outils.ts';

const JAMAIS_SEUL = 2_000_000_000;
let base: BaseCentrale;
let ranger: (() => Promise<unknown>)[];
beforeEach(async () => {
  base = await uneBaseCentrale();
  ranger = [];
});
afterEach(async () => {
  for (const geste of ranger.toReversed()) await geste();
  await base.fermer();
});

const unServeurSmtp = async (options?: OptionsSmtp): Promise<Smtp> => {
  const smtp = await unSmtp(options);
  ranger.push(smtp.arreter);
  return smtp;
};
/** Un envoi qui ne passe que quand l'essai le demande. */
function unEnvoi(smtp: Smtp, { pool = base.pool, temps = uneHorloge(), dit = [] as string[] } = {}): Envoi {
  const envoi = demarrerEnvoi({
    pool,
    courriel: courrielSmtp({ url: smtp.url }),
    horloge: temps.horloge,
    dire: (phrase) => dit.push(phrase),
    souffleMs: JAMAIS_SEUL,
  });
  ranger.push(envoi.arreter);
  return envoi;
}
const unAutrePool = (): Pool => {
  const pool = ouvrirCentrale(base.url, { max: 3 });
  ranger.push(() => pool.end());
  return pool;
};
const lignes = async () => (await base.pool.query('SELECT * FROM courriel ORDER BY numero')).rows;

describe('la file des courriels', () => {
  test('un courriel déposé part une fois, puis son contenu est effacé', async () => {
    const smtp = await unServeurSmtp();
    const envoi = unEnvoi(smtp);
    await deposer(base.pool, unMessage(1));
    expect([await envoi.passer(), await envoi.passer()]).toEqual([1, 0]);
    expect(smtp.courriels.map((c) => [c.a, c.sujet, c.texte])).toEqual([
      [['agent1@exemple.test'], 'Sujet n° 1', 'Texte n° 1 : été, œuvre, 703 €.\n'],
    ]);
    const [reste] = await lignes();
    expect(reste).toMatchObject({ cle: 'essai:1', contenu: null, parti_le: new Date('2026-11-23T08:00:00.000Z') });
    expect(JSON.stringify(reste)).not.toMatch(/agent1|exemple|Sujet|Texte/);
  });

  test('le même fait déposé deux fois n’écrit qu’une fois, même après le départ', async () => {
    const smtp = await unServeurSmtp();
    const envoi = unEnvoi(smtp);
    await deposer(base.pool, unMessage(1), unMessage(1, { sujet: 'Autre' }));
    await Promise.all([deposer(base.pool, unMessage(1)), deposer(base.pool, unMessage(1))]);
    await envoi.passer();
    await deposer(base.pool, unMessage(1));
    await envoi.passer();
    expect(smtp.courriels.map((c) => c.sujet)).toEqual(['Sujet n° 1']);
  });

  test('un acte annulé n’écrit à personne', async () => {
    const smtp = await unServeurSmtp();
    const acte = enTransaction(base.pool, null, async (tx) => {
      await deposerCourriel(tx, unMessage(1));
      throw new Error('l’acte échoue');
    });
    await expect(acte).rejects.toThrow('l’acte échoue');
    await deposer(base.pool, unMessage(2));
    expect(await unEnvoi(smtp).passer()).toBe(1);
    expect(smtp.courriels.map((c) => c.sujet)).toEqual(['Sujet n° 2']);
  });

  test('un caractère que la base refuse ne fait pas échouer l’acte', async () => {
    const smtp = await unServeurSmtp();
    await deposer(base.pool, unMessage(1, { texte: 'a\0b \ud800 c' }));
    expect(await unEnvoi(smtp).passer()).toBe(1);
    expect(smtp.courriels[0]?.texte.trim()).toBe('ab \ufffd c');
  });
});

describe('la messagerie en panne', () => {
  test('tout attend, puis tout part une fois, à son retour', async () => {
    const smtp = await unServeurSmtp();
    const [temps, dit] = [uneHorloge(), [] as string[]];
    const envoi = unEnvoi(smtp, { temps, dit });
    await smtp.arreter();
    await deposer(base.pool, unMessage(1), unMessage(2));
    expect([await envoi.passer(), await envoi.passer(), await envoi.passer()]).toEqual([0, 0, 0]);
    await smtp.redemarrer();
    expect(await envoi.passer(), 'le délai court encore').toBe(0);
    temps.avancer(1);
    expect(await envoi.passer()).toBe(2);
    temps.avancer(60 * 24);
    expect(await envoi.passer()).toBe(0);
    expect(smtp.courriels.map((c) => c.sujet).toSorted()).toEqual(['Sujet n° 1', 'Sujet n° 2']);
    expect(dit).toEqual([
      'Les courriels attendent : la messagerie ne répond pas (ESOCKET). Ils partiront dès son retour.',
      'Les courriels partent.',
    ]);
  });

  test('le délai double à chaque essai, jusqu’à un quart d’heure, et les essais ne s’arrêtent jamais', async () => {
    const smtp = await unServeurSmtp();
    const temps = uneHorloge();
    const envoi = unEnvoi(smtp, { temps });
    await smtp.arreter();
    await deposer(base.pool, unMessage(1));
    const attentes: number[] = [];
    for (let essai = 0; essai < 40; essai++) {
      await envoi.passer();
      const [{ prochain_essai_le: prochain, essais }] = await lignes();
      expect(essais).toBe(essai + 1);
      const minutes = (prochain.getTime() - temps.horloge().getTime()) / 60_000;
      attentes.push(minutes);
      temps.avancer(minutes);
    }
    expect(attentes.slice(0, 7)).toEqual([0.5, 1, 2, 4, 8, 15, 15]);
    expect(attentes.at(-1)).toBe(15);
    await smtp.redemarrer();
    expect(await envoi.passer()).toBe(1);
    expect(smtp.courriels).toHaveLength(1);
  });

  test('un courriel refusé n’arrête pas les autres', async () => {
    const smtp = await unServeurSmtp();
    const dit: string[] = [];
    await deposer(base.pool, unMessage(1, { a: 'adresse impossible' }), unMessage(2), unMessage(3));
    expect(await unEnvoi(smtp, { dit }).passer()).toBe(2);
    expect(smtp.courriels.map((c) => c.sujet)).toEqual(['Sujet n° 2', 'Sujet n° 3']);
    expect(dit.join()).not.toContain('impossible');
    expect((await lignes())[0]).toMatchObject({ parti_le: null, essais: 1 });
  });

  test('une boîte refusée puis rouverte reçoit son courriel', async () => {
    const smtp = await unServeurSmtp();
    const temps = uneHorloge();
    const envoi = unEnvoi(smtp, { temps });
    smtp.refuser(true);
    await deposer(base.pool, unMessage(1));
    expect(await envoi.passer()).toBe(0);
    smtp.refuser(false);
    temps.avancer(1);
    expect(await envoi.passer()).toBe(1);
  });

  test('une messagerie qui refuse pour l’instant (4xx) est une panne : les autres gardent leur tour', async () => {
    const smtp = await unServeurSmtp({ codeDeRefus: 451 });
    smtp.refuser(true);
    await deposer(base.pool, unMessage(1), unMessage(2));
    expect(await unEnvoi(smtp).passer()).toBe(0);
    expect((await lignes()).map((l) => l.essais)).toEqual([1, 0]);
  });
});

describe('plusieurs serveurs', () => {
  test('deux serveurs se partagent cinquante courriels : chacun part une fois', async () => {
    const smtp = await unServeurSmtp();
    await deposer(base.pool, ...Array.from({ length: 50 }, (_, n) => unMessage(n)));
    const partis = await Promise.all([unEnvoi(smtp, { pool: unAutrePool() }).passer(), unEnvoi(smtp, { pool: unAutrePool() }).passer()]);
    expect(partis[0]! + partis[1]!).toBe(50);
    expect(Math.min(...partis), 'chacun a eu sa part').toBeGreaterThan(0);
    expect(new Set(smtp.courriels.map((c) => c.messageId)).size).toBe(50);
    expect(smtp.courriels).toHaveLength(50);
  });

  test('un serveur tué pendant l’envoi rend son courriel à l’autre', async () => {
    const recu = Promise.withResolvers<void>();
    const mort = Promise.withResolvers<void>();
    let premier = true;
    const smtp = await unServeurSmtp({
      avantDAccepter: async () => {
        if (!premier) return;
        premier = false;
        recu.resolve();
        await mort.promise;
        throw new Error('le client est mort avant d’être entendu');
      },
    });
    await deposer(base.pool, unMessage(1));
    const processus = await lancer(
      'tests/server/courriel/envoi-processus.ts',
      { DATABASE_URL: base.url, SMTP_URL: smtp.url },
      /Envoi : (prêt)/,
    );
    await recu.promise;
    const envoi = unEnvoi(smtp);
    expect(await envoi.passer(), 'le courriel en cours est réservé').toBe(0);
    await processus.tuer();
    mort.resolve();
    await jusquA('le courriel rendu', async () => (await envoi.passer()) === 1);
    expect(smtp.courriels.map((c) => c.sujet)).toEqual(['Sujet n° 1']);
  });

  test('sans qu’on le lui demande, un serveur envoie ce qui vient d’être déposé', async () => {
    const smtp = await unServeurSmtp();
    const envoi = demarrerEnvoi({
      pool: base.pool,
      courriel: courrielSmtp({ url: smtp.url }),
      horloge: uneHorloge().horloge,
      souffleMs: 20,
    });
    ranger.push(envoi.arreter);
    await deposer(base.pool, unMessage(1));
    await smtp.attendre((c) => c.sujet === 'Sujet n° 1');
    await envoi.arreter();
    await deposer(base.pool, unMessage(2));
    expect(await envoi.passer(), 'arrêté, il n’envoie plus').toBe(0);
  });
});
