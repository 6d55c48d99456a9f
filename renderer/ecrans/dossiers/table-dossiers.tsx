import { useNavigate } from '@tanstack/react-router';
import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual';
import { useCallback, useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent, type MouseEvent } from 'react';
import { useEcranEtroit } from '../../composants/ecran-etroit.ts';
import { textesDossiers } from '../../textes/dossiers.ts';
import { EnTetesColonnes } from './en-tetes.tsx';
import type { Fenetres } from './fenetres.ts';
import { TABLE } from './focus-table.ts';
import { Ligne } from './ligne.tsx';
import { position } from './memoire.ts';
import type { DemandeDeListe } from './vue.ts';

const HAUTEUR_LIGNE = { large: 48, etroite: 104 };
const HAUTEUR_EN_TETE = 40;
const EN_AVANCE = 12;

interface TableProps {
  readonly demande: DemandeDeListe;
  readonly fenetres: Fenetres;
  /** Vrai tant que les lignes montrées ne répondent pas encore à ce qui est saisi. */
  readonly enRetard: boolean;
  readonly total: number;
  readonly onVisible: (visible: { premier: number; dernier: number }) => void;
}

/** Le tableau des dossiers : seules les lignes proches de l'écran existent, mais le lecteur d'écran en connaît le nombre et le rang. */
export function TableDossiers({ demande, fenetres, enRetard, total, onVisible }: TableProps) {
  const zone = useRef<HTMLDivElement>(null);
  const etroit = useEcranEtroit();
  const vue = JSON.stringify(demande);
  const [retenue] = useState(() => (position.get()?.vue === vue ? position.get() : null));
  const [actif, setActif] = useState<number>(retenue?.actif ?? 0);
  const liste = useListe({
    zone,
    total,
    actif,
    hauteur: etroit ? HAUTEUR_LIGNE.etroite : HAUTEUR_LIGNE.large,
    depart: retenue?.defilement ?? 0,
  });
  const elements = liste.getVirtualItems();
  const premier = elements.find((e) => e.end > (liste.scrollOffset ?? 0) + HAUTEUR_EN_TETE)?.index ?? 0;
  const dernier = elements.findLast((e) => e.index !== actif)?.index ?? premier;
  useEffect(() => onVisible({ premier, dernier: Math.max(premier, dernier) }), [premier, dernier, onVisible]);
  useDebutDeVue(vue, () => {
    setActif(0);
    liste.scrollToOffset(0);
  });
  useRetenirPosition({ zone, vue, actif });
  const ouvrir = useOuvrirDossier(fenetres, vue, zone);
  const entree = useEntree({ vue, actif, enRetard, ouvrir });
  useEffect(() => {
    if (retenue !== null) zone.current?.focus({ preventScroll: true });
  }, [retenue]);
  const auClic = (e: MouseEvent): void => {
    const rang = e.target instanceof Element ? e.target.closest('[data-rang]')?.getAttribute('data-rang') : null;
    if (rang != null) ouvrir(Number(rang));
  };
  const auClavier = (e: KeyboardEvent): void => {
    if (e.target !== zone.current) return;
    if (e.key === 'Enter') return entree.presser();
    entree.oublier();
    const cible = deplacer(e.key, actif, total, Math.max(1, dernier - premier - 2));
    if (cible === null) return;
    e.preventDefault();
    setActif(cible);
    liste.scrollToIndex(cible);
  };
  return (
    <div
      ref={zone}
      id={TABLE}
      className="table-dossiers"
      role="grid"
      tabIndex={0}
      onKeyDown={auClavier}
      onBlur={entree.oublier}
      onClick={auClic}
      aria-label={textesDossiers.tableau}
      aria-rowcount={total + 1}
      aria-colcount={6}
      aria-busy={fenetres.perimees}
      aria-activedescendant={`dossier-${actif}`}
    >
      <EnTetesColonnes demande={demande} />
      <div role="rowgroup" className="table-corps" style={{ height: liste.getTotalSize() }}>
        {elements.map(({ index, start, size }) => (
          <Ligne
            key={index}
            rang={index}
            ligne={fenetres.ligne(index)}
            actif={index === actif}
            haut={start - HAUTEUR_EN_TETE}
            hauteur={size}
          />
        ))}
      </div>
    </div>
  );
}

