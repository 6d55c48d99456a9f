import { Button, ComboBox, Input, Label, ListBox, ListBoxItem, Popover, Text } from 'react-aria-components';

interface ListeRechercheProps {
  readonly libelle: string;
  readonly aide: string;
  readonly ouvrir: string;
  readonly vide: string;
  readonly options: readonly { readonly cle: string; readonly libelle: string }[];
  readonly valeur: string | null;
  readonly onChange: (cle: string | null) => void;
  /** Vrai quand ce libellé répond à cette saisie. */
  readonly correspond: (libelle: string, saisie: string) => boolean;
}

/** Une longue liste où l'on cherche en tapant : flèches, Entrée, Échap. */
export const ListeRecherche = ({ libelle, aide, ouvrir, vide, options, valeur, onChange, correspond }: ListeRechercheProps) => (
  <ComboBox
    className="liste-recherche fr-input-group"
    defaultItems={options}
    selectedKey={valeur}
    onSelectionChange={(cle) => onChange(cle === null ? null : String(cle))}
    defaultFilter={correspond}
    menuTrigger="input"
    allowsEmptyCollection
  >
    <Label className="fr-label">{libelle}</Label>
    <Text slot="description" className="fr-hint-text">
      {aide}
    </Text>
    <div className="liste-recherche-champ">
      <Input className="fr-input" />
      <Button className="liste-recherche-ouvrir" aria-label={ouvrir}>
        <span className="fr-icon-arrow-down-s-line fr-icon--sm" aria-hidden="true" />
      </Button>
    </div>
    <Popover className="liste-recherche-choix">
      <ListBox className="liste-recherche-liste" renderEmptyState={() => <p className="liste-recherche-vide">{vide}</p>}>
        {(option: ListeRechercheProps['options'][number]) => (
          <ListBoxItem id={option.cle} textValue={option.libelle} className="liste-recherche-option">
            {option.libelle}
          </ListBoxItem>
        )}
      </ListBox>
    </Popover>
  </ComboBox>
);
