import { type Jour, jourAParis } from '../../../domain/shared/dates.ts';
import type { Scene } from './scene.ts';
import { noterTraces } from '../constat/traces.ts';
import { type Etat, etatsAttendus, etatsDuPoste } from '../constat/constat.ts';
import { retrouverLeReseau, suivreLesMandats } from './incidents.ts';
import { canari } from './monde.ts';
import { allerA, enCours, faire, reconnecter } from './ordonnanceur.ts';
import { CLE, type Poste } from './poste.ts';
import { sansFaute } from './reseau.ts';

/** Le temps qu'a la plateforme pour se remettre, sans un clic (I-6). */
const CALME_MS = 10_000;
const PAS_MAX = 5_000;
/** La part des graines où les octets d'un poste sont lus un à un : c'est long. */
const OCTETS_LUS = 0.15;

/** Tout va de nouveau : le réseau, le serveur, les comptes. Dix secondes plus tard, c'est le calme. */
export async function guerir(scene: Scene): Promise<void> {
  const { reseau, temps, histoire, postes, suivi } = scene;
  reseau.regler(sansFaute);
  retrouverLeReseau(scene);
  reseau.rompre('muettes');
  await faire(scene, () => suivreLesMandats(scene));
  await jusquAuRepos(scene);
  histoire.noter('essai', { quoi: 'guerison' });
  let fin = temps.ms() + CALME_MS;
  for (let pas = 0; ; pas++) {
    if (pas > PAS_MAX) throw new Error('la guérison ne finit pas');
    const perdue = postes.find((p) => p.attendUnMotDePasse() && !suivi.desactives.has(p.gestionnaire.id));
    if (perdue !== undefined && !suivi.reconnexions.has(perdue.qui)) {
      await faire(scene, () => reconnecter(scene, perdue));
      fin = temps.ms() + CALME_MS;
    }
    const [premier] = enCours(scene);
    const prochaine = temps.prochaine();
    if (premier !== undefined) await avancer(scene, premier[0]);
    else if (prochaine !== null && prochaine <= fin) await faire(scene, () => allerA(scene, prochaine));
    else if (suivi.reconnexions.size === 0) break;
  }
  temps.avancer(Math.max(0, fin - temps.ms()));
  histoire.noter('essai', { quoi: 'calme' });
}

/** Ce que la panne avait laissé en route finit : les requêtes du serveur et les messages, pas les minuteries. */
async function jusquAuRepos(scene: Scene): Promise<void> {
  for (let pas = 0; pas < PAS_MAX; pas++) {
    const [premier] = enCours(scene);
    if (premier === undefined) return;
    await avancer(scene, premier[0]);
  }
}

/** Plus rien n'est tiré : le premier arrivé avance, en une milliseconde. */
async function avancer(scene: Scene, pas: () => Promise<void> | void): Promise<void> {
  scene.temps.avancer(1);
  await faire(scene, pas);
}

/** Ce que chacun a à la fin, et ce qu'il devrait avoir. */
export async function constater(scene: Scene): Promise<void> {
  const { histoire, monde, postes, portes, temps, hasard, suivi } = scene;
  const jour = jourAParis(temps.horloge().toISOString());
  const inspecte = hasard.chance(OCTETS_LUS) ? hasard.choix(postes) : null;
  const noms = new Map(monde.demandes.map((d) => [d.id as string, canari(d)]));
  const attendus = new Map<string, Attendus>();
  for (const poste of postes) {
    const { lecture } = poste.base();
    const attendent = lecture.prepare(`SELECT commande_id FROM outbox WHERE statut = 'a_envoyer' ORDER BY rang`).pluck().all() as string[];
    histoire.noter(poste.qui, { quoi: 'boite', attendent });
    // Un compte désactivé n'échange plus : sa base attend, fermée, qu'on le rétablisse.
    if (suivi.desactives.has(poste.gestionnaire.id)) continue;
    for (const etat of etatsDuPoste(poste.base())) histoire.noter(poste.qui, { quoi: 'possede', ...etat });
    const { academieId } = poste.gestionnaire;
    attendus.set(academieId, attendus.get(academieId) ?? (await attendusDe(scene, poste, jour)));
    const { etats, tetes } = attendus.get(academieId)!;
    for (const etat of etats) histoire.noter('base', { quoi: 'perimetre', poste: poste.qui, ...etat });
    histoire.noter('base', { quoi: 'tetes', poste: poste.qui, tetes });
    noterTraces(histoire, poste.qui, { base: poste.base(), cle: CLE, octets: poste === inspecte }, noms);
  }
  const { rows } = await portes.libre.query<{ poste_id: string; rang: number; id: string }>(
    'SELECT poste_id, rang, id FROM commande ORDER BY poste_id, rang',
  );
  const parId = new Map(postes.map((p) => [p.gestionnaire.posteId, p.qui]));
  histoire.noter('base', {
    quoi: 'journal',
    commandes: rows.map((r) => ({ poste: parId.get(r.poste_id) ?? 'essai', rang: r.rang, commandeId: r.id })),
  });
}

interface Attendus {
  readonly etats: readonly Etat[];
  readonly tetes: Readonly<Record<string, number>>;
}

/** Les postes d'une académie doivent tous avoir la même chose. */
async function attendusDe({ portes }: Scene, { gestionnaire }: Poste, jour: Jour): Promise<Attendus> {
  const { rows } = await portes.libre.query<{ id: string; tete: number }>(
    `SELECT f.id, f.tete FROM flux f JOIN academie a ON f.id = 'academie:' || a.id OR f.id = ANY(SELECT 'departement:' || d FROM unnest(a.departements_offres) AS d)
     WHERE a.id = $1 ORDER BY f.id`,
    [gestionnaire.academieId],
  );
  return { etats: await etatsAttendus(portes.libre, gestionnaire, jour), tetes: Object.fromEntries(rows.map((r) => [r.id, r.tete])) };
}
