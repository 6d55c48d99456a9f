import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { journaliserActe, type ActeJournalise } from '../../../db/central/apply/journal.ts';
import { enTransaction, type Tx } from '../../../db/central/open.ts';
import { verifierJournaux, VuePartielle, type BilanJournaux } from '../../../db/central/views/verifier-journaux.ts';
import { demandeId, gestionnaireId, orleansTours, paris, posteId, uuid } from '../../constructeurs/identifiants.ts';
import { midi } from '../../constructeurs/jours.ts';
import { lignesDeJournal } from '../../constructeurs/journal.ts';
import { purgerJournaux } from '../../../server/tasks/purger-journaux.ts';
import { uneFoisParJour } from '../../../server/tasks/une-fois-par-jour.ts';
import { seConnecter, unePlateforme, type Plateforme } from '../outils.ts';
import { recu } from './outils.ts';

const JOURNAL = uuid(0x1a, 1);
const DU_POSTE = `${posteId(1)}/${JOURNAL}`;
let p: Plateforme;
let tx: Tx;
beforeAll(async () => {
  p = await unePlateforme();
  const poste = await seConnecter(p);
  for (let n = 1; n <= 6; n++) await acter(n);
  await acter(7, paris);
  const [recues] = await recu(p.a, poste, JOURNAL, { lignes: lignesDeJournal(6, [], { detail: { nombre: 12 } }) });
  if (recues !== 6) throw new Error('le journal du poste n’a pas été reçu');
});
afterAll(() => p.fermer());

// Chaque essai abîme la base dans sa transaction, en maître de la base, puis la rend comme elle était.
beforeEach(async () => {
  tx = await p.pool.connect();
  await tx.query('BEGIN');
});
afterEach(async () => {
  await tx.query('ROLLBACK');
  tx.release();
});

const unActe = (n: number, academieId = orleansTours): ActeJournalise => ({
  quand: midi(undefined, n),
  auteurId: gestionnaireId(5),
  role: 'conseiller',
  acte: 'conseiller.lire',
  objet: uuid(0xc, n),
  detail: { demandeId: demandeId(n), rang: n, gardee: true, motif: null },
  dossier: { academieId, demandeId: demandeId(n) },
});
const acter = (n: number, academieId = orleansTours) => enTransaction(p.pool, 'als', (tx) => journaliserActe(tx, unActe(n, academieId)));

const verifier = () => verifierJournaux(tx);
const ruptures = async () => (await verifier()).ruptures.map(({ academieId, journal, numero }) => [academieId, journal, numero]);

test('intacts, tous les journaux sont relus jusqu’au bout', async () => {
  expect(await verifier()).toEqual({ journaux: 3, lignes: 13, ruptures: [] });
});

