import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { LigneDossier } from '../../../domain/contract/dossiers.ts';
import type { DemandeId } from '../../../domain/shared/ids.ts';
import { read } from '../../client/queries.ts';
import { useStore } from '../../composants/store.ts';
import { textesDossier } from '../../textes/dossier.ts';
import { nomComplet } from '../../textes/formats.ts';
import { recherche } from '../dossiers/memoire.ts';
import { demandeDeListe, type VueDossiers } from '../dossiers/vue.ts';

/** Le dossier d'avant et celui d'après dans la liste d'où l'on vient, sans y revenir (B14). */
export function Voisins({ demandeId, vue }: { demandeId: DemandeId; vue: VueDossiers }) {
  const mots = useStore(recherche);
  const rang = vue.position ?? 0;
  const debut = Math.max(0, rang - 1);
  const { data } = useQuery({
    ...read('dossier.lister', { ...demandeDeListe(vue, mots), debut, nombre: 3 }),
    enabled: vue.position !== undefined,
    placeholderData: keepPreviousData,
  });
  if (data === undefined || vue.position === undefined) return null;
  const ici = data.lignes.findIndex((ligne) => ligne.demandeId === demandeId);
  // Le dossier a pu quitter la liste depuis (un filtre sur l'état, par exemple) : le suivant a pris son rang.
  const suivantA = ici >= 0 ? ici + 1 : rang - debut;
  const precedentA = ici >= 0 ? ici - 1 : rang - debut - 1;
  return (
    <nav className="voisins" aria-label={textesDossier.passage}>
      <Voisin ligne={data.lignes[precedentA]} rang={debut + precedentA} vue={vue} sens="precedent" />
      {ici >= 0 && <span className="discret">{textesDossier.rang(debut + ici + 1, data.total)}</span>}
      <Voisin ligne={data.lignes[suivantA]} rang={debut + suivantA} vue={vue} sens="suivant" />
    </nav>
  );
}

interface VoisinProps {
  readonly ligne: LigneDossier | undefined;
  readonly rang: number;
  readonly vue: VueDossiers;
  readonly sens: 'precedent' | 'suivant';
}

function Voisin({ ligne, rang, vue, sens }: VoisinProps) {
  if (ligne === undefined) return null;
  const icone = sens === 'precedent' ? 'fr-icon-arrow-left-s-line fr-btn--icon-left' : 'fr-icon-arrow-right-s-line fr-btn--icon-right';
  return (
    <Link
      to="/dossiers/$demandeId"
      params={{ demandeId: ligne.demandeId }}
      search={{ ...vue, position: rang }}
      className={`fr-btn fr-btn--sm fr-btn--tertiary-no-outline ${icone}`}
      title={nomComplet(ligne)}
    >
      {textesDossier[sens]}
    </Link>
  );
}
