import type { Personne, PersonneACharge } from '../../domain/demande/demande.ts';
import type { z } from 'zod';
import type { Jour } from '../../domain/shared/dates.ts';

/** Une personne fictive, de 37 ans le jour des essais ; `traits` remplace ce qu'il faut. */
export function unePersonne(traits: Partial<Personne> = {}): Personne {
  const nom = traits.nom ?? 'Lefèvre';
  return {
    civilite: 'madame',
    nom,
    nomNaissance: nom,
    prenom: 'Hélène',
    dateNaissance: '1989-05-19',
    nationalite: 'francaise',
    telephone: '0639980001',
    courriel: 'helene.lefevre@messagerie.test',
    notificationSms: true,
    securiteSocialeMasquee: '28905',
    enSituationHandicap: false,
    activite: 'emploi',
    ...traits,
  };
}

/** Un enfant à charge, valide, né le jour donné. */
export const unEnfant = (dateNaissance: Jour = '2018-03-02', enSituationHandicap = false): z.infer<typeof PersonneACharge> => ({
  dateNaissance,
  enSituationHandicap,
});
