import { type Champ, JOUR_AIDE } from '../formulaire/champs.ts';
import { type EtatDuFormulaire, rendreChamp } from './champ.ts';
import { enPage } from './gabarit.ts';
import { html } from './html.ts';
import { typographie } from './phrases.ts';

const champNumero: Champ = {
  nom: 'numeroUnique',
  libelle: 'Numéro unique',
  genre: 'texte',
  aide: '18 caractères, par exemple 0451126123456GDPUB.',
};
const champNaissance: Champ = {
  nom: 'dateNaissance',
  libelle: 'Date de naissance du demandeur',
  genre: 'texte',
  aide: JOUR_AIDE,
  clavier: 'numeric',
  court: true,
};

/** L'accueil : créer une demande, ou retrouver la sienne. `refus` dit pourquoi on y revient. */
export function pageAccueil(etat: EtatDuFormulaire, refus: string | null, ouverte: string | null): string {
  const contenu = html`${refus === null ? null : html`<div class="alerte" role="alert" tabindex="-1" autofocus><p>${typographie(refus)}</p></div>`}
    ${ouverte === null ? null : html`<p class="reussite">Votre demande est ouverte. <a href="/demande">Revenir à ma demande</a></p>`}
    <div class="colonnes">
      <section>
        <h2>Créer une demande</h2>
        <p>Vous obtiendrez un numéro unique d’enregistrement, à garder.</p>
        <p><a class="bouton" href="/demande/nouvelle">Créer une demande</a></p>
      </section>
      <section>
        <h2>Retrouver ma demande</h2>
        <form method="post" action="/retrouver" novalidate>
          ${rendreChamp('numeroUnique', champNumero, etat)} ${rendreChamp('dateNaissance', champNaissance, etat)}
          <p class="actions"><button>Ouvrir ma demande</button></p>
        </form>
      </section>
    </div>`;
  return enPage({ titre: 'Demande de logement social', contenu, ouverte, erreur: refus !== null });
}
