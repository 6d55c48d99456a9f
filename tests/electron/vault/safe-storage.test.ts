import { describe, expect, test } from 'vitest';
import { adapterSafeStorage } from '../../../electron/vault/safe-storage.ts';

type Entree = Parameters<typeof adapterSafeStorage>[0];
const systeme = (o: Partial<Entree> = {}): Entree => ({
  isAsyncEncryptionAvailable: async () => true,
  getSelectedStorageBackend: () => 'gnome_libsecret',
  encryptStringAsync: async (texte) => Buffer.from(`v11${texte}`),
  decryptStringAsync: async (chiffre) => ({ result: chiffre.toString().slice(3), shouldReEncrypt: false }),
  ...o,
});

describe('le trousseau du système, par Electron', () => {
  test.each([
    ['win32', 'dpapi'],
    ['darwin', 'keychain'],
    ['linux', 'gnome_libsecret'],
  ] as const)('sur %s, il s’appelle %s', (plateforme, nom) => expect(adapterSafeStorage(systeme(), plateforme).arrierePlan()).toBe(nom));

  test('un chiffré par la clé fixe de Chromium sous Linux ne protège rien', async () => {
    const fixe = systeme({ encryptStringAsync: async () => Buffer.from('v10xxxx') });
    expect(await adapterSafeStorage(fixe, 'linux').chiffrer('clé')).toBeNull();
    // Ailleurs « v10 » est le format ordinaire d'un vrai trousseau.
    expect(await adapterSafeStorage(fixe, 'darwin').chiffrer('clé')).toEqual(Buffer.from('v10xxxx'));
  });

  test('un système qui lève en disant s’il est disponible ne l’est pas', async () => {
    const muet = systeme({ isAsyncEncryptionAvailable: () => Promise.reject(new Error('pas de bus')) });
    expect(await adapterSafeStorage(muet, 'linux').disponible()).toBe(false);
  });

  test('dit qu’un chiffré est à refaire', async () => {
    const tourne = systeme({ decryptStringAsync: async () => ({ result: 'clé', shouldReEncrypt: true }) });
    expect(await adapterSafeStorage(tourne, 'win32').dechiffrer(Buffer.from('x'))).toEqual({ texte: 'clé', aRechiffrer: true });
  });
});
