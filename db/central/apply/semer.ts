import type { Candidature } from '../../../domain/candidature/candidature.ts';
import { fluxAcademie, fluxDepartement } from '../../../domain/contract/entities.ts';
import type { Demande } from '../../../domain/demande/demande.ts';
import { type Mandat, mandatCourant } from '../../../domain/mandat/mandat.ts';
import type { Offre } from '../../../domain/offre/offre.ts';
import type { Jour } from '../../../domain/shared/dates.ts';
import { emettre, entree, type Entree } from '../feed/emettre.ts';
import { lignesDuDossier } from '../feed/publier.ts';
import type { Pool, Tx } from '../open.ts';
import type { AcademieCentrale, BailleurCentral, CompteCentral } from '../types.ts';
import { exigerUnTextePublie } from './mandat.ts';
import { hacherMotDePasse } from './mot-de-passe.ts';

/** Tout ce qu'une plateforme contient, d'un coup. `jour` dit quels mandats sont en vigueur. */
export interface Semence {
  readonly jour: Jour;
  readonly academies: readonly AcademieCentrale[];
  readonly bailleurs?: readonly BailleurCentral[];
  readonly comptes: readonly CompteCentral[];
  readonly demandes: readonly Demande[];
  readonly mandats: readonly Mandat[];
  readonly candidatures: readonly Candidature[];
  readonly offres: readonly Offre[];
}

const PAR_LOT = 500;

/** Remplit une base centrale vide, en une transaction du propriétaire : tout ou rien. */
export async function semer(pool: Pool, semence: Semence): Promise<void> {
  const tx = await pool.connect();
  try {
    await tx.query('BEGIN');
    await ecrireOrganismes(tx, semence);
    await ecrireComptes(tx, semence);
    await ecrireTables(tx, semence);
    await publierTout(tx, semence);
    await tx.query('COMMIT');
  } catch (erreur) {
    await tx.query('ROLLBACK');
    throw erreur;
  } finally {
    tx.release();
  }
}

async function ecrireOrganismes(tx: Tx, { academies, bailleurs = [] }: Semence): Promise<void> {
  for (const a of academies) {
    await tx.query('INSERT INTO academie (id, nom, siret, departements, departements_offres) VALUES ($1, $2, $3, $4, $5)', [
      a.id,
      a.nom,
      a.siret,
      a.departements,
      a.departementsOffres,
    ]);
  }
  for (const b of bailleurs) await tx.query('INSERT INTO bailleur (id, nom) VALUES ($1, $2)', [b.id, b.nom]);
}

