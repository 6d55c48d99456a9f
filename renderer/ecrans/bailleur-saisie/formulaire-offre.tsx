import type { SubmitEvent } from 'react';
import { EtiquetteGes, normesLocatives } from '../../../domain/offre/offre.ts';
import { champsOffre, type ChampOffre, type RefusOffre, type SaisieOffre } from '../../../domain/offre/saisie-offre.ts';
import { Typologie } from '../../../domain/offre/typologie.ts';
import { Bouton } from '../../composants/bouton.tsx';
import { Champ, ChampLong, Choix } from '../../composants/champ.tsx';
import { ResumeErreurs } from '../../composants/resume-erreurs.tsx';
import { textesBailleur } from '../../textes/bailleur.ts';
import { typologie } from '../../textes/candidature.ts';
import { champOffre } from '../../textes/champs-offre.ts';
import { normeLocative } from '../../textes/offres.ts';
import { phraseRefus } from '../../textes/refus.ts';

const textes = textesBailleur.saisie;

/** Le champ dont parle une raison ; null quand elle parle de l'offre entière. */
function champDeLaRaison(raison: RefusOffre): ChampOffre | null {
  if ('champ' in raison) return raison.champ;
  if (raison.motif === 'commune_inconnue') return 'insee';
  if (raison.motif === 'date_limite_passee') return 'dateLimite';
  if (raison.motif === 'disponible_avant_la_date_limite') return 'disponibleLe';
  return raison.motif === 'reference_deja_publiee' ? 'reference' : null;
}

/** Les choix fermés : leur valeur est ce que la règle sait lire. */
const choix: Readonly<Partial<Record<ChampOffre, readonly (readonly [valeur: string, libelle: string])[]>>> = {
  typologie: Typologie.options.map((t) => [t, typologie(t)] as const),
  normeLocative: normesLocatives.map((n) => [n, normeLocative[n]] as const),
  adaptePmr: [
    ['oui', textes.oui],
    ['non', textes.non],
  ],
  ges: EtiquetteGes.options.map((g) => [g, g] as const),
};
const aides: Readonly<Partial<Record<ChampOffre, string>>> = {
  insee: textes.aideInsee,
  dateLimite: textes.aideDate,
  disponibleLe: textes.aideDate,
};

interface FormulaireOffreProps {
  readonly saisie: SaisieOffre;
  readonly onSaisir: (saisie: SaisieOffre) => void;
  readonly valider: string;
  readonly enCours: boolean;
  /** Les raisons du serveur, chacune sous son champ. */
  readonly reponse: readonly { readonly motif: string }[];
  readonly refus: readonly string[];
  readonly onEnvoyer: () => void;
  readonly onAnnuler: () => void;
}

/** Les champs d'une offre, tels que le bailleur les écrit ; le serveur les lit et dit tout ce qui est à corriger. */
export function FormulaireOffre({ saisie, onSaisir, valider, enCours, reponse, refus, onEnvoyer, onAnnuler }: FormulaireOffreProps) {
  const raisons = reponse as readonly RefusOffre[];
  const parChamp = raisons.filter((r) => champDeLaRaison(r) !== null);
  const erreurDe = (champ: ChampOffre): string | null => {
    const phrases = parChamp.filter((r) => champDeLaRaison(r) === champ).map(phraseRefus);
    return phrases.length === 0 ? null : phrases.join(' ');
  };
  function envoyer(evenement: SubmitEvent): void {
    evenement.preventDefault();
    onEnvoyer();
  }
  const generales = refus.length > 0 && parChamp.length === raisons.length && raisons.length > 0 ? [textes.corriger] : refus;
  return (
    <form onSubmit={envoyer} noValidate className="saisie-offre">
      <ResumeErreurs titre={textes.refus} phrases={generales} />
      {champsOffre.map((champ) => (
        <ChampDeLOffre
          key={champ}
          champ={champ}
          valeur={saisie[champ]}
          erreur={erreurDe(champ)}
          onChange={(valeur) => onSaisir({ ...saisie, [champ]: valeur })}
        />
      ))}
      <div className="actions">
        <Bouton type="submit" aria-disabled={enCours}>
          {enCours ? textes.enCours : valider}
        </Bouton>
        <Bouton priorite="secondaire" onClick={onAnnuler}>
          {textes.annuler}
        </Bouton>
      </div>
    </form>
  );
}

interface ChampDeLOffreProps {
  readonly champ: ChampOffre;
  readonly valeur: string;
  readonly erreur: string | null;
  readonly onChange: (valeur: string) => void;
}

function ChampDeLOffre({ champ, valeur, erreur, onChange }: ChampDeLOffreProps) {
  const options = choix[champ];
  const libelle = champOffre[champ];
  if (options !== undefined)
    return (
      <Choix libelle={libelle} valeur={valeur} onChange={onChange} erreur={erreur}>
        <option value="">{textes.choisir}</option>
        {options.map(([code, texte]) => (
          <option key={code} value={code}>
            {texte}
          </option>
        ))}
      </Choix>
    );
  if (champ === 'description')
    return (
      <ChampLong libelle={libelle} rows={5} maxLength={2000} value={valeur} erreur={erreur} onChange={(e) => onChange(e.target.value)} />
    );
  const aide = aides[champ];
  return (
    <Champ
      libelle={libelle}
      {...(aide === undefined ? {} : { aide })}
      value={valeur}
      erreur={erreur}
      autoComplete="off"
      onChange={(e) => onChange(e.target.value)}
    />
  );
}
