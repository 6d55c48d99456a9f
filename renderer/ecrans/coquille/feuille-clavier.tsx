import { Bouton } from '../../composants/bouton.tsx';
import { ActionsDialogue, Dialogue } from '../../composants/dialogue.tsx';
import { textesCommandes as textes } from '../../textes/commandes.ts';
import { commandes, ecrireRaccourci, estUnMac } from './commandes.ts';

/** La feuille des raccourcis : ceux des commandes, puis ceux de chaque écran (B20). */
export const FeuilleClavier = ({ ouverte, onFermer }: { ouverte: boolean; onFermer: () => void }) => (
  <Dialogue ouvert={ouverte} onFermer={onFermer} titre={textes.feuille}>
    <Raccourcis
      titre={textes.groupes.aller}
      lignes={commandes.flatMap(({ raccourci, libelle }) =>
        raccourci === null ? [] : [[ecrireRaccourci(raccourci, estUnMac()), libelle]],
      )}
    />
    <Raccourcis titre={textes.ecrans} lignes={textes.desEcrans} />
    <ActionsDialogue>
      <Bouton autoFocus onClick={onFermer}>
        {textes.fermer}
      </Bouton>
    </ActionsDialogue>
  </Dialogue>
);

const Raccourcis = ({ titre, lignes }: { titre: string; lignes: readonly (readonly string[])[] }) => (
  <>
    <h3 className="fr-text--md">{titre}</h3>
    <dl className="raccourcis">
      {lignes.map(([touches, libelle]) => (
        <div key={libelle}>
          <dt>
            <kbd>{touches}</kbd>
          </dt>
          <dd>{libelle}</dd>
        </div>
      ))}
    </dl>
  </>
);
