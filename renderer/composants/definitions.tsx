import type { ReactNode } from 'react';
import { classes } from './classes.ts';

export type Definition = readonly [terme: string, valeur: ReactNode];

/** Des couples terme et valeur, alignés. */
export const Definitions = ({ elements, compactes = false }: { elements: readonly Definition[]; compactes?: boolean }) => (
  <dl className={classes('definitions', compactes && 'definitions--compactes')}>
    {elements.map(([terme, valeur]) => (
      <div key={terme}>
        <dt>{terme}</dt>
        <dd>{valeur}</dd>
      </div>
    ))}
  </dl>
);
