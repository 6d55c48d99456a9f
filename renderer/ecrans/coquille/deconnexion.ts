import { createStore } from '../../composants/store.ts';

/** Vrai quand la personne a choisi « Se déconnecter » : l'écran de connexion ne l'en avertit pas. */
export const deconnexionDemandee = createStore(false);
