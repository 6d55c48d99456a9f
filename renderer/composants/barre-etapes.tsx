import { classes } from './classes.ts';

export interface EtapeVue {
  readonly libelle: string;
  readonly etat: 'faite' | 'en_cours' | 'a_venir' | 'arretee' | 'proposee' | 'sautee';
  /** L'état en toutes lettres, pour la lecture d'écran. */
  readonly phrase: string;
  readonly icone: string;
}

/** Une suite d'étapes, de gauche à droite, ou de haut en bas quand la place manque. */
export const BarreEtapes = ({ libelle, etapes }: { libelle: string; etapes: readonly EtapeVue[] }) => (
  <ol className="etapes" aria-label={libelle}>
    {etapes.map((etape) => (
      <li
        key={etape.libelle}
        className={classes('etape', `etape--${etape.etat}`)}
        aria-current={etape.etat === 'en_cours' ? 'step' : undefined}
      >
        <span className={classes('etape-icone', etape.icone)} aria-hidden="true" />
        <span className="etape-libelle">{etape.libelle}</span>
        <span className="fr-sr-only">, {etape.phrase}</span>
      </li>
    ))}
  </ol>
);