describe('un octet changé se voit, et se situe : le journal des actes en ligne', () => {
  test.each([
    ['quand', "quand = quand + interval '1 microsecond'"],
    ['auteur_id', `auteur_id = '${gestionnaireId(6)}'`],
    ['role', "role = 'bailleur'"],
    ['acte', "acte = 'conseiller.lirf'"],
    ['objet', `objet = '${uuid(0xc, 99)}'`],
    ['demande_id', `demande_id = '${demandeId(9)}'`],
    ['detail', `detail = detail || '{"rang": 5}'`],
    ['precedent', "precedent = overlay(precedent placing CASE WHEN left(precedent, 1) = 'a' THEN 'b' ELSE 'a' END from 1)"],
    ['empreinte', "empreinte = overlay(empreinte placing CASE WHEN left(empreinte, 1) = 'a' THEN 'b' ELSE 'a' END from 1)"],
  ])('%s', async (_, changement) => {
    await tx.query(`UPDATE journal SET ${changement} WHERE academie_id = 'orleans-tours' AND numero = 4`);
    expect(await ruptures()).toEqual([['orleans-tours', 'serveur', 4]]);
    const [rupture] = (await verifier()).ruptures;
    expect(rupture!.quand).toMatch(/^2026-11-23T12:04:00\.00000[01]Z$/);
  });

  test('academie_id : la ligne manque d’un côté, et se trouve de trop de l’autre', async () => {
    await tx.query("UPDATE journal SET academie_id = 'paris' WHERE academie_id = 'orleans-tours' AND numero = 4");
    expect(await ruptures()).toEqual([
      ['orleans-tours', 'serveur', 4],
      ['paris', 'serveur', 2],
    ]);
  });

  test.each<[string, string, number]>([
    ['une ligne ôtée', 'DELETE FROM journal WHERE numero = 3', 3],
    ['la fin ôtée', 'DELETE FROM journal WHERE numero > 4', 5],
    ['la dernière ôtée', 'DELETE FROM journal WHERE numero = 6', 6],
    [
      'une ligne ajoutée à la fin',
      "INSERT INTO journal (academie_id, numero, precedent, quand, role, acte, empreinte) SELECT academie_id, 7, empreinte, quand, role, acte, empreinte FROM journal WHERE academie_id = 'orleans-tours' AND numero = 6",
      7,
    ],
    [
      'deux lignes échangées',
      'UPDATE journal SET numero = CASE numero WHEN 2 THEN -3 ELSE -2 END WHERE numero IN (2, 3); UPDATE journal SET numero = -numero WHERE numero < 0',
      2,
    ],
    ['tout ôté', "DELETE FROM journal WHERE academie_id = 'orleans-tours'", 1],
  ])('%s', async (_, sql, numero) => {
    await tx.query(sql);
    expect(await ruptures()).toEqual([['orleans-tours', 'serveur', numero]]);
  });

  test('une ligne insérée au milieu, les suivantes décalées', async () => {
    await tx.query(
      `UPDATE journal SET numero = -numero WHERE academie_id = 'orleans-tours' AND numero > 3;
       UPDATE journal SET numero = 1 - numero WHERE numero < 0;
       INSERT INTO journal (academie_id, numero, precedent, quand, role, acte, empreinte)
         SELECT academie_id, 4, empreinte, quand, role, 'ajoutee', empreinte FROM journal WHERE academie_id = 'orleans-tours' AND numero = 3;
       UPDATE journal_tete SET numero = numero + 1 WHERE academie_id = 'orleans-tours' AND journal = 'serveur'`,
    );
    expect(await ruptures()).toEqual([['orleans-tours', 'serveur', 4]]);
  });
});

describe('un octet changé se voit, et se situe : la copie du journal d’un poste', () => {
  test.each([
    ['quand', "quand = replace(quand, '12:05', '12:06')"],
    ['auteur', `auteur = '${gestionnaireId(2)}'`],
    ['acte', "acte = 'dossier.lirf'"],
    ['objet', `objet = '${demandeId(99)}'`],
    ['detail', `detail = '{"nombre":13}'`],
    ['detail, dont le sens ne change pas', `detail = '{"nombre": 12}'`],
    ['detail, illisible', `detail = '{"nombre":12'`],
    ['precedent', 'precedent = reverse(precedent)'],
    ['empreinte', 'empreinte = reverse(empreinte)'],
    ['recue_le', "recue_le = recue_le - interval '1 microsecond'"],
    ['sceau', 'sceau = reverse(sceau)'],
  ])('%s', async (_, changement) => {
    await tx.query(`UPDATE journal_poste SET ${changement} WHERE numero = 5`);
    expect(await ruptures()).toEqual([['orleans-tours', DU_POSTE, 5]]);
  });

  test.each([
    ['academie_id', "academie_id = 'paris'", ['paris', DU_POSTE, 1]],
    ['poste_id', `poste_id = '${posteId(2)}'`, ['orleans-tours', `${posteId(2)}/${JOURNAL}`, 1]],
    ['journal_id', `journal_id = '${uuid(0x1a, 2)}'`, ['orleans-tours', `${posteId(1)}/${uuid(0x1a, 2)}`, 1]],
  ])('%s : la ligne manque d’un côté, et se trouve sans compteur de l’autre', async (_, changement, ailleurs) => {
    await tx.query(`UPDATE journal_poste SET ${changement} WHERE numero = 5`);
    expect(await ruptures()).toEqual([['orleans-tours', DU_POSTE, 5], ailleurs]);
  });

  test.each<[string, string, number]>([
    ['une ligne ôtée', 'DELETE FROM journal_poste WHERE numero = 2', 2],
    ['la fin ôtée', 'DELETE FROM journal_poste WHERE numero > 4', 5],
    ['tout ôté', 'DELETE FROM journal_poste', 1],
    [
      'deux lignes échangées',
      'ALTER TABLE journal_poste DROP CONSTRAINT journal_poste_numero_check; UPDATE journal_poste SET numero = CASE numero WHEN 2 THEN -3 ELSE -2 END WHERE numero IN (2, 3); UPDATE journal_poste SET numero = -numero WHERE numero < 0',
      2,
    ],
  ])('%s', async (_, sql, numero) => {
    await tx.query(sql);
    expect(await ruptures()).toEqual([['orleans-tours', DU_POSTE, numero]]);
  });
});

