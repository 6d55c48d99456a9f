/** L'intention : toute la plateforme d'un coup, invariants compris. Chaque table d'académie porte `academie_id` dans ses clés. */
export const sql = `
CREATE TABLE plateforme (
  unique_ligne boolean PRIMARY KEY DEFAULT true CHECK (unique_ligne),
  epoque uuid NOT NULL DEFAULT gen_random_uuid()
);
INSERT INTO plateforme DEFAULT VALUES;

CREATE TABLE academie (
  id text PRIMARY KEY CHECK (id ~ '^[a-z]+(-[a-z]+)*$'),
  nom text NOT NULL,
  siret text NOT NULL CHECK (siret ~ '^[0-9]{14}$'),
  departements text[] NOT NULL,
  departements_offres text[] NOT NULL
);

CREATE TABLE compte (
  id uuid PRIMARY KEY,
  academie_id text REFERENCES academie,
  role text NOT NULL CHECK (role IN ('agent', 'gestionnaire', 'conseiller', 'bailleur')),
  courriel text NOT NULL UNIQUE CHECK (courriel = lower(courriel)),
  mot_de_passe text NOT NULL,
  nom text NOT NULL,
  prenom text NOT NULL,
  actif boolean NOT NULL DEFAULT true,
  CHECK (role <> 'gestionnaire' OR academie_id IS NOT NULL)
);

CREATE TABLE poste (
  academie_id text NOT NULL REFERENCES academie,
  id uuid NOT NULL,
  compte_id uuid NOT NULL REFERENCES compte,
  dernier_rang integer NOT NULL DEFAULT 0,
  vu_le timestamptz NOT NULL,
  arrete_le timestamptz,
  PRIMARY KEY (academie_id, id)
);

CREATE TABLE jeton (
  empreinte bytea PRIMARY KEY,
  genre text NOT NULL CHECK (genre IN ('acces', 'rafraichissement')),
  compte_id uuid NOT NULL REFERENCES compte ON DELETE CASCADE,
  poste_id uuid NOT NULL,
  famille uuid NOT NULL,
  famille_expire_le timestamptz NOT NULL,
  expire_le timestamptz NOT NULL,
  utilise_le timestamptz
);
CREATE INDEX jeton_famille ON jeton (famille);
CREATE INDEX jeton_expire ON jeton (expire_le);

CREATE TABLE essai_connexion (
  cle text PRIMARY KEY,
  echecs integer NOT NULL,
  depuis timestamptz NOT NULL,
  bloque_jusqua timestamptz
);

CREATE TABLE demande (
  academie_id text NOT NULL REFERENCES academie,
  id uuid NOT NULL,
  doc text NOT NULL,
  PRIMARY KEY (academie_id, id)
);

CREATE TABLE mandat (
  academie_id text NOT NULL,
  id uuid NOT NULL,
  demande_id uuid NOT NULL,
  pouvoirs text[] NOT NULL,
  debut date NOT NULL,
  fin date NOT NULL,
  retire_le timestamptz,
  doc text NOT NULL,
  PRIMARY KEY (academie_id, id),
  FOREIGN KEY (academie_id, demande_id) REFERENCES demande,
  CHECK (debut <= fin),
  CHECK (pouvoirs <@ ARRAY['voir_demande', 'voir_historique', 'candidater', 'annuler'])
);
CREATE INDEX mandat_demande ON mandat (academie_id, demande_id);
CREATE INDEX mandat_en_cours ON mandat (academie_id, fin) WHERE retire_le IS NULL;

CREATE TABLE candidature (
  academie_id text NOT NULL,
  id uuid NOT NULL,
  demande_id uuid NOT NULL,
  offre_id uuid NOT NULL,
  etat text NOT NULL CHECK (etat IN (
    'deposee', 'validee', 'invalidee', 'transmise', 'en_commission',
    'attribuee', 'attribuee_avec_rang', 'attribuee_sous_condition', 'non_attribuee', 'irrecevable',
    'acceptee', 'bail_signe', 'entree_dans_les_lieux', 'desistee', 'annulee')),
  doc text NOT NULL,
  PRIMARY KEY (academie_id, id),
  FOREIGN KEY (academie_id, demande_id) REFERENCES demande
);
CREATE INDEX candidature_demande ON candidature (academie_id, demande_id);
-- Une seule candidature active par demande (G82, I-7).
CREATE UNIQUE INDEX candidature_une_active ON candidature (academie_id, demande_id)
  WHERE etat NOT IN ('invalidee', 'non_attribuee', 'irrecevable', 'annulee', 'desistee', 'entree_dans_les_lieux');

CREATE TABLE offre (
  id uuid PRIMARY KEY,
  departement text NOT NULL,
  etat text NOT NULL CHECK (etat IN ('publiee', 'retiree', 'attribuee')),
  doc text NOT NULL
);

CREATE TABLE commande (
  academie_id text NOT NULL,
  id uuid NOT NULL,
  poste_id uuid NOT NULL,
  rang integer NOT NULL CHECK (rang > 0),
  nom text NOT NULL,
  empreinte bytea NOT NULL,
  auteur_id uuid NOT NULL,
  pour_le_compte_de uuid NOT NULL,
  reponse text NOT NULL,
  recue_le timestamptz NOT NULL,
  PRIMARY KEY (academie_id, id),
  UNIQUE (academie_id, poste_id, rang)
);

-- Le compteur d'un flux est la dernière ligne touchée de la transaction : des numéros sans trou, dans l'ordre des validations.
CREATE TABLE flux (
  id text PRIMARY KEY CHECK (id ~ '^(academie|departement):.+$'),
  tete bigint NOT NULL DEFAULT 0,
  -- En deçà, des suppressions ont pu être oubliées : un curseur plus ancien repart de zéro.
  plancher bigint NOT NULL DEFAULT 0
);
CREATE TABLE flux_entree (
  flux_id text NOT NULL REFERENCES flux,
  entite text NOT NULL CHECK (length(entite) = 1),
  entite_id uuid NOT NULL,
  numero bigint NOT NULL,
  charge text NOT NULL,
  supprimee boolean NOT NULL,
  valable_jusquau date,
  PRIMARY KEY (flux_id, entite, entite_id),
  UNIQUE (flux_id, numero)
);
`;
