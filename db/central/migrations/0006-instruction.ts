/**
 * L'intention : chercher sans accent ni casse dans les files du conseiller et du bailleur, et retrouver une candidature par son seul identifiant.
 * Les textes de recherche se déduisent du document : la base les tient elle-même, qui que ce soit qui l'écrive.
 */
export const sql = String.raw`
-- La même forme que cleRecherche (domain/shared) pour l'alphabet latin ; une base en locale C ne met en minuscules que l'ASCII.
CREATE FUNCTION cle_recherche(texte text) RETURNS text LANGUAGE sql IMMUTABLE RETURN
  trim(regexp_replace(
    regexp_replace(
      replace(replace(translate(lower(normalize(texte, NFKD) COLLATE "C"), 'ŁØĐĦŊŦÞÐŒÆ', 'łøđħŋŧþðœæ'), 'œ', 'oe'), 'æ', 'ae'),
      '[\u0300-\u036f]+', '', 'g'),
    '[\u0001-\u002d\u002f\u003a-\u003f\u005b-\u0060\u007b-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u00bb-\u00bf\u00d7\u00f7\u2000-\u206f\u3000]+', ' ', 'g'));

-- PostgreSQL ne sait pas lire le caractère nul ni un demi-codet isolé : un texte hostile ne doit pas faire échouer l'écriture.
CREATE FUNCTION document_lisible(doc text) RETURNS json LANGUAGE sql IMMUTABLE RETURN
  CASE WHEN strpos(doc, '\u') = 0 THEN doc::json
  ELSE regexp_replace(doc, '(?<!\\)((?:\\\\)*)\\u(?:0000|[dD][89abcdefABCDEF][0-9a-fA-F]{2})', '\1 ', 'g')::json END;

CREATE FUNCTION recherche_demande(d json) RETURNS text LANGUAGE sql IMMUTABLE RETURN cle_recherche(concat_ws(' ',
  d -> 'demandeur' ->> 'nom', d -> 'demandeur' ->> 'prenom', d -> 'demandeur' ->> 'nomNaissance', d -> 'numeroUnique' ->> 'valeur'));
CREATE FUNCTION recherche_offre(o json) RETURNS text LANGUAGE sql IMMUTABLE RETURN cle_recherche(concat_ws(' ',
  o ->> 'reference', o ->> 'typologie', o -> 'commune' ->> 'nom', o ->> 'codePostal', o ->> 'bailleur'));

ALTER TABLE demande ADD recherche text GENERATED ALWAYS AS (recherche_demande(document_lisible(doc))) STORED;
ALTER TABLE offre
  ADD recherche text GENERATED ALWAYS AS (recherche_offre(document_lisible(doc))) STORED,
  ADD date_limite text GENERATED ALWAYS AS (document_lisible(doc) ->> 'dateLimite') STORED;
ALTER TABLE candidature ADD departement text GENERATED ALWAYS AS (document_lisible(doc) -> 'resume' ->> 'departement') STORED;

-- Un instructeur connaît une candidature par son identifiant, sans son académie.
CREATE INDEX candidature_id ON candidature (id);
CREATE INDEX candidature_file_academie ON candidature (academie_id, etat, deposee_le);
CREATE INDEX candidature_file_departement ON candidature (departement, etat, deposee_le);

-- Les mêmes cloisons que 0005 : la cloison est lue une fois par requête et non à chaque ligne, et les files suivent leur index.
DROP POLICY cloison ON demande;
DROP POLICY cloison ON candidature;
CREATE POLICY cloison ON candidature USING (
  (SELECT current_setting('app.als', true)) = 'oui'
  OR academie_id = (SELECT current_setting('app.academie', true))
  OR demande_id::text = (SELECT current_setting('app.demande', true))
  OR (bailleur_id::text = (SELECT current_setting('app.bailleur', true)) AND est_transmise(etat)));
CREATE POLICY cloison ON demande USING (
  (SELECT current_setting('app.als', true)) = 'oui'
  OR academie_id = (SELECT current_setting('app.academie', true))
  OR id::text = (SELECT current_setting('app.demande', true))
  OR ((SELECT current_setting('app.bailleur', true)) <> '' AND EXISTS (
    SELECT FROM candidature c WHERE c.academie_id = demande.academie_id AND c.demande_id = demande.id
      AND c.bailleur_id::text = (SELECT current_setting('app.bailleur', true)) AND est_transmise(c.etat))));
`;
