import { Candidature } from '../../../domain/candidature/candidature.ts';
import { fluxAcademie } from '../../../domain/contract/entities.ts';
import { VERSION_TEXTE } from '../../../domain/mandat/texte-consentement.ts';
import { dureesMandat } from '../../../domain/mandat/consentir.ts';
import { pouvoirs } from '../../../domain/mandat/mandat.ts';
import { suivreTousLesMandats } from '../../../server/tasks/suivre-mandats.ts';
import type { Poste } from './poste.ts';
import type { Scene } from './scene.ts';

const HEURE = 3_600_000;
const JOUR = 24 * HEURE;

/** Ce qui peut arriver d'un coup à la plateforme : son poids, et ce qu'il fait. */
const incidents: Readonly<Record<string, readonly [poids: number, faire: (scene: Scene) => Promise<void> | void]>> = {
  'mandat retiré': [6, (s) => s.serveur.appeler(unAgent(s), 'agent.retirerConsentement', {})],
  'mandat donné': [4, donnerMandat],
  'l’agent postule lui-même': [2, agentPostule],
  'le conseiller instruit': [3, instruire],
  'poste tué': [4, (s) => renaitre(s, 'tuer')],
  'poste redémarré': [1, (s) => renaitre(s, 'redemarrer')],
  'poste sans réseau': [4, perdreLeReseau],
  'poste de nouveau en réseau': [4, retrouverLeReseau],
  'serveur tué': [3, tuerLeServeur],
  sauvegarde: [2, sauvegarder],
  'serveur restauré': [4, restaurer],
  'compte désactivé': [1.5, (s) => changerCompte(s, false)],
  'compte réactivé': [2, (s) => changerCompte(s, true)],
  'horloge fausse': [2, fausserLHorloge],
  'le temps passe': [4, passerLeTemps],
  'suppressions oubliées': [1, oublierLesSuppressions],
};

export async function unIncident(scene: Scene): Promise<void> {
  const nom = scene.hasard.pondere(Object.entries(incidents).map(([n, [poids]]) => [n, poids] as const));
  scene.histoire.noter('essai', { quoi: 'faute', genre: nom, detail: '' });
  await incidents[nom]![1](scene);
}

const unPosteAuHasard = ({ hasard, postes }: Scene): Poste => hasard.choix(postes);
const unAgent = ({ hasard, monde }: Scene): string => hasard.choix(monde.demandes).agentId;

function renaitre(scene: Scene, comment: 'tuer' | 'redemarrer'): void {
  const poste = unPosteAuHasard(scene);
  void poste[comment]();
  scene.suivi.touches.add(poste.qui);
}

async function donnerMandat(scene: Scene): Promise<void> {
  const { hasard } = scene;
  await scene.serveur.appeler(unAgent(scene), 'agent.consentir', {
    mandatId: hasard.uuid(),
    pouvoirs: hasard.chance(0.8) ? [...pouvoirs] : ['voir_demande'],
    duree: hasard.choix(dureesMandat),
    canal: 'en_ligne',
    versionTexte: VERSION_TEXTE,
  });
}

async function agentPostule(scene: Scene): Promise<void> {
  const { hasard, monde } = scene;
  const offreId = hasard.choix(monde.semence.offres).id;
  await scene.serveur.appeler(unAgent(scene), 'agent.postuler', { candidatureId: hasard.uuid(), offreId });
}

async function instruire(scene: Scene): Promise<void> {
  const { rows } = await scene.portes.libre.query<{ doc: string }>('SELECT doc FROM candidature ORDER BY id');
  if (rows.length === 0) return;
  const { id, etat } = Candidature.parse(JSON.parse(scene.hasard.choix(rows).doc));
  const acte = etat === 'validee' ? 'transmettre' : scene.hasard.choix(['valider', 'invalider'] as const);
  await scene.serveur.appeler(scene.monde.conseillerId, 'conseiller.instruire', { candidatureId: id, acte, texte: 'Vu.' });
}

function perdreLeReseau(scene: Scene): void {
  const { qui } = unPosteAuHasard(scene);
  scene.suivi.coupes.add(qui);
  scene.reseau.couper(qui);
}

export function retrouverLeReseau({ suivi, reseau }: Scene): void {
  for (const qui of suivi.coupes) reseau.retablir(qui);
  suivi.coupes.clear();
}

