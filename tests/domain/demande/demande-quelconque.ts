import * as fc from 'fast-check';
import {
  type Demande,
  Demande as Schema,
  LienCodemandeur,
  logementsActuels,
  motifsDemande,
  Personne,
} from '../../../domain/demande/demande.ts';
import { ajouterJours, type Jour } from '../../../domain/shared/dates.ts';
import { communesDesEssais, type NomDeCommune, uneCommune } from '../../constructeurs/commune.ts';
import { uneDemande } from '../../constructeurs/demande.ts';
import { unePersonne } from '../../constructeurs/personne.ts';

/** N'importe quel jour de ces années-là, bissextiles comprises. */
export const unJour = (de: number, a: number): fc.Arbitrary<Jour> =>
  fc.nat((a - de + 1) * 365).map((jours) => ajouterJours(`${de}-01-01`, jours));

const unePersonneQuelconque: fc.Arbitrary<Personne> = fc
  .record({
    civilite: fc.constantFrom('madame', 'monsieur'),
    nom: fc.constantFrom('Lefèvre', 'Moreau', 'N’Diaye'),
    prenom: fc.constantFrom('Hélène', 'Jérôme'),
    dateNaissance: unJour(1950, 2006),
    nationalite: fc.constantFrom(...Personne.shape.nationalite.options),
    telephone: fc.constantFrom('', '0639980001', '0639980002'),
    notificationSms: fc.boolean(),
    securiteSocialeMasquee: fc.constantFrom(null, '28905', '18905'),
    enSituationHandicap: fc.boolean(),
    activite: fc.constantFrom(...Personne.shape.activite.unwrap().options),
  } as const)
  .map((traits) => unePersonne(traits));

/** Peu de jours différents : des jumeaux, et des enfants qui restent d'une demande à l'autre. */
const uneACharge = fc.record({
  dateNaissance: fc.constantFrom('2006-11-23', '2008-11-23', '2008-11-24', '2018-03-02', '2024-02-29'),
  enSituationHandicap: fc.boolean(),
});

/** N'importe quelle situation qu'un registre peut donner. */
export const uneDemandeQuelconque: fc.Arbitrary<Demande> = fc
  .record({
    demandeur: unePersonneQuelconque,
    codemandeur: fc.option(unePersonneQuelconque),
    menage: fc.record({
      lienCodemandeur: fc.option(fc.constantFrom(...LienCodemandeur.options)),
      personnesACharge: fc.array(uneACharge, { maxLength: 4 }),
      naissancesAttendues: fc.nat(2),
    }),
    ressources: fc.record({
      revenusFiscaux: fc.uniqueArray(fc.record({ annee: fc.integer({ min: 2021, max: 2025 }), montant: fc.nat(90_000) }), {
        selector: (r) => r.annee,
        maxLength: 3,
      }),
      mensuelles: fc.nat(9_000),
      aideAuLogement: fc.nat(500),
    }),
    motif: fc.constantFrom(...motifsDemande),
    situationFamiliale: fc.constantFrom(...Schema.shape.situationFamiliale.unwrap().options),
    logementActuel: fc.constantFrom(...logementsActuels),
    prioritaire: fc.boolean(),
    communes: fc
      .subarray(Object.keys(communesDesEssais) as NomDeCommune[], { minLength: 1, maxLength: 3 })
      .map((noms) => noms.map((nom) => uneCommune(nom))),
  })
  .map((traits) => uneDemande().avec(traits).valeur());
