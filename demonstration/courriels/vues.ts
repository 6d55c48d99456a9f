import type { Resume } from './boite.ts';
import { avecLiens, Fragment, html } from './html.ts';
import type { Corps } from './lecture.ts';

const parisien = new Intl.DateTimeFormat('fr-FR', { timeZone: 'Europe/Paris', dateStyle: 'short', timeStyle: 'medium' });
const recuLe = ({ id }: Resume): string => parisien.format(Number(id));
const RIEN = new Fragment('');
/** Au-delà, la page ne se lit plus : la recherche retrouve les autres. */
const MONTRES = 200;

/** Toute page dit qu'elle est une démonstration. */
export const page = (titre: string, contenu: Fragment): string =>
  html`<!doctype html>
    <html lang="fr">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="color-scheme" content="light dark" />
        <title>${titre} – Courriels de démonstration</title>
        <link rel="stylesheet" href="/style.css" />
      </head>
      <body>
        <header>
          <p class="marque"><a href="/">Courriels de démonstration</a></p>
          <p class="avis"><strong>Démonstration.</strong> Ces courriels sont fictifs : aucun ne sort de cette machine.</p>
        </header>
        <main>${contenu}</main>
      </body>
    </html> `.source;

export function vueListe(courriels: readonly Resume[], adresse: string, ignores: readonly string[]): string {
  const nombre = courriels.length;
  return page(
    'Courriels reçus',
    html`<h1>Courriels reçus</h1>
      <form class="recherche" action="/" role="search">
        <label for="adresse">Rechercher par adresse du destinataire</label>
        <span class="ligne"
          ><input id="adresse" name="adresse" value="${adresse}" autocomplete="off" spellcheck="false" /><button>Rechercher</button></span
        >
      </form>
      ${ignores.length === 0 ? RIEN : html`<p class="alerte" role="status">Fichiers illisibles, ignorés : ${ignores.join(', ')}. Les autres courriels sont intacts.</p>`}
      ${
        nombre === 0
          ? listeVide(adresse)
          : html`${nombreTrouve(nombre, adresse)}
              <ol class="courriels">
                ${courriels.slice(0, MONTRES).map(ligne)}
              </ol>`
      }
      <p class="actions">
        <a class="bouton secondaire" href="${adresse === '' ? '/' : `/?adresse=${encodeURIComponent(adresse)}`}">Actualiser</a>${
          nombre === 0 || adresse !== '' ? RIEN : html` <a class="bouton secondaire" href="/supprimer">Supprimer tous les courriels</a>`
        }
      </p>`,
  );
}

function nombreTrouve(nombre: number, adresse: string): Fragment {
  const compte = nombre === 1 ? '1 courriel' : `${nombre} courriels`;
  return html`<p role="status">
    ${compte}${adresse === '' ? '' : ` pour « ${adresse} »`}, du plus récent au plus
    ancien.${nombre > MONTRES ? ` Les ${MONTRES} premiers sont montrés.` : ''}
  </p>`;
}

const listeVide = (adresse: string): Fragment =>
  adresse === ''
    ? html`<p role="status">
        Aucun courriel reçu pour l’instant. Faites dans l’application ce qui en envoie un (par exemple « Créer mon compte »), puis
        choisissez « Actualiser ».
      </p>`
    : html`<p role="status">Aucun courriel pour « ${adresse} ». Vérifiez l’adresse, ou <a href="/">revoir tous les courriels</a>.</p>`;

const ligne = (courriel: Resume): Fragment =>
  html`<li>
    <a href="/courriels/${courriel.id}">
      <span class="sujet">${courriel.sujet || 'Sans sujet'}</span>
      <span class="detail"><span class="destinataire">${courriel.a.join(', ')}</span> <time>${recuLe(courriel)}</time></span></a
    >
  </li> `;

export const vueCourriel = (courriel: Resume, corps: Corps): string =>
  page(
    courriel.sujet || 'Sans sujet',
    html`<p><a href="/">Retour aux courriels</a></p>
      <h1>${courriel.sujet || 'Sans sujet'}</h1>
      <dl>
        <dt>De</dt>
        <dd>${courriel.de}</dd>
        <dt>À</dt>
        <dd>${courriel.a.join(', ')}</dd>
        <dt>Reçu le</dt>
        <dd>${recuLe(courriel)}</dd>
      </dl>
      <h2>Version texte</h2>
      <div class="texte">${avecLiens(corps.texte)}</div>
      ${
        corps.html === null
          ? RIEN
          : html`<h2>Version HTML</h2>
              <p class="aide">Ses liens s’ouvrent dans un nouvel onglet.</p>
              <iframe
                sandbox="allow-popups allow-popups-to-escape-sandbox"
                src="/courriels/${courriel.id}/html"
                title="Version HTML du courriel"
              ></iframe>`
      }`,
  );

export const vueSupprimer = (nombre: number): string =>
  page(
    'Supprimer tous les courriels',
    html`<h1>Supprimer tous les courriels</h1>
      <p>
        ${nombre === 1 ? 'Le courriel reçu sera effacé' : `Les ${nombre} courriels reçus seront effacés`} de cette machine. Les liens et les
        codes qu’ils contiennent restent valables, mais vous ne pourrez plus les lire ici.
      </p>
      <form method="post" action="/supprimer" class="actions">
        <button>Supprimer tous les courriels</button> <a class="bouton secondaire" href="/">Ne rien supprimer</a>
      </form>`,
  );

export const vueErreur = (phrase: string): string =>
  page(
    'Page introuvable',
    html`<h1>Page introuvable</h1>
      <p>${phrase}</p>
      <p><a href="/">Retour aux courriels</a></p>`,
  );
