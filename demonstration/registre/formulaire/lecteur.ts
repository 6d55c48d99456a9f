import type { z } from 'zod';
import { lireSiret } from '../../../domain/demande/siret.ts';
import { Jour } from '../../../domain/shared/dates.ts';
import { Euros } from '../../../domain/shared/montants.ts';
import { refusSiret } from '../pages/phrases.ts';
import type { Saisie } from './champs.ts';

export type Erreurs = ReadonlyMap<string, string>;

/** Lit les champs un à un et retient toutes les erreurs, chacune à son champ : la première de chaque champ suffit. */
export interface Lecteur {
  readonly erreurs: Erreurs;
  readonly refuser: (nom: string, phrase: string) => void;
  readonly brut: (nom: string) => string;
  readonly texte: (nom: string, vide: string | null, max?: number) => string;
  readonly choix: <C extends string>(nom: string, codes: z.ZodEnum<Readonly<Record<string, C>>>, vide: string) => C;
  readonly jourPasse: (nom: string, vide: string) => Jour;
  readonly montant: (nom: string, vide: string) => number;
  readonly entier: (nom: string, min: number, max: number, phrase: string) => number;
  readonly siret: (nom: string) => string | null;
  readonly coche: (nom: string) => boolean;
}

const PLUS_ANCIENNE = '1900-01-01';

export function creerLecteur(saisie: Saisie, aujourdhui: Jour): Lecteur {
  const erreurs = new Map<string, string>();
  const brut = (nom: string): string => (saisie[nom] ?? '').trim();
  const refuser = (nom: string, phrase: string): void => void (erreurs.has(nom) || erreurs.set(nom, phrase));

  /** Un champ refusé rend une valeur de remplissage : la demande n'est pas composée tant qu'il reste une erreur. */
  function nombreOuPhrase(nom: string, lu: number | string): number {
    if (typeof lu === 'number') return lu;
    refuser(nom, lu);
    return 0;
  }

  return {
    erreurs,
    refuser,
    brut,
    texte(nom, vide, max = 100) {
      const phrase = brut(nom) === '' ? vide : defautDuTexte(brut(nom), max);
      if (phrase !== null) refuser(nom, phrase);
      return brut(nom);
    },
    choix(nom, codes, vide) {
      const lu = codes.safeParse(brut(nom));
      if (lu.success) return lu.data;
      refuser(nom, vide);
      return codes.options[0]!;
    },
    jourPasse(nom, vide) {
      const jour = lireJour(brut(nom));
      const phrase = brut(nom) === '' ? vide : defautDuJour(jour, aujourdhui);
      if (phrase !== null) refuser(nom, phrase);
      return jour ?? aujourdhui;
    },
    montant: (nom, vide) => nombreOuPhrase(nom, brut(nom) === '' ? vide : lireMontant(brut(nom))),
    entier: (nom, min, max, phrase) =>
      nombreOuPhrase(nom, /^\d{1,4}$/.test(brut(nom)) && Number(brut(nom)) >= min && Number(brut(nom)) <= max ? Number(brut(nom)) : phrase),
    siret(nom) {
      if (brut(nom) === '') return null;
      const lu = lireSiret(brut(nom));
      if (lu.ok) return lu.value;
      refuser(nom, refusSiret(lu.refus[0]));
      return null;
    },
    coche: (nom) => brut(nom) !== '',
  };
}

function defautDuTexte(texte: string, max: number): string | null {
  if (texte.length > max) return `Ce champ compte ${max} caractères au plus ; vous en avez saisi ${texte.length}.`;
  return /\p{Cc}/u.test(texte) ? 'Ce champ contient un caractère qui ne se lit pas : effacez-le et saisissez-le de nouveau.' : null;
}

function defautDuJour(jour: Jour | null, aujourdhui: Jour): string | null {
  if (jour === null) return 'Cette date n’existe pas. Saisissez-la ainsi : jour/mois/année, par exemple 19/05/1989.';
  if (jour > aujourdhui) return 'Cette date est à venir : relisez l’année.';
  return jour < PLUS_ANCIENNE ? 'Cette date est trop ancienne : relisez l’année.' : null;
}

/** « 19/05/1989 », « 19 5 1989 », « 1989-05-19 » ; null : ce n'est pas un jour du calendrier. */
export function lireJour(texte: string): Jour | null {
  const [, j = '', m = '', a = ''] = /^(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})$/.exec(texte) ?? [];
  const jour = a === '' ? texte : `${a}-${m.padStart(2, '0')}-${j.padStart(2, '0')}`;
  return Jour.safeParse(jour).data ?? null;
}

/** « 1 742,36 € » ; sinon la phrase qui dit quoi corriger. */
function lireMontant(texte: string): number | string {
  const net = texte.replace(/[\s€]/gu, '').replace(',', '.');
  if (!/^\d+(\.\d{1,2})?$/.test(net)) return 'Saisissez un montant en euros, par exemple 1 742,36.';
  return Euros.safeParse(Number(net)).success ? Number(net) : 'Ce montant est trop élevé : relisez-le.';
}
