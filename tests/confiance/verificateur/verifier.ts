import type { Evenement } from '../histoire.ts';
import { rienDePerdu } from './i01-rien-de-perdu.ts';
import { unSeulEffet } from './i02-un-seul-effet.ts';
import { ordreSansTrou } from './i03-ordre-sans-trou.ts';
import { jamaisLaMoitie } from './i04-jamais-la-moitie.ts';
import { memeEtat } from './i05-meme-etat.ts';
import { vivant } from './i06-vivant.ts';
import { uneActive } from './i07-une-active.ts';
import { livraisonPermise } from './i08-livraison-permise.ts';
import { retraitEfface } from './i10-retrait-efface.ts';
import { acteNomme } from './i11-acte-nomme.ts';
import { jamaisEnArriere } from './i13-jamais-en-arriere.ts';
import type { Invariant, Manquement, Verification } from './manquement.ts';

export const verifications: Readonly<Record<Invariant, Verification>> = {
  'I-1': rienDePerdu,
  'I-2': unSeulEffet,
  'I-3': ordreSansTrou,
  'I-4': jamaisLaMoitie,
  'I-5': memeEtat,
  'I-6': vivant,
  'I-7': uneActive,
  'I-8': livraisonPermise,
  'I-10': retraitEfface,
  'I-11': acteNomme,
  'I-13': jamaisEnArriere,
};

/** Tous les manquements d'une histoire, dans l'ordre où elle les montre ; une liste vide quand tout tient. */
export const verifier = (histoire: readonly Evenement[]): Manquement[] =>
  Object.values(verifications)
    .flatMap((verification) => verification(histoire))
    .sort((a, b) => a.ordre - b.ordre);
