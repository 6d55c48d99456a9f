import type { Pool } from '../../../db/central/open.ts';
import { jourAParis } from '../../../domain/shared/dates.ts';
import { jusquA } from '../../outils/attendre.ts';
import { lancer, portLibre, type Processus } from '../../outils/processus.ts';
import type { Qui } from '../histoire.ts';
import { type BaseDEssai, uneBaseDEssai } from '../constat/base.ts';
import type { Manquement } from '../verificateur/manquement.ts';
import { constater, estAJour, type PosteLu, tetesDe } from './constat.ts';
import type { Parole } from './consigne.ts';
import { debutDuCorps } from './http-brut.ts';
import { type Mandataire, unMandataire } from './mandataire.ts';
import { type GestionnaireReel, peupler } from './monde.ts';
import type { Paquet } from './paquet.ts';
import type { Echange } from './passage.ts';
import { type PosteReel, unPosteReel } from './poste.ts';
import { type Recit, unRecit } from './recit.ts';

/** Un vrai serveur, que l'on tue et relance à la même adresse. */
export interface ServeurReel {
  readonly url: string;
  readonly demarrer: () => Promise<void>;
  readonly tuer: () => Promise<void>;
  readonly arreter: () => Promise<void>;
}

export async function unServeurReel(base: () => string, env: Readonly<Record<string, string>> = {}): Promise<ServeurReel> {
  const port = String(await portLibre());
  let processus: Processus | null = null;
  return {
    url: `http://127.0.0.1:${port}`,
    async demarrer() {
      // Le mandataire donne à chaque échange une autre source : les limites par source ne sont pas ce qui est éprouvé ici.
      processus ??= await lancer(
        'server/main.ts',
        { DATABASE_URL: base(), PORT: port, MANDATAIRES: '127.0.0.1', ...env },
        /^Serveur central : (\S+)$/m,
      );
    },
    async tuer() {
      await processus?.tuer();
      processus = null;
    },
    async arreter() {
      await processus?.arreter();
      processus = null;
    },
  };
}

/** La plateforme de ces essais : une base avec son témoin, un serveur, un mandataire, et les postes que l'essai fait naître. */
export interface Terrain {
  readonly pool: Pool;
  readonly mandataire: Mandataire;
  readonly nouveauPoste: (gestionnaire: GestionnaireReel, env?: Readonly<Record<string, string>>, paquet?: Paquet) => PosteReel;
  /** Un poste que l'essai fait tourner lui-même : son nom dans l'histoire. */
  readonly inscrire: (gestionnaire: GestionnaireReel) => Qui;
  /** Une sauvegarde de la base. Le serveur doit être arrêté. */
  readonly sauver: () => Promise<void>;
  /** La sauvegarde prend la place de la base, et l'époque change, comme l'exploitant le fait. Le serveur doit être arrêté. */
  readonly restaurer: (recit: Recit) => Promise<void>;
  /** Une histoire commence ici ; une seule à la fois. */
  readonly raconter: () => Promise<Recit>;
  /** Le calme : chaque poste échange sans un acte, dix secondes au plus ; puis ce que chacun a, et le verdict. */
  readonly calmer: (recit: Recit, postes: readonly PosteReel[]) => Promise<Manquement[]>;
  /** Ce que chacun a, tout de suite, et le verdict. */
  readonly juger: (recit: Recit, postes: readonly PosteLu[]) => Promise<Manquement[]>;
  /** Les paroles qui n'étaient pas attendues : une exception dans un poste. */
  readonly pannes: readonly string[];
  readonly fermer: () => Promise<void>;
}

const CALME_MS = 10_000;

type Inscrit = Pick<PosteReel, 'qui' | 'gestionnaire'>;

