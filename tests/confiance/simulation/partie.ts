import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { hasard as unHasard } from '../../../demonstration/generateur/hasard.ts';
import { semer } from '../../../db/central/apply/semer.ts';
import type { Pool } from '../../../db/central/open.ts';
import { ecrireHistoire, type Evenement, type Qui, uneHistoire } from '../histoire.ts';
import type { Manquement } from '../verificateur/manquement.ts';
import { verifier } from '../verificateur/verifier.ts';
import type { Atelier } from './atelier.ts';
import { jourDe, uneChronique } from './chronique.ts';
import { constater, guerir } from './guerison.ts';
import { unMonde, type Monde } from './monde.ts';
import { semerLeDesordre } from './ordonnanceur.ts';
import { unPoste } from './poste.ts';
import { type Profil, sansFaute, unReseau } from './reseau.ts';
import { type Scene, unSuivi } from './scene.ts';
import { lit, unServeurSimule } from './serveur.ts';
import { unTemps } from './temps.ts';
import { createHash } from 'node:crypto';

/** Ce qu'une graine a donné. Une panne est une exception que personne n'attendait : un poste ou un serveur l'a laissée passer. */
export interface Partie {
  readonly graine: number;
  readonly histoire: readonly Evenement[];
  readonly manquements: readonly Manquement[];
  readonly pannes: readonly string[];
  readonly melees: number;
  readonly empreinte: string;
}

const DEPART = '2026-11-23T07:30:00.000Z';
const profils: readonly (readonly [Profil, number])[] = [
  [sansFaute, 1],
  [{ perdre: 0.08, doubler: 0.15, couper: 0.1, mentir: 0.04 }, 6],
  [{ perdre: 0.2, doubler: 0.3, couper: 0.25, mentir: 0.1 }, 3],
];

/** Une graine, du début à la fin : le désordre, la guérison, le calme, et le vérificateur. La même graine donne la même histoire. */
export async function jouer(atelier: Atelier, graine: number): Promise<Partie> {
  const dossier = path.join(atelier.dossier, `graine-${graine}`);
  mkdirSync(dossier, { recursive: true });
  const temps = unTemps(DEPART);
  atelier.cadran.lire = temps.horloge;
  const retirer = temps.installer();
  let scene: Scene | null = null;
  try {
    scene = await monter(atelier, { graine, dossier, temps });
    const tirage = unHasard(graine, 'programme');
    scene.reseau.regler(tirage.pondere(profils));
    await semerLeDesordre(scene, { actes: tirage.entier(6, 14), incidents: tirage.entier(3, 8) });
    await guerir(scene);
    await constater(scene);
    const { evenements } = scene.histoire;
    const { pannes, melees } = scene.suivi;
    return { graine, histoire: evenements, manquements: verifier(evenements), pannes, melees, empreinte: empreinteDe(evenements) };
  } finally {
    await demonter(scene);
    retirer();
    rmSync(dossier, { recursive: true, force: true });
  }
}

async function demonter(scene: Scene | null): Promise<void> {
  if (scene === null) return;
  const { portes, reseau, postes } = scene;
  portes.tuer();
  const fermes = Promise.all(postes.map((poste) => poste.fermer()));
  // Chaque coupure peut en faire essayer une autre : un poste qui s'arrête n'en essaie plus.
  for (let fois = 0; fois < 4; fois++) {
    reseau.rompre('toutes');
    await portes.stable();
  }
  await fermes;
}

