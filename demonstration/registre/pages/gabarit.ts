import { type Html, html } from './html.ts';
import { typographie } from './phrases.ts';

export interface Page {
  readonly titre: string;
  readonly contenu: Html;
  /** La demande ouverte ; null : personne n'a ouvert la sienne. */
  readonly ouverte?: string | null;
  /** Le titre de l'onglet dit aussi qu'il y a une erreur. */
  readonly erreur?: boolean;
}

export const NOM_DU_PORTAIL = 'Portail d’enregistrement (démonstration)';

/** Toute page du portail : elle dit d'abord qu'elle est une démonstration. */
export function enPage({ titre, contenu, ouverte = null, erreur = false }: Page): string {
  const page = html`
    <html lang="fr">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="color-scheme" content="light dark" />
        <title>${erreur ? 'Erreur – ' : ''}${typographie(titre)} – ${NOM_DU_PORTAIL}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/style.css" />
      </head>
      <body>
        <a class="evitement" href="#contenu">Aller au contenu</a>
        <header>
          <p class="bandeau">
            <strong>Démonstration : données fictives.</strong> Ce site n’est pas un service public. N’y saisissez rien de réel.
          </p>
          <div class="entete">
            <a class="marque" href="/">${NOM_DU_PORTAIL}</a>
            ${ouverte === null ? null : menu}
          </div>
        </header>
        <main id="contenu" tabindex="-1">
          <h1>${typographie(titre)}</h1>
          ${contenu}
        </main>
        <footer>
          <p>Données fictives, gardées sur cet ordinateur seulement. Aucun document n’est téléversé.</p>
        </footer>
      </body>
    </html>
  `;
  return `<!doctype html>${page.html}`;
}

const menu = html`<nav aria-label="Ma demande">
  <a href="/demande">Ma demande</a>
  <a href="/demande/modifier">Modifier mes informations</a>
  <a href="/demande/pieces">Déposer mes pièces</a>
  <form method="post" action="/quitter"><button class="lien">Quitter</button></form>
</nav>`;

/** Une page d'une seule phrase : ce qui s'est passé, ce qui est sauf, quoi faire. */
export const pageSimple = (titre: string, phrase: string): string =>
  enPage({
    titre,
    contenu: html`<p>${typographie(phrase)}</p>
      <p><a href="/">Revenir à l’accueil</a></p>`,
    erreur: true,
  });
