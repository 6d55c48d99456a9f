import { useState } from 'react';
import { departements } from '../../../domain/referentiels/departements.ts';
import { portailDuDepartement } from '../../../domain/referentiels/portails.ts';
import { cleRecherche } from '../../../domain/shared/cle-recherche.ts';
import { useLecture } from '../../client/lecture.ts';
import { LienExterne } from '../../composants/lien-externe.tsx';
import { ListeRecherche } from '../../composants/liste-recherche.tsx';
import { textesImport as textes } from '../../textes/agent-import.ts';
import { adresseLisible } from './adresse-lisible.ts';

const options = departements.map(({ code, nom }) => ({ cle: code, libelle: `${nom} (${code})` }));
const correspond = (libelle: string, saisie: string): boolean => cleRecherche(libelle).includes(cleRecherche(saisie));

/** Sans numéro unique : le département de recherche donne l'adresse du site d'enregistrement (G32, G33). */
export function SansNumero() {
  const [code, setCode] = useState<string | null>(null);
  const portail = code === null ? null : portailDuDepartement(code);
  return (
    <section className="agent-sans-numero" aria-labelledby="sans-numero">
      <h2 id="sans-numero" className="fr-h6">
        {textes.sansNumero}
      </h2>
      <p>{textes.sansNumeroPhrase}</p>
      <ListeRecherche
        libelle={textes.departement}
        aide={textes.departementAide}
        ouvrir={textes.ouvrirListe}
        vide={textes.aucunDepartement}
        options={options}
        valeur={code}
        onChange={setCode}
        correspond={correspond}
      />
      <div aria-live="polite">
        {portail !== null && (
          <>
            <p>{textes.portail(departements.find((d) => d.code === code)?.nom ?? '')}</p>
            <p>
              <LienExterne href={portail}>{adresseLisible(portail)}</LienExterne>
            </p>
          </>
        )}
      </div>
      <PortailDeDemonstration />
    </section>
  );
}

/** En démonstration, les vrais portails ne connaissent pas ces demandes : le portail fictif est montré à côté. */
function PortailDeDemonstration() {
  const session = useLecture('session.etat', {});
  const adresse = session.statut === 'en_ligne' ? session.liensDemonstration?.portail : null;
  if (adresse === null || adresse === undefined) return null;
  return (
    <p className="discret">
      {textes.portailDemonstration} <LienExterne href={adresse}>{textes.portailDemonstrationLien}</LienExterne>
    </p>
  );
}
