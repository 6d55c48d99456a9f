import { useId, useState, type ComponentProps, type ReactNode } from 'react';
import { classesBouton } from './bouton.tsx';
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

interface ChoixProps {
  readonly libelle: string;
  readonly valeur: string;
  readonly onChange: (valeur: string) => void;
  readonly erreur?: string | null;
  readonly children: ReactNode;
}

/** Une liste de choix ; « tous » est la valeur vide. */
export function Choix({ libelle, valeur, onChange, erreur = null, children }: ChoixProps) {
  const id = useId();
  return (
    <div className={classes('fr-select-group', erreur !== null && 'fr-select-group--error')}>
      <label className="fr-label" htmlFor={id}>
        {libelle}
      </label>
      <select
        className={classes('fr-select', erreur !== null && 'fr-select--error')}
        id={id}
        value={valeur}
        aria-invalid={erreur !== null}
        aria-describedby={`${id}-message`}
        onChange={(e) => onChange(e.target.value)}
      >
        {children}
      </select>
      {erreur !== null && <MessageErreur id={`${id}-message`} erreur={erreur} />}
    </div>
  );
}

interface CaseACocherProps {
  readonly libelle: ReactNode;
  readonly aide?: string;
  readonly cochee: boolean;
  readonly onChange: (cochee: boolean) => void;
  readonly erreur?: string | null;
  readonly desactivee?: boolean;
}

/** Une case à cocher, jamais cochée d'avance par l'écran. */
export function CaseACocher({ libelle, aide, cochee, onChange, erreur = null, desactivee = false }: CaseACocherProps) {
  const id = useId();
  return (
    <div className={classes('fr-checkbox-group', erreur !== null && 'fr-checkbox-group--error')}>
      <input
        id={id}
        type="checkbox"
        checked={cochee}
        disabled={desactivee}
        onChange={(e) => onChange(e.target.checked)}
        aria-invalid={erreur !== null}
        aria-describedby={`${id}-message`}
      />
      <label className="fr-label" htmlFor={id}>
        {libelle}
        {aide !== undefined && <span className="fr-hint-text">{aide}</span>}
      </label>
      <MessageErreur id={`${id}-message`} erreur={erreur} />
    </div>
  );
}

interface ChoixRadioProps<V extends string> {
  readonly libelle: string;
  readonly aide?: string;
  readonly options: readonly { readonly valeur: V; readonly libelle: string }[];
  readonly valeur: V | null;
  readonly onChange: (valeur: V) => void;
  readonly erreur?: string | null;
}

/** Un choix parmi quelques-uns, tous visibles. */
export function ChoixRadio<V extends string>({ libelle, aide, options, valeur, onChange, erreur = null }: ChoixRadioProps<V>) {
  const id = useId();
  return (
    <fieldset className={classes('fr-fieldset', erreur !== null && 'fr-fieldset--error')} aria-describedby={`${id}-message`}>
      <legend className="fr-fieldset__legend fr-fieldset__legend--regular">
        {libelle}
        {aide !== undefined && <span className="fr-hint-text">{aide}</span>}
      </legend>
      {options.map((option, i) => (
        <div key={option.valeur} className="fr-fieldset__element fr-fieldset__element--inline">
          <div className="fr-radio-group">
            <input
              type="radio"
              id={`${id}-${option.valeur}`}
              name={id}
              checked={valeur === option.valeur}
              onChange={() => onChange(option.valeur)}
              {...(i === 0 ? { 'aria-invalid': erreur !== null } : {})}
            />
            <label className="fr-label" htmlFor={`${id}-${option.valeur}`}>
              {option.libelle}
            </label>
          </div>
        </div>
      ))}
      <MessageErreur id={`${id}-message`} erreur={erreur} />
    </fieldset>
  );
}

interface ChampLongProps extends ComponentProps<'textarea'> {
  readonly libelle: string;
  readonly aide?: string;
  readonly erreur?: string | null;
}

/** Un texte de plusieurs lignes. */
export function ChampLong({ libelle, aide, erreur = null, ...reste }: ChampLongProps) {
  const id = useId();
  return (
    <div className={classes('fr-input-group', erreur !== null && 'fr-input-group--error')}>
      <label className="fr-label" htmlFor={id}>
        {libelle}
        {aide !== undefined && <span className="fr-hint-text">{aide}</span>}
      </label>
      <textarea
        rows={3}
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

interface ChampFichierProps {
  readonly libelle: string;
  /** Ce que dit le bouton, puis ce qui est dit tant qu'aucun fichier n'est choisi : le navigateur parlerait sa propre langue. */
  readonly bouton: string;
  readonly aucun: string;
  readonly accept: string;
  readonly erreur?: string | null;
  readonly onChoisir: (fichier: File | undefined) => void;
}

/** Un fichier à lire ; le même fichier, corrigé, peut être choisi de nouveau. */
export function ChampFichier({ libelle, bouton, aucun, accept, erreur = null, onChoisir }: ChampFichierProps) {
  const id = useId();
  const [nom, setNom] = useState<string | null>(null);
  return (
    <div className={classes('champ-fichier', erreur !== null && 'fr-input-group--error')}>
      <span id={`${id}-libelle`} className="fr-label">
        {libelle}
      </span>
      <input
        id={id}
        type="file"
        accept={accept}
        className="fr-sr-only"
        aria-labelledby={`${id}-libelle ${id}-bouton`}
        aria-invalid={erreur !== null}
        aria-describedby={`${id}-nom ${id}-message`}
        onClick={(e) => {
          e.currentTarget.value = '';
        }}
        onChange={(e) => {
          const fichier = e.target.files?.[0];
          setNom(fichier?.name ?? null);
          onChoisir(fichier);
        }}
      />
      <div className="champ-fichier-choix">
        <label id={`${id}-bouton`} htmlFor={id} className={classesBouton({ priorite: 'secondaire', icone: 'fr-icon-upload-line' })}>
          {bouton}
        </label>
        <span id={`${id}-nom`}>{nom ?? aucun}</span>
      </div>
      <MessageErreur id={`${id}-message`} erreur={erreur} />
    </div>
  );
}
