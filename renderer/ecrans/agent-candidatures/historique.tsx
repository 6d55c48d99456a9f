import { useEffect, useState } from 'react';
import { Badge } from '../../composants/badge.tsx';
import { Bouton } from '../../composants/bouton.tsx';
import { Champ } from '../../composants/champ.tsx';
import { statutAgent, suite, textesCandidaturesAgent as textes } from '../../textes/agent-candidatures.ts';
import { ligneOffre } from '../../textes/candidature.ts';
import { dateHeure } from '../../textes/formats.ts';
import { Evenements } from '../dossier/evenements.tsx';
import { Suivi } from '../dossier/suivi.tsx';
import { tonEtat } from '../dossier/ton-etat.ts';
import type { MienneVue } from './en-cours.tsx';
import { identifiant } from './identifiant.ts';

const PAUSE_MS = 250;

interface HistoriqueProps {
  readonly miennes: readonly MienneVue[];
  readonly total: number;
  readonly recherche: string;
  readonly enCours: boolean;
  readonly onChercher: (recherche: string) => void;
}

/** « Historique de mes candidatures », que l'on cherche par identifiant, commune ou bailleur (G88). */
export function Historique({ miennes, total, recherche, enCours, onChercher }: HistoriqueProps) {
  const [saisie, setSaisie] = useRechercheDifferee(recherche, onChercher);
  return (
    <section className="agent-historique" aria-labelledby="historique">
      <h2 id="historique" className="fr-h5">
        {textes.historique} <span className="fr-text--sm discret">({textes.total(total)})</span>
      </h2>
      {(total > 0 || recherche !== '') && (
        <Champ
          type="search"
          libelle={textes.rechercher}
          aide={textes.rechercherAide}
          maxLength={200}
          value={saisie}
          onChange={(e) => setSaisie(e.target.value)}
        />
      )}
      <div aria-live="polite" aria-busy={enCours}>
        {miennes.length === 0 && recherche === '' && <p>{textes.aucunHistorique}</p>}
        {miennes.length === 0 && recherche !== '' && (
          <>
            <p>{textes.aucunResultat(recherche)}</p>
            <Bouton priorite="secondaire" petit onClick={() => setSaisie('')}>
              {textes.effacer}
            </Bouton>
          </>
        )}
        {miennes.map((mienne) => (
          <Passee key={mienne.candidature.id} mienne={mienne} />
        ))}
      </div>
    </section>
  );
}

/** La recherche part quand on s'arrête d'écrire. */
function useRechercheDifferee(recherche: string, onChercher: (recherche: string) => void) {
  const [saisie, setSaisie] = useState(recherche);
  const voulue = saisie.trim();
  useEffect(() => {
    if (voulue === recherche) return;
    const minuteur = setTimeout(() => onChercher(voulue), PAUSE_MS);
    return () => clearTimeout(minuteur);
  }, [voulue, recherche, onChercher]);
  return [saisie, setSaisie] as const;
}

const Passee = ({ mienne: { candidature } }: { mienne: MienneVue }) => (
  <details className="candidature-passee">
    <summary>
      <span className="candidature-offre">{ligneOffre(candidature.resume)}</span>
      <span className="discret">
        {textes.deposeeLe} {dateHeure(candidature.deposeeLe)}
      </span>
      <span className="discret">
        {textes.identifiant} <span className="chiffres">{identifiant(candidature)}</span>
      </span>
      <Badge ton={tonEtat[candidature.etat]}>{statutAgent[candidature.etat]}</Badge>
    </summary>
    <p className="discret">{candidature.resume.bailleur}</p>
    <Suivi candidature={candidature} />
    <p>{suite[candidature.etat]}</p>
    <Evenements evenements={candidature.evenements} />
  </details>
);
