import * as fc from 'fast-check';

/** N'importe quel texte, demi-codets isolés et lettres latines accentuées compris ; `unit: 'binary'` de fast-check coûte une seconde au premier tirage. */
export const unTexteQuelconque: fc.Arbitrary<string> = fc.string({
  unit: fc.oneof(fc.nat(0x24f), fc.nat(0x10ffff)).map((point) => String.fromCodePoint(point)),
});
