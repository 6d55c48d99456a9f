import { hasard as unHasard } from '../../../demonstration/generateur/hasard.ts';
import { semer } from '../../../db/central/apply/semer.ts';
import type { Pool } from '../../../db/central/open.ts';
import { jourAParis } from '../../../domain/shared/dates.ts';
import { uneChronique } from '../constat/chronique.ts';
import { uneHistoire, type Histoire, type Qui } from '../histoire.ts';
import type { Atelier } from './atelier.ts';
import { unMonde, type Monde } from './monde.ts';
import { unPoste, type Poste } from './poste.ts';
import { unReseau, type Reseau } from './reseau.ts';
import { unSuivi, type Scene, type Suivi } from './scene.ts';
import { lit, unServeurSimule, type ServeurSimule } from './serveur.ts';
import type { Temps } from './temps.ts';

interface Graine {
  readonly graine: number;
  /** Où les bases des postes sont écrites. */
  readonly dossier: string;
  readonly temps: Temps;
}

/** La base peuplée, le serveur, le réseau, les postes ouverts : tout est en place, rien n'a encore bougé. */
export async function monter(atelier: Atelier, { graine, dossier, temps }: Graine): Promise<Scene> {
  const { portes, base } = atelier;
  const [suivi, histoire, hasard] = [unSuivi(), uneHistoire(temps.horloge), unHasard(graine, 'ordonnanceur')];
  const jour = () => jourAParis(temps.horloge().toISOString());
  const monde = unMonde(unHasard(graine, 'monde'), jour());
  await base.remettre('vierge');
  await peupler(portes.libre, monde, unHasard(graine, 'epoque').uuid());
  await base.relever();
  const parId = new Map(monde.gestionnaires.map((g) => [g.posteId, `poste:${g.n}` as Qui]));
  const chronique = uneChronique(histoire, (posteId) => parId.get(posteId) ?? 'essai');
  await chronique.decrire(portes.libre);
  const { gestionnaires } = monde;
  const panne = (quoi: string) => void suivi.pannes.push(quoi);
  const serveur = unServeurSimule({ apps: atelier.apps, portes, histoire, gestionnaires, horloge: temps.horloge, panne });
  const reseau = tendreLeReseau({ hasard, histoire, suivi, serveur });
  const concernes = (flux: ReadonlySet<string>): ReadonlySet<Qui> => lecteursDe(monde, flux);
  portes.regler(hasard.chance(0.35) ? 'requete' : 'transaction', async () => {
    const lecteurs = concernes(chronique.raconter(await base.relever(), jour()));
    reseau.annoncer((poste) => lecteurs.has(poste));
  });
  const postes = await ouvrirLesPostes({ graine, dossier, temps }, { modele: atelier.modele, serveur, reseau, suivi, panne });
  return { hasard, temps, histoire, monde, portes, base, chronique, reseau, serveur, postes, suivi };
}

function lecteursDe({ gestionnaires, semence }: Monde, flux: ReadonlySet<string>): ReadonlySet<Qui> {
  const departements = new Map(semence.academies.map((a) => [a.id, a.departementsOffres]));
  const lecteurs = gestionnaires.filter((g) => [...flux].some((f) => lit(g, departements.get(g.academieId) ?? [], f)));
  return new Set(lecteurs.map((g): Qui => `poste:${g.n}`));
}

interface Fils {
  readonly hasard: Scene['hasard'];
  readonly histoire: Histoire;
  readonly suivi: Suivi;
  readonly serveur: ServeurSimule;
}

const tendreLeReseau = ({ hasard, histoire, suivi, serveur }: Fils): Reseau =>
  unReseau({
    hasard,
    servir: serveur.servir,
    reconnaitre: serveur.reconnaitre,
    delaissee({ poste, chemin }) {
      // Le serveur fera peut-être ce renouvellement après le suivant : c'est ce que ferait un voleur, et la session tombe.
      if (chemin === '/v1/session/rafraichir') suivi.motDePassePermis.add(poste);
    },
    arrivee(requete, reponse, entiere) {
      suivi.touches.add(requete.poste);
      suivi.arrivees.push({ requete, reponse, entiere });
    },
    faute(genre, { n, requete }) {
      suivi.melees += 1;
      histoire.noter('mandataire', { quoi: 'faute', genre, detail: `${requete.poste} ${requete.chemin} n° ${n}` });
    },
  });

interface Depart extends Omit<Fils, 'hasard' | 'histoire'> {
  readonly modele: string;
  readonly reseau: Reseau;
  readonly panne: (quoi: string) => void;
}

async function ouvrirLesPostes({ graine, dossier, temps }: Graine, { modele, serveur, reseau, suivi, panne }: Depart): Promise<Poste[]> {
  const sessions = await serveur.ouvrirLesSessions();
  return [...sessions].map(([gestionnaire, jetons]) => {
    const qui: Qui = `poste:${gestionnaire.n}`;
    suivi.finDesSessions.set(qui, Date.parse(jetons.rafraichissementExpireLe));
    return unPoste({
      gestionnaire,
      jetons,
      dossier,
      modele,
      nomAcademie: gestionnaire.academieId,
      fetch: reseau.fetchDe(qui),
      horloge: temps.horloge,
      hasard: unHasard(graine, 'moteur', gestionnaire.n),
      panne: (erreur) => panne(`${qui} : ${String(erreur)}`),
    });
  });
}

/** Les comptes sont écrits sans mot de passe : les sessions s'ouvrent ici sans le calculer. */
async function peupler(libre: Pool, { semence, gestionnaires, demandes, conseillerId }: Monde, epoque: string): Promise<void> {
  await semer(libre, semence);
  await libre.query('UPDATE plateforme SET epoque = $1', [epoque]);
  const comptes: (readonly [id: string, academieId: string | null, role: string, courriel: string, nom: string])[] = [
    ...gestionnaires.map((g) => [g.id, g.academieId, 'gestionnaire', `gestionnaire${g.n}@essai.test`, g.nom] as const),
    ...demandes.map((d, i) => [d.agentId, null, 'agent', `agent${i}@essai.test`, d.demandeur.nom] as const),
    [conseillerId, null, 'conseiller', 'conseiller@essai.test', 'Faure'],
  ];
  await libre.query(
    `INSERT INTO compte (id, academie_id, role, courriel, nom, prenom, civilite)
     SELECT c.*, 'Camille', 'madame' FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[]) AS c (id, a, r, co, n)`,
    ([0, 1, 2, 3, 4] as const).map((colonne) => comptes.map((c) => c[colonne])),
  );
}

/** Tout s'arrête, les postes comme le serveur, sans rien attendre du réseau. */
export async function demonter({ portes, reseau, postes }: Scene): Promise<void> {
  portes.tuer();
  const fermes = Promise.all(postes.map((poste) => poste.fermer()));
  // Chaque coupure peut en faire essayer une autre ; un poste qui s'arrête n'en essaie plus.
  for (let fois = 0; fois < 4; fois++) {
    reseau.rompre('toutes');
    await portes.stable();
  }
  await fermes;
}
