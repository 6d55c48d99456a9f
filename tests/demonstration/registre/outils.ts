export interface PageRecue {
  readonly statut: number;
  readonly html: string;
  /** Le texte seul, espaces réduits. */
  readonly texte: string;
  readonly chemin: string;
  readonly entetes: Headers;
}

export type Champs = Readonly<Record<string, string>>;

/** Un navigateur sans écran : ses cookies, son origine, et les redirections suivies. */
export interface Visiteur {
  readonly ouvrir: (chemin: string) => Promise<PageRecue>;
  readonly envoyer: (chemin: string, champs: Champs | URLSearchParams) => Promise<PageRecue>;
}

export function unVisiteur(url: string): Visiteur {
  const cookies = new Map<string, string>();
  async function demander(chemin: string, corps: URLSearchParams | null): Promise<PageRecue> {
    const reponse = await fetch(url + chemin, {
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([nom, valeur]) => `${nom}=${valeur}`).join('; '), ...(corps === null ? {} : { origin: url }) },
      ...(corps === null ? {} : { method: 'POST', body: corps }),
    });
    for (const cookie of reponse.headers.getSetCookie()) {
      const [, nom = '', valeur = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      cookies.set(nom, valeur);
    }
    const html = await reponse.text();
    const suite = reponse.headers.get('location');
    if (reponse.status === 303 && suite !== null) return demander(suite, null);
    return { statut: reponse.status, html, texte: enTexte(html), chemin, entetes: reponse.headers };
  }
  return {
    ouvrir: (chemin) => demander(chemin, null),
    envoyer: (chemin, champs) => demander(chemin, new URLSearchParams(champs as Record<string, string>)),
  };
}

const decoder = (texte: string): string =>
  texte.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&');

const enTexte = (html: string): string =>
  decoder(html.replace(/<head>[\s\S]*?<\/head>|<option[\s\S]*?<\/option>/g, '').replace(/<[^>]+>/g, ' ')).replace(/\s+/g, ' ');

/** Ce que le formulaire de cette page enverrait, tel quel. */
export function champsDe({ html }: PageRecue): Record<string, string> {
  const champs: Record<string, string> = {};
  const attribut = (balise: string, nom: string) => decoder(new RegExp(`\\b${nom}="([^"]*)"`).exec(balise)?.[1] ?? '');
  for (const [balise] of html.matchAll(/<input\b[^>]*>/g)) {
    const coche = attribut(balise, 'type') !== 'checkbox' || /\bchecked\b/.test(balise);
    if (coche) champs[attribut(balise, 'name')] = attribut(balise, 'value');
  }
  for (const [, balise = '', options = ''] of html.matchAll(/(<select\b[^>]*>)([\s\S]*?)<\/select>/g))
    champs[attribut(balise, 'name')] = attribut(/<option [^>]*\bselected\b[^>]*>/.exec(options)?.[0] ?? '', 'value');
  return champs;
}

/** L'erreur écrite à côté de ce champ, et reliée à lui ; null : aucune. */
export function erreurDe({ html }: PageRecue, nom: string): string | null {
  const id = nom.replaceAll('.', '-');
  const champ = new RegExp(`<(?:input|select)\\b[^>]*\\bid="${id}"[^>]*>`).exec(html)?.[0] ?? '';
  if (!champ.includes('aria-invalid="true"') || !champ.includes(`${id}-erreur`)) return null;
  return decoder(new RegExp(`id="${id}-erreur">([^<]*)<`).exec(html)?.[1] ?? '').replace(/\u00a0/g, ' ');
}

export const numeroDe = ({ html }: PageRecue): string => /class="numero">\s*([A-Z0-9]+)\s*</.exec(html)?.[1] ?? '';

/** Une saisie complète et juste : une personne seule d'Orléans. */
export const saisieJuste: Champs = {
  'demandeur.civilite': 'madame',
  'demandeur.nom': 'Lefèvre',
  'demandeur.nomNaissance': '',
  'demandeur.prenom': 'Hélène',
  'demandeur.dateNaissance': '19/05/1989',
  'demandeur.nationalite': 'francaise',
  'demandeur.telephone': '06 39 98 00 01',
  'demandeur.courriel': 'helene.lefevre@messagerie.test',
  'demandeur.notificationSms': 'oui',
  'demandeur.securiteSociale': '28905',
  'demandeur.activite': 'emploi',
  'demandeur.siret': '174 504 308 00019',
  situationFamiliale: 'celibataire',
  'aCharge.nombre': '0',
  naissancesAttendues: '0',
  mensuelles: '1 742,36 €',
  aideAuLogement: '0',
  'revenus.nombre': '2',
  'revenus.0.annee': '2024',
  'revenus.0.montant': '19480',
  'revenus.1.annee': '2025',
  'revenus.1.montant': '20100',
  logementActuel: 'locataire',
  motif: 'mutation',
  'communes.nombre': '2',
  'communes.0.nom': 'orleans',
  'communes.1.nom': '45232',
  action: 'enregistrer',
};

/** Les champs d'un codemandeur, pour les essais qui en veulent un. */
export const codemandeurJuste: Champs = {
  avecCodemandeur: 'oui',
  lienCodemandeur: 'pacs',
  ...Object.fromEntries(
    Object.entries(saisieJuste)
      .filter(([nom]) => nom.startsWith('demandeur.'))
      .map(([nom, valeur]) => [`co${nom}`, valeur]),
  ),
  'codemandeur.civilite': 'monsieur',
  'codemandeur.prenom': 'Jérôme',
};
