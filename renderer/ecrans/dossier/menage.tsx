import type { Demande } from '../../../domain/demande/demande.ts';
import { ageRevolu, type Jour } from '../../../domain/shared/dates.ts';
import { Rubrique } from '../../composants/carte.tsx';
import { Definitions, type Definition } from '../../composants/definitions.tsx';
import { lienCodemandeur, textesDossier } from '../../textes/dossier.ts';
import { nombre } from '../../textes/formats.ts';

/** La composition du ménage, dont dépendent la typologie et le plafond (G7, G8). */
export function RubriqueMenage({ demande, personnes, le }: { demande: Demande; personnes: number; le: Jour }) {
  const { lienCodemandeur: lien, personnesACharge, naissancesAttendues } = demande.menage;
  const elements: Definition[] = [[textesDossier.nombrePersonnes, textesDossier.personnes(personnes)]];
  if (lien !== null) elements.push([textesDossier.lien, lienCodemandeur[lien]]);
  elements.push(
    [
      textesDossier.aChargeNombre(personnesACharge.length),
      personnesACharge.length === 0 ? (
        textesDossier.aucune
      ) : (
        <ul className="liste-nue" key="charge">
          {personnesACharge.map((p, i) => (
            <li key={i}>{textesDossier.aChargeAge(ageRevolu(p.dateNaissance, le), p.enSituationHandicap)}</li>
          ))}
        </ul>
      ),
    ],
    [textesDossier.naissances, naissancesAttendues === 0 ? textesDossier.aucune : nombre(naissancesAttendues)],
  );
  return (
    <Rubrique titre={textesDossier.menage}>
      <Definitions elements={elements} />
    </Rubrique>
  );
}
