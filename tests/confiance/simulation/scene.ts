import type { Hasard } from '../../../demonstration/generateur/hasard.ts';
import { curseurs } from '../../../db/local/views/curseurs.ts';
import { lireMeta } from '../../../db/local/meta.ts';
import { relectureDemandee } from '../../../electron/sync/epoque.ts';
import type { Histoire, Qui } from '../histoire.ts';
import type { BaseDEssai } from '../constat/base.ts';
import type { Chronique } from '../constat/chronique.ts';
import { demandesDe } from '../constat/traces.ts';
import type { Monde } from './monde.ts';
import type { Portes } from './portes.ts';
import type { Poste } from './poste.ts';
import type { Requete, ReponseServeur, Reseau } from './reseau.ts';
import type { ServeurSimule } from './serveur.ts';
import type { Temps } from './temps.ts';

/** Tout ce qu'une graine met en présence. */
export interface Scene {
  readonly hasard: Hasard;
  readonly temps: Temps;
  readonly histoire: Histoire;
  readonly monde: Monde;
  readonly portes: Portes;
  readonly base: BaseDEssai;
  readonly chronique: Chronique;
  readonly reseau: Reseau;
  readonly serveur: ServeurSimule;
  readonly postes: readonly Poste[];
  readonly suivi: Suivi;
}

/** Ce que l'ordonnanceur retient d'un pas à l'autre. */
export interface Suivi {
  /** Ce qui est arrivé aux postes depuis le dernier relevé ; `entiere` : jusqu'au bout. */
  readonly arrivees: { readonly requete: Requete; readonly reponse: ReponseServeur; readonly entiere: boolean }[];
  /** Les postes dont la base a pu changer depuis le dernier relevé. */
  readonly touches: Set<Qui>;
  readonly curseurs: Map<Qui, string>;
  /** Les postes qui ont reçu quelque chose. */
  readonly servis: Set<Qui>;
  readonly desactives: Set<string>;
  readonly coupes: Set<Qui>;
  /** Les postes dont la session peut avoir fini sans que personne soit en faute. */
  readonly motDePassePermis: Set<Qui>;
  readonly finDesSessions: Map<Qui, number>;
  readonly reconnexions: Set<Qui>;
  sauvegardee: boolean;
  melees: number;
  readonly pannes: string[];
}

export const unSuivi = (): Suivi => ({
  arrivees: [],
  touches: new Set(),
  curseurs: new Map(),
  servis: new Set(),
  desactives: new Set(),
  coupes: new Set(),
  motDePassePermis: new Set(),
  finDesSessions: new Map(),
  reconnexions: new Set(),
  sauvegardee: false,
  melees: 0,
  pannes: [],
});

/** Après chaque pas : ce qui vient d'arriver aux postes entre dans l'histoire. */
export function relever({ postes, suivi, histoire }: Scene): void {
  const arrivees = suivi.arrivees.splice(0);
  for (const poste of postes) {
    if (!suivi.touches.delete(poste.qui)) continue;
    const siennes = arrivees.filter((a) => a.requete.poste === poste.qui);
    const relus = siennes.flatMap((a) => (a.reponse.lecture?.flux ?? []).filter((f) => f.repart).map((f) => f.id));
    if (relus.length > 0) histoire.noter(poste.qui, { quoi: 'relecture', flux: relus });
    noterCurseurs(poste, suivi, histoire);
    const entieres = siennes.flatMap((a) => (a.entiere && a.reponse.lecture !== null ? [a.reponse.lecture] : []));
    if (entieres.length === 0) continue;
    const positions = curseurs(poste.base().lecture);
    const appliquee = entieres.find(({ flux }) => flux.every((f) => positions[f.id] === f.tete));
    if (appliquee !== undefined)
      histoire.noter(poste.qui, { quoi: 'detient', lecture: appliquee.lecture, demandes: demandesDe(poste.base()) });
  }
}

function noterCurseurs(poste: Poste, suivi: Suivi, histoire: Histoire): void {
  const base = poste.base();
  const fait = { quoi: 'curseurs', epoque: lireMeta(base.lecture, 'epoque'), curseurs: curseurs(base.lecture) } as const;
  const relit = relectureDemandee(base);
  const texte = JSON.stringify([fait, relit]);
  if (suivi.curseurs.get(poste.qui) === texte) return;
  suivi.curseurs.set(poste.qui, texte);
  histoire.noter(poste.qui, fait);
  if (Object.values(fait.curseurs).some((curseur) => curseur > 0)) suivi.servis.add(poste.qui);
  // Le serveur a été restauré : tout sera relu depuis le début.
  if (relit) histoire.noter(poste.qui, { quoi: 'relecture', flux: Object.keys(fait.curseurs) });
}
