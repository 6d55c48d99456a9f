import path from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { ouvrirBase, type BaseLocale } from '../../db/local/open.ts';
import type { EtatSession } from '../../domain/contract/session.ts';
import { CandidatureId, type DemandeId } from '../../domain/shared/ids.ts';
import type { Fetch } from '../../electron/sync/reseau.ts';
import { cleDuCompte } from '../../electron/vault/compte.ts';
import { jusquA } from '../outils/attendre.ts';
import { CLE_D_ESSAI, MOT_DE_PASSE, unPoste, type PosteDEssai } from '../outils/poste.ts';
import { unServeur, type ServeurDEssai } from '../outils/serveur.ts';
import { GESTIONNAIRE, octets } from './outils.ts';

/** Un serveur pour tout le fichier ; avant chaque essai, un poste neuf, connecté et synchronisé, dont l'essai tient l'horloge et le réseau. */
export interface Banc {
  serveur: ServeurDEssai;
  poste: PosteDEssai;
  /** L'avance de l'horloge de ce poste. */
  decalageMs: number;
  coupe: boolean;
  /** Les requêtes parties, dans leur ordre. */
  parties: string[];
}

export const horlogeDe = (banc: Banc) => () => new Date(Date.now() + banc.decalageMs);
const reseauDe =
  (banc: Banc): Fetch =>
  (url, init) => {
    if (banc.coupe) return Promise.reject(new TypeError('fetch failed'));
    banc.parties.push(new URL(url).pathname);
    return globalThis.fetch(url, init);
  };

export function monterLeBanc(): Banc {
  const banc = { decalageMs: 0, coupe: false, parties: [] } as unknown as Banc;
  beforeAll(async () => {
    banc.serveur = await unServeur({ agents: 60 });
  });
  afterAll(() => banc.serveur.fermer());
  beforeEach(async () => {
    Object.assign(banc, { decalageMs: 0, coupe: false, parties: [] });
    banc.poste = await unPoste(banc.serveur.url, { horloge: horlogeDe(banc), fetch: reseauDe(banc) });
    await banc.poste.connecter();
    await synchronise(banc);
  });
  afterEach(async () => {
    await banc.poste.fermer();
    await changerCompte(banc, "actif = true, academie_id = 'orleans-tours'");
  });
  return banc;
}

export const changerCompte = ({ serveur }: Banc, sql: string) =>
  serveur.base.pool.query(`UPDATE compte SET ${sql} WHERE courriel = $1`, [GESTIONNAIRE]);

const etat = ({ poste }: Banc) => poste.lire('session.etat', {});
export const synchronise = ({ poste }: Banc) =>
  jusquA('une synchronisation', async () => {
    const e = await poste.lire('sync.etat', {});
    return e.enLigne && !e.enCours && e.derniereReussite !== null;
  });
export const acteParti = ({ poste }: Banc) => jusquA('l’acte jugé', async () => (await poste.lire('sync.etat', {})).enAttente === 0);

/** Pourquoi la session s'est fermée d'elle-même, ce qu'en montre l'écran de connexion. */
export const fin = async (banc: Banc) => ((await etat(banc)) as Extract<EtatSession, { statut: 'fermee' }>).fin;
export const estOuverte = async (banc: Banc): Promise<boolean> => (await etat(banc)).statut === 'ouverte';
export const sessionFinie = (banc: Banc, timeout = 8_000) =>
  jusquA('la session finie d’elle-même', async () => !(await estOuverte(banc)), timeout);

/** Se connecter : « ok », « fault », ou le premier refus. */
export async function essayer({ poste }: Banc): Promise<unknown> {
  const e = await poste.appeler('session.ouvrir', { courriel: GESTIONNAIRE, motDePasse: MOT_DE_PASSE });
  return e.status === 'refused' ? e.refus[0] : e.status;
}

const filtres = { recherche: '', departement: null, etat: 'aucune', mandat: 'en_vigueur' } as const;
export const lister = (poste: PosteDEssai) =>
  poste.lire('dossier.lister', { filtres, tri: 'nom', sens: 'croissant', debut: 0, nombre: 200 });

/** Postule pour le premier agent à qui une offre est ouverte. */
export async function postuler({ poste }: Banc): Promise<DemandeId> {
  for (const { demandeId } of (await lister(poste)).lignes) {
    for (const onglet of ['demandee', 'limitrophe', 'departement'] as const) {
      const [offre] = (await poste.lire('offre.lister', { demandeId, onglet })).offres;
      if (offre === undefined) continue;
      const acte = { candidatureId: CandidatureId.parse(uuidv7()), demandeId, offreId: offre.offre.id };
      if ((await poste.appeler('candidature.postuler', acte)).status === 'ok') return demandeId;
    }
  }
  throw new Error('aucun agent libre dans les données');
}

/** Les courriels, téléphones et numéros de tous les agents du serveur que la base du poste garde, chiffre ôté. */
export function canaris({ poste, serveur }: Banc): string[] {
  const { clair } = octets(poste);
  return serveur.donnees.demandes
    .flatMap(({ demandeur, numeroUnique }) => [demandeur.courriel, demandeur.telephone, numeroUnique.valeur])
    .filter((trace) => clair.includes(trace));
}

/** Dans la base du gestionnaire, session fermée. */
export function dansLaBase<T>({ poste }: Banc, faire: (base: BaseLocale) => T): T {
  const compte = cleDuCompte(CLE_D_ESSAI, GESTIONNAIRE);
  const base = ouvrirBase({ fichier: path.join(poste.dossier, compte.fichier), cle: compte.cle });
  if (!base.ok) throw new Error('base refusée');
  try {
    return faire(base.value);
  } finally {
    base.value.fermer();
  }
}

/** Le serveur a le reçu : ce poste a dit qu'il ne lui reste rien. */
export const efface = async ({ serveur }: Banc): Promise<boolean> =>
  (await serveur.base.pool.query<{ e: boolean }>('SELECT efface_le IS NOT NULL AS e FROM poste ORDER BY vu_le DESC LIMIT 1')).rows[0]!.e;
