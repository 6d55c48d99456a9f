import { ouvrirFamille } from '../../../db/central/apply/jetons.ts';
import { enTransaction } from '../../../db/central/open.ts';
import type { Input, RemoteName } from '../../../domain/contract/index.ts';
import { Demande } from '../../../domain/demande/demande.ts';
import { VERSION_TEXTE } from '../../../domain/mandat/texte-consentement.ts';
import type { PieceDuDossier } from '../../../domain/pieces/piece.ts';
import { registreHttp } from '../../../server/registre/http.ts';
import type { ZodApp } from '../../../server/zod-app.ts';
import { agentId, mandatId, posteId } from '../../constructeurs/identifiants.ts';
import { unRegistre, type RegistreDEssai } from '../../outils/registre.ts';
import { unSmtp, type Smtp } from '../../outils/smtp.ts';
import { faire, issue, reussir } from '../instruction/outils.ts';
import { academies, curseursApres, tirer, unePlateforme, type Page, type Plateforme, type Poste } from '../outils.ts';

/** La page du registre que la plateforme donne à l'agent. */
export const PORTAIL = 'https://registre.essai.test/';

/** La plateforme, le vrai registre à côté, et la vraie messagerie par où partent ses codes. */
export interface Scene {
  readonly p: Plateforme;
  readonly registre: RegistreDEssai;
  readonly smtp: Smtp;
  readonly fermer: () => Promise<void>;
}

type Semence = NonNullable<Parameters<typeof unePlateforme>[0]>['semence'];

/** `auRegistre` : les demandes que le registre connaît ; celles de la semence sont déjà importées. */
export async function uneScene(auRegistre: readonly Demande[], semence: Semence = {}): Promise<Scene> {
  const smtp = await unSmtp();
  const registre = await unRegistre({ smtpUrl: smtp.url, demandes: auRegistre });
  const p = await unePlateforme({ semence, registre: registreHttp({ ...registre, portail: PORTAIL, patienceMs: 2_000 }) });
  return {
    p,
    registre,
    smtp,
    async fermer() {
      await p.fermer();
      await registre.fermer();
      await smtp.arreter();
    },
  };
}

export const courrielDe = (n: number): string => (n === 1 ? 'agent@essai.test' : `agent${n}@essai.test`);

/** L'agent n, son compte activé, sa session ouverte. Le compte de l'agent 1 existe déjà sur toute plateforme d'essai. */
export async function unAgent(p: Plateforme, n: number): Promise<Poste> {
  await p.pool.query(
    `INSERT INTO compte (id, role, courriel, mot_de_passe, nom, prenom, civilite)
     VALUES ($1, 'agent', $2, 'aucun', 'Lefèvre', 'Hélène', 'madame') ON CONFLICT DO NOTHING`,
    [agentId(n), courrielDe(n)],
  );
  const poste: Poste = { courriel: courrielDe(n), posteId: posteId(1_000 + n), jetons: null as never, rang: 1 };
  return revenir(p, poste, n);
}

/** Il se reconnecte : l'horloge a pu avancer de plusieurs jours. */
export async function revenir(p: Plateforme, poste: Poste, n = 1): Promise<Poste> {
  poste.jetons = await enTransaction(p.pool, null, (tx) =>
    ouvrirFamille(tx, { compteId: agentId(n), posteId: poste.posteId }, p.horloge.lire()),
  );
  return poste;
}

/** « ok », ou les motifs du refus. */
export const essayer = async <N extends RemoteName>(app: ZodApp, poste: Poste, nom: N, entree: Input<N>): Promise<string[]> =>
  issue(await faire(app, poste, nom, entree));

/** Le code du dernier courriel que le registre a envoyé. */
export function codeRecu(smtp: Smtp): string {
  const texte = smtp.courriels.at(-1)?.texte ?? '';
  const code = /^\s*([A-Z2-9]{4}[ -]?[A-Z2-9]{4})\s*$/m.exec(texte)?.[1];
  if (code === undefined) throw new Error(`aucun code dans : ${texte}`);
  return code;
}