function useListe(o: { zone: React.RefObject<HTMLDivElement | null>; total: number; actif: number; hauteur: number; depart: number }) {
  const { actif, total, zone, hauteur } = o;
  // La ligne active existe toujours : aria-activedescendant doit la trouver, même loin de l'écran.
  const rangeExtractor = useCallback(
    (plage: Range) => {
      const rangs = defaultRangeExtractor(plage);
      return rangs.includes(actif) || actif >= total ? rangs : [...rangs, actif].toSorted((a, b) => a - b);
    },
    [actif, total],
  );
  const liste = useVirtualizer({
    count: total,
    getScrollElement: () => zone.current,
    estimateSize: () => hauteur,
    overscan: EN_AVANCE,
    initialOffset: o.depart,
    rangeExtractor,
    // L'en-tête collant précède les lignes et couvre le haut de la zone.
    scrollMargin: HAUTEUR_EN_TETE,
    scrollPaddingStart: HAUTEUR_EN_TETE,
  });
  useLayoutEffect(() => liste.measure(), [liste, hauteur]);
  return liste;
}

/** Une autre liste se montre depuis son début ; revenir à la même la retrouve où elle était. */
function useDebutDeVue(vue: string, revenirAuDebut: () => void): void {
  const precedente = useRef(vue);
  useEffect(() => {
    if (precedente.current === vue) return;
    precedente.current = vue;
    revenirAuDebut();
  });
}

function useRetenirPosition({ zone, vue, actif }: { zone: React.RefObject<HTMLDivElement | null>; vue: string; actif: number }): void {
  useEffect(() => {
    const element = zone.current;
    if (element === null) return;
    const noter = (): void => {
      position.set({ vue, actif, defilement: element.scrollTop });
    };
    element.addEventListener('scroll', noter, { passive: true });
    return () => element.removeEventListener('scroll', noter);
  }, [zone, vue, actif]);
}

function useOuvrirDossier(fenetres: Fenetres, vue: string, zone: React.RefObject<HTMLDivElement | null>): (rang: number) => void {
  const navigate = useNavigate({ from: '/dossiers/' });
  return (rang) => {
    const ligne = fenetres.ligne(rang);
    if (ligne === undefined) return;
    position.set({ vue, actif: rang, defilement: zone.current?.scrollTop ?? 0 });
    void navigate({ to: '/dossiers/$demandeId', params: { demandeId: ligne.demandeId }, search: (lue) => ({ ...lue, position: rang }) });
  };
}

/**
 * Entrée ouvre le dossier de la ligne active. Pressée avant que la recherche ait répondu, elle attend la réponse : elle n'ouvre jamais
 * une ligne de la liste d'avant, qui est celle d'un autre agent (B6). Une autre touche, ou un départ, l'oublie.
 */
function useEntree(o: { vue: string; actif: number; enRetard: boolean; ouvrir: (rang: number) => void }) {
  const { vue, actif, enRetard, ouvrir } = o;
  const pressee = useRef<string | null>(null);
  useEffect(() => {
    if (enRetard || pressee.current === null) return;
    const memeListe = pressee.current === vue;
    pressee.current = null;
    ouvrir(memeListe ? actif : 0);
  });
  return {
    presser: () => {
      if (enRetard) pressee.current = vue;
      else ouvrir(actif);
    },
    oublier: () => {
      pressee.current = null;
    },
  };
}

function deplacer(touche: string, actif: number, total: number, page: number): number | null {
  const cibles: Readonly<Record<string, number>> = {
    ArrowDown: actif + 1,
    ArrowUp: actif - 1,
    PageDown: actif + page,
    PageUp: actif - page,
    Home: 0,
    End: total - 1,
  };
  const cible = cibles[touche];
  return cible === undefined ? null : Math.min(Math.max(cible, 0), total - 1);
}
