import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ouvrirCoffre } from '../../../electron/vault/vault.ts';
import { fauxTrousseau, type Reglage } from './trousseau.ts';

let dossier = '';
beforeEach(() => {
  dossier = mkdtempSync(path.join(tmpdir(), 'poste-coffre-'));
});
afterEach(() => rmSync(dossier, { recursive: true, force: true }));

const fichier = (): string => path.join(dossier, 'cle.json');
const uneBase = (): void => writeFileSync(path.join(dossier, `base-${'a'.repeat(32)}.db`), 'x');
const motifs = (r: Awaited<ReturnType<typeof ouvrirCoffre>>): readonly string[] => (r.ok ? ['ouvert'] : r.refus.map((x) => x.motif));
async function cleOuverte(trousseau = fauxTrousseau().trousseau): Promise<string> {
  const lu = await ouvrirCoffre(dossier, trousseau);
  if (!lu.ok) throw new Error(JSON.stringify(lu.refus));
  return Buffer.from(lu.value).toString('hex');
}

describe('la clé du poste', () => {
  test('est créée une fois, de 32 octets, et relue la même', async () => {
    const cle = await cleOuverte();
    expect(cle).toMatch(/^[0-9a-f]{64}$/);
    expect(await cleOuverte()).toBe(cle);
  });

  test('diffère d’une installation à l’autre', async () => {
    const cle = await cleOuverte();
    rmSync(fichier());
    expect(await cleOuverte()).not.toBe(cle);
  });

  test('n’est jamais en clair sur le disque, dans un fichier lisible du seul utilisateur, sans reste à côté', async () => {
    const cle = await cleOuverte();
    const { cle: range } = JSON.parse(readFileSync(fichier(), 'utf8')) as { cle: string };
    for (const octets of [readFileSync(fichier()), Buffer.from(range, 'base64')]) {
      expect(octets.includes(cle)).toBe(false);
      expect(octets.includes(Buffer.from(cle, 'hex'))).toBe(false);
    }
    if (process.platform !== 'win32') expect(statSync(fichier()).mode & 0o777).toBe(0o600);
    expect(readdirSync(dossier)).toEqual(['cle.json']);
  });

  test('n’est pas remplacée quand deux démarrages la créent ensemble', async () => {
    const cles = await Promise.all(Array.from({ length: 20 }, () => cleOuverte()));
    expect(new Set(cles).size).toBe(1);
    expect(readdirSync(dossier)).toEqual(['cle.json']);
  });

  test('suit le système qui change de chiffrement, sans changer', async () => {
    const { trousseau, reglage } = fauxTrousseau();
    const cle = await cleOuverte(trousseau);
    const avant = readFileSync(fichier(), 'utf8');
    reglage.aRechiffrer = true;
    // Le système ferme désormais sous une autre clé que celle qui avait fermé ce fichier.
    const change = {
      ...trousseau,
      chiffrer: (texte: string) => {
        reglage.secret = 9;
        return trousseau.chiffrer(texte);
      },
    };
    expect(await cleOuverte(change)).toBe(cle);
    expect(readFileSync(fichier(), 'utf8')).not.toBe(avant);
    reglage.aRechiffrer = false;
    expect(await cleOuverte(trousseau)).toBe(cle);
  });

  test('reste lisible quand le rechiffrement échoue', async () => {
    const { trousseau, reglage } = fauxTrousseau();
    const cle = await cleOuverte(trousseau);
    const avant = readFileSync(fichier(), 'utf8');
    Object.assign(reglage, { aRechiffrer: true, chiffreEchoue: true });
    expect(await cleOuverte(trousseau)).toBe(cle);
    expect(readFileSync(fichier(), 'utf8')).toBe(avant);
  });
});

