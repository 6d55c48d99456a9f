const MEME_CONSULTATION_MS = 15 * 60_000;

/** Une liste lue : `qui`, la personne et la liste ; `quoi`, ce qu'elle y demande ; `ms`, quand. */
interface Consultation {
  readonly qui: string;
  readonly quoi: string;
  readonly ms: number;
}

/** Écrit cette consultation, si c'en est une nouvelle. */
export type Consultations = (consultation: Consultation, ecrire: () => Promise<void>) => Promise<void>;

/**
 * La liste que chacun regarde. La même, relue parce que l'écran se rafraîchit, n'est pas une nouvelle consultation (I-12) ;
 * une autre page, un autre filtre, une autre recherche en est une, et revenir à la précédente aussi.
 * En mémoire de ce processus seulement : un redémarrage, ou un second serveur, écrit une ligne de plus, jamais une de moins.
 */
export function creerConsultations(): Consultations {
  const dernieres = new Map<string, Consultation>();
  return async (consultation, ecrire) => {
    const derniere = dernieres.get(consultation.qui);
    if (derniere?.quoi === consultation.quoi && consultation.ms - derniere.ms < MEME_CONSULTATION_MS) return;
    await ecrire();
    dernieres.set(consultation.qui, consultation);
  };
}
