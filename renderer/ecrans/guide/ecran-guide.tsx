import { Link, useParams } from '@tanstack/react-router';
import type { Root } from 'mdast';
import { useRef, type RefObject } from 'react';
import { pages } from 'virtual:guide';
import { TitrePage } from '../../composants/titre-page.tsx';
import { textesAide as textes } from '../../textes/aide.ts';
import { textesCoquille } from '../../textes/coquille.ts';
import { PageAbsente } from '../erreur/page-absente.tsx';
import { Rendu, texteDe } from './rendu.tsx';

/** Le guide de l'utilisateur, dans l'application et sans réseau : une page par rôle (B20). */
export function EcranGuide() {
  const { page: nom } = useParams({ from: '/aide/guide/$page' });
  const page = pages[nom];
  return page === undefined ? <PageAbsente /> : <Page key={nom} page={page} estSommaire={nom === 'README'} />;
}

function Page({ page, estSommaire }: { page: Root; estSommaire: boolean }) {
  const corps = useRef<HTMLDivElement>(null);
  const [premier, ...suite] = page.children;
  const titre = premier?.type === 'heading' ? texteDe(premier) : textes.guide;
  return (
    <div className="page page--etroite aide">
      <p>
        <Link
          to={estSommaire ? '/aide' : '/aide/guide/$page'}
          params={{ page: 'README' }}
          className="fr-link fr-icon-arrow-left-line fr-link--icon-left"
        >
          {estSommaire ? textes.retour : textes.sommaire}
        </Link>
      </p>
      <TitrePage titreFenetre={textesCoquille.titrePage(titre)}>{titre}</TitrePage>
      <DansLaPage page={page} corps={corps} />
      <div ref={corps}>
        <Rendu noeuds={estSommaire ? suite : suite.filter((noeud) => !estRetour(noeud))} />
      </div>
    </div>
  );
}

/** Hors de l'application, chaque page ramène au sommaire ; ici, l'écran le fait. */
const estRetour = (noeud: Root['children'][number]): boolean =>
  noeud.type === 'paragraph' && noeud.children.length === 1 && noeud.children[0]?.type === 'link' && noeud.children[0].url === 'README.md';

/** Les titres de la page : en choisir un y porte le focus, et la vue. */
function DansLaPage({ page, corps }: { page: Root; corps: RefObject<HTMLDivElement | null> }) {
  const titres = page.children.slice(1).filter((noeud) => noeud.type === 'heading' && noeud.depth === 2);
  const aller = (rang: number) => {
    const titre = corps.current?.querySelectorAll<HTMLElement>('h2')[rang];
    titre?.focus({ preventScroll: true });
    titre?.scrollIntoView({ block: 'start' });
  };
  return (
    <nav className="guide-titres" aria-label={textes.dansLaPage}>
      <ul>
        {titres.map((titre, rang) => (
          <li key={texteDe(titre)}>
            <button type="button" className="fr-link" onClick={() => aller(rang)}>
              {texteDe(titre)}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
