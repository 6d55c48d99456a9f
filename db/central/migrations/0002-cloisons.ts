/** L'intention : la base elle-même refuse à une académie les lignes d'une autre (I-14), quel que soit l'oubli du serveur. */
export const sql = `
DO $$ BEGIN CREATE ROLE poste_serveur NOLOGIN; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
-- Le propriétaire de la base n'est pas toujours superutilisateur : il doit pouvoir prendre ce rôle.
GRANT poste_serveur TO CURRENT_USER;
GRANT USAGE ON SCHEMA public TO poste_serveur;
GRANT SELECT ON plateforme, academie, offre TO poste_serveur;
GRANT SELECT, UPDATE (mot_de_passe) ON compte TO poste_serveur;
GRANT UPDATE ON offre TO poste_serveur;
GRANT SELECT, INSERT, UPDATE, DELETE ON jeton, essai_connexion TO poste_serveur;
GRANT SELECT, INSERT, UPDATE ON poste, demande, mandat, candidature, flux, flux_entree TO poste_serveur;
GRANT SELECT, INSERT ON commande TO poste_serveur;

ALTER TABLE poste ENABLE ROW LEVEL SECURITY;
ALTER TABLE demande ENABLE ROW LEVEL SECURITY;
ALTER TABLE mandat ENABLE ROW LEVEL SECURITY;
ALTER TABLE candidature ENABLE ROW LEVEL SECURITY;
ALTER TABLE commande ENABLE ROW LEVEL SECURITY;
ALTER TABLE flux ENABLE ROW LEVEL SECURITY;
ALTER TABLE flux_entree ENABLE ROW LEVEL SECURITY;
CREATE POLICY cloison ON poste USING (academie_id = current_setting('app.academie', true));
CREATE POLICY cloison ON demande USING (academie_id = current_setting('app.academie', true));
CREATE POLICY cloison ON mandat USING (academie_id = current_setting('app.academie', true));
CREATE POLICY cloison ON candidature USING (academie_id = current_setting('app.academie', true));
CREATE POLICY cloison ON commande USING (academie_id = current_setting('app.academie', true));
CREATE POLICY cloison ON flux USING (id = 'academie:' || current_setting('app.academie', true) OR id LIKE 'departement:%');
CREATE POLICY cloison ON flux_entree USING (flux_id = 'academie:' || current_setting('app.academie', true) OR flux_id LIKE 'departement:%');
`;
