import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** Ce qui ouvre chaque enregistrement : de quoi retrouver le suivant quand un autre est gribouillé. */
const MARQUE = Buffer.from('CARNET1\n');
const LONGUEUR = 4;
const NONCE = 12;
const SCEAU = 16;
const AVANT = MARQUE.length + LONGUEUR + NONCE;
const CHIFFRE = 'aes-256-gcm';

/** Le plus long contenu d'un enregistrement, en octets : vingt fois un acte ordinaire. */
export const CONTENU_MAX = 1 << 20;

/** La clé du carnet, déduite de celle de la base (32 octets) : qui ne peut pas ouvrir l'une ne peut pas lire l'autre. */
export const cleDuCarnet = (cleDeLaBase: Uint8Array): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', cleDeLaBase, '', 'poste-logement/carnet/v1', 32));

/** Un enregistrement : marque, longueur du contenu (4 octets), nonce aléatoire, contenu chiffré, sceau. La longueur est scellée aussi. */
export function sceller(cle: Uint8Array, contenu: Uint8Array): Buffer {
  if (contenu.length > CONTENU_MAX) throw new RangeError(`enregistrement de ${contenu.length} octets`);
  const entete = Buffer.alloc(MARQUE.length + LONGUEUR);
  MARQUE.copy(entete);
  entete.writeUInt32BE(contenu.length, MARQUE.length);
  const nonce = randomBytes(NONCE);
  const chiffrer = createCipheriv(CHIFFRE, cle, nonce).setAAD(entete);
  return Buffer.concat([entete, nonce, chiffrer.update(contenu), chiffrer.final(), chiffrer.getAuthTag()]);
}

export interface Descelles {
  readonly contenus: readonly Buffer[];
  /** Vrai si des octets n'appartiennent à aucun enregistrement intact : fin coupée, gribouillage, autre clé. */
  readonly abime: boolean;
}

/** Tous les enregistrements intacts, dans leur ordre. Ce qui ne l'est pas est sauté jusqu'à la marque suivante ; jamais d'exception. */
export function desceller(cle: Uint8Array, octets: Buffer): Descelles {
  const contenus: Buffer[] = [];
  let abime = false;
  let ici = 0;
  while (ici < octets.length) {
    const debut = octets.indexOf(MARQUE, ici);
    abime ||= debut !== ici;
    if (debut === -1) break;
    const contenu = ouvrir(cle, octets.subarray(debut));
    if (contenu === null) {
      abime = true;
      ici = debut + 1;
      continue;
    }
    contenus.push(contenu);
    ici = debut + AVANT + contenu.length + SCEAU;
  }
  return { contenus, abime };
}

function ouvrir(cle: Uint8Array, octets: Buffer): Buffer | null {
  if (octets.length < AVANT + SCEAU) return null;
  const longueur = octets.readUInt32BE(MARQUE.length);
  if (longueur > CONTENU_MAX || octets.length < AVANT + longueur + SCEAU) return null;
  const entete = octets.subarray(0, MARQUE.length + LONGUEUR);
  const dechiffrer = createDecipheriv(CHIFFRE, cle, octets.subarray(entete.length, AVANT), { authTagLength: SCEAU }).setAAD(entete);
  dechiffrer.setAuthTag(octets.subarray(AVANT + longueur, AVANT + longueur + SCEAU));
  try {
    return Buffer.concat([dechiffrer.update(octets.subarray(AVANT, AVANT + longueur)), dechiffrer.final()]);
  } catch {
    return null;
  }
}