export async function unTerrain(o: { pool: Pool; paquet: Paquet; vers: () => string }): Promise<Terrain> {
  await peupler(o.pool, jourAParis(new Date().toISOString()));
  const temoin: BaseDEssai = await uneBaseDEssai(o.pool);
  const postes: PosteReel[] = [];
  const inscrits: Inscrit[] = [];
  const parId = new Map<string, Inscrit>();
  const pannes: string[] = [];
  let recit: Recit | null = null;

  const mandataire = await unMandataire({
    vers: o.vers,
    observer(echange) {
      reconnaitre(echange);
      recit?.observer(echange);
    },
  });
  /** Le poste se nomme en ouvrant sa session ; un compte n'a ici qu'un poste à la fois. */
  function reconnaitre({ route, requete }: Echange): void {
    if (route !== 'POST /v1/session') return;
    const { courriel, posteId } = JSON.parse(requete.subarray(debutDuCorps(requete)).toString()) as { courriel: string; posteId: string };
    const poste = inscrits.findLast((p) => p.gestionnaire.courriel === courriel);
    if (poste !== undefined && !parId.has(posteId)) parId.set(posteId, poste);
  }
  const entendre = (qui: Qui) => (parole: Parole) => {
    if (parole.dit === 'fait') recit?.histoire.noter(qui, parole.fait);
    if (parole.dit === 'panne') pannes.push(`${qui} : ${parole.erreur}`);
  };
  const inscrire = (gestionnaire: GestionnaireReel): Qui => {
    const qui: Qui = `poste:${gestionnaire.n}.${inscrits.length}`;
    inscrits.push({ qui, gestionnaire });
    return qui;
  };
  async function juger(r: Recit, siens: readonly PosteLu[]): Promise<Manquement[]> {
    await r.relever();
    for (const poste of siens) await constater(r.histoire, o.pool, poste);
    return r.conclure();
  }

  return {
    pool: o.pool,
    mandataire,
    pannes,
    inscrire,
    juger,
    nouveauPoste(gestionnaire, env = {}, paquet = o.paquet) {
      const qui = inscrire(gestionnaire);
      const poste = unPosteReel({ qui, gestionnaire, paquet, serveur: mandataire.url, entendre: entendre(qui), env });
      postes.push(poste);
      return poste;
    },
    sauver: () => temoin.sauver('sauvegarde'),
    async restaurer(r) {
      await r.relever();
      await temoin.remettre('sauvegarde');
      const { rows } = await o.pool.query<{ epoque: string }>('UPDATE plateforme SET epoque = gen_random_uuid() RETURNING epoque');
      await r.restauree(rows[0]!.epoque);
    },
    async raconter() {
      const annuaire = { de: (posteId: string) => parId.get(posteId) ?? null };
      recit = await unRecit({ pool: () => o.pool, temoin: () => temoin, annuaire });
      return recit;
    },
    async calmer(r, siens) {
      r.histoire.noter('essai', { quoi: 'guerison' });
      await apaiser(siens, r, o.pool);
      r.histoire.noter('essai', { quoi: 'calme' });
      return juger(r, siens);
    },
    async fermer() {
      for (const poste of postes) await poste.effacer();
      await mandataire.fermer();
    },
  };
}

/** Tous vivent sans un acte, jusqu'à ce que tout soit échangé ou que les dix secondes soient passées. */
async function apaiser(postes: readonly PosteReel[], { histoire }: Recit, pool: Pool): Promise<void> {
  const vies = postes.map((poste) => ({ poste, vie: poste.vivre({}) }));
  await jusquA(
    'le calme',
    async () => {
      const tetes = await tetesDe(pool, postes[0]!.gestionnaire.academieId);
      return postes.every((poste) => estAJour(poste, tetes));
    },
    CALME_MS,
  ).catch(() => undefined);
  for (const { poste, vie } of vies) {
    await vie.arreter();
    const expiree = vie.paroles.some((p) => p.dit === 'pas ouverte' || (p.dit === 'etat' && p.etat.arret === 'session_expiree'));
    if (expiree) histoire.noter(poste.qui, { quoi: 'mot_de_passe', permis: false });
  }
}
