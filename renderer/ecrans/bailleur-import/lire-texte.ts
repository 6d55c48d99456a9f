const UTF16_PETIT = [0xff, 0xfe] as const;

/** Le texte d'un fichier venu d'un tableur : UTF-8 (avec ou sans marque), UTF-16, ou Windows-1252 ; null pour un fichier qui n'est pas du texte. */
export function lireTexte(octets: Uint8Array<ArrayBuffer>): string | null {
  if (octets[0] === UTF16_PETIT[0] && octets[1] === UTF16_PETIT[1]) return new TextDecoder('utf-16le').decode(octets);
  if (octets.includes(0)) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(octets);
  } catch {
    // Excel enregistre encore ses CSV français en Windows-1252.
    return new TextDecoder('windows-1252').decode(octets);
  }
}
