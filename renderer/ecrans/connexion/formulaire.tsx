import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useImperativeHandle, useRef, useState, type Ref, type SubmitEvent } from 'react';
import { OuvrirSessionInput } from '../../../domain/contract/session.ts';
import { call } from '../../client/poste.ts';
import { read } from '../../client/queries.ts';
import { Bouton } from '../../composants/bouton.tsx';
import { Champ, ChampMotDePasse } from '../../composants/champ.tsx';
import { ResumeErreurs } from '../../composants/resume-erreurs.tsx';
import { textesConnexion } from '../../textes/connexion.ts';
import { direErreur } from '../../textes/erreurs.ts';
import { phraseRefus } from '../../textes/refus.ts';

export type RemplirFormulaire = (identifiants: { courriel: string; motDePasse: string }) => void;

/** L'e-mail et le mot de passe ; les refus sont dits tous ensemble, et le focus va à ce qui est à corriger. */
export function Formulaire({ remplir, courrielConnu, agent }: { remplir: Ref<RemplirFormulaire>; courrielConnu: string; agent: boolean }) {
  const [courriel, setCourriel] = useState(courrielConnu);
  const [motDePasse, setMotDePasse] = useState('');
  const [manques, setManques] = useState<{ courriel: string | null; motDePasse: string | null }>({ courriel: null, motDePasse: null });
  const champs = { courriel: useRef<HTMLInputElement>(null), motDePasse: useRef<HTMLInputElement>(null) };
  const { ouvrir, refus } = useOuverture();
  useImperativeHandle(
    remplir,
    () => (identifiants) => {
      setCourriel(identifiants.courriel);
      setMotDePasse(identifiants.motDePasse);
      setManques({ courriel: null, motDePasse: null });
    },
    [],
  );

  function envoyer(evenement: SubmitEvent): void {
    evenement.preventDefault();
    if (ouvrir.isPending) return;
    const saisie = { courriel: courriel.trim(), motDePasse };
    const trouves = {
      courriel: OuvrirSessionInput.shape.courriel.safeParse(saisie.courriel).success ? null : textesConnexion.courrielManquant,
      motDePasse: motDePasse === '' ? textesConnexion.motDePasseManquant : null,
    };
    setManques(trouves);
    if (trouves.courriel !== null) champs.courriel.current?.focus();
    else if (trouves.motDePasse !== null) champs.motDePasse.current?.focus();
    else ouvrir.mutate(saisie);
  }

  return (
    <form onSubmit={envoyer} noValidate className="connexion-formulaire">
      <ResumeErreurs titre={textesConnexion.refus} phrases={refus} />
      <Champ
        ref={champs.courriel}
        libelle={textesConnexion.courriel}
        aide={textesConnexion.courrielAide}
        type="email"
        autoComplete="username"
        autoFocus={courrielConnu === ''}
        value={courriel}
        onChange={(e) => setCourriel(e.target.value)}
        erreur={manques.courriel}
      />
      <ChampMotDePasse
        ref={champs.motDePasse}
        libelle={textesConnexion.motDePasse}
        afficher={textesConnexion.afficher}
        autoComplete="current-password"
        autoFocus={courrielConnu !== ''}
        value={motDePasse}
        onChange={(e) => setMotDePasse(e.target.value)}
        erreur={manques.motDePasse}
      />
      <Bouton type="submit" aria-disabled={ouvrir.isPending}>
        {ouvrir.isPending ? textesConnexion.enCours : agent ? textesConnexion.jeMeConnecte : textesConnexion.valider}
      </Bouton>
      <p className="connexion-oublie">
        <Link to="/compte/oublie" className="fr-link">
          {textesConnexion.oublie}
        </Link>
      </p>
    </form>
  );
}

function useOuverture() {
  const cache = useQueryClient();
  const ouvrir = useMutation({
    mutationFn: (saisie: { courriel: string; motDePasse: string }) => call('session.ouvrir', saisie),
    onSuccess: (reponse) => {
      if (reponse.ok) cache.setQueryData(read('session.etat', {}).queryKey, reponse.value);
    },
  });
  const refusee = ouvrir.data?.ok === false ? ouvrir.data.refus.map(phraseRefus) : [];
  const refus = ouvrir.isError ? direErreur(ouvrir.error).phrases : refusee;
  return { ouvrir, refus: ouvrir.isPending ? [] : refus };
}
