import { useState } from 'react';
import type { DossierVue } from '../../../domain/contract/dossiers.ts';
import type { OffreVue } from '../../../domain/contract/offres.ts';
import type { Eligibilite } from '../../../domain/eligibilite/eligibilite.ts';
import { sansChangement, type Hypothese } from '../../../domain/eligibilite/supposer.ts';
import { Euros, lireNombreEcrit } from '../../../domain/shared/montants.ts';
import { useLectureContinue } from '../../client/lecture.ts';
import { Badge } from '../../composants/badge.tsx';
import { Bouton } from '../../composants/bouton.tsx';
import { Rubrique } from '../../composants/carte.tsx';
import { CaseACocher, Champ, Choix } from '../../composants/champ.tsx';
import { phraseRaison, regle } from '../../textes/eligibilite.ts';
import { textesHypothese as textes } from '../../textes/hypothese.ts';
import { verdict } from '../../textes/offres.ts';
import { tonVerdict } from '../dossier/ton-etat.ts';

interface EssaiProps {
  readonly dossier: DossierVue;
  readonly vue: OffreVue;
}

/** « Et si… » : les règles de cette offre, si une naissance, une aide au logement ou un codemandeur changeait la situation (B10). */
export function Essai({ dossier, vue }: EssaiProps) {
  const [ouvert, setOuvert] = useState(false);
  if (!ouvert)
    return (
      <p className="actions">
        <Bouton priorite="secondaire" petit icone="fr-icon-question-line" onClick={() => setOuvert(true)}>
          {textes.ouvrir}
        </Bouton>
      </p>
    );
  return (
    <Rubrique
      titre={textes.titre}
      apres={
        <Bouton priorite="tertiaire" petit onClick={() => setOuvert(false)}>
          {textes.fermer}
        </Bouton>
      }
    >
      <p>{textes.chapeau}</p>
      <Formulaire dossier={dossier} vue={vue} />
    </Rubrique>
  );
}

interface Saisie {
  readonly naissances: number;
  readonly aide: string;
  readonly codemandeur: boolean;
  readonly revenuFiscal: string;
  readonly mensuelles: string;
}

const depart = ({ naissancesAttendues, aideAuLogement }: Hypothese): Saisie => ({
  naissances: naissancesAttendues,
  aide: String(aideAuLogement).replace('.', ','),
  codemandeur: false,
  revenuFiscal: '0',
  mensuelles: '0',
});

/** En euros ; null quand ce n'est pas un montant. */
const lireMontant = (texte: string): Euros | null => Euros.safeParse(lireNombreEcrit(texte)).data ?? null;

/** L'hypothèse saisie ; null tant qu'un montant ne se lit pas. */
function lireHypothese(saisie: Saisie): Hypothese | null {
  const [aideAuLogement, revenuFiscal, mensuelles] = [saisie.aide, saisie.revenuFiscal, saisie.mensuelles].map(lireMontant);
  if (aideAuLogement == null || (saisie.codemandeur && (revenuFiscal == null || mensuelles == null))) return null;
  return {
    naissancesAttendues: saisie.naissances,
    aideAuLogement,
    codemandeur: saisie.codemandeur ? { revenuFiscal: revenuFiscal!, mensuelles: mensuelles! } : null,
  };
}

function Formulaire({ dossier: { demande }, vue }: EssaiProps) {
  const initiale = depart(sansChangement(demande));
  const [saisie, setSaisie] = useState(initiale);
  const changer = (change: Partial<Saisie>) => setSaisie({ ...saisie, ...change });
  const hypothese = lireHypothese(saisie);
  const montant = (cle: 'aide' | 'revenuFiscal' | 'mensuelles', libelle: string) => (
    <Champ
      libelle={libelle}
      inputMode="decimal"
      autoComplete="off"
      value={saisie[cle]}
      onChange={(e) => changer({ [cle]: e.target.value })}
      erreur={lireMontant(saisie[cle]) === null ? textes.montant : null}
    />
  );
  return (
    <div className="hypothese">
      <div className="hypothese-saisie">
        <Choix libelle={textes.naissances} valeur={String(saisie.naissances)} onChange={(n) => changer({ naissances: Number(n) })}>
          {[0, 1, 2, 3, 4, 5].map((n) => (
            <option key={n} value={n}>
              {n}
            </option>
          ))}
        </Choix>
        {montant('aide', textes.aide)}
        {demande.codemandeur === null && (
          <CaseACocher
            libelle={textes.avecCodemandeur}
            aide={textes.sansAge}
            cochee={saisie.codemandeur}
            onChange={(codemandeur) => changer({ codemandeur })}
          />
        )}
        {saisie.codemandeur && (
          <>
            {montant('revenuFiscal', textes.revenuFiscal)}
            {montant('mensuelles', textes.mensuelles)}
          </>
        )}
        <Bouton priorite="tertiaire" petit onClick={() => setSaisie(initiale)}>
          {textes.revenir}
        </Bouton>
      </div>
      <div className="hypothese-resultat" aria-live="polite">
        {hypothese !== null && <Resultat demandeId={demande.id} vue={vue} hypothese={hypothese} />}
      </div>
    </div>
  );
}

function Resultat({ demandeId, vue, hypothese }: { demandeId: DossierVue['demande']['id']; vue: OffreVue; hypothese: Hypothese }) {
  const { data } = useLectureContinue('offre.supposer', { demandeId, offreId: vue.offre.id, hypothese });
  return data !== undefined && <Comparaison avant={vue.eligibilite} apres={data} />;
}

const Comparaison = ({ avant, apres }: { avant: Eligibilite; apres: Eligibilite }) => (
  <>
    <h3 className="fr-text--md">
      {textes.resultat} <Badge ton={tonVerdict[apres.verdict]}>{verdict[apres.verdict]}</Badge>
    </h3>
    <ul className="liste-nue raisons">
      {apres.raisons.map((raison, i) => {
        const dite = avant.raisons[i]!;
        return (
          <li key={raison.regle} className="raison">
            <p className="raison-tete">
              <strong>{regle[raison.regle]}</strong> <Badge ton={tonVerdict[raison.verdict]}>{verdict[raison.verdict]}</Badge>
            </p>
            {raison.verdict !== dite.verdict && (
              <p>{textes.change(verdict[dite.verdict], verdict[raison.verdict].toLocaleLowerCase('fr'))}.</p>
            )}
            <p className={phraseRaison(raison) === phraseRaison(dite) ? 'discret' : undefined}>
              {phraseRaison(raison) === phraseRaison(dite) ? textes.pareil : phraseRaison(raison)}
            </p>
          </li>
        );
      })}
    </ul>
  </>
);