describe('le compteur lui-même', () => {
  test.each<[string, string, number]>([
    ['un numéro plus grand', 'numero = numero + 1', 7],
    ['un numéro plus petit', 'numero = numero - 1', 6],
    ['une autre empreinte', 'empreinte = reverse(empreinte)', 6],
    ['un plancher inventé', 'plancher = 2', 1],
    ['un plancher et son empreinte inventés', `plancher = 2, plancher_empreinte = repeat('a', 64)`, 3],
  ])('%s', async (_, changement, numero) => {
    await tx.query(`UPDATE journal_tete SET ${changement} WHERE journal = 'serveur' AND academie_id = 'orleans-tours'`);
    expect(await ruptures()).toEqual([['orleans-tours', 'serveur', numero]]);
  });

  test('un autre sceau, ou plus de compteur du tout', async () => {
    await tx.query("UPDATE journal_tete SET sceau = reverse(sceau) WHERE journal <> 'serveur'");
    await tx.query("DELETE FROM journal_tete WHERE academie_id = 'paris'");
    expect(await ruptures()).toEqual([
      ['orleans-tours', DU_POSTE, 6],
      ['paris', 'serveur', 1],
    ]);
  });
});

describe('la conservation', () => {
  const vieillir = `UPDATE journal SET quand = quand - interval '13 months' WHERE academie_id = 'orleans-tours' AND numero <= 4`;
  const purger = async (arguments_: string) =>
    Number((await tx.query<{ n: number }>(`SELECT purger_journal(${arguments_}) AS n`)).rows[0]!.n);

  test('rend le début passé douze mois ; la suite se vérifie toujours, et une ligne changée s’y voit', async () => {
    // Vieillies après coup, ces lignes seraient rompues : elles partent, et ce qui reste prolonge la dernière partie.
    await tx.query(vieillir);
    await tx.query("UPDATE journal_poste SET recue_le = recue_le - interval '13 months' WHERE numero <= 2");
    expect(await purger("'orleans-tours'")).toBe(4);
    expect(await purger(`'orleans-tours', '${posteId(1)}', '${JOURNAL}'`)).toBe(2);
    expect(await verifier()).toEqual({ journaux: 3, lignes: 7, ruptures: [] });
    await tx.query("UPDATE journal SET acte = 'x' WHERE academie_id = 'orleans-tours' AND numero = 6");
    expect(await ruptures()).toEqual([['orleans-tours', 'serveur', 6]]);
  });

  test('n’ôte rien de plus récent, ni au milieu, ni deux fois', async () => {
    expect(await purger("'orleans-tours'")).toBe(0);
    await tx.query(`UPDATE journal SET quand = quand - interval '13 months' WHERE academie_id = 'orleans-tours' AND numero IN (1, 4)`);
    expect(await purger("'orleans-tours'")).toBe(1);
    expect(await purger("'orleans-tours'")).toBe(0);
    expect((await tx.query("SELECT 1 FROM journal WHERE academie_id = 'orleans-tours'")).rowCount).toBe(5);
  });
});