/** Ce qui était en cours est annulé, ou validé sans que personne l'apprenne ; un autre serveur prend la suite. */
export async function tuerLeServeur({ portes, reseau }: Scene): Promise<void> {
  portes.tuer();
  reseau.rompre('ouvertes');
  await portes.stable();
}

async function sauvegarder({ base, suivi }: Scene): Promise<void> {
  await base.sauver('sauvegarde');
  suivi.sauvegardee = true;
}

async function restaurer(scene: Scene): Promise<void> {
  const { base, suivi, histoire, chronique, portes, hasard, postes } = scene;
  if (!suivi.sauvegardee) return sauvegarder(scene);
  await tuerLeServeur(scene);
  await base.relever();
  await base.remettre('sauvegarde');
  const epoque = hasard.uuid();
  await portes.libre.query('UPDATE plateforme SET epoque = $1', [epoque]);
  histoire.noter('base', { quoi: 'restauree', epoque });
  await chronique.decrire(portes.libre);
  // Les jetons donnés depuis la sauvegarde n'existent plus : le mot de passe est à redonner. Un compte désactivé depuis ne l'est plus.
  for (const { qui } of postes) suivi.motDePassePermis.add(qui);
  const { rows } = await portes.libre.query<{ id: string }>('SELECT id FROM compte WHERE NOT actif');
  suivi.desactives.clear();
  for (const { id } of rows) suivi.desactives.add(id);
}

/** L'exploitant écrit dans la base, à travers les mêmes portes que le serveur : il attend les verrous des autres. */
function exploiter({ portes }: Scene, requete: string, valeurs: unknown[]): void {
  const { issue } = portes.lancer('exploitation', async () => {
    const tx = await portes.pool.connect();
    try {
      await tx.query('BEGIN');
      await tx.query(requete, valeurs);
      await tx.query('COMMIT');
    } catch {
      await tx.query('ROLLBACK');
    } finally {
      tx.release();
    }
  });
  void issue;
}

function changerCompte(scene: Scene, actif: boolean): void {
  const { qui, gestionnaire } = unPosteAuHasard(scene);
  scene.suivi.motDePassePermis.add(qui);
  if (actif) scene.suivi.desactives.delete(gestionnaire.id);
  else scene.suivi.desactives.add(gestionnaire.id);
  exploiter(scene, 'UPDATE compte SET actif = $2 WHERE id = $1', [gestionnaire.id, actif]);
}

/** Le poste se trompe d'heures ou d'années ; rien ne doit en dépendre. */
function fausserLHorloge(scene: Scene): void {
  const { hasard } = scene;
  const sens = hasard.chance(0.5) ? 1 : -1;
  unPosteAuHasard(scene).decalage = sens * hasard.choix([3 * HEURE, 36 * HEURE, 400 * JOUR, 3_650 * JOUR]);
}

/** Des minutes, des heures, une nuit : les jetons s'usent, des mandats finissent. */
function passerLeTemps(scene: Scene): void {
  const { hasard, temps } = scene;
  temps.avancer(
    hasard.pondere([
      [60_000, 3],
      [20 * 60_000, 3],
      [5 * HEURE, 2],
      [14 * HEURE, 1],
    ] as const),
  );
  suivreLesMandats(scene);
}

/** La tâche que le serveur fait chaque minute. */
export function suivreLesMandats({ portes, temps, suivi }: Scene): void {
  const { tache, issue } = portes.lancer('suivre les mandats', () => suivreTousLesMandats(portes.pool, temps.horloge()));
  issue.catch((erreur: unknown) => {
    if (!tache.tuee) suivi.pannes.push(`suivre les mandats : ${String(erreur)}`);
  });
}

/** Le serveur ne garde pas les suppressions sans fin : qui est plus ancien que le plancher relit tout. */
function oublierLesSuppressions(scene: Scene): void {
  const flux = fluxAcademie(scene.hasard.choix(scene.postes).gestionnaire.academieId);
  exploiter(
    scene,
    `WITH f AS (UPDATE flux SET plancher = tete WHERE id = $1 RETURNING id) DELETE FROM flux_entree e USING f WHERE e.flux_id = f.id AND e.supprimee`,
    [flux],
  );
}
