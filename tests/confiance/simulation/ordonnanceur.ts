import { agir } from './gestes.ts';
import { unIncident } from './incidents.ts';
import type { Poste } from './poste.ts';
import { relever, type Scene } from './scene.ts';

type Pas = () => Promise<void> | void;
type Candidat = readonly [pas: Pas, poids: number];

/** Ce qui reste à faire subir à la plateforme. */
export interface Programme {
  actes: number;
  incidents: number;
}

/** Au-delà, le désordre a assez duré : la guérison vient quoi qu'il reste. */
const PAS_MAX = 900;

/** Le désordre : à chaque pas, l'un de ceux qui peuvent avancer est tiré, avance seul, et l'on attend qu'il s'arrête. */
export async function semerLeDesordre(scene: Scene, programme: Programme): Promise<void> {
  for (let pas = 0; pas < PAS_MAX && programme.actes + programme.incidents > 0; pas++) {
    scene.temps.avancer(scene.hasard.entier(1, 60));
    const suite = candidats(scene, programme);
    if (suite.length === 0) return;
    await faire(scene, scene.hasard.pondere(suite));
  }
}

/** Un pas, et tout ce qui en découle sans que rien d'autre ne bouge. */
export async function faire(scene: Scene, pas: Pas): Promise<void> {
  await pas();
  await scene.portes.stable();
  relever(scene);
}

function candidats(scene: Scene, programme: Programme): Candidat[] {
  const { hasard, temps, reseau } = scene;
  const prochaine = temps.prochaine();
  // Qui n'a encore rien reçu n'a rien à faire : son acte viendra. Sauf redonner son mot de passe.
  const servis = programme.actes > 0 ? scene.postes.filter((poste) => scene.suivi.servis.has(poste.qui) || poste.attendUnMotDePasse()) : [];
  return [
    ...enCours(scene),
    ...reseau.tardives.map((r): Candidat => [() => reseau.livrerTardive(r), 0.5]),
    ...(prochaine === null ? [] : [[() => allerA(scene, prochaine), prochaine <= temps.ms() ? 8 : 1] as Candidat]),
    ...(servis.length > 0 ? [[() => acte(scene, hasard.choix(servis), programme), 2] as Candidat] : []),
    ...(programme.incidents > 0 ? [[() => incident(scene, programme), 0.8] as Candidat] : []),
  ];
}

/** Les requêtes SQL à leur porte et les messages en route : toujours de quoi avancer. Valider attend le plus : c'est alors que les autres se gênent. */
export const enCours = ({ portes, reseau }: Scene): Candidat[] => [
  ...portes.enAttente().map((tache): Candidat => [() => portes.ouvrir(tache), tache.aValider ? 1 : 6]),
  ...reseau.enRoute().map((envoi): Candidat => [() => reseau.avancer(envoi), 4]),
];

/** Le temps saute à la prochaine minuterie : plus rien d'autre ne presse. Les pouls ouverts, eux, ont entendu le serveur entre-temps. */
export async function allerA({ temps, reseau, portes }: Scene, echeance: number): Promise<void> {
  temps.avancer(Math.max(0, echeance - temps.ms()));
  reseau.souffler();
  await portes.stable();
  temps.sonner();
}

async function acte(scene: Scene, poste: Poste, programme: Programme): Promise<void> {
  programme.actes -= 1;
  if (poste.attendUnMotDePasse()) reconnecter(scene, poste);
  else agir(poste, scene.hasard, scene.histoire);
}

async function incident(scene: Scene, programme: Programme): Promise<void> {
  programme.incidents -= 1;
  await unIncident(scene);
}

/** Le gestionnaire redonne son mot de passe. L'histoire dit si l'on pouvait le lui demander. */
export function reconnecter(scene: Scene, poste: Poste): void {
  const { suivi, serveur, portes, temps, histoire } = scene;
  const { qui, gestionnaire } = poste;
  if (suivi.reconnexions.has(qui) || suivi.desactives.has(gestionnaire.id)) return;
  suivi.reconnexions.add(qui);
  const aDure = temps.ms() >= (suivi.finDesSessions.get(qui) ?? 0);
  histoire.noter(qui, { quoi: 'mot_de_passe', permis: poste.finie() || suivi.motDePassePermis.has(qui) || aDure });
  const { issue } = portes.lancer(`${qui} se reconnecte`, () => serveur.ouvrirSession(gestionnaire, portes.pool));
  issue
    .then((jetons) => {
      // D'après le serveur : entre sa réponse et sa réception, l'horloge a pu sauter bien des heures.
      suivi.finDesSessions.set(qui, Date.parse(jetons.rafraichissementExpireLe));
      suivi.motDePassePermis.delete(qui);
      // La session d'avant finit d'abord : un renouvellement de jetons en route la retient, et le serveur n'attend pas cela.
      return poste.reconnecter(jetons);
    })
    // Le serveur est mort entre-temps : ce sera pour la prochaine fois.
    .catch(() => undefined)
    .finally(() => suivi.reconnexions.delete(qui));
}
