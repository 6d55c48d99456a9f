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
import { dossiersDesTaches, LECTURE_DE_LA_JOURNEE } from '../journee/passage.ts';

interface VoisinsProps {
  readonly demandeId: DemandeId;
  readonly vue: VueDossiers;
}

type Place = Pick<LigneDossier, 'demandeId' | 'nom' | 'prenom'>;

/** Le dossier d'avant et celui d'après là d'où l'on vient, la liste ou « Ma journée », sans y revenir (B14). */
export const Voisins = ({ demandeId, vue }: VoisinsProps) =>
  vue.journee === undefined ? <VoisinsDeLaListe demandeId={demandeId} vue={vue} /> : <VoisinsDeLaJournee demandeId={demandeId} vue={vue} />;

function VoisinsDeLaListe({ demandeId, vue }: VoisinsProps) {
  const mots = useStore(recherche);
  const debut = Math.max(0, (vue.position ?? 0) - 1);
  const { data } = useQuery({
    ...read('dossier.lister', { ...demandeDeListe(vue, mots), debut, nombre: 3 }),
    enabled: vue.position !== undefined,
    placeholderData: keepPreviousData,
  });
  return data !== undefined && <Passage demandeId={demandeId} vue={vue} places={data.lignes} debut={debut} total={data.total} />;
}

function VoisinsDeLaJournee({ demandeId, vue }: VoisinsProps) {
  const genre = vue.journee === undefined || vue.journee === 'toutes' ? null : vue.journee;
  const { data } = useQuery({ ...read('journee.lire', { ...LECTURE_DE_LA_JOURNEE, genre }), placeholderData: keepPreviousData });
  if (data === undefined) return null;
  const places = dossiersDesTaches(data.taches);
  return <Passage demandeId={demandeId} vue={vue} places={places} debut={0} total={places.length} />;
}

interface PassageProps extends VoisinsProps {
  /** Des dossiers qui se suivent, à partir de ce rang. */
  readonly places: readonly Place[];
  readonly debut: number;
  readonly total: number;
}

function Passage({ demandeId, vue, places, debut, total }: PassageProps) {
  if (vue.position === undefined) return null;
  const ici = places.findIndex((place) => place.demandeId === demandeId);
  // Le dossier a pu quitter la liste depuis (un filtre sur l'état, une tâche faite) : le suivant a pris son rang.
  const suivantA = ici >= 0 ? ici + 1 : vue.position - debut;
  const precedentA = ici >= 0 ? ici - 1 : vue.position - debut - 1;
  return (
    <nav className="voisins" aria-label={textesDossier.passage}>
      <Voisin place={places[precedentA]} rang={debut + precedentA} vue={vue} sens="precedent" />
      {ici >= 0 && <span className="discret">{textesDossier.rang(debut + ici + 1, total)}</span>}
      <Voisin place={places[suivantA]} rang={debut + suivantA} vue={vue} sens="suivant" />
    </nav>
  );
}

interface VoisinProps {
  readonly place: Place | undefined;
  readonly rang: number;
  readonly vue: VueDossiers;
  readonly sens: 'precedent' | 'suivant';
}

function Voisin({ place, rang, vue, sens }: VoisinProps) {
  if (place === undefined) return null;
  const icone = sens === 'precedent' ? 'fr-icon-arrow-left-s-line fr-btn--icon-left' : 'fr-icon-arrow-right-s-line fr-btn--icon-right';
  return (
    <Link
      to="/dossiers/$demandeId"
      params={{ demandeId: place.demandeId }}
      search={{ ...vue, position: rang }}
      className={`fr-btn fr-btn--sm fr-btn--tertiary-no-outline ${icone}`}
      title={nomComplet(place)}
    >
      {textesDossier[sens]}
    </Link>
  );
}