/** Un code demandé, parti, et lu dans la boîte du demandeur. */
export async function obtenirCode({ p, smtp }: Scene, agent: Poste, numeroUnique: string): Promise<string> {
  await reussir(p.a, agent, 'agent.demanderCode', { numeroUnique });
  return codeRecu(smtp);
}

export async function importerDemande(scene: Scene, agent: Poste, { numeroUnique }: Pick<Demande, 'numeroUnique'>): Promise<void> {
  const code = await obtenirCode(scene, agent, numeroUnique.valeur);
  await reussir(scene.p.a, agent, 'agent.importer', { numeroUnique: numeroUnique.valeur, code });
}

export const SIRET_ORLEANS = academies[0]!.siret;
export const SIRET_PARIS = academies[1]!.siret;
/** Un SIRET valable qui n'est d'aucune académie. */
export const SIRET_AILLEURS = '12345678200010';

export const completer = (traits: Partial<Input<'agent.completer'>> = {}): Input<'agent.completer'> => ({
  a: 'demandeur',
  siret: SIRET_ORLEANS,
  employeur: 'Rectorat',
  codeEntreprise: '',
  matricule: '',
  dateEntree: '2019-09-01',
  cdi: true,
  academieValidee: true,
  ...traits,
});

export const consentir = (n = 1, traits: Partial<Input<'agent.consentir'>> = {}): Input<'agent.consentir'> => ({
  mandatId: mandatId(n),
  pouvoirs: ['voir_demande', 'voir_historique', 'candidater', 'annuler'],
  duree: 'six_mois',
  canal: 'en_ligne',
  versionTexte: VERSION_TEXTE,
  ...traits,
});

export const toutesDeposees = (pieces: readonly PieceDuDossier[]): Input<'agent.confirmerPieces'> => ({
  deposees: pieces.map(({ code, personne }) => ({ code, personne })),
});

/** La demande telle que la base la garde, et l'académie où elle est ; null si elle n'y est pas. */
export async function demandeEcrite(p: Plateforme, numero: string): Promise<{ academie: string; demande: Demande } | null> {
  const { rows } = await p.pool.query<{ academie_id: string; doc: string }>(
    "SELECT academie_id, doc FROM demande WHERE doc::json -> 'numeroUnique' ->> 'valeur' = $1",
    [numero],
  );
  return rows[0] === undefined ? null : { academie: rows[0].academie_id, demande: Demande.parse(JSON.parse(rows[0].doc)) };
}

/** Ce que le poste d'une académie reçoit depuis sa dernière lecture. */
export function lecteur(p: Plateforme, poste: Poste): () => Promise<Page> {
  let curseurs: Record<string, number> = {};
  return async () => {
    const page = await tirer(p.b, poste, curseurs);
    curseurs = curseursApres(page);
    return page;
  };
}

/** Les lignes du flux de l'académie : « d » une demande, « -m » un mandat effacé, « c » une candidature. */
export const genres = (page: Page): string[] =>
  page.lignes
    .filter(([flux]) => flux === 0)
    .map((l) => `${l.length === 4 ? '-' : ''}${l[2]}`)
    .toSorted();

/** Tout ce que la base sait, table par table : deux photos égales, rien n'a été écrit. */
export async function photo(p: Plateforme): Promise<string> {
  const tables = ['suivi', 'demande', 'mandat', 'candidature', 'offre', 'flux_entree', 'courriel', 'journal', 'code_securite'];
  const contenus = await Promise.all(
    tables.map(async (t) => (await p.pool.query<{ ligne: string }>(`SELECT t::text AS ligne FROM ${t} t ORDER BY 1`)).rows),
  );
  return JSON.stringify(contenus);
}

/** Dans quelles tables de la base, toutes lues, on retrouve encore ce texte. */
export async function retrouve(p: Plateforme, texte: string): Promise<string[]> {
  const { rows: tables } = await p.pool.query<{ nom: string }>(
    "SELECT tablename AS nom FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename",
  );
  const trouvees: string[] = [];
  for (const { nom } of tables) {
    const { rowCount } = await p.pool.query(`SELECT 1 FROM ${nom} t WHERE strpos(t::text, $1) > 0 LIMIT 1`, [texte]);
    if (rowCount !== 0) trouvees.push(nom);
  }
  return trouvees;
}
