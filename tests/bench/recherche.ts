import { appliquerLignes, ouvrirPull } from '../../db/local/apply/pull.ts';
import type { BaseLocale } from '../../db/local/open.ts';
import { creerVues } from '../../db/local/views/vues.ts';
import { contract, type ParsedInput } from '../../domain/contract/index.ts';
import { PROTOCOLE, type PullDebut, type PullLigne } from '../../domain/contract/sync.ts';
import { cleRecherche } from '../../domain/shared/cle-recherche.ts';
import { AUJOURDHUI, FLUX, lignesDesDossiers, unDossier } from './donnees.ts';
import { frappes } from './frappes.ts';
import { centile, chronometrer, mediane, oublier, unFichier } from './mesure.ts';
import { comparer, type LigneDuBanc } from './rapport.ts';
import { ouvrir } from './synchronisation.ts';

type Lister = ParsedInput<'dossier.lister'>;

const debutDe = (tete: number): PullDebut => ({
  t: 'debut',
  protocole: PROTOCOLE,
  epoque: '00000000-0000-4000-8000-0000000000be',
  dernierRang: 0,
  quand: '2026-11-20T08:00:00.000Z',
  flux: FLUX.map((id) => ({ id, tete, depuis: 0, repart: false, restant: 0 })),
});

/** Une base de `n` dossiers sans candidature : la recherche et la liste n'en lisent pas. */
function remplir(base: BaseLocale, n: number): void {
  const debut = debutDe(10 * n);
  ouvrirPull(base.ecriture, debut);
  let lot: PullLigne[] = [];
  let numero = 0;
  for (const [flux, ...reste] of lignesDesDossiers(n, 0)) {
    lot.push([flux, ++numero, ...reste] as unknown as PullLigne);
    if (lot.length === 5_000) appliquerLignes(base.ecriture, debut, lot.splice(0));
  }
  appliquerLignes(base.ecriture, debut, lot);
}

const demande = (filtres: Partial<Lister['filtres']>, autres: Partial<Lister> = {}): Lister => ({
  filtres: { recherche: '', departement: null, etat: null, mandat: null, ...filtres },
  tri: 'nom',
  sens: 'croissant',
  debut: 0,
  nombre: 50,
  ...autres,
});

/** La recherche pendant la frappe et la liste, à travers la vue et le contrat, comme l'hôte les sert. */
export async function mesurerRecherche(n: number, suivi: (texte: string) => void): Promise<LigneDuBanc[]> {
  const fichier = unFichier();
  const base = ouvrir(fichier);
  const { ms } = await chronometrer(() => remplir(base, n));
  suivi(`${n} dossiers pour la recherche, préparés en ${(ms / 1000).toFixed(1)} s`);
  const vues = creerVues(base);
  const lister = (input: Lister) => contract['dossier.lister'].output.parse(vues.listerDossiers(input, AUJOURDHUI));
  const duree = async (input: Lister) => (await chronometrer(() => lister(input))).ms;

  const premiere = await duree(demande({}));
  const touches = frappes(Array.from({ length: 42 }, (_, i) => unDossier((i * 2_377) % Math.min(n, 10_000), 0)));
  const parLike = base.lecture.prepare('SELECT n FROM demande WHERE recherche LIKE ? ORDER BY cle_tri LIMIT 50').pluck();
  const mesures: number[] = [];
  const references: number[] = [];
  for (const [i, frappe] of touches.entries()) {
    mesures.push(await duree(demande({ recherche: frappe })));
    // LIKE lit toute la table : une frappe sur dix suffit à le situer.
    if (i % 10 === 0) references.push((await chronometrer(() => parLike.all(`%${cleRecherche(frappe)}%`))).ms);
  }
  const tris = await mesurerListe(duree, n);
  base.fermer();
  oublier(fichier);
  suivi(
    `  ${touches.length} frappes ; médiane ${mediane(mesures).toFixed(1)} ms, 95 % en moins de ${centile(mesures, 95).toFixed(1)} ms ; première liste ${premiere.toFixed(0)} ms`,
  );
  const medianeLike = mediane(references);
  return [
    comparer({
      nom: 'recherche pendant la frappe',
      n,
      reference: 'LIKE',
      objectif: 10,
      auMoins: true,
      mesures,
      references: mesures.map(() => medianeLike),
    }),
    seuil('recherche pendant la frappe, 95 % des frappes', n, centile(mesures, 95), 8),
    seuil('tri, filtre ou fenêtre lointaine, 95 % des cas', n, centile(tris, 95), 50),
  ];
}

const seuil = (nom: string, n: number, ms: number, objectif: number): LigneDuBanc =>
  comparer({ nom, n, reference: `${objectif} ms`, objectif: 1, mesures: [ms], references: [objectif] });

/** Chaque tri, chaque filtre et des fenêtres au hasard de la profondeur. */
async function mesurerListe(duree: (input: Lister) => Promise<number>, n: number): Promise<number[]> {
  const durees: number[] = [];
  for (const tri of ['nom', 'valable_jusquau'] as const) {
    for (const sens of ['croissant', 'decroissant'] as const) {
      for (const filtres of [
        {},
        { departement: '45' },
        { mandat: 'en_vigueur' as const },
        { etat: 'aucune' as const },
        { departement: '37', mandat: 'rattachement_a_valider' as const },
      ]) {
        for (const debut of [0, 0.31, 0.87])
          durees.push(await duree(demande(filtres, { tri, sens, debut: Math.floor(debut * n), nombre: 100 })));
      }
    }
  }
  return durees;
}
