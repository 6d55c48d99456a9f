import type { Migration } from './migration.ts';

/**
 * Les tables du poste. La vérité du serveur (demande, mandat, candidature, offre) et les effets des actes pas encore
 * reçus (effet) sont séparés ; `situation` se déduit des deux, pour trier et filtrer sans lire les documents.
 * Pas de WITHOUT ROWID pour les lignes larges : deux fois le disque.
 */
const verite = `
  CREATE TABLE meta (cle TEXT PRIMARY KEY, valeur TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE compteur (nom TEXT PRIMARY KEY, valeur INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  INSERT INTO compteur VALUES ('dossiers', 0), ('traces', 0);

  CREATE TABLE flux (
    rang INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, curseur INTEGER NOT NULL DEFAULT 0 CHECK (curseur >= 0)
  ) STRICT;

  CREATE TABLE demande (
    n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, flux INTEGER NOT NULL,
    nom TEXT NOT NULL, prenom TEXT NOT NULL, numero_unique TEXT NOT NULL, cle_tri TEXT NOT NULL, recherche TEXT NOT NULL,
    departement TEXT NOT NULL, valable_jusquau TEXT NOT NULL, rattachement TEXT NOT NULL, communes TEXT NOT NULL,
    doc TEXT NOT NULL CHECK (json_valid(doc))
  ) STRICT;
  CREATE INDEX demande_par_nom ON demande (cle_tri);
  CREATE INDEX demande_par_validite ON demande (valable_jusquau, cle_tri);
  CREATE INDEX demande_par_departement ON demande (departement);
  CREATE INDEX demande_a_rattacher ON demande (rattachement) WHERE rattachement = 'a_valider';

  CREATE TABLE mandat (
    n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, flux INTEGER NOT NULL,
    demande_id TEXT NOT NULL, debut TEXT NOT NULL, fin TEXT NOT NULL, doc TEXT NOT NULL CHECK (json_valid(doc))
  ) STRICT;
  CREATE INDEX mandat_par_demande ON mandat (demande_id, fin, debut);

  CREATE TABLE candidature (
    n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, flux INTEGER NOT NULL,
    demande_id TEXT NOT NULL, offre_id TEXT NOT NULL, etat TEXT NOT NULL, deposee_le TEXT NOT NULL,
    doc TEXT NOT NULL CHECK (json_valid(doc))
  ) STRICT;
  CREATE INDEX candidature_par_demande ON candidature (demande_id, etat);

  CREATE TABLE offre (
    n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, flux INTEGER NOT NULL,
    departement TEXT NOT NULL, insee TEXT NOT NULL, typologie TEXT NOT NULL, date_limite TEXT NOT NULL, etat TEXT NOT NULL,
    doc TEXT NOT NULL CHECK (json_valid(doc))
  ) STRICT;
  CREATE INDEX offre_publiee ON offre (departement, date_limite) WHERE etat = 'publiee';

  CREATE VIRTUAL TABLE recherche USING fts5 (
    texte, content = '', contentless_delete = 1, detail = none, prefix = '1 2 3', tokenize = 'unicode61 remove_diacritics 2'
  );
  CREATE VIRTUAL TABLE vocabulaire USING fts5vocab (recherche, row);
`;

const actes = `
  CREATE TABLE outbox (
    rang INTEGER PRIMARY KEY, commande_id TEXT NOT NULL UNIQUE, nom TEXT NOT NULL,
    entree TEXT NOT NULL CHECK (json_valid(entree)), saisie_le TEXT NOT NULL, demande_id TEXT NOT NULL,
    resume TEXT NOT NULL CHECK (json_valid(resume)), echeance TEXT, tentatives INTEGER NOT NULL DEFAULT 0,
    statut TEXT NOT NULL DEFAULT 'a_envoyer' CHECK (statut IN ('a_envoyer', 'acceptee', 'refusee')),
    recue_le TEXT, flux TEXT, numero INTEGER,
    CHECK ((statut = 'acceptee') = (numero IS NOT NULL AND flux IS NOT NULL)),
    CHECK ((statut = 'a_envoyer') = (recue_le IS NULL))
  ) STRICT;
  CREATE INDEX outbox_a_envoyer ON outbox (rang) WHERE statut = 'a_envoyer';

  CREATE TABLE effet (
    commande_id TEXT PRIMARY KEY REFERENCES outbox (commande_id), rang INTEGER NOT NULL,
    entite_id TEXT NOT NULL, demande_id TEXT NOT NULL, etat TEXT NOT NULL, doc TEXT NOT NULL CHECK (json_valid(doc)),
    flux TEXT, numero INTEGER, CHECK ((flux IS NULL) = (numero IS NULL))
  ) STRICT;
  CREATE INDEX effet_par_demande ON effet (demande_id);
  CREATE INDEX effet_par_entite ON effet (entite_id, rang);

  CREATE TABLE divergence (
    commande_id TEXT PRIMARY KEY REFERENCES outbox (commande_id), demande_id TEXT NOT NULL, jugee_le TEXT NOT NULL,
    raisons TEXT NOT NULL CHECK (json_valid(raisons)), rangee INTEGER NOT NULL DEFAULT 0 CHECK (rangee IN (0, 1))
  ) STRICT;
  CREATE INDEX divergence_par_demande ON divergence (demande_id);

  CREATE TABLE situation (
    n INTEGER PRIMARY KEY REFERENCES demande (n) ON DELETE CASCADE,
    mandat_debut TEXT, mandat_fin TEXT, etat TEXT, en_attente INTEGER NOT NULL CHECK (en_attente IN (0, 1))
  ) STRICT;
  CREATE INDEX situation_par_mandat ON situation (mandat_fin, mandat_debut);
  CREATE INDEX situation_par_etat ON situation (etat) WHERE etat IS NOT NULL;
`;

/** Le journal ne se réécrit pas (I-12). AUTOINCREMENT garde le plus haut numéro donné : la disparition du dernier se voit. */
const journal = `
  CREATE TABLE journal (
    numero INTEGER PRIMARY KEY AUTOINCREMENT, quand TEXT NOT NULL, auteur TEXT NOT NULL, acte TEXT NOT NULL, objet TEXT NOT NULL,
    detail TEXT NOT NULL CHECK (json_valid(detail)), precedent TEXT, empreinte TEXT NOT NULL
  ) STRICT;
  CREATE TRIGGER journal_sans_modification BEFORE UPDATE ON journal BEGIN SELECT RAISE(ABORT, 'le journal ne se modifie pas'); END;
  CREATE TRIGGER journal_sans_suppression BEFORE DELETE ON journal BEGIN SELECT RAISE(ABORT, 'le journal ne s''efface pas'); END;
`;

export const tablesDuPoste: Migration = {
  numero: 1,
  appliquer: (db) => {
    db.exec(verite + actes + journal);
  },
};
