import type { Demande, Personne } from '../../../domain/demande/demande.ts';
import { ageRevolu, joursEntre, type Jour } from '../../../domain/shared/dates.ts';
import { Badge } from '../../composants/badge.tsx';
import { Rubrique } from '../../composants/carte.tsx';
import { Definitions } from '../../composants/definitions.tsx';
import { civilite, motifDemande, nationalite, textesDossier } from '../../textes/dossier.ts';
import { date, dateHeure, telephone } from '../../textes/formats.ts';

const { champs } = textesDossier;
const ouiNon = (valeur: boolean): string => (valeur ? textesDossier.oui : textesDossier.non);

/** Une personne de la demande, en lecture seule. Du numéro de sécurité sociale, les cinq chiffres du guide (D7). */
export const RubriquePersonne = ({ titre, personne, le }: { titre: string; personne: Personne; le: Jour }) => (
  <Rubrique titre={titre}>
    <Definitions
      elements={[
        [champs.civilite, civilite[personne.civilite]],
        [champs.nom, personne.nom],
        [champs.nomNaissance, personne.nomNaissance],
        [champs.prenom, personne.prenom],
        [champs.dateNaissance, textesDossier.naissance(personne.dateNaissance, ageRevolu(personne.dateNaissance, le))],
        [champs.nationalite, nationalite[personne.nationalite]],
        [
          champs.securiteSociale,
          personne.securiteSocialeMasquee === null ? textesDossier.inconnu : textesDossier.masquee(personne.securiteSocialeMasquee),
        ],
        [champs.telephone, personne.telephone === '' ? textesDossier.inconnu : telephone(personne.telephone)],
        [champs.courriel, personne.courriel],
        [champs.sms, ouiNon(personne.notificationSms)],
        [champs.handicap, ouiNon(personne.enSituationHandicap)],
      ]}
    />
  </Rubrique>
);

/** La demande elle-même : son numéro, ses dates, ce qu'elle cherche. */
export const RubriqueDemande = ({ demande, le }: { demande: Demande; le: Jour }) => {
  const restants = joursEntre(le, demande.valableJusquau);
  return (
    <Rubrique titre={textesDossier.demande}>
      <Definitions
        elements={[
          [
            champs.numeroUnique,
            <span key="n" className="chiffres">
              {demande.numeroUnique.valeur} ({demande.numeroUnique.type.toUpperCase()})
            </span>,
          ],
          [champs.deposeeLe, date(demande.deposeeLe)],
          [
            champs.valableJusquau,
            <span key="v">
              {date(demande.valableJusquau)}{' '}
              {restants < 60 && <Badge ton={restants < 30 ? 'erreur' : 'attention'}>{textesDossier.joursRestants(restants)}</Badge>}
            </span>,
          ],
          [champs.actualiseeLe, dateHeure(demande.actualiseeLe)],
          [champs.motif, motifDemande[demande.motif]],
          [textesDossier.communes, <Communes key="c" communes={demande.communes} />],
          [
            champs.dossierValide,
            demande.dossierValideLe === null ? (
              <Badge key="d" ton="attention">
                {champs.dossierNonValide}
              </Badge>
            ) : (
              date(demande.dossierValideLe)
            ),
          ],
        ]}
      />
    </Rubrique>
  );
};

const Communes = ({ communes }: { communes: Demande['communes'] }) => (
  <ol className="liste-nue">
    {communes.map((c) => (
      <li key={c.insee}>
        {c.nom} ({c.departement})
      </li>
    ))}
  </ol>
);
