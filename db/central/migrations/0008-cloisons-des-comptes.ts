/**
 * L'intention : la base cloisonne aussi ce qui n'est pas un dossier : comptes, jetons, liens, codes, suivis, courriels, offres.
 * Une transaction sans cloison reconnaît qui frappe, et rien d'autre ; celle d'un rôle ne voit que les siens. Celle d'un agent le nomme
 * (`app.agent`), et seule celle qui envoie les courriels les relit (`app.envoi`).
 */
export const sql = `
CREATE FUNCTION sans_cloison() RETURNS boolean LANGUAGE sql STABLE RETURN
  concat(current_setting('app.academie', true), current_setting('app.agent', true), current_setting('app.als', true),
    current_setting('app.bailleur', true), current_setting('app.demande', true), current_setting('app.envoi', true)) = '';

-- Où est la demande d'un agent : lui, et qui voit cette demande.
ALTER TABLE suivi ENABLE ROW LEVEL SECURITY;
CREATE POLICY cloison ON suivi USING (
  agent_id::text = (SELECT current_setting('app.agent', true))
  OR academie_id = (SELECT current_setting('app.academie', true))
  OR demande_id::text = (SELECT current_setting('app.demande', true))
  OR (SELECT current_setting('app.als', true)) = 'oui');

-- Un compte : soi, ses collègues, et l'agent d'une demande que l'on voit.
DROP POLICY lecture ON compte;
DROP POLICY activation ON compte;
CREATE POLICY lecture ON compte FOR SELECT USING (
  (SELECT sans_cloison())
  OR id::text = (SELECT current_setting('app.agent', true))
  OR academie_id = (SELECT current_setting('app.academie', true))
  OR (role = 'agent' AND EXISTS (SELECT FROM suivi s WHERE s.agent_id = compte.id)));
CREATE POLICY activation ON compte FOR UPDATE USING (actif AND (
  (SELECT sans_cloison())
  OR id::text = (SELECT current_setting('app.agent', true))));

ALTER TABLE jeton ENABLE ROW LEVEL SECURITY;
CREATE POLICY cloison ON jeton USING ((SELECT sans_cloison()));
ALTER TABLE lien ENABLE ROW LEVEL SECURITY;
CREATE POLICY cloison ON lien USING ((SELECT sans_cloison()));
ALTER TABLE essai_connexion ENABLE ROW LEVEL SECURITY;
CREATE POLICY cloison ON essai_connexion USING ((SELECT sans_cloison()));
ALTER TABLE code_securite ENABLE ROW LEVEL SECURITY;
CREATE POLICY cloison ON code_securite USING (compte_id::text = (SELECT current_setting('app.agent', true)));

-- N'importe quel acte dépose un courriel ; personne ne relit celui d'un autre, que l'envoi.
ALTER TABLE courriel ENABLE ROW LEVEL SECURITY;
CREATE POLICY depot ON courriel FOR INSERT WITH CHECK (true);
CREATE POLICY envoi ON courriel USING ((SELECT current_setting('app.envoi', true)) = 'oui');

-- Une offre se lit de tous, son compteur suit les candidatures ; un bailleur ne touche qu'aux siennes.
ALTER TABLE offre ENABLE ROW LEVEL SECURITY;
CREATE POLICY lecture ON offre FOR SELECT USING (true);
CREATE POLICY publication ON offre FOR INSERT WITH CHECK (bailleur_id::text = (SELECT current_setting('app.bailleur', true)));
CREATE POLICY changement ON offre FOR UPDATE USING (
  (SELECT current_setting('app.bailleur', true)) = '' OR bailleur_id::text = (SELECT current_setting('app.bailleur', true)));
`;
