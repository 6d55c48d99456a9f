import { useMutation } from '@tanstack/react-query';
import { useRef, useState, type SubmitEvent } from 'react';
import { reglesMotDePasse, reglesNonTenues } from '../../../domain/compte/mot-de-passe.ts';
import type { Client } from '../../client/client.ts';
import { Bouton } from '../../composants/bouton.tsx';
import { ChampMotDePasse } from '../../composants/champ.tsx';
import { classes } from '../../composants/classes.ts';
import { ResumeErreurs } from '../../composants/resume-erreurs.tsx';
import { TitrePage } from '../../composants/titre-page.tsx';
import { regleMotDePasse, textesLien as textes } from '../../textes/compte.ts';
import { direErreur } from '../../textes/erreurs.ts';
import { phraseRefus, type RefusConnu } from '../../textes/refus.ts';

interface ChoisirProps {
  readonly call: Client['call'];
  readonly jeton: string;
  readonly courriel: string;
  readonly activation: boolean;
  readonly onFait: () => void;
}

/** « Mise à jour du mot de passe » (G24–G26) : chaque règle est montrée tenue ou non à mesure de la frappe. */
export function ChoisirMotDePasse({ call, jeton, courriel, activation, onFait }: ChoisirProps) {
  const [motDePasse, setMotDePasse] = useState('');
  const [confirmation, setConfirmation] = useState('');
  const [envoyee, setEnvoyee] = useState(false);
  const champs = { motDePasse: useRef<HTMLInputElement>(null), confirmation: useRef<HTMLInputElement>(null) };
  const manquantes = reglesNonTenues(motDePasse, courriel);
  const choisir = useMutation({
    mutationFn: () => call('compte.choisir', { jeton, motDePasse }),
    onSuccess: (reponse) => {
      if (reponse.ok) onFait();
    },
  });
  const refus = choisir.isError ? direErreur(choisir.error).phrases : choisir.data?.ok === false ? dire(choisir.data.refus) : [];

  function envoyer(evenement: SubmitEvent): void {
    evenement.preventDefault();
    if (choisir.isPending) return;
    setEnvoyee(true);
    if (manquantes.length > 0) champs.motDePasse.current?.focus();
    else if (confirmation !== motDePasse) champs.confirmation.current?.focus();
    else choisir.mutate();
  }

  return (
    <>
      <TitrePage titreFenetre={textes.titreFenetre} focus={false}>
        {textes.miseAJour}
      </TitrePage>
      <p>{activation ? textes.miseAJourPhrase : textes.miseAJourPhraseOublie}</p>
      <p>
        {textes.pour} <strong>{courriel}</strong>
      </p>
      <form onSubmit={envoyer} noValidate className="connexion-formulaire formulaire-etroit">
        <ResumeErreurs titre={textes.refus} phrases={choisir.isPending ? [] : refus} />
        <ChampMotDePasse
          ref={champs.motDePasse}
          libelle={textes.nouveau}
          afficher={textes.afficher}
          autoComplete="new-password"
          autoFocus
          value={motDePasse}
          onChange={(e) => setMotDePasse(e.target.value)}
          erreur={envoyee && manquantes.length > 0 ? textes.tropFaible : null}
        />
        <p className="fr-text--sm regles-titre" id="regles">
          {textes.regles}
        </p>
        <ul className="regles" aria-labelledby="regles">
          {reglesMotDePasse.map((regle) => (
            <Regle key={regle} libelle={regleMotDePasse[regle].libelle} tenue={motDePasse !== '' && !manquantes.includes(regle)} />
          ))}
        </ul>
        <p className="fr-text--sm discret">{textes.phraseDePasse}</p>
        <ChampMotDePasse
          ref={champs.confirmation}
          libelle={textes.confirmation}
          afficher={textes.afficher}
          autoComplete="new-password"
          value={confirmation}
          onChange={(e) => setConfirmation(e.target.value)}
          erreur={envoyee && manquantes.length === 0 && confirmation !== motDePasse ? textes.differente : null}
        />
        <Bouton type="submit" aria-disabled={choisir.isPending}>
          {choisir.isPending ? textes.enCours : textes.valider}
        </Bouton>
      </form>
    </>
  );
}

/** Le lien a pu servir ou expirer entre-temps : le refus dit alors comment en avoir un autre. */
const dire = (refus: readonly RefusConnu[]): readonly string[] => [
  ...refus.map(phraseRefus),
  ...(refus.some(({ motif }) => motif.startsWith('lien_')) ? [textes.lienRefuseSuite] : []),
];

/** La coche et le mot disent la même chose : la couleur seule ne suffit pas. */
const Regle = ({ libelle, tenue }: { libelle: string; tenue: boolean }) => (
  <li className={classes('regle', tenue && 'regle--tenue')}>
    <span className={tenue ? 'fr-icon-checkbox-circle-fill fr-icon--sm' : 'regle-rond'} aria-hidden="true" />
    {libelle}
    <span className="fr-sr-only"> : {tenue ? textes.tenue : textes.nonTenue}</span>
  </li>
);
