/** Une suite de tirages, toujours la même pour les mêmes mots : la démonstration se rejoue à l'octet près. */
export interface Hasard {
  /** De 0 compris à 1 exclu. */
  readonly reel: () => number;
  /** De `min` à `max`, bornes comprises. */
  readonly entier: (min: number, max: number) => number;
  readonly chance: (probabilite: number) => boolean;
  readonly choix: <T>(liste: readonly T[]) => T;
  /** Un choix où chaque valeur pèse son poids. */
  readonly pondere: <T>(poids: readonly (readonly [valeur: T, poids: number])[]) => T;
  /** Un UUID (forme v4) tiré de la suite. */
  readonly uuid: () => string;
}

/**
 * Chaque dossier, chaque offre tire de sa propre suite : `hasard(graine, 'agent', 12)` ne dépend pas du nombre d'agents demandé.
 * L'état fait 128 bits : avec 32, deux dossiers sur 50 000 auraient la même suite, donc le même identifiant.
 */
export function hasard(...mots: readonly (string | number)[]): Hasard {
  const suivant = sfc32(empreinte(mots.join('\u0000')));
  const reel = (): number => suivant() / 4_294_967_296;
  const entier = (min: number, max: number): number => min + Math.floor(reel() * (max - min + 1));
  const choix = <T>(liste: readonly T[]): T => {
    const valeur = liste[entier(0, liste.length - 1)];
    if (valeur === undefined) throw new Error('choix dans une liste vide');
    return valeur;
  };
  const pondere = <T>(poids: readonly (readonly [T, number])[]): T => {
    let reste = reel() * poids.reduce((somme, [, p]) => somme + p, 0);
    for (const [valeur, p] of poids) if ((reste -= p) < 0) return valeur;
    return choix(poids)[0];
  };
  return { reel, entier, chance: (p) => reel() < p, choix, pondere, uuid: () => enUuid([suivant(), suivant(), suivant(), suivant()]) };
}

type Etat = [number, number, number, number];

/** Quatre mots de 32 bits d'après un texte (cyrb128, domaine public). */
function empreinte(texte: string): Etat {
  let [a, b, c, d]: Etat = [1_779_033_703, 3_144_134_277, 1_013_904_242, 2_773_480_762];
  for (let i = 0; i < texte.length; i++) {
    const k = texte.charCodeAt(i);
    [a, b, c, d] = [
      b ^ Math.imul(a ^ k, 597_399_067),
      c ^ Math.imul(b ^ k, 2_869_860_233),
      d ^ Math.imul(c ^ k, 951_274_213),
      a ^ Math.imul(d ^ k, 2_716_044_179),
    ];
  }
  return [a ^ b ^ c ^ d, b ^ a, c ^ a, d ^ a];
}

/** Le générateur SFC32 (PractRand, domaine public) : rapide, 128 bits d'état. Les premiers tirages servent à mélanger. */
function sfc32([a, b, c, d]: Etat): () => number {
  const suivant = (): number => {
    const t = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + t) | 0;
    return t >>> 0;
  };
  for (let i = 0; i < 12; i++) suivant();
  return suivant;
}

function enUuid(mots: readonly number[]): string {
  const h = mots.map((m) => m.toString(16).padStart(8, '0')).join('');
  const variante = ((Number.parseInt(h.charAt(16), 16) & 0x3) | 0x8).toString(16);
  return `${h.slice(0, 8)}-${h.slice(8, 12)}-4${h.slice(13, 16)}-${variante}${h.slice(17, 20)}-${h.slice(20)}`;
}
