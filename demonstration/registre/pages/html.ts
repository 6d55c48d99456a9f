import { typographie } from './phrases.ts';

/** Du HTML sûr : ce qui n'en est pas est échappé en y entrant. */
export interface Html {
  readonly html: string;
}

type Valeur = Html | readonly Html[] | string | number | null;

const ENTITES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const echapper = (texte: string): string => texte.replace(/[&<>"']/g, (signe) => ENTITES[signe] ?? signe);

/** html`<p>${texte}</p>` : le texte est échappé, le HTML et les listes de HTML entrent tels quels, null ne laisse rien. */
export const html = (parties: TemplateStringsArray, ...valeurs: readonly Valeur[]): Html => ({
  html: parties.reduce((suite, partie, i) => suite + ecrire(valeurs[i - 1] ?? null) + typographie(partie), ''),
});

function ecrire(valeur: Valeur): string {
  if (valeur === null) return '';
  if (typeof valeur === 'object') return 'html' in valeur ? valeur.html : valeur.map(ecrire).join('');
  return echapper(String(valeur));
}
