import { readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { connecter, type Database, type Lecture } from '../../../../db/local/connexion.ts';
import { faitsAnnuler } from '../../../../db/local/facts/annuler.ts';
import { faitsPostuler } from '../../../../db/local/facts/postuler.ts';
import { migrer, VERSION_CONNUE, versionDeLaBase } from '../../../../db/local/migrate.ts';
import { tablesDuPoste } from '../../../../db/local/migrations/001-tables-du-poste.ts';
import { effetsDesRattachements } from '../../../../db/local/migrations/002-effets-des-rattachements.ts';
import { creerVues } from '../../../../db/local/views/vues.ts';
import { annuler } from '../../../../domain/candidature/annuler.ts';
import { entites, type NomEntite } from '../../../../domain/contract/entities.ts';
import { auteurs, uneCandidature } from '../../../constructeurs/candidature.ts';
import { uneDemande } from '../../../constructeurs/demande.ts';
import { candidatureId, commandeId, demandeId, offreId, orleansTours } from '../../../constructeurs/identifiants.ts';
import { unMandat } from '../../../constructeurs/mandat.ts';
import { uneOffre } from '../../../constructeurs/offre.ts';
import { cle, ouvrir, unDossier } from '../outils.ts';

/** Les champs venus avec le parcours complet : la première version du poste ne les écrivait pas. */
const NOUVEAUX = new Set(
  'acte commission codeEntreprise motifRefus activite situationFamiliale logementActuel prioritaire importeeLe codeConfirmeLe changements empreinteTexte bailleurId'.split(
    ' ',
  ),
);
const ancien = <T>(entite: T): T => JSON.parse(JSON.stringify(entite, (cle, v: unknown) => (NOUVEAUX.has(cle) ? undefined : v))) as T;

/** Une ligne écrite par la première version, avec ses seules colonnes et un document de son temps. */
function ecrire(db: Database, nom: NomEntite, entite: object): void {
  const { colonnes, ligne } = entites[nom];
  const valeurs = (ligne as unknown as (e: object) => (string | number | null)[])(entite);
  db.prepare(`INSERT INTO ${nom} (${colonnes.join(', ')}, flux) VALUES (${'?, '.repeat(colonnes.length)}1)`).run(
    ...valeurs.map((v, i) => (colonnes[i] === 'doc' ? JSON.stringify(ancien(JSON.parse(v as string))) : v)),
  );
}

/** Une base de la première version : un dossier, une candidature annulée chez le serveur, une autre faite ici et pas encore envoyée. */
function uneBaseDAvant(): { db: Database; fichier: string } {
  const fichier = path.join(unDossier(), 'poste.db');
  const db = connecter(fichier, cle, { lectureSeule: false });
  migrer(db, [tablesDuPoste]);
  const attendue = ancien(uneCandidature(1).valeur());
  ecrire(db, 'demande', uneDemande(1).avecCodemandeur().valeur());
  ecrire(db, 'mandat', unMandat(1).valeur());
  ecrire(db, 'offre', uneOffre(1).valeur());
  ecrire(db, 'candidature', uneCandidature(2).deLaDemande(uneDemande(1).valeur()).dansLEtat('annulee').valeur());
  db.prepare(
    `INSERT INTO outbox (rang, commande_id, nom, entree, saisie_le, demande_id, resume)
     VALUES (1, ?, 'candidature.postuler', '{}', '2026-11-20T09:00:00.000Z', ?, ?)`,
  ).run(commandeId(1), demandeId(1), JSON.stringify(attendue.resume));
  db.prepare(`INSERT INTO effet (commande_id, rang, entite_id, demande_id, etat, doc) VALUES (?, 1, ?, ?, 'deposee', ?)`).run(
    commandeId(1),
    attendue.id,
    demandeId(1),
    JSON.stringify(attendue),
  );
  db.exec(`INSERT INTO situation (n, mandat_debut, mandat_fin, etat, en_attente) VALUES (1, '2026-09-01', '2027-08-31', 'deposee', 1)`);
  return { db, fichier };
}

const effets = (db: Lecture) => db.prepare('SELECT * FROM effet').all();
const situations = (db: Lecture) => db.prepare('SELECT * FROM situation').all();

test('une base d’avant garde ses effets et ses situations : ce sont des candidatures, et aucun rattachement n’est caché', () => {
  const { db } = uneBaseDAvant();
  const [avant, situation] = [effets(db), situations(db)];
  expect([avant, situation].map((l) => l.length)).toEqual([1, 1]);
  migrer(db, [tablesDuPoste, effetsDesRattachements]);
  expect(effets(db)).toEqual(avant.map((e) => ({ ...(e as object), entite: 'candidature' })));
  expect(situations(db)).toEqual(situation.map((s) => ({ ...(s as object), rattachement: null })));
  expect(() => db.exec(`UPDATE effet SET entite = 'offre'`)).toThrow('CHECK constraint failed');
  db.close();
});

test('tuée entre ses deux changements, elle n’a pas eu lieu ; elle se refait à l’ouverture suivante', () => {
  const { db, fichier } = uneBaseDAvant();
  const [avant, situation] = [effets(db), situations(db)];
  const coupee = Object.create(db, {
    exec: {
      value: (sql: string) => {
        db.exec(sql.slice(0, sql.indexOf(';') + 1));
        throw new Error('arrêt');
      },
    },
  }) as Database;
  expect(() => migrer(db, [tablesDuPoste, { numero: 2, appliquer: () => effetsDesRattachements.appliquer(coupee) }])).toThrow('arrêt');
  expect(versionDeLaBase(db)).toBe(1);
  expect([effets(db), situations(db)]).toEqual([avant, situation]);
  db.close();
  const reprise = ouvrir(fichier);
  expect(versionDeLaBase(reprise.ecriture)).toBe(VERSION_CONNUE);
  expect(effets(reprise.lecture)).toMatchObject([{ entite: 'candidature' }]);
  expect(readdirSync(path.dirname(fichier)).every((f) => f.startsWith('poste.db') || f === 'poste.carnet')).toBe(true);
});

test('les documents de la première version se lisent encore : dossier, offre, liste, faits des règles', () => {
  const { db, fichier } = uneBaseDAvant();
  const ecrits = db
    .prepare(
      'SELECT doc FROM demande UNION ALL SELECT doc FROM mandat UNION ALL SELECT doc FROM offre UNION ALL SELECT doc FROM candidature UNION ALL SELECT doc FROM effet',
    )
    .pluck()
    .all()
    .join('');
  for (const nouveau of NOUVEAUX) expect(ecrits).not.toContain(`"${nouveau}"`);
  db.close();
  const base = ouvrir(fichier);
  const vues = creerVues(base);
  const dossier = vues.lireDossier(demandeId(1))!;
  expect(dossier.demande).toMatchObject({ importeeLe: null, changements: [], rattachement: { codeEntreprise: null, motifRefus: null } });
  expect(dossier.demande.codemandeur).toMatchObject({ activite: 'emploi' });
  expect(dossier.mandat).toMatchObject({ demandeId: demandeId(1) });
  expect(dossier.candidatures.map((c) => [c.etat, c.attente?.nom ?? null, c.commission, c.evenements[0]!.acte])).toEqual([
    ['deposee', 'candidature.postuler', null, null],
    ['annulee', null, null, null],
  ]);
  expect(vues.lireOffre(offreId(1))).toMatchObject({ id: offreId(1), bailleurId: null });
  const { lignes } = vues.listerDossiers(
    {
      filtres: { recherche: '', departement: null, etat: 'deposee', mandat: 'en_vigueur' },
      tri: 'nom',
      sens: 'croissant',
      debut: 0,
      nombre: 9,
    },
    '2026-11-20',
  );
  expect(lignes).toMatchObject([{ demandeId: demandeId(1), rattachement: 'validee', etat: 'deposee', enAttente: true }]);
  const contexte = { instant: '2026-11-20T09:00:00.000Z', auteur: () => auteurs.gestionnaire };
  expect(annuler(faitsAnnuler(base.lecture, contexte, { candidatureId: candidatureId(1) }))).toMatchObject({ ok: true });
  const faits = faitsPostuler(
    base.lecture,
    { ...contexte, academieId: orleansTours },
    { candidatureId: candidatureId(3), demandeId: demandeId(1), offreId: offreId(1) },
  );
  expect(faits.candidatures).toHaveLength(2);
});
