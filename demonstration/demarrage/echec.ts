/** Le démarrage ne peut pas aboutir, pour une raison connue : la phrase se montre telle quelle, sans trace technique. */
export class Echec extends Error {
  override readonly name = 'Echec';
}

/** Le code d'une erreur du système (« EACCES »), ou null. */
export const codeDe = (erreur: unknown): string | null =>
  erreur instanceof Error && 'code' in erreur && typeof erreur.code === 'string' ? erreur.code : null;
