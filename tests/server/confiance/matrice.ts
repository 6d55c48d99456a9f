import { gunzipSync } from 'node:zlib';
import type { InjectOptions } from 'fastify';
import type { ZodApp } from '../../../server/zod-app.ts';
import { semer } from '../../../db/central/apply/semer.ts';
import { aujourdhui } from '../../constructeurs/jours.ts';
import { candidatureId } from '../../constructeurs/identifiants.ts';
import { routesServies } from '../../outils/routes-servies.ts';
import { porteur, type Plateforme, type Poste } from '../outils.ts';
import { designer, dossiersVus, interdits, lecteurs, numeroDe, objets, ouvrirSessions, semenceDuMonde } from './monde.ts';
import type { Lecteur, Objet } from './monde.ts';
import type { Porte } from './portes.ts';

/** Une case : cette porte, pour ce lecteur, sur cet objet. `texte` : tout ce qui est revenu, statut et en-têtes compris. */
interface Case {
  readonly lecteur: Lecteur;
  readonly objet: Objet;
  readonly statut: number;
  readonly texte: string;
}

export interface Bilan {
  readonly cases: number;
  /** Des phrases qui nomment l'invariant, la porte, le lecteur et l'objet. */
  readonly manquements: readonly string[];
}

/** Toutes les portes servies, pour tous les lecteurs et tous les objets (I-14). Une porte servie et non décrite est un manquement. */
export async function eprouverMatrice(p: Plateforme, portes: Readonly<Record<string, Porte>>): Promise<Bilan> {
  await p.a.ready();
  const servies = routesServies(p.a);
  const manquements = ecarts(servies, portes);
  const vus = new Set<string>();
  let sessions = await ouvrirSessions(p);
  let cases = 0;
  for (const route of servies) {
    const porte = portes[enLecture(route)];
    if (porte === undefined) continue;
    for (const lecteur of lecteurs) {
      const passees = await frapper(p, { route, porte, lecteur, poste: sessions[lecteur] });
      cases += passees.cases.length;
      manquements.push(...passees.manquements);
      for (const { texte } of passees.cases) for (const n of [1, 2, 3]) if (texte.includes(candidatureId(n))) vus.add(`${lecteur} ${n}`);
    }
    await remettre(p);
    if (route.includes('/session/')) sessions = await ouvrirSessions(p);
  }
  return { cases, manquements: [...manquements, ...nonVus(vus)] };
}

/** HEAD répond comme GET, sans corps : c'est la même porte. */
const enLecture = (route: string): string => route.replace(/^HEAD /, 'GET ');

function ecarts(servies: readonly string[], portes: Readonly<Record<string, Porte>>): string[] {
  const connues = new Set(servies);
  return [
    ...servies.filter((r) => portes[enLecture(r)] === undefined).map((r) => `I-14 : « ${r} » est servie et n’est pas dans la matrice`),
    ...Object.keys(portes).flatMap((r) => (connues.has(r) ? [] : [`I-14 : la matrice décrit « ${r} », qui n’est plus servie`])),
  ];
}

/** Le témoin : qui doit voir un dossier l'a vu quelque part ; sinon la recherche des traces ne prouverait rien. */
const nonVus = (vus: ReadonlySet<string>): string[] =>
  lecteurs.flatMap((lecteur) =>
    dossiersVus[lecteur].flatMap((n) =>
      vus.has(`${lecteur} ${n}`) ? [] : [`témoin : ${lecteur} n’a jamais vu le dossier ${n}, qui est le sien`],
    ),
  );

interface Coup {
  readonly route: string;
  readonly porte: Porte;
  readonly lecteur: Lecteur;
  readonly poste: Poste | null;
}

