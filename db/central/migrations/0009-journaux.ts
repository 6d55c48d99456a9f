/**
 * L'intention : un journal chaîné, en ajout seul, par académie ; la copie de celui de chaque poste ; et un compteur par journal,
 * qui dit combien de lignes il a. Rien ne s'y change, et rien ne s'en va avant douze mois.
 */
export const sql = `
-- Le dernier numéro d'un journal et ses empreintes. « serveur » : les actes en ligne ; sinon « poste/journal ».
-- Le plancher est la dernière ligne rendue à la conservation : la suite se vérifie à partir de là.
CREATE TABLE journal_tete (
  academie_id text NOT NULL REFERENCES academie,
  journal text NOT NULL,
  numero bigint NOT NULL DEFAULT 0,
  empreinte text,
  sceau text,
  plancher bigint NOT NULL DEFAULT 0,
  plancher_empreinte text,
  plancher_sceau text,
  -- Le journal de ce poste ne suit plus à partir de ce numéro : une alerte, que rien n'efface.
  rompu_au bigint,
  rompu_le timestamptz,
  PRIMARY KEY (academie_id, journal),
  CHECK (plancher <= numero),
  CHECK ((rompu_au IS NULL) = (rompu_le IS NULL))
);

-- Ce que le poste a écrit, à la lettre : son empreinte se recalcule. Le sceau est celui du serveur, à la réception.
CREATE TABLE journal_poste (
  academie_id text NOT NULL REFERENCES academie,
  poste_id uuid NOT NULL,
  journal_id uuid NOT NULL,
  numero bigint NOT NULL CHECK (numero > 0),
  precedent text,
  quand text NOT NULL,
  auteur text NOT NULL,
  acte text NOT NULL,
  objet text NOT NULL,
  detail text NOT NULL,
  empreinte text NOT NULL,
  recue_le timestamptz NOT NULL,
  sceau text NOT NULL,
  PRIMARY KEY (academie_id, poste_id, journal_id, numero)
);
CREATE INDEX journal_poste_objet ON journal_poste (objet, recue_le);

-- Le journal des actes en ligne : ses numéros se suivent désormais dans chaque académie.
ALTER TABLE journal
  ALTER numero DROP IDENTITY,
  ADD academie_id text NOT NULL DEFAULT 'hors-academie' REFERENCES academie,
  ADD demande_id uuid,
  ADD precedent text,
  ADD empreinte text;
-- Les lignes d'avant forment la première suite. Le texte est celui de texteCanonique (domain/journal).
DO $$
DECLARE
  ligne journal;
  n bigint := 0;
  avant text;
  apres text;
  txt text;
  instant text;
BEGIN
  FOR ligne IN SELECT * FROM journal ORDER BY numero LOOP
    n := n + 1;
    instant := to_char(ligne.quand AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"');
    SELECT string_agg('[' || to_json(p.key)::text || ',' || p.value::text || ']', ',' ORDER BY p.key COLLATE "C") INTO txt
      FROM jsonb_each(ligne.detail || jsonb_build_object('@academie', ligne.academie_id, '@demande', ligne.demande_id, '@role', ligne.role)) p;
    txt := '[' || n || ',' || coalesce(to_json(avant)::text, 'null') || ',' || to_json(instant)::text || ','
      || to_json(coalesce(ligne.auteur_id::text, ''))::text || ',' || to_json(ligne.acte)::text || ','
      || to_json(coalesce(ligne.objet::text, ''))::text || ',[' || txt || ']]';
    apres := encode(sha256(convert_to(txt, 'UTF8')), 'hex');
    UPDATE journal SET numero = n, precedent = avant, empreinte = apres WHERE numero = ligne.numero;
    avant := apres;
  END LOOP;
  IF n > 0 THEN
    INSERT INTO journal_tete (academie_id, journal, numero, empreinte) VALUES ('hors-academie', 'serveur', n, avant);
  END IF;
END $$;
ALTER TABLE journal
  DROP CONSTRAINT journal_pkey,
  ADD PRIMARY KEY (academie_id, numero),
  ALTER academie_id DROP DEFAULT,
  ALTER empreinte SET NOT NULL;
CREATE INDEX journal_demande ON journal (demande_id, quand);

GRANT SELECT, INSERT ON journal_poste TO poste_serveur;
GRANT SELECT, INSERT, UPDATE (numero, empreinte, sceau, rompu_au, rompu_le) ON journal_tete TO poste_serveur;

-- Chacun écrit au journal de l'académie où il agit. Une ligne ne se relit que de son académie, ou de l'agent dont elle parle.
CREATE FUNCTION ecrit_au_journal(academie text) RETURNS boolean LANGUAGE sql STABLE RETURN
  academie IN ('hors-academie', current_setting('app.academie', true), current_setting('app.emission', true))
  OR current_setting('app.als', true) = 'oui' OR current_setting('app.bailleur', true) <> '';
ALTER TABLE journal ENABLE ROW LEVEL SECURITY;
CREATE POLICY ajout ON journal FOR INSERT WITH CHECK (ecrit_au_journal(academie_id));
CREATE POLICY lecture ON journal FOR SELECT USING (
  academie_id = (SELECT current_setting('app.academie', true)) OR demande_id::text = (SELECT current_setting('app.demande', true)));
ALTER TABLE journal_poste ENABLE ROW LEVEL SECURITY;
CREATE POLICY ajout ON journal_poste FOR INSERT WITH CHECK (academie_id = current_setting('app.academie', true));
CREATE POLICY lecture ON journal_poste FOR SELECT USING (
  academie_id = (SELECT current_setting('app.academie', true)) OR objet = (SELECT current_setting('app.demande', true)));
ALTER TABLE journal_tete ENABLE ROW LEVEL SECURITY;
CREATE POLICY cloison ON journal_tete USING (
  academie_id = (SELECT current_setting('app.academie', true)) OR (journal = 'serveur' AND ecrit_au_journal(academie_id)));

-- Qui a laissé une ligne sur la demande où l'on est entré : son nom, et rien d'autre de son compte.
CREATE FUNCTION auteurs_du_journal() RETURNS TABLE (id text, role text, nom text, prenom text, organisme text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT c.id::text, c.role, c.nom, c.prenom, coalesce(a.nom, b.nom)
  FROM compte c LEFT JOIN academie a ON a.id = c.academie_id LEFT JOIN bailleur b ON b.id = c.bailleur_id
  WHERE c.id::text IN (
    SELECT auteur FROM journal_poste WHERE objet = current_setting('app.demande', true)
    UNION SELECT auteur_id::text FROM journal WHERE demande_id = nullif(current_setting('app.demande', true), '')::uuid)
$$;
REVOKE ALL ON FUNCTION auteurs_du_journal() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION auteurs_du_journal() TO poste_serveur;

-- La conservation : douze mois, à l'horloge de la base, toujours par le début. Le rôle du serveur n'efface rien d'autre.
-- Rien d'assez vieux, ou une ligne qui manque à la limite : rien n'est effacé, la suite doit rester vérifiable.
CREATE FUNCTION purger_journal(academie text) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  tete journal_tete;
  dernier bigint;
  e text;
BEGIN
  SELECT * INTO tete FROM journal_tete t WHERE t.academie_id = academie AND t.journal = 'serveur' FOR UPDATE;
  SELECT coalesce(min(j.numero) - 1, tete.numero) INTO dernier FROM journal j
    WHERE j.academie_id = academie AND j.quand >= now() - interval '12 months';
  SELECT j.empreinte INTO e FROM journal j WHERE j.academie_id = academie AND j.numero = dernier;
  IF e IS NULL OR dernier <= tete.plancher THEN RETURN 0; END IF;
  DELETE FROM journal j WHERE j.academie_id = academie AND j.numero <= dernier;
  UPDATE journal_tete t SET plancher = dernier, plancher_empreinte = e WHERE t.academie_id = academie AND t.journal = 'serveur';
  RETURN dernier - tete.plancher;
END $$;
CREATE FUNCTION purger_journal(academie text, poste uuid, suite uuid) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  nom CONSTANT text := poste || '/' || suite;
  tete journal_tete;
  dernier bigint;
  e text;
  s text;
BEGIN
  SELECT * INTO tete FROM journal_tete t WHERE t.academie_id = academie AND t.journal = nom FOR UPDATE;
  SELECT coalesce(min(j.numero) - 1, tete.numero) INTO dernier FROM journal_poste j
    WHERE j.academie_id = academie AND j.poste_id = poste AND j.journal_id = suite AND j.recue_le >= now() - interval '12 months';
  SELECT j.empreinte, j.sceau INTO e, s FROM journal_poste j
    WHERE j.academie_id = academie AND j.poste_id = poste AND j.journal_id = suite AND j.numero = dernier;
  IF e IS NULL OR dernier <= tete.plancher THEN RETURN 0; END IF;
  DELETE FROM journal_poste j WHERE j.academie_id = academie AND j.poste_id = poste AND j.journal_id = suite AND j.numero <= dernier;
  UPDATE journal_tete t SET plancher = dernier, plancher_empreinte = e, plancher_sceau = s WHERE t.academie_id = academie AND t.journal = nom;
  RETURN dernier - tete.plancher;
END $$;
REVOKE ALL ON FUNCTION purger_journal(text), purger_journal(text, uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION purger_journal(text), purger_journal(text, uuid, uuid) TO poste_serveur;
`;
