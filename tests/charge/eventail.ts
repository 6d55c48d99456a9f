import { v7 as uuidv7 } from 'uuid';
import { CandidatureId, DemandeId, OffreId } from '../../domain/shared/ids.ts';
import { unPoste, type PosteDEssai } from '../outils/poste.ts';
import type { Terrain } from './terrain.ts';

/**
 * Deux vrais postes, leurs bases chiffrées : l'un dépose, l'autre regarde le dossier. Rend, pour chaque dépôt, les millisecondes
 * entre l'appel du premier et le moment où l'écran du second peut montrer la candidature.
 */
export async function eventail({ serveur, collegues, pool }: Terrain, nombre: number): Promise<number[]> {
  const [a, b] = [await unPoste(serveur.url), await unPoste(serveur.url)];
  try {
    await Promise.all([a.connecter(collegues[0]), b.connecter(collegues[1])]);
    await Promise.all([synchronise(a), synchronise(b)]);
    const { rows } = await pool.query<{ demande: string; offre: string }>(
      `SELECT d.id AS demande, (SELECT o.id FROM offre o WHERE (o.doc::json)->'commune'->>'departement' = '01' LIMIT 1) AS offre
       FROM demande d WHERE d.academie_id = (SELECT academie_id FROM compte WHERE courriel = $1)
         AND NOT EXISTS (SELECT 1 FROM candidature c WHERE c.academie_id = d.academie_id AND c.demande_id = d.id)
       ORDER BY d.id DESC LIMIT $2`,
      [collegues[0], nombre],
    );
    const delais: number[] = [];
    for (const { demande, offre } of rows) delais.push(await unDepot(a, b, DemandeId.parse(demande), OffreId.parse(offre)));
    return delais;
  } finally {
    await Promise.all([a.fermer(), b.fermer()]);
  }
}

const PATIENCE_MS = 30_000;

async function unDepot(a: PosteDEssai, b: PosteDEssai, demandeId: DemandeId, offreId: OffreId): Promise<number> {
  const candidatureId = CandidatureId.parse(uuidv7());
  const debut = performance.now();
  await a.lire('candidature.postuler', { candidatureId, demandeId, offreId });
  for (let vus = -1; ;) {
    if (performance.now() - debut > PATIENCE_MS) throw new Error(`un dépôt n'est jamais arrivé chez le collègue : ${candidatureId}`);
    const annonces = b.evenements.filter((nom) => nom === 'donnees.changees').length;
    if (annonces !== vus && (await voit(b, demandeId, candidatureId))) return performance.now() - debut;
    vus = annonces;
    await new Promise((fait) => setTimeout(fait, 2));
  }
}

const voit = async (poste: PosteDEssai, demandeId: DemandeId, candidatureId: CandidatureId): Promise<boolean> =>
  (await poste.lire('dossier.lire', { demandeId })).candidatures.some((c) => c.id === candidatureId);

async function synchronise(poste: PosteDEssai): Promise<void> {
  const limite = Date.now() + PATIENCE_MS;
  while ((await poste.lire('sync.etat', {})).derniereReussite === null) {
    if (Date.now() > limite) throw new Error('un poste ne s’est pas synchronisé');
    await new Promise((fait) => setTimeout(fait, 50));
  }
}
