/**
 * L'intention : la base refuse aussi à un agent, un conseiller ou un bailleur ce qui n'est pas à lui.
 * Une transaction voit : les lignes de l'académie (`app.academie`), celles d'une demande (`app.demande`),
 * tout pour ALS (`app.als`), les dossiers transmis au bailleur (`app.bailleur`). Elle n'écrit que dans le flux de `app.emission`.
 */
export const sql = `
GRANT SELECT ON bailleur TO poste_serveur;
GRANT INSERT (id, role, courriel, civilite, telephone, nom, prenom, cree_le), UPDATE (mot_de_passe, tutoriel_vu_le) ON compte TO poste_serveur;
GRANT SELECT, INSERT, UPDATE, DELETE ON lien, code_securite, suivi TO poste_serveur;
GRANT DELETE ON demande, mandat, candidature TO poste_serveur;
GRANT INSERT ON offre TO poste_serveur;
GRANT SELECT, INSERT ON journal TO poste_serveur;

-- En ligne, on ne crée qu'un compte d'agent, à activer : les autres sont ouverts par qui administre la plateforme.
ALTER TABLE compte ENABLE ROW LEVEL SECURITY;
CREATE POLICY lecture ON compte FOR SELECT USING (true);
CREATE POLICY activation ON compte FOR UPDATE USING (actif);
CREATE POLICY creation ON compte FOR INSERT WITH CHECK (role = 'agent' AND mot_de_passe IS NULL AND academie_id IS NULL AND bailleur_id IS NULL);

-- La vue de l'instructeur sur une candidature ; le bailleur ne connaît que les dossiers qui lui ont été transmis.
CREATE FUNCTION est_transmise(etat text) RETURNS boolean LANGUAGE sql IMMUTABLE AS
  $$ SELECT etat NOT IN ('deposee', 'validee', 'invalidee', 'annulee') $$;

DROP POLICY cloison ON demande;
DROP POLICY cloison ON mandat;
DROP POLICY cloison ON candidature;
DROP POLICY cloison ON flux;
DROP POLICY cloison ON flux_entree;
CREATE POLICY cloison ON candidature USING (
  academie_id = current_setting('app.academie', true)
  OR demande_id::text = current_setting('app.demande', true)
  OR current_setting('app.als', true) = 'oui'
  OR (bailleur_id::text = current_setting('app.bailleur', true) AND est_transmise(etat)));
CREATE POLICY cloison ON demande USING (
  academie_id = current_setting('app.academie', true)
  OR id::text = current_setting('app.demande', true)
  OR current_setting('app.als', true) = 'oui'
  OR (current_setting('app.bailleur', true) <> '' AND EXISTS (
    SELECT FROM candidature c WHERE c.academie_id = demande.academie_id AND c.demande_id = demande.id
      AND c.bailleur_id::text = current_setting('app.bailleur', true) AND est_transmise(c.etat))));
CREATE POLICY cloison ON mandat USING (
  academie_id = current_setting('app.academie', true) OR demande_id::text = current_setting('app.demande', true));
CREATE POLICY cloison ON flux USING (
  id IN ('academie:' || current_setting('app.academie', true), 'academie:' || current_setting('app.emission', true)) OR id LIKE 'departement:%');
CREATE POLICY cloison ON flux_entree USING (
  flux_id IN ('academie:' || current_setting('app.academie', true), 'academie:' || current_setting('app.emission', true))
  OR flux_id LIKE 'departement:%');
`;
