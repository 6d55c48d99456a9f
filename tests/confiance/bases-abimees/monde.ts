import { v7 as uuidv7 } from 'uuid';
import { expect } from 'vitest';
import { jourAParis } from '../../../domain/shared/dates.ts';
import { CandidatureId } from '../../../domain/shared/ids.ts';
import { jusquA } from '../../outils/attendre.ts';
import type { PosteDEssai } from '../../outils/poste.ts';

/** Le gestionnaire de ces essais. */
export const COURRIEL = 'gestionnaire@demo.test';

const TOUS = { recherche: '', departement: null, etat: 'aucune', mandat: 'en_vigueur' } as const;

export const aJour = (poste: PosteDEssai) =>
  jusquA('une synchronisation complète', async () => {
    const etat = await poste.lire('sync.etat', {});
    return etat.derniereReussite !== null && etat.enAttente === 0 && etat.enLigne && !etat.enCours ? etat : null;
  });

/** Les candidatures que ce poste peut déposer, un agent à la fois. */
export async function candidaturesPossibles(poste: PosteDEssai) {
  const { lignes } = await poste.lire('dossier.lister', { filtres: TOUS, tri: 'nom', sens: 'croissant', debut: 0, nombre: 200 });
  const aujourdhui = jourAParis(new Date().toISOString());
  const possibles = [];
  for (const { demandeId, rattachement, valableJusquau } of lignes) {
    if (rattachement !== 'validee' || valableJusquau < aujourdhui) continue;
    const { offres } = await poste.lire('offre.lister', { demandeId, onglet: 'demandee' });
    const [offre] = offres;
    if (offre !== undefined) possibles.push({ candidatureId: CandidatureId.parse(uuidv7()), demandeId, offreId: offre.offre.id });
  }
  return possibles;
}

/** Des actes que le serveur n'a pas encore reçus ; rend leurs identifiants, dans leur ordre. */
export async function agir(poste: PosteDEssai, nombre: number): Promise<string[]> {
  const avant = new Set((await poste.lire('envoi.lister', {})).map((e) => e.commandeId));
  let faits = 0;
  for (const entree of await candidaturesPossibles(poste)) {
    if (faits < nombre && (await poste.appeler('candidature.postuler', entree)).status === 'ok') faits++;
  }
  const ids = (await poste.lire('envoi.lister', {})).map((e) => e.commandeId).filter((id) => !avant.has(id));
  expect(ids).toHaveLength(nombre);
  return ids;
}
