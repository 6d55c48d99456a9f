import { Link } from '@tanstack/react-router';
import { LienExterne } from '../../composants/lien-externe.tsx';
import { textesCandidaturesAgent as textes } from '../../textes/agent-candidatures.ts';

const PLATEFORME = 'https://al-in.fr/';

/** Comment les candidatures sont classées est l'affaire de la plateforme (G87) ; et où poser une question (G89). */
export const AideCandidatures = () => (
  <aside className="agent-aide" aria-label={textes.question}>
    <p>
      {textes.reglement} <LienExterne href={PLATEFORME}>{textes.cgu}</LienExterne>
    </p>
    <p>
      <strong>{textes.question}</strong> {textes.questionPhrase}{' '}
      <Link to="/aide" className="fr-link">
        {textes.questionAide}
      </Link>
      .
    </p>
  </aside>
);
