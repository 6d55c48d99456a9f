/** L'intention : retrouver le dernier jugement d'un rattachement sans parcourir toutes les commandes de l'académie. */
export const sql = `
CREATE INDEX commande_jugement ON commande (academie_id, pour_le_compte_de, recue_le)
  WHERE nom IN ('rattachement.valider', 'rattachement.refuser');
`;