async function frapper(p: Plateforme, coup: Coup): Promise<{ cases: Case[]; manquements: string[] }> {
  const cases: Case[] = [];
  const avant = await chezLesAutres(p, coup.lecteur);
  for (const objet of objets) {
    // Les essais comptés sont éprouvés ailleurs ; ici, chaque case répond comme la première.
    if (coup.porte.nature === 'secret') await p.pool.query('DELETE FROM essai_connexion');
    cases.push(await une(p.a, coup, objet));
  }
  const manquements = cases.flatMap((c) => fautesDeLaCase(coup, c));
  if ((await chezLesAutres(p, coup.lecteur)) !== avant) manquements.push(`I-14 : ${nommer(coup, 'autre')} a changé le dossier d’un autre`);
  return { cases, manquements: [...manquements, ...comparer(coup, cases)] };
}

async function une(app: ZodApp, { route, porte, lecteur, poste }: Coup, objet: Objet): Promise<Case> {
  const { url, corps } = porte.requete(designer(lecteur, objet), { poste, sien: designer(lecteur, 'sien') });
  const method = route.split(' ')[0] as 'GET' | 'HEAD' | 'POST';
  const headers = poste === null ? {} : porteur(poste);
  const requete: InjectOptions = { method, url, headers, ...(corps === undefined ? {} : { payload: corps }) };
  const { statut, entetes, texte } = porte.sansFin ? await debutDe(app, requete) : await tout(app, requete);
  return { lecteur, objet, statut, texte: `${JSON.stringify(entetes)}\n${texte}` };
}

type Recue = { readonly statut: number; readonly entetes: unknown; readonly texte: string };

async function tout(app: ZodApp, requete: InjectOptions): Promise<Recue> {
  const reponse = await app.inject(requete);
  const comprime = reponse.headers['content-encoding'] === 'gzip' && reponse.rawPayload.length > 0;
  return {
    statut: reponse.statusCode,
    entetes: reponse.headers,
    texte: comprime ? gunzipSync(reponse.rawPayload).toString() : reponse.body,
  };
}

/** Le premier morceau d'une réponse sans fin, puis on raccroche. */
async function debutDe(app: ZodApp, requete: InjectOptions): Promise<Recue> {
  const reponse = await app.inject({ ...requete, payloadAsStream: true });
  const flux = reponse.stream();
  const premier = await new Promise<string>((fait) => {
    flux.once('data', (morceau: Buffer) => fait(String(morceau))).once('end', () => fait(''));
  });
  flux.destroy();
  return { statut: reponse.statusCode, entetes: reponse.headers, texte: premier };
}

const nommer = ({ route, lecteur }: Pick<Coup, 'route' | 'lecteur'>, objet: Objet): string => `« ${route} », ${lecteur}, objet ${objet}`;

function fautesDeLaCase(coup: Coup, { lecteur, objet, statut, texte }: Case): string[] {
  const fautes = interdits(lecteur)
    .filter((trace) => texte.includes(trace))
    .map((trace) => `I-14 : ${nommer(coup, objet)} a rendu « ${trace} », qui est à un autre`);
  if (statut >= 500 || texte.includes('"status":"fault"'))
    fautes.push(`I-15 : ${nommer(coup, objet)} est tombée en panne au lieu de refuser`);
  if (!coup.porte.ouverte.includes(lecteur) && statut !== 401) fautes.push(`I-14 : ${nommer(coup, objet)} s’est ouverte (${statut})`);
  return fautes;
}

/** Ce qui n'est pas à lui répond comme ce qui n'existe pas ; ce qui est à lui, autrement. */
function comparer(coup: Coup, cases: readonly Case[]): string[] {
  const { porte, lecteur } = coup;
  const reponse = (objet: Objet): string => {
    const { statut, texte } = cases.find((c) => c.objet === objet)!;
    return `${statut} ${sansNoms(texte, lecteur, objet)}`;
  };
  const differe = (a: Objet, b: Objet): boolean => reponse(a) !== reponse(b);
  const ouverte = porte.ouverte.includes(lecteur);
  const fautes: string[] = [];
  const aTaire = aConfondre(coup, ouverte);
  for (const objet of aTaire)
    if (differe(objet, 'inexistant')) fautes.push(`I-14 : ${nommer(coup, objet)} se distingue de ce qui n’existe pas`);
  if (ouverte && porte.nature === 'existant' && !differe('sien', 'inexistant'))
    fautes.push(`témoin : ${nommer(coup, 'sien')} répond comme si rien n’existait`);
  return fautes;
}

