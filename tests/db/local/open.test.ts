import { existsSync, readdirSync, readFileSync, truncateSync, writeFileSync, copyFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { connecter } from '../../../db/local/connexion.ts';
import { VERSION_CONNUE } from '../../../db/local/migrate.ts';
import { ouvrirBase } from '../../../db/local/open.ts';
import { uneDemande } from '../../constructeurs/demande.ts';
import { cle, contenu, ligne, ouvrir, recevoir, unDossier, uneBase } from './outils.ts';

const autreCle = new Uint8Array(32).fill(8);

/** Une base fermée, avec `n` dossiers. */
function uneBaseFermee(n: number): string {
  const base = uneBase();
  recevoir(
    base,
    Array.from({ length: n }, (_, i) => ligne('demande', i + 1, uneDemande(i + 1).valeur())),
  );
  base.fermer();
  return base.fichier;
}

const octets = (dossier: string) =>
  readdirSync(dossier)
    .sort()
    .map((f) => [f, readFileSync(path.join(dossier, f)).toString('base64')]);

describe('ouvrir la base du poste', () => {
  test('une base neuve est créée, à la version connue, en WAL, avec des actes qui survivent à une coupure', () => {
    const { ecriture } = uneBase();
    expect(ecriture.pragma('user_version', { simple: true })).toBe(VERSION_CONNUE);
    const reglages = ['cipher', 'journal_mode', 'synchronous', 'foreign_keys', 'secure_delete', 'temp_store'];
    expect(Object.fromEntries(reglages.map((p) => [p, ecriture.pragma(p, { simple: true })]))).toEqual({
      cipher: 'aegis',
      journal_mode: 'wal',
      synchronous: 2,
      foreign_keys: 1,
      secure_delete: 1,
      temp_store: 2,
    });
  });

  test('une base fermée se rouvre avec ses dossiers', () => {
    const base = ouvrir(uneBaseFermee(3));
    expect(contenu(base).demande).toHaveLength(3);
  });

  test('une création interrompue, qui laisse un fichier vide, se reprend', () => {
    const fichier = path.join(unDossier(), 'poste.db');
    writeFileSync(fichier, '');
    expect(ouvrirBase({ fichier, cle }).ok).toBe(true);
  });

  test.each([`INSERT INTO meta VALUES ('a', 'b')`, 'DELETE FROM demande', 'DROP TABLE demande', 'PRAGMA user_version = 9'])(
    'la connexion de lecture ne peut pas écrire : %s',
    (sql) => {
      const versEcriture = uneBase().lecture as unknown as Database;
      expect(() => versEcriture.exec(sql)).toThrow(expect.objectContaining({ code: 'SQLITE_READONLY' }));
    },
  );

  test('une clé de mauvaise longueur est une faute de programme', () => {
    expect(() => ouvrirBase({ fichier: path.join(unDossier(), 'x.db'), cle: new Uint8Array(16) })).toThrow(RangeError);
  });

  test('ouvrir ne dérive aucune clé : moins de 30 ms par ouverture', () => {
    const fichier = uneBaseFermee(1);
    const durees = Array.from({ length: 5 }, () => {
      const debut = performance.now();
      const base = ouvrir(fichier);
      const duree = performance.now() - debut;
      base.fermer();
      return duree;
    });
    expect(Math.min(...durees)).toBeLessThan(30);
  });
});

describe('une base refusée n’est pas touchée', () => {
  const casser: Record<string, (fichier: string) => void> = {
    'tronquée au milieu': (f) => truncateSync(f, Math.floor(readFileSync(f).length / 2 / 8192) * 8192),
    'tronquée dans sa première page': (f) => truncateSync(f, 1_000),
    'réécrite par du texte': (f) => writeFileSync(f, 'ceci n’est pas une base '.repeat(500)),
    'dont la première page est changée': (f) => {
      const o = readFileSync(f);
      o[700]! ^= 1;
      writeFileSync(f, o);
    },
    'en clair': (f) => {
      const db = new Database(`${f}.clair`);
      db.exec('CREATE TABLE t (x)');
      db.close();
      copyFileSync(`${f}.clair`, f);
    },
  };

  test.each(Object.keys(casser))('une base %s est illisible', (nom) => {
    const fichier = uneBaseFermee(40);
    casser[nom]!(fichier);
    const avant = octets(path.dirname(fichier));
    expect(ouvrirBase({ fichier, cle })).toEqual({ ok: false, refus: [{ motif: 'base_illisible' }] });
    expect(octets(path.dirname(fichier))).toEqual(avant);
  });

  test('une base chiffrée avec une autre clé est illisible', () => {
    const fichier = uneBaseFermee(2);
    const avant = octets(path.dirname(fichier));
    expect(ouvrirBase({ fichier, cle: autreCle })).toEqual({ ok: false, refus: [{ motif: 'base_illisible' }] });
    expect(octets(path.dirname(fichier))).toEqual(avant);
    expect(ouvrirBase({ fichier, cle }).ok).toBe(true);
  });

  test('une base plus récente que ce poste dit les deux versions', () => {
    const fichier = uneBaseFermee(2);
    const db = connecter(fichier, cle, { lectureSeule: false });
    db.pragma(`user_version = ${VERSION_CONNUE + 3}`);
    db.close();
    const avant = octets(path.dirname(fichier));
    expect(ouvrirBase({ fichier, cle })).toEqual({
      ok: false,
      refus: [{ motif: 'base_plus_recente', version: VERSION_CONNUE + 3, connue: VERSION_CONNUE }],
    });
    expect(octets(path.dirname(fichier))).toEqual(avant);
  });
});

describe('un octet changé', () => {
  test('se voit : la base est refusée, ou la lecture s’arrête, jamais une donnée fausse', () => {
    const fichier = uneBaseFermee(60);
    const base = ouvrir(fichier);
    const attendu = contenu(base);
    base.fermer();
    const sain = readFileSync(fichier);
    let vus = 0;
    for (let i = 0; i < 60; i++) {
      const abime = Buffer.from(sain);
      abime[(i * 7919 + 13) % abime.length]! ^= 1 << (i % 8);
      const copie = path.join(unDossier(), 'abimee.db');
      writeFileSync(copie, abime);
      const resultat = ouvrirBase({ fichier: copie, cle });
      if (!resultat.ok) {
        vus++;
        continue;
      }
      try {
        expect(contenu(resultat.value)).toEqual(attendu);
        resultat.value.lecture.prepare('SELECT count(*) FROM recherche').get();
      } catch (erreur) {
        expect(String((erreur as { code?: string }).code)).toMatch(/^SQLITE_(CORRUPT|NOTADB|IOERR)/);
        vus++;
      } finally {
        resultat.value.fermer();
      }
    }
    expect(vus).toBeGreaterThan(30);
  });

  test('dans le WAL d’un poste arrêté net : les actes d’avant sont là, rien n’est faux', () => {
    const base = uneBase();
    recevoir(base, [ligne('demande', 1, uneDemande(1).valeur())]);
    base.ecriture.pragma('wal_checkpoint(TRUNCATE)');
    recevoir(base, [ligne('demande', 2, uneDemande(2).valeur())]);
    const copie = path.join(unDossier(), 'arret.db');
    copyFileSync(base.fichier, copie);
    const wal = readFileSync(`${base.fichier}-wal`);
    wal[wal.length - 500]! ^= 1;
    writeFileSync(`${copie}-wal`, wal);
    expect(existsSync(`${copie}-wal`)).toBe(true);
    const reprise = ouvrir(copie);
    expect((contenu(reprise).demande as { n: number }[]).map((d) => d.n)).toEqual([1]);
  });
});
