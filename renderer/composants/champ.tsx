import { useId, useState, type ComponentProps, type ReactNode } from 'react';
import { classes } from './classes.ts';

interface ChampProps extends ComponentProps<'input'> {
  readonly libelle: string;
  readonly aide?: string;
  readonly erreur?: string | null;
}

/** Un champ de saisie avec son libellé, son aide et son erreur, reliés pour la lecture d'écran. */
export function Champ({ libelle, aide, erreur = null, className, ...reste }: ChampProps) {
  const id = useId();
  return (
    <div className={classes('fr-input-group', erreur !== null && 'fr-input-group--error', className)}>
      <label className="fr-label" htmlFor={id}>
        {libelle}
        {aide !== undefined && <span className="fr-hint-text">{aide}</span>}
      </label>
      <input
        {...reste}
        id={id}
        className={classes('fr-input', erreur !== null && 'fr-input--error')}
        aria-invalid={erreur !== null}
        aria-describedby={`${id}-message`}
      />
      <MessageErreur id={`${id}-message`} erreur={erreur} />
    </div>
  );
}

const MessageErreur = ({ id, erreur }: { id: string; erreur: string | null }) => (
  <div className="fr-messages-group" id={id} aria-live="polite">
    {erreur !== null && <p className="fr-message fr-message--error">{erreur}</p>}
  </div>
);

/** Un mot de passe, que l'on peut afficher le temps de le relire. Le collage est permis. */
export function ChampMotDePasse({
  libelle,
  afficher,
  erreur = null,
  ...reste
}: Omit<ChampProps, 'type' | 'aide'> & { readonly afficher: string }) {
  const id = useId();
  const [visible, setVisible] = useState(false);
  return (
    <div className={classes('fr-password', 'fr-input-group', erreur !== null && 'fr-input-group--error')}>
      <label className="fr-label" htmlFor={id}>
        {libelle}
      </label>
      <div className="fr-input-wrap">
        <input
          {...reste}
          id={id}
          type={visible ? 'text' : 'password'}
          autoCapitalize="off"
          spellCheck={false}
          className={classes('fr-password__input fr-input', erreur !== null && 'fr-input--error')}
          aria-invalid={erreur !== null}
          aria-describedby={`${id}-message`}
        />
      </div>
      <MessageErreur id={`${id}-message`} erreur={erreur} />
      <div className="case-discrete">
        <input id={`${id}-voir`} type="checkbox" checked={visible} onChange={(e) => setVisible(e.target.checked)} />
        <label htmlFor={`${id}-voir`}>{afficher}</label>
      </div>
    </div>
  );
}

/** Une liste de choix ; « tous » est la valeur vide. */
export function Choix({
  libelle,
  valeur,
  onChange,
  children,
}: {
  libelle: string;
  valeur: string;
  onChange: (valeur: string) => void;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <div className="fr-select-group">
      <label className="fr-label" htmlFor={id}>
        {libelle}
      </label>
      <select className="fr-select" id={id} value={valeur} onChange={(e) => onChange(e.target.value)}>
        {children}
      </select>
    </div>
  );
}
