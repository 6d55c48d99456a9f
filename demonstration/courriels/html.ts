const ENTITES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Du HTML déjà sûr : seul ce que `html` a composé en est. */
export class Fragment {
  readonly source: string;
  constructor(source: string) {
    this.source = source;
  }
}

type Valeur = string | number | Fragment | readonly Fragment[];

/** Compose du HTML : tout ce qui y entre est échappé, sauf ce qui a déjà été composé ainsi. */
export const html = (textes: TemplateStringsArray, ...valeurs: readonly Valeur[]): Fragment =>
  new Fragment(textes.map((texte, i) => texte + enSource(valeurs[i] ?? '')).join(''));

function enSource(valeur: Valeur): string {
  if (valeur instanceof Fragment) return valeur.source;
  if (typeof valeur === 'object') return valeur.map((fragment) => fragment.source).join('');
  return String(valeur).replace(/[&<>"']/g, (signe) => ENTITES[signe] ?? signe);
}

/** Le texte d'un courriel, ses adresses web devenues des liens ; la ponctuation qui les suit n'en est pas. */
export function avecLiens(texte: string): Fragment {
  const morceaux = texte.split(/(https?:\/\/[^\s<>"«»]+)/);
  return html`${morceaux.map((morceau, i) => {
    if (i % 2 === 0) return html`${morceau}`;
    const adresse = morceau.replace(/[.,;:!?)\]]+$/, '');
    return html`<a href="${adresse}" rel="noreferrer">${adresse}</a>${morceau.slice(adresse.length)}`;
  })}`;
}
