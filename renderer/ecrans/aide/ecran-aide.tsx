import { TitrePage } from '../../composants/titre-page.tsx';
import { chapitresAide, textesAide as textes } from '../../textes/aide.ts';
import { textesCoquille } from '../../textes/coquille.ts';
import { Guide, Questions, Regles } from './sections.tsx';

/** L'aide du parcours, dans l'application et sans réseau : les chapitres du guide, les règles, et qui appeler (G1–G14, G84–G89). */
export const EcranAide = () => (
  <div className="page page--etroite aide">
    <TitrePage titreFenetre={textesCoquille.titrePage(textes.titre)}>{textes.titre}</TitrePage>
    <p className="chapeau">{textes.chapeau}</p>
    <Questions />
    <Guide />
    <Regles />
    {chapitresAide.map(({ cle, titre, phrases, etapes }) => (
      <section key={cle} aria-labelledby={`aide-${cle}`}>
        <h2 id={`aide-${cle}`} className="fr-h5">
          {titre}
        </h2>
        {phrases.map((phrase) => (
          <p key={phrase}>{phrase}</p>
        ))}
        {etapes !== undefined && (
          <ol>
            {etapes.map((etape) => (
              <li key={etape}>{etape}</li>
            ))}
          </ol>
        )}
      </section>
    ))}
  </div>
);
