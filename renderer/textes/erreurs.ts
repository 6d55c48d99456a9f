import { Fault, InvalidCall, Refused, Unreachable } from '../client/errors.ts';
import { phraseRefus, type RefusConnu } from './refus.ts';

/** Ce que l'écran dit d'une erreur : une phrase, ce qui est sauf, et une référence à donner à l'assistance. */
export interface ErreurDite {
  readonly titre: string;
  readonly phrases: readonly string[];
  readonly reference: string | null;
}

const rienPerdu = 'Ce que vous avez enregistré sur ce poste y est toujours.';

export function direErreur(erreur: unknown): ErreurDite {
  if (erreur instanceof Refused)
    return { titre: 'Cet écran ne peut pas être affiché', phrases: erreur.refus.map((r) => phraseRefus(r as RefusConnu)), reference: null };
  if (erreur instanceof Unreachable)
    return { titre: injoignable[erreur.why].titre, phrases: [injoignable[erreur.why].phrase, rienPerdu], reference: null };
  const reference =
    erreur instanceof Fault ? erreur.reference : erreur instanceof InvalidCall ? `appel:${erreur.paths.join(',')}` : 'ecran';
  return { titre: 'Un incident est survenu', phrases: ["Le poste n'a pas pu terminer cette action.", rienPerdu], reference };
}

const injoignable = {
  host: { titre: 'Le poste ne répond plus', phrase: "Le programme du poste s'est arrêté. Relancez-le, puis rechargez cette page." },
  access: { titre: "Cette page n'est plus reconnue", phrase: "Ouvrez à nouveau l'adresse affichée au lancement du poste." },
} as const;

export const textesErreur = {
  reference: (reference: string) => `Référence à donner à l'assistance : ${reference}`,
  recharger: 'Recharger',
  revenirAccueil: "Revenir à l'accueil",
  pageAbsente: "Cette page n'existe pas",
  pageAbsentePhrase: "L'adresse ne correspond à aucun écran du poste.",
} as const;
