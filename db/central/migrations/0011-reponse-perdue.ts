/**
 * L'intention : un renouvellement dont la réponse s'est perdue peut être redemandé (I-6). Chaque jeton dit de quel rafraîchissement il est issu ;
 * le jeton d'accès note son premier usage : servi une fois, la réponse n'était pas perdue.
 */
export const sql = `
ALTER TABLE jeton ADD issu_de bytea;
CREATE INDEX jeton_issu_de ON jeton (issu_de);
`;
