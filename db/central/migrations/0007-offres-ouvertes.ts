/** L'intention : les offres ouvertes de quelques départements se lisent par leur index, quel que soit le nombre d'offres passées. */
export const sql = `
CREATE INDEX offre_ouverte ON offre (departement, date_limite) WHERE etat = 'publiee';
`;
