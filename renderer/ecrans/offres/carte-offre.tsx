import { Link, useSearch } from '@tanstack/react-router';
import type { OffreVue } from '../../../domain/contract/offres.ts';
import type { Proximite } from '../../../domain/offre/proximite.ts';
import type { DemandeId } from '../../../domain/shared/ids.ts';
import { CarteOffre } from '../commun/carte-offre.tsx';
import { titreOffre } from '../commun/titre-offre.ts';

/** Une offre pour l'agent assisté. Aucune n'est cachée au gestionnaire (D13). */
export function CarteOffreDossier({ vue, demandeId, onglet }: { vue: OffreVue; demandeId: DemandeId; onglet: Proximite }) {
  const recherche = useSearch({ from: '/dossiers/$demandeId/offres/' });
  return (
    <CarteOffre
      vue={vue}
      lien={
        <Link to="/dossiers/$demandeId/offres/$offreId" params={{ demandeId, offreId: vue.offre.id }} search={{ ...recherche, onglet }}>
          {titreOffre(vue.offre)}
        </Link>
      }
    />
  );
}