/**
 * Les objets dont la réponse doit être celle de ce qui n'existe pas. Porte fermée : tous. Dans sa propre maison, le refus typé d'une
 * règle (« mandat absent ») se dit à une académie ; un bailleur y a sa propre offre ; un agent n'y connaît que lui.
 */
function aConfondre({ porte, lecteur }: Coup, ouverte: boolean): readonly Objet[] {
  if (!ouverte) return ['sien', 'autre', 'cache'];
  if (porte.nature === 'secret') return ['autre', 'cache'];
  const invisibles = (['autre', 'cache'] as const).filter((o) => !dossiersVus[lecteur].includes(numeroDe(lecteur, o)));
  return porte.nature === 'existant' ? invisibles.filter((o) => o === 'autre' || lecteur.includes('agent')) : [];
}

/** Sans ce que la requête a nommé elle-même, ni ce qui change à chaque réponse. */
function sansNoms(texte: string, lecteur: Lecteur, objet: Objet): string {
  const noms = Object.values(designer(lecteur, objet));
  return noms
    .reduce((t, nom) => t.replaceAll(String(nom), '<objet>'), texte)
    .replace(/"commandeId":"[^"]*"/g, '"commandeId"')
    .replace(/"dernierRang":\d+/g, '"dernierRang"')
    .replace(/"date":"[^"]*"/g, '"date"')
    .replace(/"x-ratelimit-[a-z]+":"?\d+"?/g, '')
    .replace(/"content-length":"\d+"/g, '');
}

/** Les lignes des dossiers qui ne sont pas à ce lecteur, telles qu'elles sont écrites. */
async function chezLesAutres(p: Plateforme, lecteur: Lecteur): Promise<string> {
  const autres = [1, 2, 3].filter((n) => !dossiersVus[lecteur].includes(n)).map((n) => semenceDuMonde.demandes[n - 1]!.id);
  const { rows } = await p.pool.query<{ ligne: string }>(
    `SELECT d::text AS ligne FROM demande d WHERE id = ANY($1::uuid[])
     UNION ALL SELECT m::text FROM mandat m WHERE demande_id = ANY($1::uuid[])
     UNION ALL SELECT c::text FROM candidature c WHERE demande_id = ANY($1::uuid[])
     UNION ALL SELECT s::text FROM suivi s WHERE demande_id = ANY($1::uuid[])
     ORDER BY ligne`,
    [autres],
  );
  return rows.map((r) => r.ligne).join('\n');
}

/** Ce qui ne se refait pas d'une porte à l'autre : les comptes, leurs sessions, les rangs et les journaux, qui se suivent. */
const GARDEES = [
  'academie',
  'bailleur',
  'compte',
  'jeton',
  'poste',
  'commande',
  'plateforme',
  'migration',
  'journal',
  'journal_poste',
  'journal_tete',
];

/** Le monde tel qu'au début : ce qu'une porte a fait ne gêne pas la suivante. */
async function remettre(p: Plateforme): Promise<void> {
  const { rows } = await p.pool.query<{ nom: string }>(
    "SELECT tablename AS nom FROM pg_tables WHERE schemaname = 'public' AND tablename <> ALL($1::text[])",
    [GARDEES],
  );
  await p.pool.query(`TRUNCATE ${rows.map((r) => r.nom).join(', ')}`);
  await semer(p.pool, { jour: aujourdhui, academies: [], comptes: [], ...semenceDuMonde });
}