test.each([
  ['journal', "UPDATE journal SET acte = ''"],
  ['journal', 'DELETE FROM journal'],
  ['journal_poste', "UPDATE journal_poste SET acte = ''"],
  ['journal_poste', 'DELETE FROM journal_poste'],
  ['journal_poste', 'TRUNCATE journal_poste'],
  ['journal_tete', 'DELETE FROM journal_tete'],
  ['journal_tete', 'UPDATE journal_tete SET plancher = 0'],
])('%s est en ajout seul pour le serveur : « %s » est refusé', async (_, sql) => {
  await expect(enTransaction(p.pool, orleansTours, (tx) => tx.query(sql))).rejects.toThrow('permission denied');
});

test('chaque académie n’écrit et ne lit que ses journaux', async () => {
  const compter = (cloison: typeof paris) =>
    enTransaction(p.pool, cloison, async (tx) =>
      Promise.all(['journal', 'journal_poste'].map(async (t) => (await tx.query(`SELECT 1 FROM ${t}`)).rowCount)),
    );
  expect(await compter(orleansTours)).toEqual([6, 6]);
  expect(await compter(paris)).toEqual([1, 0]);
  for (const table of ['journal', 'journal_tete']) {
    const colonnes =
      table === 'journal'
        ? "numero, quand, role, acte, empreinte) VALUES ('orleans-tours', 99, now(), 'x', 'x', 'x')"
        : "journal) VALUES ('orleans-tours', 'x')";
    await expect(enTransaction(p.pool, paris, (tx) => tx.query(`INSERT INTO ${table} (academie_id, ${colonnes}`))).rejects.toThrow(
      'row-level security',
    );
  }
});

test('un compte à qui les cloisons cachent des lignes ne dit pas « intact »', async () => {
  await tx.query('SET LOCAL ROLE poste_serveur');
  await expect(verifierJournaux(tx)).rejects.toThrow(VuePartielle);
});

describe('en écrivant', () => {
  let autre: Plateforme;
  beforeAll(async () => {
    autre = await unePlateforme();
  });
  afterAll(() => autre.fermer());
  const ecrire = (n: number, academieId = orleansTours) =>
    enTransaction(autre.pool, 'als', (t) => journaliserActe(t, unActe(n, academieId)));
  const relire = async (): Promise<BilanJournaux> => {
    const lecteur = await autre.pool.connect();
    try {
      return await verifierJournaux(lecteur);
    } finally {
      lecteur.release();
    }
  };

  test('une transaction défaite ne laisse ni ligne ni trou, et n’emporte pas celle d’après', async () => {
    const panne = new Error('panne');
    for (let fois = 0; fois < 20; fois++) {
      await expect(
        enTransaction(autre.pool, 'als', async (t) => {
          await journaliserActe(t, unActe(8));
          throw panne;
        }),
      ).rejects.toBe(panne);
      await ecrire(9);
    }
    expect(await relire()).toEqual({ journaux: 1, lignes: 20, ruptures: [] });
  });

  test('cinquante actes au même instant, chacun dans deux académies : des numéros qui se suivent, aucun interblocage', async () => {
    const deux = [orleansTours, paris];
    await Promise.all(
      Array.from({ length: 50 }, (_, i) =>
        enTransaction(
          autre.pool,
          'als',
          async (t) => {
            for (const academie of i % 2 === 0 ? deux : deux.toReversed()) await journaliserActe(t, unActe(i + 1, academie));
          },
          { essais: 1 },
        ),
      ),
    );
    expect(await relire()).toEqual({ journaux: 2, lignes: 120, ruptures: [] });
  });

  test('entièrement rendu à la conservation, un journal recommence où il en était', async () => {
    await autre.pool.query(`UPDATE journal SET quand = quand - interval '13 months' WHERE academie_id = 'paris'`);
    const purger = uneFoisParJour(() => purgerJournaux(autre.pool));
    expect(await purger(autre.horloge.lire())).toBe(50);
    await autre.pool.query(`UPDATE journal SET quand = quand - interval '13 months'`);
    expect(await purger(autre.horloge.lire()), 'une fois par jour').toBe(0);
    expect(await purger(new Date(autre.horloge.lire().getTime() + 86_400_000))).toBe(70);
    await ecrire(8, paris);
    expect(await relire()).toEqual({ journaux: 2, lignes: 1, ruptures: [] });
  });
});
