/** L'intention : quatre rôles sur la même plateforme ; comptes à activer, codes, offres d'un bailleur, demande suivie par son agent, journal des actes. */
export const sql = `
INSERT INTO academie (id, nom, siret, departements, departements_offres) VALUES ('hors-academie', 'Hors académie', '00000000000000', '{}', '{}');

CREATE TABLE bailleur (id uuid PRIMARY KEY, nom text NOT NULL UNIQUE);

-- Un compte sans mot de passe n'est pas encore activé (G24).
ALTER TABLE compte
  ALTER mot_de_passe DROP NOT NULL,
  ADD civilite text CHECK (civilite IN ('madame', 'monsieur')),
  ADD telephone text,
  ADD bailleur_id uuid REFERENCES bailleur,
  ADD cree_le timestamptz NOT NULL DEFAULT now(),
  ADD tutoriel_vu_le timestamptz;
INSERT INTO bailleur (id, nom) SELECT id, prenom || ' ' || nom || ' (' || courriel || ')' FROM compte WHERE role = 'bailleur';
UPDATE compte SET bailleur_id = id WHERE role = 'bailleur';
ALTER TABLE compte ADD CHECK (role <> 'bailleur' OR bailleur_id IS NOT NULL);

CREATE TABLE lien (
  empreinte bytea PRIMARY KEY,
  compte_id uuid NOT NULL REFERENCES compte ON DELETE CASCADE,
  genre text NOT NULL CHECK (genre IN ('activation', 'mot_de_passe')),
  expire_le timestamptz NOT NULL,
  utilise_le timestamptz
);
CREATE INDEX lien_compte ON lien (compte_id);

-- Un code en cours par compte : en demander un autre remplace le précédent. L'empreinte est salée.
CREATE TABLE code_securite (
  compte_id uuid PRIMARY KEY REFERENCES compte ON DELETE CASCADE,
  numero_unique text NOT NULL,
  sel bytea NOT NULL,
  empreinte bytea NOT NULL,
  demande_le timestamptz NOT NULL,
  expire_le timestamptz NOT NULL,
  essais integer NOT NULL DEFAULT 0,
  utilise_le timestamptz
);

-- Où est la demande de cet agent : un compte suit une demande, et une demande n'a qu'un compte.
CREATE TABLE suivi (
  agent_id uuid PRIMARY KEY,
  numero_unique text NOT NULL UNIQUE,
  academie_id text NOT NULL REFERENCES academie,
  demande_id uuid NOT NULL UNIQUE
);
INSERT INTO suivi (agent_id, numero_unique, academie_id, demande_id)
  SELECT (doc::json ->> 'agentId')::uuid, doc::json -> 'numeroUnique' ->> 'valeur', academie_id, id FROM demande ON CONFLICT DO NOTHING;

-- Une demande qui change d'académie emporte ses mandats et ses candidatures ; supprimée, aussi.
ALTER TABLE mandat DROP CONSTRAINT mandat_academie_id_demande_id_fkey,
  ADD FOREIGN KEY (academie_id, demande_id) REFERENCES demande ON UPDATE CASCADE ON DELETE CASCADE;
ALTER TABLE candidature DROP CONSTRAINT candidature_academie_id_demande_id_fkey,
  ADD FOREIGN KEY (academie_id, demande_id) REFERENCES demande ON UPDATE CASCADE ON DELETE CASCADE;

ALTER TABLE offre ADD bailleur_id uuid REFERENCES bailleur, ADD reference text;
UPDATE offre SET reference = doc::json ->> 'reference';
CREATE UNIQUE INDEX offre_reference ON offre (bailleur_id, reference);
CREATE INDEX offre_du_bailleur ON offre (bailleur_id, etat);

ALTER TABLE candidature ADD bailleur_id uuid, ADD deposee_le timestamptz;
UPDATE candidature SET deposee_le = (doc::json ->> 'deposeeLe')::timestamptz;
ALTER TABLE candidature ALTER deposee_le SET NOT NULL;
CREATE INDEX candidature_file ON candidature (etat, deposee_le);
CREATE INDEX candidature_du_bailleur ON candidature (bailleur_id, etat, deposee_le);
CREATE INDEX candidature_offre ON candidature (offre_id);

-- Les actes et consultations faits en ligne. On n'y écrit que des identifiants, et rien ne s'y change.
CREATE TABLE journal (
  numero bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  quand timestamptz NOT NULL,
  auteur_id uuid,
  role text NOT NULL,
  acte text NOT NULL,
  objet uuid,
  detail jsonb NOT NULL DEFAULT '{}'
);
CREATE INDEX journal_objet ON journal (objet);
`;