async function ecrireComptes(tx: Tx, { comptes }: Semence): Promise<void> {
  for (const c of comptes) {
    await tx.query(
      `INSERT INTO compte (id, academie_id, role, courriel, mot_de_passe, nom, prenom, civilite, bailleur_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        c.id,
        c.academieId,
        c.role,
        c.courriel.toLowerCase(),
        await hacherMotDePasse(c.motDePasse),
        c.nom,
        c.prenom,
        c.civilite ?? null,
        c.bailleurId ?? null,
      ],
    );
  }
}

async function ecrireTables(tx: Tx, semence: Semence): Promise<void> {
  await ecrireDemandes(tx, semence);
  await ecrireMandats(tx, semence);
  await ecrireOffres(tx, semence);
  await ecrireCandidatures(tx, semence);
}

/** Chaque demande, et où la trouver quand son agent se connecte. */
async function ecrireDemandes(tx: Tx, { demandes }: Semence): Promise<void> {
  await parLots(demandes, (lot) =>
    tx.query('INSERT INTO demande (academie_id, id, doc) SELECT * FROM unnest($1::text[], $2::uuid[], $3::text[])', [
      lot.map((d) => d.academieId),
      lot.map((d) => d.id),
      lot.map((d) => JSON.stringify(d)),
    ]),
  );
  await parLots(demandes, (lot) =>
    tx.query(
      'INSERT INTO suivi (agent_id, numero_unique, academie_id, demande_id) SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[], $4::uuid[])',
      [lot.map((d) => d.agentId), lot.map((d) => d.numeroUnique.valeur), lot.map((d) => d.academieId), lot.map((d) => d.id)],
    ),
  );
}

async function ecrireMandats(tx: Tx, { mandats }: Semence): Promise<void> {
  mandats.forEach(exigerUnTextePublie);
  await parLots(mandats, (lot) =>
    tx.query(
      `INSERT INTO mandat (academie_id, id, demande_id, debut, fin, retire_le, doc, pouvoirs)
     SELECT a, i, d, de, fi, r, doc, string_to_array(p, ' ')
     FROM unnest($1::text[], $2::uuid[], $3::uuid[], $4::date[], $5::date[], $6::timestamptz[], $7::text[], $8::text[]) AS m (a, i, d, de, fi, r, doc, p)`,
      [
        lot.map((m) => m.academieId),
        lot.map((m) => m.id),
        lot.map((m) => m.demandeId),
        lot.map((m) => m.debut),
        lot.map((m) => m.fin),
        lot.map((m) => m.retireLe),
        lot.map((m) => JSON.stringify(m)),
        lot.map((m) => m.pouvoirs.join(' ')),
      ],
    ),
  );
}

async function ecrireOffres(tx: Tx, { offres }: Semence): Promise<void> {
  await parLots(offres, (lot) =>
    tx.query(
      `INSERT INTO offre (id, departement, etat, doc, bailleur_id, reference)
       SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::uuid[], $6::text[])`,
      [
        lot.map((o) => o.id),
        lot.map((o) => o.commune.departement),
        lot.map((o) => o.etat),
        lot.map((o) => JSON.stringify(o)),
        lot.map((o) => o.bailleurId),
        lot.map((o) => o.reference),
      ],
    ),
  );
}

/** Le bailleur d'une candidature est celui de son offre. */
async function ecrireCandidatures(tx: Tx, { candidatures }: Semence): Promise<void> {
  await parLots(candidatures, (lot) =>
    tx.query(
      `INSERT INTO candidature (academie_id, id, demande_id, offre_id, etat, deposee_le, doc, bailleur_id)
       SELECT c.*, o.bailleur_id
       FROM unnest($1::text[], $2::uuid[], $3::uuid[], $4::uuid[], $5::text[], $6::timestamptz[], $7::text[]) AS c (academie, id, demande, offre, etat, le, doc)
       LEFT JOIN offre o ON o.id = c.offre`,
      [
        lot.map((c) => c.academieId),
        lot.map((c) => c.id),
        lot.map((c) => c.demandeId),
        lot.map((c) => c.offreId),
        lot.map((c) => c.etat),
        lot.map((c) => c.deposeeLe),
        lot.map((c) => JSON.stringify(c)),
      ],
    ),
  );
}

/** Chaque dossier livrable à son académie, chaque offre à son département ; lot par lot, pour ne pas tenir toutes les charges en mémoire. */
async function publierTout(tx: Tx, { jour, demandes, mandats, candidatures, offres }: Semence): Promise<void> {
  const mandatsDe = Map.groupBy(mandats, (m) => m.demandeId);
  const candidaturesDe = Map.groupBy(candidatures, (c) => c.demandeId);
  const lignesDe = (demande: Demande): Entree[] =>
    lignesDuDossier(
      { demande, mandat: mandatCourant(mandatsDe.get(demande.id) ?? [], jour), candidatures: candidaturesDe.get(demande.id) ?? [] },
      jour,
    );
  await parLots(demandes, (lot) =>
    emettre(
      tx,
      grouper(lot, (d) => fluxAcademie(d.academieId), lignesDe),
    ),
  );
  await parLots(offres, (lot) =>
    emettre(
      tx,
      grouper(
        lot,
        (o) => fluxDepartement(o.commune.departement),
        (o) => [entree('offre', o)],
      ),
    ),
  );
}

const grouper = <T>(liste: readonly T[], flux: (element: T) => string, lignes: (element: T) => Entree[]): Map<string, Entree[]> =>
  new Map([...Map.groupBy(liste, flux)].map(([id, elements]) => [id, elements.flatMap(lignes)]));

/** PostgreSQL écrit un lot pendant que le suivant se prépare. */
async function parLots<T>(liste: readonly T[], faire: (lot: readonly T[]) => Promise<unknown>): Promise<void> {
  let enCours: Promise<unknown> = Promise.resolve();
  for (let debut = 0; debut < liste.length; debut += PAR_LOT) {
    const suivant = faire(liste.slice(debut, debut + PAR_LOT));
    // Si le lot en cours échoue, celui-ci échouera avec lui : une seule erreur remonte.
    suivant.catch(() => undefined);
    await enCours;
    enCours = suivant;
  }
  await enCours;
}
