import { Link } from '@tanstack/react-router';
import type { Heading, Image, Link as Lien, Nodes, Table } from 'mdast';
import type { ReactNode } from 'react';
import { images } from 'virtual:guide';
import { LienExterne } from '../../composants/lien-externe.tsx';
import { Tableau } from '../../composants/tableau.tsx';

/** Le texte d'un morceau, sans sa mise en forme. */
export const texteDe = (noeud: Nodes): string =>
  'value' in noeud ? noeud.value : 'children' in noeud ? noeud.children.map(texteDe).join('') : '';

/** Les morceaux d'une page du guide, dessinés. Les titres qui suivent celui de la page reçoivent le focus quand on y va. */
export const Rendu = ({ noeuds }: { noeuds: readonly Nodes[] }): ReactNode =>
  noeuds.map((noeud, i) => (
    // oxlint-disable-next-line react/no-array-index-key -- une page du guide ne change pas
    <Morceau key={i} noeud={noeud} />
  ));

function Morceau({ noeud }: { noeud: Nodes }): ReactNode {
  if (noeud.type === 'text') return noeud.value;
  if (noeud.type === 'inlineCode') return <code>{noeud.value}</code>;
  if (noeud.type === 'code') return <pre>{noeud.value}</pre>;
  if (noeud.type === 'image') return <Illustration image={noeud} />;
  if (noeud.type === 'table') return <TableauDuGuide table={noeud} />;
  if (noeud.type === 'heading') return <Titre titre={noeud} />;
  if (noeud.type === 'link') return <LienDuGuide lien={noeud} />;
  if (!('children' in noeud)) return null;
  const dedans = <Rendu noeuds={noeud.children} />;
  if (noeud.type === 'paragraph') return <p>{dedans}</p>;
  if (noeud.type === 'strong') return <strong>{dedans}</strong>;
  if (noeud.type === 'emphasis') return <em>{dedans}</em>;
  if (noeud.type === 'blockquote') return <blockquote>{dedans}</blockquote>;
  if (noeud.type === 'list') return noeud.ordered === true ? <ol>{dedans}</ol> : <ul>{dedans}</ul>;
  if (noeud.type === 'listItem')
    return <li>{noeud.spread === true ? dedans : <Rendu noeuds={noeud.children.flatMap(sansParagraphe)} />}</li>;
  return dedans;
}

/** Dans une liste serrée, le texte d'un point n'est pas un paragraphe. */
const sansParagraphe = (noeud: Nodes): readonly Nodes[] => (noeud.type === 'paragraph' ? noeud.children : [noeud]);

function Titre({ titre: { depth, children } }: { titre: Heading }): ReactNode {
  const Balise = depth <= 2 ? 'h2' : 'h3';
  return (
    <Balise className={depth <= 2 ? 'fr-h5' : 'fr-h6'} tabIndex={-1}>
      <Rendu noeuds={children} />
    </Balise>
  );
}

const PAGE = /^([\w-]+)\.md$/;

function LienDuGuide({ lien: { url, children } }: { lien: Lien }): ReactNode {
  const page = PAGE.exec(url)?.[1];
  if (page === undefined)
    return (
      <LienExterne href={url}>
        <Rendu noeuds={children} />
      </LienExterne>
    );
  return (
    <Link to="/aide/guide/$page" params={{ page }} className="fr-link">
      <Rendu noeuds={children} />
    </Link>
  );
}

const Illustration = ({ image: { url, alt } }: { image: Image }): ReactNode => (
  <img className="guide-image" src={images[url]} alt={alt ?? ''} loading="lazy" />
);

function TableauDuGuide({ table }: { table: Table }): ReactNode {
  const [tete, ...lignes] = table.children;
  const cellules = tete!.children;
  return (
    <Tableau
      legende={cellules.map(texteDe).join(', ')}
      colonnes={cellules.map((c, i) => (
        <Rendu key={i} noeuds={c.children} />
      ))}
    >
      {lignes.map((ligne, i) => (
        // oxlint-disable-next-line react/no-array-index-key -- une page du guide ne change pas
        <tr key={i}>
          {ligne.children.map((c, j) => (
            // oxlint-disable-next-line react/no-array-index-key -- une page du guide ne change pas
            <td key={j} data-colonne={texteDe(cellules[j]!)}>
              <Rendu noeuds={c.children} />
            </td>
          ))}
        </tr>
      ))}
    </Tableau>
  );
}
