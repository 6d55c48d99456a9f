import type { Champ, Saisie } from '../formulaire/champs.ts';
import { libelleDe } from '../formulaire/libelles.ts';
import type { Propositions } from '../formulaire/composer.ts';
import type { Erreurs } from '../formulaire/lecteur.ts';
import { type Html, html } from './html.ts';
import { typographie } from './phrases.ts';

/** Ce que la page sait de ce qui a été tapé. */
export interface EtatDuFormulaire {
  readonly saisie: Saisie;
  readonly erreurs: Erreurs;
  readonly propositions: Propositions;
  /** Le champ où reprendre : le premier de la ligne qui vient d'être ajoutée. */
  readonly focus?: string;
}

const idDe = (nom: string): string => nom.replaceAll('.', '-');

/** Un champ : son libellé, son aide, son erreur, liés entre eux, et ce qui était tapé. */
export function rendreChamp(nom: string, champ: Champ, etat: EtatDuFormulaire): Html {
  const id = idDe(nom);
  const erreur = etat.erreurs.get(nom) ?? null;
  const aide = champ.aide ?? null;
  const liens = [
    aide === null ? null : `${id}-aide`,
    erreur === null ? null : `${id}-erreur`,
    etat.propositions.has(nom) ? `${id}-possibles` : null,
  ];
  const decrit = liens.filter((note) => note !== null).join(' ');
  const attributs = html`id="${id}" name="${nom}" ${decrit === '' ? null : html`aria-describedby="${decrit}"`}
  ${erreur === null ? null : html`aria-invalid="true"`} ${etat.focus === nom ? html`autofocus` : null}`;
  const libelle = html`<label for="${id}">${typographie(champ.libelle)}</label>`;
  const notes = html`${aide === null ? null : html`<p class="aide" id="${id}-aide">${typographie(aide)}</p>`}
  ${erreur === null ? null : html`<p class="erreur" id="${id}-erreur">${typographie(erreur)}</p>`}`;
  const classes = `champ ${champ.genre}${champ.court === true ? ' court' : ''}${erreur === null ? '' : ' fautif'}`;
  if (champ.genre === 'case')
    return html`<div class="${classes}">${caseACocher(attributs, etat.saisie[nom] ?? '')} ${libelle} ${notes}</div>`;
  const controle = champ.genre === 'choix' ? choix(attributs, champ, etat.saisie[nom] ?? '') : texte(attributs, nom, champ, etat);
  return html`<div class="${classes}">${libelle} ${notes} ${controle}</div>`;
}

const caseACocher = (attributs: Html, valeur: string): Html =>
  html`<input type="checkbox" value="oui" ${attributs} ${valeur === '' ? null : html`checked`} />`;

const choix = (attributs: Html, champ: Champ, valeur: string): Html =>
  html`<select ${attributs}>
    <option value="">Choisir…</option>
    ${(champ.choix ?? []).map(([code, libelle]) => html`<option value="${code}" ${code === valeur ? html`selected` : null}>${libelle}</option>`)}
  </select>`;

/** Les communes possibles sont offertes par le navigateur lui-même, sans script. */
function texte(attributs: Html, nom: string, { clavier, remplissage }: Champ, { saisie, propositions }: EtatDuFormulaire): Html {
  const possibles = propositions.get(nom) ?? null;
  return html`<input
      type="text"
      value="${saisie[nom] ?? ''}"
      ${attributs}
      ${clavier === undefined ? null : html`inputmode="${clavier}"`}
      autocomplete="${remplissage !== undefined && nom.startsWith('demandeur.') ? remplissage : 'off'}"
      ${possibles === null ? null : html`list="${idDe(nom)}-liste"`}
    />
    ${
      possibles === null
        ? null
        : html`<datalist id="${idDe(nom)}-liste">${possibles.map((p) => html`<option value="${p}"></option>`)}</datalist>
            <p class="aide" id="${idDe(nom)}-possibles">Communes possibles, à recopier ou à choisir : ${possibles.join(', ')}.</p>`
    }`;
}

/** Le résumé des erreurs, en tête : il prend le focus, et chaque ligne mène à son champ. */
export function resumeDesErreurs(erreurs: Erreurs): Html | null {
  if (erreurs.size === 0) return null;
  return html`<div class="alerte" role="alert" tabindex="-1" autofocus>
    <h2>${erreurs.size === 1 ? 'Une information est à revoir' : `${erreurs.size} informations sont à revoir`}</h2>
    <p>Rien n’est enregistré pour l’instant, et rien de ce que vous avez saisi n’est perdu.</p>
    <ul>
      ${[...erreurs].map(([nom, phrase]) => html`<li><a href="#${idDe(nom)}">${typographie(libelleDe(nom))} : ${typographie(phrase)}</a></li>`)}
    </ul>
  </div>`;
}
