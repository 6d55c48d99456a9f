import { Link } from '@tanstack/react-router';
import { actionsDuJour } from '../../../domain/journee/ordonner.ts';
import { useLecture } from '../../client/lecture.ts';
import { Pastille } from '../../composants/badge.tsx';
import { textesCoquille } from '../../textes/coquille.ts';
import { nombre } from '../../textes/formats.ts';

/** Le menu du gestionnaire ; les pastilles disent ce qui attend. */
export const menuGestionnaire = [
  <LienJournee key="journee" />,
  <Link key="dossiers" to="/dossiers" className="menu-lien">
    {textesCoquille.dossiers}
  </Link>,
  <LienRattachements key="rattachements" />,
  <LienBoiteEnvoi key="boite-envoi" />,
  <LienDivergences key="divergences" />,
];

function LienJournee() {
  const { comptes } = useLecture('journee.lire', { genre: null, reportees: false, debut: 0, nombre: 1 });
  return (
    <Link to="/journee" className="menu-lien">
      {textesCoquille.journee}
      <Compte nombre={actionsDuJour(comptes)} phrase={textesCoquille.tachesATraiter} />
    </Link>
  );
}

function LienBoiteEnvoi() {
  const { enAttente } = useLecture('sync.etat', {});
  return (
    <Link to="/boite-envoi" className="menu-lien">
      {textesCoquille.boiteEnvoi}
      <Compte nombre={enAttente} phrase={textesCoquille.actesEnAttente} />
    </Link>
  );
}

function LienDivergences() {
  const { divergences } = useLecture('sync.etat', {});
  return (
    <Link to="/divergences" className="menu-lien">
      {textesCoquille.divergences}
      <Compte nombre={divergences} phrase={textesCoquille.divergencesATraiter} />
    </Link>
  );
}

function LienRattachements() {
  const { total } = useLecture('dossier.lister', {
    filtres: { recherche: '', departement: null, etat: null, mandat: 'rattachement_a_valider' },
    tri: 'nom',
    sens: 'croissant',
    debut: 0,
    nombre: 1,
  });
  return (
    <Link to="/rattachements" className="menu-lien">
      {textesCoquille.rattachements}
      <Compte nombre={total} phrase={textesCoquille.rattachementsAValider} />
    </Link>
  );
}

const Compte = ({ nombre: n, phrase }: { nombre: number; phrase: (n: number) => string }) =>
  n > 0 && (
    <>
      {' '}
      <Pastille nombre={nombre(n)} phrase={phrase(n)} />
    </>
  );
