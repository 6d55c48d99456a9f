import { useInfiniteQuery } from '@tanstack/react-query';
import type { LigneMonJournal } from '../../../domain/contract/mon-journal.ts';
import { lire } from '../../client/queries.ts';
import { Bouton } from '../../composants/bouton.tsx';
import { EtatVide } from '../../composants/carte.tsx';
import { Chargement } from '../../composants/chargement.tsx';
import { Tableau } from '../../composants/tableau.tsx';
import { TitrePage } from '../../composants/titre-page.tsx';
import { quoiDuJournal, roleDuJournal, textesJournal as textes } from '../../textes/agent-journal.ts';
import { textesCoquille } from '../../textes/coquille.ts';
import { dateHeure } from '../../textes/formats.ts';

/** « Qui a consulté mon dossier » : qui, quand, quoi, sur douze mois, par pages (B13, I-12). */
export function EcranJournal() {
  const journal = useInfiniteQuery({
    queryKey: ['agent.journal'] as const,
    queryFn: ({ pageParam }) => lire('agent.journal', { suite: pageParam }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ suite }) => suite,
  });
  if (journal.error !== null && journal.data === undefined) throw journal.error;
  const lignes = journal.data?.pages.flatMap((page) => page.lignes);
  return (
    <>
      <TitrePage titreFenetre={textesCoquille.titrePage(textes.titre)}>{textes.titre}</TitrePage>
      <div className="agent-etroit">
        <p>{textes.introduction}</p>
        <p className="discret">{textes.retard}</p>
      </div>
      {lignes === undefined ? <Chargement /> : <Lignes lignes={lignes} />}
      {journal.hasNextPage && (
        <Bouton priorite="secondaire" aria-disabled={journal.isFetchingNextPage} onClick={() => void journal.fetchNextPage()}>
          {journal.isFetchingNextPage ? textes.enCours : textes.suite}
        </Bouton>
      )}
    </>
  );
}

const Lignes = ({ lignes }: { lignes: readonly LigneMonJournal[] }) =>
  lignes.length === 0 ? (
    <EtatVide icone="fr-icon-eye-off-line" titre={textes.aucuneTitre} phrase={textes.aucune} />
  ) : (
    <Tableau legende={textes.legende} colonnes={[textes.quand, textes.qui, textes.quoi]} fiches>
      {lignes.map((ligne) => (
        <tr key={ligne.cle}>
          <th scope="row">{dateHeure(ligne.quand)}</th>
          <td data-colonne={textes.qui}>
            <Qui ligne={ligne} />
          </td>
          <td data-colonne={textes.quoi}>{quoiDuJournal[ligne.quoi]}</td>
        </tr>
      ))}
    </Tableau>
  );

/** La personne et son service ; d'un bailleur, l'organisme. */
const Qui = ({ ligne: { role, nom, organisme } }: { ligne: LigneMonJournal }) => (
  <span>
    {role === 'bailleur' ? (organisme ?? textes.nomInconnu) : (nom ?? textes.nomInconnu)}
    <br />
    <span className="discret">
      {roleDuJournal[role]}
      {role === 'gestionnaire' && organisme !== null && `, ${textesCoquille.academie(organisme)}`}
    </span>
  </span>
);
