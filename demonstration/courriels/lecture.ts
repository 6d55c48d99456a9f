import { simpleParser } from 'mailparser';

export interface Entetes {
  readonly de: string;
  readonly a: readonly string[];
  readonly sujet: string;
}
export interface Corps {
  readonly texte: string;
  /** Null : le courriel n'a pas de version HTML. */
  readonly html: string | null;
}

/** Les en-têtes suffisent à la liste ; le corps n'est lu que pour être montré. */
export async function lireEntetes(octets: Buffer): Promise<Omit<Entetes, 'a'>> {
  const fin = octets.indexOf('\r\n\r\n');
  const { from, subject } = await simpleParser(fin === -1 ? octets : octets.subarray(0, fin + 4));
  return { de: from?.text ?? '', sujet: subject ?? '' };
}

/** Le texte et le HTML tels qu'ils ont été écrits : rien n'est ajouté ni rendu sûr ici, c'est la page qui s'en garde. */
export async function lireCorps(octets: Buffer): Promise<Corps> {
  const { text, html } = await simpleParser(octets, { skipTextToHtml: true, skipHtmlToText: false, skipImageLinks: true });
  return { texte: text ?? '', html: html || null };
}
