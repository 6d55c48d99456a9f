import type { Trousseau } from '../../../electron/vault/vault.ts';

export interface Reglage {
  disponible: boolean;
  arrierePlan: string;
  /** La clé du système : une autre n'ouvre pas ce que celle-ci a fermé. */
  secret: number;
  aRechiffrer: boolean;
  /** Rend le texte tel quel, comme un système qui ne protège rien. */
  enClair: boolean;
  chiffreEchoue: boolean;
}

/** Un petit trousseau qui retient qui l'a fermé ; il refuse ce qu'une autre clé du système a fermé. */
export function fauxTrousseau(depart: Partial<Reglage> = {}) {
  const reglage: Reglage = {
    disponible: true,
    arrierePlan: 'gnome_libsecret',
    secret: 7,
    aRechiffrer: false,
    enClair: false,
    chiffreEchoue: false,
    ...depart,
  };
  const melanger = (octets: Buffer): Buffer => Buffer.from(octets.map((o) => o ^ (reglage.secret + 0x40)));
  const trousseau: Trousseau = {
    disponible: async () => reglage.disponible,
    arrierePlan: () => reglage.arrierePlan,
    async chiffrer(texte) {
      if (reglage.chiffreEchoue) throw new Error('le trousseau ne répond pas');
      return reglage.enClair ? Buffer.from(texte) : Buffer.concat([Buffer.from([reglage.secret]), melanger(Buffer.from(texte))]);
    },
    async dechiffrer(chiffre) {
      if (chiffre[0] !== reglage.secret) throw new Error('fermé par une autre clé');
      return { texte: melanger(chiffre.subarray(1)).toString(), aRechiffrer: reglage.aRechiffrer };
    },
  };
  return { trousseau, reglage };
}
