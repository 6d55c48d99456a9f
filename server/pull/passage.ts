/** Une place entre celui qui lit la base et celui qui envoie : on ne lit pas plus vite qu'on n'envoie. */
export interface Passage<T> {
  /** Attend que la place soit prise ; échoue si le lecteur est parti ou n'avance plus. */
  readonly donner: (valeur: T) => Promise<void>;
  /** La valeur suivante, ou null à la fin. */
  readonly prendre: () => Promise<T | null>;
  readonly finir: (erreur: unknown) => void;
  readonly abandonner: () => void;
}

/** Le lecteur est parti : ce n'est pas une panne, il n'y a plus personne à servir. */
class LecteurParti extends Error {}
/** Le lecteur ne lit plus : la transaction qu'il retient est rendue, il reprendra à son curseur. */
export class LecteurTropLent extends Error {}

export function creerPassage<T>(patienceMs: number): Passage<T> {
  const place: { valeur: { readonly de: T } | null; prise: () => void; rejet: (raison: Error) => void } = {
    valeur: null,
    prise: rien,
    rejet: rien,
  };
  const etat: { fin: { readonly erreur: unknown } | null; parti: boolean; eveil: () => void } = { fin: null, parti: false, eveil: rien };
  return {
    donner: (valeur) =>
      new Promise((resolve, reject) => {
        if (etat.parti) {
          reject(new LecteurParti());
          return;
        }
        const minuterie = setTimeout(() => reject(new LecteurTropLent()), patienceMs);
        place.valeur = { de: valeur };
        place.prise = () => {
          clearTimeout(minuterie);
          resolve();
        };
        place.rejet = (raison) => {
          clearTimeout(minuterie);
          reject(raison);
        };
        etat.eveil();
      }),
    async prendre() {
      if (place.valeur === null && etat.fin === null)
        await new Promise<void>((debout) => {
          etat.eveil = debout;
        });
      if (etat.fin !== null && etat.fin.erreur !== null) throw etat.fin.erreur;
      if (place.valeur === null) return null;
      const { de } = place.valeur;
      place.valeur = null;
      place.prise();
      return de;
    },
    finir(erreur) {
      etat.fin = { erreur: erreur instanceof LecteurParti ? null : erreur };
      etat.eveil();
    },
    abandonner() {
      etat.parti = true;
      place.rejet(new LecteurParti());
    },
  };
}

function rien(): void {}
