import type { CompleterInput } from '../../../domain/demande/completer.ts';
import type { Rattachement } from '../../../domain/demande/demande.ts';
import { academies } from '../../../domain/referentiels/academies.ts';
import { lireSiret } from '../../../domain/demande/siret.ts';

export type Personne = CompleterInput['a'];
export type Saisie = Omit<CompleterInput, 'a' | 'academieValidee'>;

const vide: Saisie = { siret: '', employeur: '', codeEntreprise: '', matricule: '', dateEntree: '', cdi: null };

/** Ce qui est enregistré, tel qu'un formulaire le montre ; vide pour l'autre personne : son employeur n'est pas le même. */
export const saisieDe = (r: Rattachement, personne: Personne): Saisie =>
  r.a !== personne
    ? vide
    : {
        siret: r.siret,
        employeur: r.employeur,
        codeEntreprise: r.codeEntreprise ?? '',
        matricule: r.matricule ?? '',
        dateEntree: r.dateEntree ?? '',
        cdi: r.cdi,
      };

/** Ce que la règle retient d'une saisie : le SIRET sans ses espaces, les textes sans ceux des bords. */
function normaliser(saisie: Saisie): Saisie {
  const siret = lireSiret(saisie.siret);
  const [employeur, codeEntreprise, matricule] = [saisie.employeur, saisie.codeEntreprise, saisie.matricule].map((t) => t.trim());
  return {
    ...saisie,
    siret: siret.ok ? siret.value : saisie.siret,
    employeur: employeur!,
    codeEntreprise: codeEntreprise!,
    matricule: matricule!,
  };
}

/** Vrai quand l'écran ne montre rien de plus que ce qui est enregistré, et que l'académie y a été validée (G49). */
export function estEnregistree(r: Rattachement, personne: Personne, saisie: Saisie): boolean {
  const [enregistree, montree] = [normaliser(saisieDe(r, personne)), normaliser(saisie)];
  const egales = (Object.keys(vide) as (keyof Saisie)[]).every((champ) => montree[champ] === enregistree[champ]);
  return r.a === personne && r.employeur !== '' && egales;
}

/** L'académie dont c'est le SIRET, d'après les seuls SIRET publiés ; null pour les autres. */
export function academieDuSiret(saisi: string): string | null {
  const lu = lireSiret(saisi);
  return lu.ok ? (academies.find((a) => a.siret === lu.value)?.nom ?? null) : null;
}
