import { createStore } from '../composants/store.ts';

export const apparences = ['clair', 'sombre', 'systeme'] as const;
export type Apparence = (typeof apparences)[number];

const CLE = 'poste.apparence';
const systemeSombre = window.matchMedia('(prefers-color-scheme: dark)');
const estApparence = (lu: string | null): lu is Apparence => (apparences as readonly (string | null)[]).includes(lu);

/** Le navigateur peut refuser sa mémoire (navigation privée) : l'apparence suit alors le système. */
function lire(): Apparence {
  try {
    const lu = localStorage.getItem(CLE);
    return estApparence(lu) ? lu : 'systeme';
  } catch {
    return 'systeme';
  }
}

function garder(apparence: Apparence): void {
  try {
    localStorage.setItem(CLE, apparence);
  } catch {
    // Sans mémoire, le choix vaut jusqu'à la fermeture.
  }
}

export const apparence = createStore<Apparence>(lire());

export function choisirApparence(choix: Apparence): void {
  garder(choix);
  apparence.set(choix);
}

/** Pose sur la page les attributs que lit la feuille de style du DSFR, et suit le système quand il change. */
export function appliquerApparence(): void {
  const poser = (): void => {
    const choix = apparence.get();
    const sombre = choix === 'sombre' || (choix === 'systeme' && systemeSombre.matches);
    const { dataset } = document.documentElement;
    dataset['frTheme'] = sombre ? 'dark' : 'light';
    dataset['frScheme'] = choix === 'systeme' ? 'system' : dataset['frTheme'];
  };
  apparence.subscribe(poser);
  systemeSombre.addEventListener('change', poser);
  poser();
}
