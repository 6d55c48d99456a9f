import type { ReactNode } from 'react';
import { Tableau } from '../../composants/tableau.tsx';
import { textesAide as textes } from '../../textes/aide.ts';
import { textesCoquille } from '../../textes/coquille.ts';

const ALIN = 'https://www.al-in.fr/';
const DEMANDE = 'https://www.demande-logement-social.gouv.fr/';

const Lien = ({ href, children }: { href: string; children: ReactNode }) => (
  <a className="fr-link" href={href} target="_blank" rel="noopener noreferrer">
    {children}
    <span className="fr-sr-only"> {textes.nouvelleFenetre}</span>
  </a>
);

/** Qui appeler : sur chaque page d'aide (G4, G87, G89). */
export const Questions = () => (
  <section className="aide-questions" aria-labelledby="aide-questions">
    <h2 id="aide-questions" className="fr-h5">
      {textes.questionTitre}
    </h2>
    <ul>
      <li>
        {textes.questionTelephone} <strong>{textesCoquille.telephone}</strong>
      </li>
      <li>
        <Lien href={ALIN}>{textes.questionAide}</Lien>
      </li>
      <li>
        <Lien href={ALIN}>{textes.questionContact}</Lien>
      </li>
      <li>
        {textes.classement} <Lien href={ALIN}>{textes.classementLien}</Lien>
      </li>
    </ul>
  </section>
);

/** Les règles d'attribution (G5, G7–G9). */
export const Regles = () => (
  <section aria-labelledby="aide-regles">
    <h2 id="aide-regles" className="fr-h5">
      {textes.reglesTitre}
    </h2>
    <p>{textes.reglesIntro}</p>
    <ul>
      {textes.regles.map((regle) => (
        <li key={regle}>{regle}</li>
      ))}
    </ul>
    <Tableau legende={textes.typologiesLegende} colonnes={textes.typologiesColonnes}>
      {textes.typologies.map(([menage, typologies]) => (
        <tr key={menage}>
          <th scope="row">{menage}</th>
          <td>{typologies}</td>
        </tr>
      ))}
    </Tableau>
    <p>
      <Lien href={DEMANDE}>{textes.reglesLien}</Lien>
    </p>
  </section>
);
