import { proximites, type Proximite } from '../../../domain/offre/proximite.ts';
import { Bouton } from '../../composants/bouton.tsx';
import { EtatVide } from '../../composants/carte.tsx';
import { onglet as libelleOnglet, textesOffres as textes } from '../../textes/offres.ts';

interface OngletVideProps {
  readonly onglet: Proximite;
  readonly comptes: Record<Proximite, number>;
  /** Ce qui est dit quand les trois onglets sont vides. */
  readonly videPartout: string;
  readonly onChanger: (cle: Proximite) => void;
}

/** Un onglet vide invite à regarder les autres (G73). */
export function OngletVide({ onglet, comptes, videPartout, onChanger }: OngletVideProps) {
  const autres = proximites.filter((cle) => cle !== onglet && comptes[cle] > 0);
  return (
    <EtatVide
      icone="fr-icon-home-4-line"
      titre={textes.vide(libelleOnglet[onglet])}
      phrase={autres.length === 0 ? videPartout : textes.videInvite}
    >
      <div className="actions">
        {autres.map((cle) => (
          <Bouton key={cle} priorite="secondaire" onClick={() => onChanger(cle)}>
            {textes.voirOnglet(libelleOnglet[cle], comptes[cle])}
          </Bouton>
        ))}
      </div>
    </EtatVide>
  );
}
