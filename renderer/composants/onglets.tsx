import type { ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';

export interface Onglet<C extends string> {
  readonly cle: C;
  readonly libelle: string;
  readonly pastille: ReactNode;
}

interface OngletsProps<C extends string> {
  readonly libelle: string;
  readonly onglets: readonly Onglet<C>[];
  readonly actif: C;
  readonly onChange: (cle: C) => void;
  readonly children: ReactNode;
}

/** Des onglets : les flèches passent de l'un à l'autre, seul l'actif est montré. */
export const Onglets = <C extends string>({ libelle, onglets, actif, onChange, children }: OngletsProps<C>) => (
  <Tabs className="onglets" selectedKey={actif} onSelectionChange={(cle) => onChange(cle as C)}>
    <TabList className="onglets-liste" aria-label={libelle}>
      {onglets.map((onglet) => (
        <Tab key={onglet.cle} id={onglet.cle} className="onglet">
          {onglet.libelle} {onglet.pastille}
        </Tab>
      ))}
    </TabList>
    {onglets.map(({ cle }) => (
      <TabPanel key={cle} id={cle} className="onglet-panneau">
        {cle === actif && children}
      </TabPanel>
    ))}
  </Tabs>
);
