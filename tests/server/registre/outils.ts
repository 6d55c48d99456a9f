import type { Demande } from '../../../domain/demande/demande.ts';

/** Un fichier interfaceNuu de ces demandes : ce que le contrat du port demande, et rien de plus. */
export const enXml = (demandes: readonly Demande[]): string => `<?xml version="1.0" encoding="UTF-8"?>
<ns1:interfaceNuu versionInterface="02.00" xmlns:ns1="http://nuu.application.i2/">
<ns1:entete><ns1:dateFichier>2026-11-20T18:30:00.000+01:00</ns1:dateFichier></ns1:entete>
${demandes.map(uneDemandeXml).join('\n')}
</ns1:interfaceNuu>`;

const uneDemandeXml = ({
  numeroUnique,
  deposeeLe,
  demandeur,
  communes,
  rattachement,
}: Demande): string => `<ns1:demande><ns1:demandeLogement>
<ns1:numUnique>${numeroUnique.valeur}</ns1:numUnique><ns1:dateCreationDemande>${deposeeLe}</ns1:dateCreationDemande>
<ns1:personnePhysique><ns1:demandeur>
<ns1:civilite code="2"/><ns1:nom>${demandeur.nom}</ns1:nom><ns1:prenom>${demandeur.prenom}</ns1:prenom>
<ns1:dateNaissance>${demandeur.dateNaissance}</ns1:dateNaissance><ns1:nationalite code="1"/><ns1:situationFamiliale code="C"/>
<ns1:numeroSecuriteSociale>${demandeur.securiteSocialeMasquee ?? ''}00000000</ns1:numeroSecuriteSociale><ns1:mel>${demandeur.courriel}</ns1:mel>
<ns1:situationProfessionnelle><ns1:siretEmployeur>${rattachement.siret}</ns1:siretEmployeur></ns1:situationProfessionnelle>
</ns1:demandeur></ns1:personnePhysique>
<ns1:logementRecherche><ns1:listeLocalisationSouhaite>
${communes.map(({ insee }) => `<ns1:localisationSouhaite><ns1:commune code="${insee}"/></ns1:localisationSouhaite>`).join('\n')}
</ns1:listeLocalisationSouhaite></ns1:logementRecherche>
</ns1:demandeLogement></ns1:demande>`;
