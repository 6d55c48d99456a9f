/** La licence ODbL demande de nommer la source des limites d'arrondissements : à montrer là où l'on montre les communes limitrophes. */
export const mentionOpenStreetMap = '© les contributeurs OpenStreetMap';
