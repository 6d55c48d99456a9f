import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useRef, useState, type SubmitEvent } from 'react';
import { normaliserCourriel } from '../../../domain/compte/creer-compte.ts';
import { call } from '../../client/poste.ts';
import { Alerte } from '../../composants/alerte.tsx';
import { Bouton, classesBouton } from '../../composants/bouton.tsx';
import { Champ } from '../../composants/champ.tsx';
import { ResumeErreurs } from '../../composants/resume-erreurs.tsx';
import { TitrePage } from '../../composants/titre-page.tsx';
import { textesOublie as textes } from '../../textes/compte.ts';
import { textesConnexion } from '../../textes/connexion.ts';
import { textesCoquille } from '../../textes/coquille.ts';
import { direErreur } from '../../textes/erreurs.ts';
import { phraseRefus } from '../../textes/refus.ts';

/** « Mot de passe oublié ? » (G29) : la même réponse, que le compte existe ou non. */
export function EcranMotDePasseOublie() {
  const [saisi, setSaisi] = useState('');
  const [erreur, setErreur] = useState<string | null>(null);
  const champ = useRef<HTMLInputElement>(null);
  const demander = useMutation({ mutationFn: (courriel: string) => call('compte.oublie', { courriel }) });
  const refus = demander.isError
    ? direErreur(demander.error).phrases
    : demander.data?.ok === false
      ? demander.data.refus.map(phraseRefus)
      : [];

  function envoyer(evenement: SubmitEvent): void {
    evenement.preventDefault();
    if (demander.isPending) return;
    const courriel = normaliserCourriel(saisi);
    setErreur(courriel === null ? textesConnexion.courrielManquant : null);
    if (courriel === null) champ.current?.focus();
    else demander.mutate(courriel);
  }

  return (
    <>
      <TitrePage titreFenetre={textesCoquille.titrePage(textes.titre)} focus={false}>
        {textes.titre}
      </TitrePage>
      {demander.data?.ok === true ? (
        <Alerte gravite="success" titre={textes.envoyeResume} role="status">
          <p>{textes.envoye(demander.variables ?? saisi)}</p>
        </Alerte>
      ) : (
        <form onSubmit={envoyer} noValidate className="connexion-formulaire formulaire-etroit">
          <p>{textes.introduction}</p>
          <ResumeErreurs titre={textes.refus} phrases={demander.isPending ? [] : refus} />
          <Champ
            ref={champ}
            libelle={textesConnexion.courriel}
            aide={textesConnexion.courrielAide}
            type="email"
            autoComplete="username"
            autoFocus
            value={saisi}
            onChange={(e) => setSaisi(e.target.value)}
            erreur={erreur}
          />
          <Bouton type="submit" aria-disabled={demander.isPending}>
            {demander.isPending ? textes.enCours : textes.valider}
          </Bouton>
        </form>
      )}
      <div className="actions">
        <Link to="/" className={classesBouton({ priorite: 'secondaire' })}>
          {textes.revenir}
        </Link>
      </div>
    </>
  );
}
