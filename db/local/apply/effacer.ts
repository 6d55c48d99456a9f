import type { Database } from '../connexion.ts';
import { ecrireMeta } from '../meta.ts';
import { accorderFlux } from './flux.ts';
import type { Touche } from './poser.ts';
import { retirerOrphelins } from './retirer.ts';
import { signalerTraces } from './traces.ts';

/**
 * Plus aucun dossier ni aucune offre sur ce poste (I-10). Il ne reste que le journal et les actes en attente, qui ne portent que des
 * identifiants ; un rattachement jugé garde ce qu'il dit de l'agent jusqu'à ce que le serveur l'ait reçu. Les octets s'en vont ensuite,
 * par `effacerTraces`.
 */
export const toutRetirer = (db: Database): void =>
  db
    .transaction(() => {
      const touche: Touche = { tables: new Set(), demandes: new Set() };
      accorderFlux(db, [], touche);
      retirerOrphelins(db, touche);
      signalerTraces(db);
      ecrireMeta(db, 'derniere_reussite', null);
    })
    .immediate();
