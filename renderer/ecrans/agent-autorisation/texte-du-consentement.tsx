import { texteEnVigueur } from '../../../domain/mandat/texte-consentement.ts';
import { textesAutorisation as textes } from '../../textes/agent-mandat.ts';

/** Le texte même dont l'empreinte est gardée comme preuve : ce qui est lu est ce qui est accepté (D6). */
export function TexteDuConsentement() {
  const { titre, paragraphes, version } = texteEnVigueur;
  return (
    <div className="agent-texte">
      <p>
        <strong>{titre}</strong> <span className="fr-text--sm discret">{textes.version(version)}</span>
      </p>
      {paragraphes.map((paragraphe) => (
        <p key={paragraphe} className="fr-text--sm">
          {paragraphe}
        </p>
      ))}
    </div>
  );
}
