import { echelle } from '../comptes.ts';
import { avecUnAtelier, eprouver } from './graines.ts';

/** L'autre moitié des graines, dans un autre processus : sur deux cœurs, le temps est deux fois plus court. */
eprouver(avecUnAtelier(), 150 * echelle() + 1, 150 * echelle());
