import { deposerCourriel } from '../../../db/central/apply/courriel.ts';
import { poserCode } from '../../../db/central/apply/code-securite.ts';
import { poserLien } from '../../../db/central/apply/lien.ts';
import { type Cloison, enTransaction, type Pool, type Tx } from '../../../db/central/open.ts';
import { verrouillerSonDossier } from '../../../db/central/views/suivi.ts';
import type { AgentId } from '../../../domain/shared/ids.ts';
import { agentId, bailleurId, offreId, orleansTours, paris, posteId } from '../../constructeurs/identifiants.ts';
import { aujourdhui, midi } from '../../constructeurs/jours.ts';
import {
  AUTRE_BAILLEUR,
  BAILLEUR,
  cmdPostuler,
  CONSEILLER,
  GESTIONNAIRE,
  ouvrirSession,
  PARISIENNE,
  pousser,
  type Plateforme,
  type Poste,
} from '../outils.ts';
import { reussir } from '../instruction/outils.ts';
import { nouveauJournal, remonter } from '../journal/outils.ts';
import { dossiers, ouvrirSessions, tracesDuDossier } from './monde.ts';

/** Où une table dit de qui est une ligne, quand ce n'est pas par son `academie_id` : sa politique nomme cette colonne. */
const distribuees: Readonly<Record<string, string>> = {
  flux: 'id',
  flux_entree: 'flux_id',
  suivi: 'agent_id',
  code_securite: 'compte_id',
  offre: 'bailleur_id',
};
const colonneDe = ({ nom, colonnes }: Table): string | undefined =>
  distribuees[nom] ?? (colonnes.includes('academie_id') ? 'academie_id' : undefined);

/** Remplies pour les deux locataires : ce qui y serait à un autre serait trouvé. */
const dAcademie: readonly string[] = [
  'demande',
  'mandat',
  'candidature',
  'commande',
  'poste',
  'compte',
  'journal',
  'journal_poste',
  'journal_tete',
  'recu',
];
export const remplies: readonly string[] = [...dAcademie, ...Object.keys(distribuees)];

/** Cherchées par une référence avant de savoir de qui elles sont, ou vidées par une tâche : aucun rôle ne les voit. */
export const reservees: readonly string[] = ['jeton', 'lien', 'essai_connexion', 'courriel'];

/** Sans cloison, et pourquoi. */
const ouvertes: Readonly<Record<string, string>> = {
  plateforme: 'l’époque de la base, dite à tous',
  academie: 'les noms et départements des académies, publics',
  bailleur: 'les noms des bailleurs, publics',
  migration: 'le rôle du serveur n’y a aucun droit',
};

/** Une transaction d'un rôle, comme le serveur l'ouvre, et ce qu'aucune requête n'y doit rendre. */
interface Transaction {
  readonly nom: string;
  readonly cloison: Cloison;
  readonly entrer?: (tx: Tx) => Promise<unknown>;
  readonly interdits: readonly string[];
  /** Les offres, que tous lisent, qu'il ne doit pas pouvoir changer. */
  readonly offresDAutrui?: readonly string[];
  /** Vrai : les tables réservées s'y ouvrent, c'est là qu'on les cherche. */
  readonly reconnait?: true;
}

/** Ce qui trahit une maison : le flux et le poste d'une académie, l'adresse de qui y travaille. */
const ORLEANS = ['academie:orleans-tours', posteId(1), GESTIONNAIRE];
const PARIS = ['academie:paris', posteId(2), PARISIENNE];
const agent = (n: 1 | 2): Transaction => ({
  nom: `l’agent ${n}`,
  cloison: { agentId: agentId(n) },
  entrer: (tx) => verrouillerSonDossier(tx, agentId(n), aujourdhui),
  interdits: [...[3 - n, 3].flatMap(tracesDuDossier), ...(n === 1 ? PARIS : ORLEANS), GESTIONNAIRE, PARISIENNE, BAILLEUR, CONSEILLER],
});
const bailleur = (n: 1 | 2): Transaction => ({
  nom: `le bailleur ${n}`,
  cloison: { bailleurId: bailleurId(n) },
  interdits: [...[3 - n, 3].flatMap(tracesDuDossier), ...ORLEANS, ...PARIS, BAILLEUR, AUTRE_BAILLEUR, CONSEILLER],
  offresDAutrui: [offreId(3 - n)],
});

