import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { createClient } from '../../client/client.ts';
import { estPassager } from '../../client/errors.ts';
import { serverWire } from '../../client/server-wire.ts';
import { Alerte, Phrases } from '../../composants/alerte.tsx';
import { Bouton, classesBouton } from '../../composants/bouton.tsx';
import { Chargement } from '../../composants/chargement.tsx';
import { TitrePage } from '../../composants/titre-page.tsx';
import { textesLien as textes } from '../../textes/compte.ts';
import { direErreur } from '../../textes/erreurs.ts';
import { phraseRefus } from '../../textes/refus.ts';
import { ChoisirMotDePasse } from './choisir-mot-de-passe.tsx';

const { call } = createClient(serverWire);

/** Le lien d'un e-mail : un clic de plus, car les antivirus de messagerie ouvrent les liens (G23), puis le mot de passe. */
export function EcranLien({ jeton }: { jeton: string | null }) {
  const [confirme, setConfirme] = useState(false);
  const [fait, setFait] = useState(false);
  const lien = useQuery({
    queryKey: ['compte.lien', jeton],
    queryFn: () => call('compte.lien', { jeton: jeton! }),
    enabled: jeton !== null,
  });
  if (jeton === null) return <Refuse phrases={[textes.adresseIncomplete]} />;
  const relire = () => void lien.refetch();
  if (lien.isError) return <NonLu phrases={direErreur(lien.error).phrases} onRelire={relire} />;
  if (lien.data === undefined) return <Chargement />;
  if (!lien.data.ok) {
    if (!estPassager(lien.data)) return <Refuse phrases={lien.data.refus.map(phraseRefus)} />;
    const phrases = lien.data.refus.map((r) => (r.motif === 'serveur_injoignable' ? textes.serveurMuet : phraseRefus(r)));
    return <NonLu phrases={phrases} onRelire={relire} />;
  }
  const { genre, courriel } = lien.data.value;
  const activation = genre === 'activation';
  if (fait) return <Fait activation={activation} />;
  if (confirme)
    return <ChoisirMotDePasse call={call} jeton={jeton} courriel={courriel} activation={activation} onFait={() => setFait(true)} />;
  return (
    <Page titre={activation ? textes.derniereEtape : textes.nouveauMotDePasse}>
      <p>{activation ? textes.validerEmail : textes.validerEmailOublie}</p>
      <Bouton onClick={() => setConfirme(true)}>{textes.cliquezIci}</Bouton>
    </Page>
  );
}

const Page = ({ titre, children }: { titre: string; children: ReactNode }) => (
  <>
    <TitrePage titreFenetre={textes.titreFenetre} cle={titre}>
      {titre}
    </TitrePage>
    {children}
  </>
);

const Refuse = ({ phrases }: { phrases: readonly string[] }) => (
  <Page titre={textes.lienRefuse}>
    <Alerte gravite="warning" titre={phrases[0] ?? ''} role="alert">
      <Phrases phrases={[...phrases.slice(1), textes.lienRefuseSuite]} />
    </Alerte>
  </Page>
);

/** Le serveur n'a rien dit du lien : il est peut-être bon, on peut le relire. */
const NonLu = ({ phrases, onRelire }: { phrases: readonly string[]; onRelire: () => void }) => (
  <Page titre={textes.nonLu}>
    <Alerte gravite="warning" titre={phrases[0] ?? ''} role="alert">
      {phrases.length > 1 && <Phrases phrases={phrases.slice(1)} />}
    </Alerte>
    <div className="actions">
      <Bouton icone="fr-icon-refresh-line" onClick={onRelire}>
        {textes.relire}
      </Bouton>
    </div>
  </Page>
);

/** « Votre compte a été créé » (G27) ; l'application s'ouvre d'ici quand le serveur sait où elle est. */
function Fait({ activation }: { activation: boolean }) {
  const { data: application } = useQuery({ queryKey: ['application'], queryFn: lireApplication });
  return (
    <Page titre={activation ? textes.cree : textes.change}>
      <p>{textes.fermer}</p>
      {application != null && (
        <a className={classesBouton({})} href={application}>
          {textes.revenir}
        </a>
      )}
    </Page>
  );
}

/** L'adresse de l'application, ou null ; rien d'autre qu'une adresse web ou celle du poste n'est suivi. */
async function lireApplication(): Promise<string | null> {
  const lue: unknown = await fetch('./application.json')
    .then((r) => r.json())
    .catch(() => null);
  const application = typeof lue === 'object' && lue !== null && 'application' in lue ? lue.application : null;
  return typeof application === 'string' && /^(https?|poste-logement):\/\//.test(application) ? application : null;
}
