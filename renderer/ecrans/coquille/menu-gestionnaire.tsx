import { Link } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import { actionsDuJour } from '../../../domain/journee/ordonner.ts';
import { useLecture } from '../../client/lecture.ts';
import { Pastille } from '../../composants/badge.tsx';
import { textesCoquille } from '../../textes/coquille.ts';
import { nombre } from '../../textes/formats.ts';
import { lieux, type Lieu } from './commandes.ts';

const Compte = ({ nombre: n, phrase }: { nombre: number; phrase: (n: number) => string }) =>
  n > 0 && (
    <>
      {' '}
      <Pastille nombre={nombre(n)} phrase={phrase(n)} />
    </>
  );

function CompteJournee() {
  const { comptes } = useLecture('journee.lire', { genre: null, reportees: false, debut: 0, nombre: 1 });
  return <Compte nombre={actionsDuJour(comptes)} phrase={textesCoquille.tachesATraiter} />;
}

function CompteRattachements() {
  const { total } = useLecture('dossier.lister', {
    filtres: { recherche: '', departement: null, etat: null, mandat: 'rattachement_a_valider' },
    tri: 'nom',
    sens: 'croissant',
    debut: 0,
    nombre: 1,
  });
  return <Compte nombre={total} phrase={textesCoquille.rattachementsAValider} />;
}

function CompteBoiteEnvoi() {
  const { enAttente } = useLecture('sync.etat', {});
  return <Compte nombre={enAttente} phrase={textesCoquille.actesEnAttente} />;
}

function CompteDivergences() {
  const { divergences } = useLecture('sync.etat', {});
  return <Compte nombre={divergences} phrase={textesCoquille.divergencesATraiter} />;
}

const comptes: Partial<Record<Lieu, ComponentType>> = {
  '/journee': CompteJournee,
  '/rattachements': CompteRattachements,
  '/boite-envoi': CompteBoiteEnvoi,
  '/divergences': CompteDivergences,
};

/** Le menu du gestionnaire ; les pastilles disent ce qui attend. */
export const menuGestionnaire = lieux.map(({ vers, libelle }) => {
  const SonCompte = comptes[vers];
  return (
    <Link key={vers} to={vers} className="menu-lien">
      {libelle}
      {SonCompte !== undefined && <SonCompte />}
    </Link>
  );
});