const transactions: readonly Transaction[] = [
  { nom: 'Orléans', cloison: orleansTours, interdits: [...tracesDuDossier(2), ...PARIS, BAILLEUR, CONSEILLER] },
  { nom: 'Paris', cloison: paris, interdits: [...[1, 3].flatMap(tracesDuDossier), ...ORLEANS, BAILLEUR, CONSEILLER] },
  agent(1),
  agent(2),
  bailleur(1),
  bailleur(2),
  { nom: 'ALS', cloison: 'als', interdits: [...ORLEANS, ...PARIS, BAILLEUR, CONSEILLER] },
  {
    nom: 'personne encore',
    cloison: null,
    reconnait: true,
    interdits: [1, 2, 3].flatMap((n) => tracesDuDossier(n).filter((trace) => trace !== agentId(n))),
  },
];

/** De quoi remplir chaque table pour les deux locataires : sessions, actes, codes, liens, courriels. */
export async function remplir(p: Plateforme): Promise<void> {
  const { gestionnaire, autre_academie: parisienne, conseiller } = await ouvrirSessions(p);
  await ouvrirSession(p.a, GESTIONNAIRE, 1, 'Un-mot-de-passe-faux');
  for (const [poste, { demande, offre }] of [[gestionnaire!, dossiers[0]!] as const, [parisienne!, dossiers[1]!] as const])
    await pousser(p.a, poste, cmdPostuler(poste, demande.id, offre.id));
  for (const n of [1, 2]) await lireEtJournaliser(p, conseiller!, dossiers[n - 1]!, n === 1 ? gestionnaire! : parisienne!);
  for (const n of [1, 2]) await remplirPourAgent(p.pool, n, agentId(n));
  for (const [academieId, n] of [
    [orleansTours, 1],
    [paris, 2],
  ] as const) {
    await p.pool.query("INSERT INTO retrait (academie_id, numero, le, lignes) VALUES ($1, 1, '2026-11-20', 3)", [academieId]);
    await p.pool.query('INSERT INTO recu (academie_id, numero, poste_id, recu_le) VALUES ($1, 1, $2, $3)', [
      academieId,
      posteId(n),
      midi(),
    ]);
  }
}

/** Une ligne au journal des actes en ligne, une au journal du poste de l'académie. */
async function lireEtJournaliser(
  p: Plateforme,
  conseiller: Poste,
  { demande, candidature }: (typeof dossiers)[number],
  poste: Poste,
): Promise<void> {
  await reussir(p.a, conseiller, 'conseiller.lire', { candidatureId: candidature.id });
  const journalId = nouveauJournal();
  await remonter(p.a, poste, journalId);
  await p.pool.query(
    `INSERT INTO journal_poste (academie_id, poste_id, journal_id, numero, quand, auteur, acte, objet, detail, empreinte, recue_le, sceau)
     VALUES ($1, $2::uuid, $3::uuid, 1, $4::text, $2::text, 'dossier.lire', $5, '{}', 'essai', $4::timestamptz, 'essai')`,
    [demande.academieId, poste.posteId, journalId, midi(), demande.id],
  );
}

async function remplirPourAgent(pool: Pool, n: number, id: AgentId): Promise<void> {
  const { demande } = dossiers[n - 1]!;
  await enTransaction(pool, { agentId: id }, async (tx) => {
    await poserCode(tx, id, demande.numeroUnique.valeur, 'ABCD2345', midi());
    const texte = `Bonjour ${demande.demandeur.nom}`;
    await deposerCourriel(tx, { cle: `essai:${n}`, a: demande.demandeur.courriel, sujet: texte, texte, html: texte });
  });
  await enTransaction(pool, null, (tx) => poserLien(tx, { compteId: id, genre: 'mot_de_passe', instant: midi() }));
}

interface Table {
  readonly nom: string;
  readonly protegee: boolean;
  readonly politiques: string;
  readonly colonnes: readonly string[];
  readonly ecrites: readonly string[];
  readonly effacable: boolean;
  readonly lisible: boolean;
}

/** Les tables telles que le catalogue de PostgreSQL les dit : aucune n'est nommée à la main. */
async function tables(pool: Pool): Promise<Table[]> {
  const { rows } = await pool.query<Table>(
    `SELECT c.relname AS nom, c.relrowsecurity AS protegee,
       (SELECT coalesce(string_agg(concat_ws(' ', pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid)), ' '), '')
        FROM pg_policy WHERE polrelid = c.oid) AS politiques,
       (SELECT array_agg(attname::text) FROM pg_attribute WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped) AS colonnes,
       (SELECT coalesce(array_agg(attname::text), '{}') FROM pg_attribute WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped
          AND attgenerated = '' AND attidentity = '' AND has_column_privilege('poste_serveur', c.oid, attnum, 'UPDATE')) AS ecrites,
       has_table_privilege('poste_serveur', c.oid, 'DELETE') AS effacable,
       has_table_privilege('poste_serveur', c.oid, 'SELECT') AS lisible
     FROM pg_class c WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace ORDER BY c.relname`,
  );
  return rows;
}

