/** Ce que dit un courriel, dans l'ordre : la version texte et la version HTML en sont tirées, et disent donc la même chose. */
export type Bloc =
  | string
  | { readonly lien: string; readonly adresse: string }
  /** Ce qu'une personne a écrit : montré tel quel. */
  | { readonly citation: string }
  | { readonly code: string }
  | { readonly liste: readonly string[] };

export interface Contenu {
  readonly sujet: string;
  readonly texte: string;
  readonly html: string;
}

const PIED = ['Courriel automatique, merci de ne pas répondre.', 'Besoin d’aide ? Appelez le 0 970 800 800.'] as const;
const FICTIF = 'DÉMONSTRATION : ce courriel est fictif. Aucune demande réelle n’est en jeu.';

/** Le corps de la page commence toujours ainsi : c'est là que la démonstration se dit. */
const OUVERTURE = '<body style="margin:0 auto;max-width:40em;padding:1.5em;font:1em/1.5 system-ui,Arial,sans-serif">';

/** Met en forme un courriel : sans image ni rien de distant, lisible sans mise en page. */
export function composer(sujet: string, ...blocs: readonly Bloc[]): Contenu {
  const texte = [...blocs.map(enTexte), ['-- ', ...PIED].join('\n')].join('\n\n');
  const html = `<!doctype html>
<html lang="fr">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${echapper(sujet)}</title></head>
${OUVERTURE}
${blocs.map(enHtml).join('\n')}
<hr>
<p><small>${PIED.map(echapper).join('<br>')}</small></p>
</body>
</html>
`;
  return { sujet, texte: `${texte}\n`, html };
}

/** En démonstration, tout courriel dit qu'il est fictif ; son sujet reste celui du guide. */
export const enDemonstration = <C extends Contenu>(contenu: C): C => ({
  ...contenu,
  texte: `${FICTIF}\n\n${contenu.texte}`,
  html: contenu.html.replace(OUVERTURE, `${OUVERTURE}\n<p><strong>${echapper(FICTIF)}</strong></p>`),
});

function enTexte(bloc: Bloc): string {
  if (typeof bloc === 'string') return lisible(bloc);
  if ('lien' in bloc) return `${bloc.lien} : ${bloc.adresse}`;
  if ('citation' in bloc) return `« ${lisible(bloc.citation)} »`;
  if ('code' in bloc) return bloc.code;
  return bloc.liste.map((element) => `- ${lisible(element)}`).join('\n');
}

function enHtml(bloc: Bloc): string {
  if (typeof bloc === 'string') return `<p>${echapper(bloc)}</p>`;
  if ('lien' in bloc) {
    const adresse = echapper(bloc.adresse);
    return `<p><a href="${adresse}">${echapper(bloc.lien)}</a></p>\n<p><small>Si le lien ne s’ouvre pas, recopiez cette adresse dans votre navigateur :<br>${adresse}</small></p>`;
  }
  if ('citation' in bloc) return `<blockquote style="white-space:pre-line">« ${echapper(bloc.citation)} »</blockquote>`;
  if ('code' in bloc) return `<p style="font-size:1.5em;letter-spacing:.15em"><strong>${echapper(bloc.code)}</strong></p>`;
  return `<ul>${bloc.liste.map((element) => `<li>${echapper(element)}</li>`).join('')}</ul>`;
}

const ENTITES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const echapper = (texte: string): string => lisible(texte).replace(/[&<>"']/g, (signe) => ENTITES[signe] ?? signe);

/** Sans caractère de commande, hors retours à la ligne. */
const lisible = (texte: string): string => texte.replace(/\r\n?/g, '\n').replace(/(?!\n)\p{Cc}/gu, '');
