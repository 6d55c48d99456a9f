import type { PosteSimule } from './poste-simule.ts';
import type { ServeurCharge } from './terrain.ts';

export interface Orage {
  readonly commandes: number;
  readonly secondes: number;
  /** Envois restés sans réponse, refaits ensuite. */
  readonly sansReponse: number;
}

/** Tous ces postes vident leur boîte en même temps. Avec `tuer`, le serveur meurt quand le tiers des réponses est arrivé, et revient. */
export async function orage(postes: readonly PosteSimule[], tuer: ServeurCharge | null): Promise<Orage> {
  const commandes = postes.reduce((somme, p) => somme + p.commandes.length, 0);
  const recues = () => postes.reduce((somme, p) => somme + p.reponses.size, 0);
  const debut = performance.now();
  const vidages = Promise.all(postes.map((p) => p.vider()));
  if (tuer !== null) await tuerAuTiers(tuer, () => recues() >= commandes / 3, vidages);
  const sansReponse = (await vidages).reduce((somme, n) => somme + n, 0);
  return { commandes, secondes: (performance.now() - debut) / 1000, sansReponse };
}

/** Échoue si l'orage finit avant que le serveur ait pu être tué : la mesure ne dirait rien. */
async function tuerAuTiers(serveur: ServeurCharge, auTiers: () => boolean, vidages: Promise<unknown>): Promise<void> {
  let fini = false;
  void vidages.finally(() => {
    fini = true;
  });
  while (!auTiers()) {
    if (fini) throw new Error('l’orage a fini avant que le serveur soit tué');
    await new Promise((fait) => setTimeout(fait, 10));
  }
  await serveur.tuerEtRelancer();
}
