import { XMLParser, XMLValidator } from 'fast-xml-parser';

/** Un élément XML lu : son texte, ou ses enfants ; un attribut est un enfant dont le nom commence par « @ ». */
export type Noeud = string | { readonly [nom: string]: Noeud | readonly Noeud[] };

const analyseur = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  removeNSPrefix: true,
  // Un code commune ou un numéro unique n'est pas un nombre : « 01004 » perdrait son zéro.
  parseTagValue: false,
  parseAttributeValue: false,
  // Les références de caractères (&#233;) et rien d'autre : un fichier qui déclare ses entités est refusé avant.
  htmlEntities: true,
});

/** Les éléments d'un texte XML ; sinon ce qui ne va pas, sans rien citer du fichier. */
export function lireXml(texte: string): { readonly racine: Noeud } | { readonly defaut: string } {
  // Aucun fichier du registre n'en a besoin : ni fichier extérieur lu, ni entité qui se multiplie.
  if (/<!(?:DOCTYPE|ENTITY)/i.test(texte)) return { defaut: 'il déclare un DOCTYPE ou des entités' };
  const valide = XMLValidator.validate(texte);
  if (valide !== true) return { defaut: `XML malformé à la ligne ${valide.err.line}` };
  try {
    return { racine: analyseur.parse(texte) as Noeud };
  } catch {
    return { defaut: 'XML illisible' };
  }
}

/** Tous les éléments à ce chemin, « a/b/c », dans l'ordre du fichier. */
export const elements = (depuis: Noeud, chemin: string): readonly Noeud[] =>
  chemin.split('/').reduce<readonly Noeud[]>((noeuds, nom) => noeuds.flatMap((noeud) => enfants(noeud, nom)), [depuis]);

function enfants(noeud: Noeud, nom: string): readonly Noeud[] {
  if (typeof noeud === 'string' || !Object.hasOwn(noeud, nom)) return [];
  const trouve = noeud[nom] ?? [];
  return Array.isArray(trouve) ? trouve : [trouve as Noeud];
}

/** Le texte du premier élément à ce chemin ; null : absent, ou vide. */
export function texteDe(depuis: Noeud, chemin: string): string | null {
  const [premier] = elements(depuis, chemin);
  // Un élément qui porte aussi des attributs garde son texte à part.
  const texte = typeof premier === 'object' ? premier['#text'] : premier;
  return typeof texte === 'string' && texte !== '' ? texte : null;
}

/** L'attribut « code » du premier élément à ce chemin : les nomenclatures du SNE s'écrivent ainsi. */
export const codeDe = (depuis: Noeud, chemin: string): string | null => texteDe(depuis, `${chemin}/@code`);
