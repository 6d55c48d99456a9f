/** L'intention : chaque commande acceptée nomme le mandat sous lequel le serveur l'a reçue (I-11) ; null si elle a été refusée, ou reçue avant. */
export const sql = `
ALTER TABLE commande ADD mandat_id uuid;
`;
