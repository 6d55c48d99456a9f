import { useNavigate } from '@tanstack/react-router';
import { useEffect, useId, useRef, type KeyboardEvent } from 'react';
import { etatsActifs } from '../../../domain/candidature/etapes.ts';
import type { Output } from '../../../domain/contract/index.ts';
import { trouverDepartement } from '../../../domain/referentiels/departements.ts';
import { Bouton } from '../../composants/bouton.tsx';
import { Choix } from '../../composants/champ.tsx';
import { aucuneCandidature, etatCandidature } from '../../textes/candidature.ts';
import { filtreMandat, textesDossiers } from '../../textes/dossiers.ts';
import { focusTable } from './focus-table.ts';
import { recherche as memoireRecherche } from './memoire.ts';
import type { VueDossiers } from './vue.ts';

interface FiltresProps {
  readonly vue: VueDossiers;
  readonly recherche: string;
  readonly departements: Output<'dossier.lister'>['departements'];
  readonly filtree: boolean;
}

export function Filtres({ vue, recherche, departements, filtree }: FiltresProps) {
  const navigate = useNavigate();
  const filtrer = (change: Partial<VueDossiers>) =>
    void navigate({ to: '/dossiers', search: { ...vue, ...change, position: undefined }, replace: true });
  return (
    <search className="filtres" aria-label={textesDossiers.filtres}>
      <ChampRecherche valeur={recherche} />
      <Choix libelle={textesDossiers.departement} valeur={vue.departement ?? ''} onChange={(v) => filtrer({ departement: v || undefined })}>
        <option value="">{textesDossiers.tousDepartements}</option>
        {departements.map(({ code, nombre }) => (
          <option key={code} value={code}>
            {textesDossiers.optionDepartement(code, trouverDepartement(code)?.nom ?? '', nombre)}
          </option>
        ))}
      </Choix>
      <Choix
        libelle={textesDossiers.etat}
        valeur={vue.etat ?? ''}
        onChange={(v) => filtrer({ etat: (v || undefined) as VueDossiers['etat'] })}
      >
        <option value="">{textesDossiers.tousEtats}</option>
        <option value="aucune">{aucuneCandidature}</option>
        {etatsActifs.map((etat) => (
          <option key={etat} value={etat}>
            {etatCandidature[etat]}
          </option>
        ))}
      </Choix>
      <Choix
        libelle={textesDossiers.mandat}
        valeur={vue.mandat ?? ''}
        onChange={(v) => filtrer({ mandat: (v || undefined) as VueDossiers['mandat'] })}
      >
        <option value="">{textesDossiers.tousMandats}</option>
        {Object.entries(filtreMandat).map(([code, libelle]) => (
          <option key={code} value={code}>
            {libelle}
          </option>
        ))}
      </Choix>
      {filtree && <EffacerFiltres />}
    </search>
  );
}

export function EffacerFiltres() {
  const navigate = useNavigate();
  const effacer = (): void => {
    memoireRecherche.set('');
    void navigate({ to: '/dossiers', search: (vue) => ({ tri: vue.tri, sens: vue.sens }), replace: true });
  };
  return (
    <Bouton className="filtres-effacer" priorite="tertiaire" petit icone="fr-icon-close-line" onClick={effacer}>
      {textesDossiers.effacer}
    </Bouton>
  );
}

function ChampRecherche({ valeur }: { valeur: string }) {
  const id = useId();
  const champ = useRef<HTMLInputElement>(null);
  useRaccourciRecherche(() => champ.current?.select());
  const auClavier = (e: KeyboardEvent): void => {
    if (e.key !== 'ArrowDown' && e.key !== 'Enter') return;
    e.preventDefault();
    focusTable();
  };
  return (
    <div className="fr-input-group recherche">
      <label className="fr-label" htmlFor={id}>
        {textesDossiers.rechercher}
      </label>
      <div className="fr-input-wrap fr-icon-search-line">
        <input
          ref={champ}
          id={id}
          className="fr-input"
          type="search"
          maxLength={200}
          autoComplete="off"
          spellCheck={false}
          aria-keyshortcuts="/"
          placeholder={textesDossiers.rechercheAide}
          title={textesDossiers.raccourci}
          value={valeur}
          onChange={(e) => memoireRecherche.set(e.target.value)}
          onKeyDown={auClavier}
        />
      </div>
    </div>
  );
}

/** « / » va à la recherche, sauf quand on est en train d'écrire. */
function useRaccourciRecherche(aller: () => void): void {
  useEffect(() => {
    const auClavier = (e: globalThis.KeyboardEvent): void => {
      const ecrit = e.target instanceof HTMLElement && e.target.matches('input, textarea, select');
      if (e.key !== '/' || e.ctrlKey || e.metaKey || e.altKey || ecrit) return;
      e.preventDefault();
      aller();
    };
    window.addEventListener('keydown', auClavier);
    return () => window.removeEventListener('keydown', auClavier);
  });
}