/** Ce que la base elle-même laisserait passer : le catalogue, puis chaque table lue, changée et effacée sans filtre, dans la transaction de chaque rôle. */
export async function eprouverCloisons(pool: Pool): Promise<{ lectures: number; manquements: string[] }> {
  const toutes = await tables(pool);
  const manquements = [...(await duCatalogue(pool, toutes))];
  let lectures = 0;
  for (const transaction of transactions) {
    for (const table of toutes.filter((t) => t.lisible)) {
      lectures += 1;
      manquements.push(...(await sansFiltre(pool, transaction, table)));
    }
  }
  return { lectures, manquements };
}

async function duCatalogue(pool: Pool, toutes: readonly Table[]): Promise<string[]> {
  const fautes: string[] = [];
  const nommees = [...remplies, ...reservees, ...Object.keys(ouvertes)];
  for (const nom of nommees)
    if (!toutes.some((t) => t.nom === nom)) fautes.push(`I-14 : « ${nom} » est dans la liste et n’est plus une table`);
  for (const table of toutes.filter((t) => !(t.nom in ouvertes))) {
    const colonne = colonneDe(table);
    if (colonne === undefined && !reservees.includes(table.nom))
      fautes.push(`I-14 : la table « ${table.nom} » n’a ni cloison ni exception motivée`);
    if (!table.protegee || table.politiques === '') fautes.push(`I-14 : la table « ${table.nom} » n’a plus de sécurité par ligne`);
    if (colonne !== undefined && !new RegExp(`\\b${colonne}\\b`).test(table.politiques))
      fautes.push(`I-14 : aucune politique de « ${table.nom} » ne regarde ${colonne}`);
    const attendue = remplies.includes(table.nom) || reservees.includes(table.nom);
    if (attendue && (await pool.query(`SELECT 1 FROM ${table.nom} LIMIT 1`)).rowCount === 0)
      fautes.push(`témoin : « ${table.nom} » est vide, rien n’y serait trouvé`);
  }
  return fautes;
}

/** Lire, changer, effacer toute la table comme si la requête avait oublié son filtre ; rien n'en reste. */
async function sansFiltre(pool: Pool, transaction: Transaction, table: Table): Promise<string[]> {
  const requetes = [
    `SELECT t::text AS ligne FROM ${table.nom} t`,
    ...(table.ecrites.length > 0 ? [`UPDATE ${table.nom} t SET ${table.ecrites[0]} = ${table.ecrites[0]} RETURNING t::text AS ligne`] : []),
    ...(table.effacable ? [`DELETE FROM ${table.nom} t RETURNING t::text AS ligne`] : []),
  ];
  const fautes: string[] = [];
  for (const requete of requetes) {
    const lignes = await defaire(pool, transaction, requete);
    const geste = requete.split(' ')[0];
    const change = table.nom === 'offre' && geste !== 'SELECT';
    const traces = [...transaction.interdits, ...(change ? (transaction.offresDAutrui ?? []) : [])];
    const trace = traces.find((t) => lignes.some((l) => l.includes(t)));
    if (trace !== undefined)
      fautes.push(`I-14 : ${transaction.nom}, ${geste} de « ${table.nom} », atteint « ${trace} », qui est à un autre`);
    if (reservees.includes(table.nom) && !transaction.reconnait && lignes.length > 0)
      fautes.push(`I-14 : ${transaction.nom}, ${geste} de « ${table.nom} », atteint ${lignes.length} lignes réservées`);
  }
  return fautes;
}

const DEFAIRE = new Error('tout défaire');

async function defaire(pool: Pool, { cloison, entrer }: Transaction, requete: string): Promise<string[]> {
  let lignes: string[] = [];
  await enTransaction(pool, cloison, async (tx) => {
    await entrer?.(tx);
    lignes = (await tx.query<{ ligne: string }>(requete)).rows.map((r) => r.ligne);
    throw DEFAIRE;
  }).catch((erreur: unknown) => {
    if (erreur !== DEFAIRE) throw erreur;
  });
  return lignes;
}