describe('sans vrai trousseau, rien n’est créé', () => {
  test.each<[string, Partial<Reglage>, string]>([
    ['il ne répond pas', { disponible: false }, 'trousseau_indisponible'],
    ['il refuse de chiffrer', { chiffreEchoue: true }, 'trousseau_indisponible'],
    ['il s’avoue en clair', { arrierePlan: 'basic_text' }, 'trousseau_en_clair'],
    ['il rend le texte tel quel', { enClair: true }, 'trousseau_en_clair'],
  ])('%s', async (_, reglage, motif) => {
    expect(motifs(await ouvrirCoffre(dossier, fauxTrousseau(reglage).trousseau))).toEqual([motif]);
    expect(readdirSync(dossier)).toEqual([]);
  });
});

describe('une clé qui ne s’ouvre plus est refusée, et le fichier reste tel quel', () => {
  /** Les raisons du refus, et si le fichier est resté tel quel. */
  async function essayer(reglage: Partial<Reglage>) {
    const lire = (): string | null => (existsSync(fichier()) ? readFileSync(fichier(), 'utf8') : null);
    const avant = lire();
    const refus = motifs(await ouvrirCoffre(dossier, fauxTrousseau(reglage).trousseau));
    return { refus, intact: lire() === avant };
  }

  test.each<[string, Partial<Reglage>, string]>([
    ['le trousseau a changé', { arrierePlan: 'kwallet6' }, 'trousseau_change'],
    ['le trousseau est devenu un texte en clair', { arrierePlan: 'basic_text' }, 'trousseau_en_clair'],
    ['le trousseau ne répond plus', { disponible: false }, 'trousseau_indisponible'],
    ['la clé du système est perdue', { secret: 8 }, 'cle_indechiffrable'],
  ])('%s', async (_, reglage, motif) => {
    await cleOuverte();
    uneBase();
    expect(await essayer(reglage)).toEqual({ refus: [motif], intact: true });
  });

  test('le fichier de clé a disparu alors que des bases l’attendent', async () => {
    await cleOuverte();
    uneBase();
    rmSync(fichier());
    expect(await essayer({})).toEqual({ refus: ['cle_perdue'], intact: true });
  });

  test('coupé à n’importe quel octet', async () => {
    await cleOuverte();
    const entier = readFileSync(fichier());
    for (let n = 0; n < entier.length; n++) {
      writeFileSync(fichier(), entier);
      truncateSync(fichier(), n);
      expect(await essayer({})).toEqual({ refus: ['cle_endommagee'], intact: true });
    }
  });

  test('un octet changé, n’importe lequel : un refus, ou la même clé ; jamais une autre', async () => {
    const cle = await cleOuverte();
    const entier = readFileSync(fichier());
    for (let n = 0; n < entier.length; n++) {
      const abime = Buffer.from(entier);
      abime[n] = abime[n]! ^ 1;
      writeFileSync(fichier(), abime);
      const lu = await ouvrirCoffre(dossier, fauxTrousseau().trousseau);
      if (lu.ok) expect(Buffer.from(lu.value).toString('hex')).toBe(cle);
      expect(readFileSync(fichier()).equals(abime)).toBe(true);
    }
  });

  test.each([
    ['une autre version', { version: 2 }],
    ['un champ de trop', { ancienne: 'x' }],
    ['un nom de trousseau vide', { arrierePlan: '' }],
  ])('%s', async (_, champs) => {
    await cleOuverte();
    writeFileSync(fichier(), JSON.stringify({ ...(JSON.parse(readFileSync(fichier(), 'utf8')) as object), ...champs }));
    expect(await essayer({})).toEqual({ refus: ['cle_endommagee'], intact: true });
  });

  test('un dossier tient la place du fichier', async () => {
    mkdirSync(fichier());
    expect(await ouvrirCoffre(dossier, fauxTrousseau().trousseau)).toEqual({
      ok: false,
      refus: [{ motif: 'dossier_inaccessible', code: 'EISDIR' }],
    });
  });

  test('le dossier ne peut pas être créé', async () => {
    writeFileSync(path.join(dossier, 'fichier'), '');
    expect(motifs(await ouvrirCoffre(path.join(dossier, 'fichier/bases'), fauxTrousseau().trousseau))).toEqual(['dossier_inaccessible']);
  });
});
