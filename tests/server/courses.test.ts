import { afterAll, beforeAll, expect, test } from 'vitest';
import { compter } from '../confiance/comptes.ts';
import { uneDemande } from '../constructeurs/demande.ts';
import { uneOffre } from '../constructeurs/offre.ts';
import {
  cmdAnnuler,
  cmdPostuler,
  COLLEGUE,
  motifs,
  pousser,
  seConnecter,
  tirer,
  unePlateforme,
  type Plateforme,
  type Poste,
} from './outils.ts';

const COURSES = 500;
const ENSEMBLE = 4;
const premier = 1_000;
const dossiers = Array.from({ length: COURSES }, (_, i) => uneDemande(premier + i).avecMandat());
const offres = [1, 2].map((n) => uneOffre(n).avec({ nombreCandidatures: 0 }).valeur());

let p: Plateforme;
let moi: Poste;
let collegue: Poste;
beforeAll(async () => {
  p = await unePlateforme({ semence: { demandes: dossiers.map((d) => d.demande), mandats: dossiers.map((d) => d.mandat), offres } });
  moi = await seConnecter(p, undefined, 1);
  collegue = await seConnecter(p, COLLEGUE, 2);
});
afterAll(() => p.fermer());

const actives = async (demandeId: string): Promise<string[]> =>
  (
    await p.pool.query<{ id: string }>("SELECT id FROM candidature WHERE demande_id = $1 AND etat NOT IN ('annulee')", [demandeId])
  ).rows.map((r) => r.id);

test(
  `${COURSES} courses de deux gestionnaires, chacune sur son serveur : toujours un gagnant, et le perdant sait qui`,
  { timeout: 120_000 },
  async () => {
    const gagnees = { moi: 0, collegue: 0 };
    for (let debut = 0; debut < COURSES; debut += ENSEMBLE) {
      // Plusieurs courses par envoi ; l'un les prend dans un sens, l'autre dans l'autre, et chacun part le premier une fois sur deux.
      const ids = dossiers.slice(debut, debut + ENSEMBLE).map((d) => d.demande.id);
      const miens = ids.map((id) => cmdPostuler(moi, id, offres[0]!.id));
      const siens = ids.toReversed().map((id) => cmdPostuler(collegue, id, offres[1]!.id));
      const inverse = (debut / ENSEMBLE) % 2 === 0;
      const envois = [() => pousser(p.a, moi, ...miens), () => pousser(p.b, collegue, ...siens)];
      const reponses = await Promise.all((inverse ? envois.toReversed() : envois).map((envoyer) => envoyer()));
      const parCommande = new Map(reponses.flat().map((r) => [r.commandeId, r]));
      for (const [i, demandeId] of ids.entries()) {
        const actes = [miens[i]!, siens.at(-1 - i)!];
        const [a, b] = actes.map((acte) => parCommande.get(acte.commandeId)!);
        expect([a!.statut, b!.statut].toSorted()).toEqual(['acceptee', 'refusee']);
        const [gagnant, perdant] = a!.statut === 'acceptee' ? ([0, b!] as const) : ([1, a!] as const);
        gagnees[gagnant === 0 ? 'moi' : 'collegue'] += 1;
        expect(motifs(perdant)).toEqual(['candidature_deja_active']);
        expect(perdant.statut === 'refusee' && perdant.raisons[0]).toMatchObject({
          candidatureId: actes[gagnant]!.entree.candidatureId,
          auteur: gagnant === 0 ? 'Camille Moreau' : 'Camille Petit',
          etat: 'deposee',
        });
        expect(await actives(demandeId)).toEqual([actes[gagnant]!.entree.candidatureId]);
      }
    }
    expect(gagnees.moi + gagnees.collegue).toBe(COURSES);
    compter('candidatures : courses', COURSES);
    expect(Math.min(gagnees.moi, gagnees.collegue), 'chacun en gagne : ce sont bien des courses').toBeGreaterThan(0);
    const page = await tirer(p.a, moi);
    expect(page.lignes.filter((l) => l[2] === 'c')).toHaveLength(COURSES);
    const compteurs = page.lignes
      .filter((l) => l[2] === 'o')
      .map((l) => (JSON.parse(String(l.at(-1))) as { nombreCandidatures: number }).nombreCandidatures);
    expect(
      compteurs.reduce((a, b) => a + b, 0),
      'les deux compteurs d’offres se souviennent de chaque gagnant',
    ).toBe(COURSES);
  },
);

test('annuler et postuler en même temps : jamais deux actives, et chaque réponse dit ce qui s’est passé', async () => {
  for (const { demande } of dossiers.slice(0, 30)) {
    const [enCours] = await actives(demande.id);
    const nouvelle = cmdPostuler(collegue, demande.id, offres[1]!.id);
    const [[annulation], [depot]] = await Promise.all([
      pousser(p.a, moi, cmdAnnuler(moi, demande.id, enCours!)),
      pousser(p.b, collegue, nouvelle),
    ]);
    expect(annulation!.statut).toBe('acceptee');
    expect(await actives(demande.id)).toEqual(depot!.statut === 'acceptee' ? [nouvelle.entree.candidatureId] : []);
    if (depot!.statut === 'refusee') expect(motifs(depot)).toEqual(['candidature_deja_active']);
  }
});

test('deux annulations en même temps : une seule passe, l’autre apprend que c’est clos, et l’offre n’est décomptée qu’une fois', async () => {
  const compteurs = async () =>
    (await p.pool.query<{ n: number }>("SELECT sum((doc::json->>'nombreCandidatures')::bigint) AS n FROM offre")).rows.map((r) =>
      Number(r.n),
    )[0]!;
  for (const { demande } of dossiers.slice(100, 115)) {
    const avant = await compteurs();
    const [enCours] = await actives(demande.id);
    const reponses = await Promise.all([
      pousser(p.a, moi, cmdAnnuler(moi, demande.id, enCours!)),
      pousser(p.b, collegue, cmdAnnuler(collegue, demande.id, enCours!)),
    ]);
    expect(reponses.map(([r]) => motifs(r)[0] ?? 'acceptee').toSorted()).toEqual(['acceptee', 'candidature_close']);
    expect(await compteurs()).toBe(avant - 1);
  }
});
