import type { SafeStorage } from 'electron';
import type { Trousseau } from './vault.ts';

const NOMS: Partial<Record<NodeJS.Platform, string>> = { win32: 'dpapi', darwin: 'keychain' };

/**
 * Le trousseau d'Electron. Seule l'interface asynchrone est employée : l'autre est dépréciée depuis Electron 45 et bloque la fenêtre sous Linux.
 * Sous Linux, un chiffré qui commence par « v10 » vient de la clé fixe de Chromium (os_crypt), connue de tous : ce n'est pas une protection.
 */
export function adapterSafeStorage(
  safeStorage: Pick<SafeStorage, 'isAsyncEncryptionAvailable' | 'encryptStringAsync' | 'decryptStringAsync' | 'getSelectedStorageBackend'>,
  plateforme: NodeJS.Platform,
): Trousseau {
  return {
    disponible: () => safeStorage.isAsyncEncryptionAvailable().catch(() => false),
    arrierePlan: () => NOMS[plateforme] ?? safeStorage.getSelectedStorageBackend(),
    async chiffrer(texte) {
      const chiffre = await safeStorage.encryptStringAsync(texte);
      return plateforme === 'linux' && chiffre.subarray(0, 3).equals(Buffer.from('v10')) ? null : chiffre;
    },
    async dechiffrer(chiffre) {
      const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(chiffre);
      return { texte: result, aRechiffrer: shouldReEncrypt };
    },
  };
}
