'use strict';

// Chargé avant tout le reste, et écrit pour n'importe quelle version de Node : la base chiffrée et les fichiers TypeScript
// demandent Node 24, que npm installe avec le projet.
const majeure = Number(process.versions.node.split('.')[0]);
if (majeure < 24) {
  console.error(
    'Poste logement demande Node 24 ou plus récent ; cette commande tourne avec Node ' +
      process.versions.node +
      '.\n' +
      'Lancez « npm ci », qui installe Node 24 dans le projet, puis « npm start ».',
  );
  process.exit(1);
}
