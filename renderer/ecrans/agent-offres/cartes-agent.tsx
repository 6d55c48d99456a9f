import { Link } from '@tanstack/react-router';
import type { OffreVue } from '../../../domain/contract/offres.ts';
import type { Proximite } from '../../../domain/offre/proximite.ts';
import { useDefilementRetenu } from '../../composants/defilement.ts';
import { textesOffresAgent as textes } from '../../textes/agent-offres.ts';
import { phraseRaison } from '../../textes/eligibilite.ts';
import { CarteOffre } from '../commun/carte-offre.tsx';
import { titreOffre } from '../commun/titre-offre.ts';

interface CartesAgentProps {
  readonly onglet: Proximite;
  readonly toutes: boolean;
  readonly offres: readonly OffreVue[];
}

/** Les offres d'un onglet ; la hauteur de défilement se retrouve en revenant (G75). */
export function CartesAgent({ onglet, toutes, offres }: CartesAgentProps) {
  useDefilementRetenu(`agent offres ${onglet} ${toutes}`);
  return (
    <ul className="offres">
      {offres.map((vue) => (
        <CarteOffre
          key={vue.offre.id}
          vue={vue}
          lien={
            <Link to="/agent/offres/$offreId" params={{ offreId: vue.offre.id }} search={{ onglet, toutes }}>
              {titreOffre(vue.offre)}
            </Link>
          }
        >
          <Raisons vue={vue} />
        </CarteOffre>
      ))}
    </ul>
  );
}

/** Toutes les raisons pour lesquelles une offre ne convient pas, jamais la première seule (D13). */
function Raisons({ vue }: { vue: OffreVue }) {
  const raisons = vue.eligibilite.raisons.filter((r) => r.verdict === 'defavorable');
  if (raisons.length === 0) return null;
  return (
    <div className="offre-carte-raisons">
      <p>{textes.neConvientPas}</p>
      <ul>
        {raisons.map((raison, i) => (
          <li key={`${raison.regle} ${i}`}>{phraseRaison(raison)}</li>
        ))}
      </ul>
    </div>
  );
}
