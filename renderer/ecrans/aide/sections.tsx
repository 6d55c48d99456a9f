import { Link } from '@tanstack/react-router';
import { LienExterne } from '../../composants/lien-externe.tsx';
import { Tableau } from '../../composants/tableau.tsx';
import { textesAide as textes } from '../../textes/aide.ts';
import { textesCoquille } from '../../textes/coquille.ts';

const ALIN = 'https://www.al-in.fr/';
const DEMANDE = 'https://www.demande-logement-social.gouv.fr/';

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
        <LienExterne href={ALIN}>{textes.questionAide}</LienExterne>
      </li>
      <li>
        <LienExterne href={ALIN}>{textes.questionContact}</LienExterne>
      </li>
      <li>
        {textes.classement} <LienExterne href={ALIN}>{textes.classementLien}</LienExterne>
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
      <LienExterne href={DEMANDE}>{textes.reglesLien}</LienExterne>
    </p>
  </section>
);

/** Le guide de l'utilisateur, page par page. */
export const Guide = () => (
  <section aria-labelledby="aide-guide">
    <h2 id="aide-guide" className="fr-h5">
      {textes.guide}
    </h2>
    <p>{textes.guidePhrase}</p>
    <p>
      <Link to="/aide/guide/$page" params={{ page: 'README' }} className="fr-link">
        {textes.guideLien}
      </Link>
    </p>
  </section>
);