async function monter(atelier: Atelier, o: { graine: number; dossier: string; temps: Scene['temps'] }): Promise<Scene> {
  const { portes, base } = atelier;
  const { graine, dossier, temps } = o;
  const [suivi, histoire, hasard] = [unSuivi(), uneHistoire(temps.horloge), unHasard(graine, 'ordonnanceur')];
  const monde = unMonde(unHasard(graine, 'monde'), jourDe(temps.horloge()));
  await base.remettre('vierge');
  await peupler(portes.libre, monde, unHasard(graine, 'epoque').uuid());
  await base.relever();
  const parId = new Map(monde.gestionnaires.map((g) => [g.posteId, `poste:${g.n}` as Qui]));
  const chronique = uneChronique(histoire, (posteId) => parId.get(posteId) ?? 'essai');
  await chronique.decrire(portes.libre);
  const panne = (quoi: string) => void suivi.pannes.push(quoi);
  const serveur = unServeurSimule({
    apps: atelier.apps,
    portes,
    histoire,
    gestionnaires: monde.gestionnaires,
    horloge: temps.horloge,
    panne,
  });
  const reseau = unReseau({
    hasard,
    servir: serveur.servir,
    reconnaitre: serveur.reconnaitre,
    arrivee(requete, reponse, entiere) {
      suivi.touches.add(requete.poste);
      suivi.arrivees.push({ requete, reponse, entiere });
    },
    faute(genre, { n, requete }) {
      suivi.melees += 1;
      histoire.noter('mandataire', { quoi: 'faute', genre, detail: `${requete.poste} ${requete.chemin} n° ${n}` });
    },
  });
  const departements = new Map(monde.semence.academies.map((a) => [a.id, a.departementsOffres]));
  portes.regler(hasard.chance(0.35) ? 'requete' : 'transaction', async () => {
    const changes = chronique.raconter(await base.relever(), jourDe(temps.horloge()));
    const concernes = monde.gestionnaires.filter((g) => [...changes].some((f) => lit(g, departements.get(g.academieId) ?? [], f)));
    reseau.annoncer((poste) => concernes.some((g) => `poste:${g.n}` === poste));
  });
  const postes = [];
  for (const gestionnaire of monde.gestionnaires) {
    const jetons = await serveur.ouvrirSession(gestionnaire, portes.libre);
    const qui: Qui = `poste:${gestionnaire.n}`;
    suivi.sessionsDepuis.set(qui, temps.ms());
    const options = {
      gestionnaire,
      nomAcademie: gestionnaire.academieId,
      dossier,
      fetch: reseau.fetchDe(qui),
      horloge: temps.horloge,
      jetons,
    };
    postes.push(unPoste({ ...options, hasard: unHasard(graine, 'moteur', gestionnaire.n), panne: (e) => panne(`${qui} : ${String(e)}`) }));
  }
  return { hasard, temps, histoire, monde, portes, base, chronique, reseau, serveur, postes, suivi };
}

async function peupler(libre: Pool, { semence, gestionnaires, demandes, conseillerId }: Monde, epoque: string): Promise<void> {
  await semer(libre, semence);
  await libre.query('UPDATE plateforme SET epoque = $1', [epoque]);
  const comptes = [
    ...gestionnaires.map((g) => [g.id, g.academieId, 'gestionnaire', `gestionnaire${g.n}@essai.test`, g.nom]),
    ...demandes.map((d, i) => [d.agentId, null, 'agent', `agent${i}@essai.test`, d.demandeur.nom]),
    [conseillerId, null, 'conseiller', 'conseiller@essai.test', 'Faure'],
  ];
  await libre.query(
    `INSERT INTO compte (id, academie_id, role, courriel, mot_de_passe, nom, prenom, civilite)
     SELECT c.*, 'Camille', 'madame' FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[]) AS c (id, a, r, co, m, n)`,
    [
      comptes.map((c) => c[0]),
      comptes.map((c) => c[1]),
      comptes.map((c) => c[2]),
      comptes.map((c) => c[3]),
      comptes.map(() => 'aucun'),
      comptes.map((c) => c[4]),
    ],
  );
}

const IDENTIFIANT = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** L'empreinte d'une histoire. Les identifiants que le produit tire au hasard y sont remplacés par l'ordre où on les rencontre. */
function empreinteDe(evenements: readonly Evenement[]): string {
  const noms = new Map<string, string>();
  const texte = ecrireHistoire(evenements).replace(IDENTIFIANT, (id) => {
    const nom = noms.get(id) ?? `#${noms.size}`;
    noms.set(id, nom);
    return nom;
  });
  return createHash('sha256').update(texte).digest('hex');
}
