import { injoignable, type RegistreDemandes } from './registre.ts';

/** Aucun registre n'est déclaré à ce serveur : tout le reste fonctionne, et l'import dit que le registre ne répond pas. */
export const registreAbsent: RegistreDemandes = {
  lire: async () => injoignable,
  envoyerCode: async () => injoignable,
  adresse: () => null,
};
