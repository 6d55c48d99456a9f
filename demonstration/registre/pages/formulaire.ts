import {
  type Champ,
  champAvecCodemandeur,
  champLien,
  champNaissances,
  champsCodemandeur,
  champsLogement,
  champsPersonne,
  champsRessources,
  champsSituation,
} from '../formulaire/champs.ts';
import type { ChangementVu } from '../formulaire/fusion.ts';
import { libelleDe, trouverChamp, valeurLisible } from '../formulaire/libelles.ts';
import { type Liste, listes, nombreDeLignes, rangs } from '../formulaire/lignes.ts';
import { type EtatDuFormulaire, rendreChamp, resumeDesErreurs } from './champ.ts';
import { type Html, html } from './html.ts';
import { typographie } from './phrases.ts';

export interface PageFormulaire extends EtatDuFormulaire {
  readonly adresse: string;
  /** Ce qui rend l'envoi unique : la page d'une demande neuve, ou la version que l'on modifie. */
  readonly cachee: { readonly nom: 'page' | 'version'; readonly valeur: string };
  readonly bouton: string;
  readonly changements?: readonly ChangementVu[];
}

/** Le formulaire d'une demande, neuve ou à modifier : les mêmes champs, dans le même ordre. */
export function rendreFormulaire(page: PageFormulaire): Html {
  const champs = (liste: readonly Champ[], prefixe = '') => liste.map((c) => rendreChamp(`${prefixe}${c.nom}`, c, page));
  return html`${resumeDesErreurs(page.erreurs)} ${ailleurs(page)}
    <form method="post" action="${page.adresse}" novalidate>
      <input type="hidden" name="${page.cachee.nom}" value="${page.cachee.valeur}" />
      <button class="par-defaut" name="action" value="enregistrer" tabindex="-1" aria-hidden="true">${page.bouton}</button>
      ${section('Demandeur', champs(champsPersonne, 'demandeur.'))}
      ${section('Situation familiale', [...champs(champsSituation), ...champs([champAvecCodemandeur])])}
      <div class="codemandeur">${section('Codemandeur', [...champs([champLien]), ...champs(champsCodemandeur, 'codemandeur.')])}</div>
      ${section('Ménage', [...lignes(page, listes.aCharge), ...champs([champNaissances])])}
      ${section('Ressources', [...champs(champsRessources), ...lignes(page, listes.revenus)])}
      ${section('Logement actuel et motif', champs(champsLogement))}
      ${section('Communes demandées', [aideCommunes, ...lignes(page, listes.communes)])}
      <p class="actions"><button name="action" value="enregistrer">${page.bouton}</button></p>
    </form>`;
}

const aideCommunes = html`<p class="aide">
  De une à huit, par ordre de préférence : le nom, le code postal ou le code INSEE. La première donne le département de recherche.
</p>`;

const section = (titre: string, contenu: readonly Html[]): Html =>
  html`<fieldset>
    <legend><h2>${titre}</h2></legend>
    ${contenu}
  </fieldset>`;

/** Les lignes d'une liste, chacune un groupe nommé, puis le bouton qui en ajoute une. */
function lignes(page: PageFormulaire, liste: Liste): Html[] {
  const complete = nombreDeLignes(page.saisie, liste) >= liste.max;
  return [
    html`<input type="hidden" name="${liste.nom}.nombre" value="${nombreDeLignes(page.saisie, liste)}" />`,
    ...rangs(page.saisie, liste).map(
      (i) =>
        html`<div class="ligne" role="group" aria-label="${liste.ligne} ${i + 1}">
          <p class="rang" aria-hidden="true">${liste.ligne} ${i + 1}</p>
          ${liste.champs.map((c) => rendreChamp(`${liste.nom}.${i}.${c.nom}`, c, page))}
        </div>`,
    ),
    ...(complete ? [] : [html`<p><button class="second" name="action" value="ajouter.${liste.nom}">${liste.ajouter}</button></p>`]),
  ];
}

/** Quelqu'un a enregistré la même demande pendant la saisie : ce qui a changé, et ce que deviennent les deux. */
function ailleurs({ changements, saisie }: PageFormulaire): Html | null {
  if (changements === undefined) return null;
  const vus = changements.filter(({ nom }) => trouverChamp(nom) !== null);
  const lire = (nom: string, valeur: string) => valeurLisible(nom, { [nom]: valeur });
  return html`<div class="alerte" role="alert" tabindex="-1" autofocus>
    <h2>Cette demande a été modifiée dans une autre fenêtre</h2>
    <p>Votre saisie n’est pas encore enregistrée, et rien n’en est perdu. Relisez, puis enregistrez de nouveau.</p>
    <ul>
      ${vus.map(
        ({ nom, avant, apres, garde }) =>
          html`<li>
            ${typographie(libelleDe(nom))} : « ${lire(nom, avant)} » est devenu « ${lire(nom, apres)} ».
            ${garde ? html`Vous aviez saisi autre chose : votre saisie, « ${valeurLisible(nom, saisie)} », est gardée.` : html`C’est repris ci-dessous.`}
          </li>`,
      )}
    </ul>
  </div>`;
}
