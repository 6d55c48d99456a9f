import type { DemandeGardee } from '../stock.ts';
import { enPage } from './gabarit.ts';
import { html } from './html.ts';
import { enClair, typographie } from './phrases.ts';

/** Ce qui vient d'être fait, dit en tête de la page où l'on arrive ensuite. */
const faits: Readonly<Record<string, string>> = {
  creee: 'Votre demande est enregistrée. Notez votre numéro unique : il vous sera demandé.',
  modifiee: 'Vos informations sont enregistrées.',
  renouvelee: 'Votre demande est renouvelée pour un an.',
  pas_renouvelee:
    'Votre demande a été modifiée dans une autre fenêtre : elle n’est pas encore renouvelée. Choisissez de nouveau « Renouveler ma demande ».',
  deja_renouvelee: 'Votre demande est déjà valable plus d’un an : il n’y a rien à renouveler.',
  pieces: 'Vos pièces justificatives sont enregistrées.',
};

export const estUnFait = (code: unknown): code is string => typeof code === 'string' && Object.hasOwn(faits, code);

/** La demande ouverte : son numéro unique, ses dates, et ce qu'on peut en faire. */
export function pageDemande({ demande, version }: DemandeGardee, fait: string | null): string {
  const { valeur } = demande.numeroUnique;
  const contenu = html`${fait === null ? null : html`<p class="reussite" role="status" tabindex="-1" autofocus>${typographie(faits[fait] ?? '')}</p>`}
    <dl>
      <div>
        <dt>Numéro unique</dt>
        <dd class="numero">${valeur}</dd>
      </div>
      <div>
        <dt>Demandeur</dt>
        <dd>${demande.demandeur.prenom} ${demande.demandeur.nom}</dd>
      </div>
      <div>
        <dt>Déposée le</dt>
        <dd>${enClair(demande.deposeeLe)}</dd>
      </div>
      <div>
        <dt>Valable jusqu’au</dt>
        <dd>${enClair(demande.valableJusquau)}</dd>
      </div>
      <div>
        <dt>Communes demandées</dt>
        <dd>${demande.communes.map((c) => `${c.nom} (${c.departement})`).join(', ')}</dd>
      </div>
      <div>
        <dt>Le code de sécurité est envoyé à</dt>
        <dd>${demande.demandeur.courriel}</dd>
      </div>
    </dl>
    <ul class="choix-actions">
      <li><a class="bouton" href="/demande/modifier">Modifier mes informations</a></li>
      <li><a class="bouton" href="/demande/pieces">Déposer mes pièces</a></li>
      <li>
        <form method="post" action="/demande/renouveler">
          <input type="hidden" name="version" value="${version}" />
          <button class="second">Renouveler ma demande</button>
        </form>
      </li>
    </ul>`;
  return enPage({ titre: 'Ma demande', contenu, ouverte: valeur });
}
