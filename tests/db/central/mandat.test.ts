import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ecrireMandat, retirerMandat } from '../../../db/central/apply/mandat.ts';
import { enTransaction } from '../../../db/central/open.ts';
import { VERSION_TEXTE } from '../../../domain/mandat/texte-consentement.ts';
import { suivreTousLesMandats } from '../../../server/tasks/suivre-mandats.ts';
import { auteurs, uneCandidature } from '../../constructeurs/candidature.ts';
import { uneDemande } from '../../constructeurs/demande.ts';
import { candidatureId, demandeId, mandatId, orleansTours, paris } from '../../constructeurs/identifiants.ts';
import { midi } from '../../constructeurs/jours.ts';
import { unMandat } from '../../constructeurs/mandat.ts';
import { uneOffre } from '../../constructeurs/offre.ts';
import {
  cmdPostuler,
  curseursApres,
  motifs,
  pousser,
  seConnecter,
  seReconnecter,
  tirer,
  unePlateforme,
  type Page,
  type Plateforme,
  type Poste,
} from '../../server/outils.ts';

let p: Plateforme;
let poste: Poste;
const offre = uneOffre(1).valeur();
const annulee = uneCandidature(40)
  .avec({ demandeId: demandeId(1) })
  .dansLEtat('annulee')
  .valeur();
const deLAgent = { ...annulee, evenements: annulee.evenements.map((e) => ({ ...e, auteur: auteurs.agent })) };

beforeEach(async () => {
  const dossiers = [
    uneDemande(1).avecMandat(),
    uneDemande(2).avecMandat((m) => m.avecPeriode('2026-09-01', '2026-11-24')),
    uneDemande(3).avecMandat((m) => m.avecPeriode('2026-11-25', '2027-11-24')),
  ];
  p = await unePlateforme({
    semence: {
      demandes: dossiers.map((d) => d.demande),
      mandats: dossiers.map((d) => d.mandat),
      offres: [offre],
      candidatures: [uneCandidature(1).dansLEtat('annulee').valeur(), uneCandidature(2).valeur(), deLAgent],
    },
  });
  poste = await seConnecter(p);
});
afterEach(() => p.fermer());

/** Les lignes du flux de l'académie, en clair : « d1 » présente, « -d1 » supprimée. */
const dites = (page: Page): string[] =>
  page.lignes
    .filter(([flux]) => flux === 0)
    .map((l) => `${l.length === 4 ? '-' : ''}${l[2]}${Number.parseInt(l[3].slice(-12), 16)}`)
    .toSorted();
const retirer = (n: number) =>
  enTransaction(p.pool, orleansTours, (tx) => retirerMandat(tx, orleansTours, mandatId(n), p.horloge.lire().toISOString()));
const lendemains = async (jour: string) => {
  p.horloge.regler(midi(jour));
  await seReconnecter(p, poste);
};

describe('un mandat retiré', () => {
  test('efface du poste la demande, le mandat et toutes ses candidatures ; la première lecture suivante n’en dit plus rien', async () => {
    const avant = await tirer(p.a, poste);
    expect(dites(avant)).toEqual(['c1', 'c2', 'c40', 'd1', 'd2', 'm1', 'm2']);
    expect(await retirer(1)).toBe(true);
    const apres = await tirer(p.b, poste, curseursApres(avant));
    expect(dites(apres)).toEqual(['-c1', '-c40', '-d1', '-m1']);
    expect(apres.texte).not.toContain('helene');
    expect(dites(await tirer(p.a, poste))).toEqual(['c2', 'd2', 'm2']);
    const [reponse] = await pousser(p.a, poste, cmdPostuler(poste, demandeId(1), offre.id));
    expect(motifs(reponse)).toEqual(['mandat_retire']);
  });

  test('ne se retire qu’une fois, et jamais depuis une autre académie', async () => {
    expect(await enTransaction(p.pool, paris, (tx) => retirerMandat(tx, paris, mandatId(1), midi()))).toBe(false);
    expect(await enTransaction(p.pool, paris, (tx) => retirerMandat(tx, orleansTours, mandatId(1), midi()))).toBe(false);
    expect(await retirer(1)).toBe(true);
    const tete = (await tirer(p.a, poste)).debut.flux[0]!.tete;
    expect(await retirer(1)).toBe(false);
    expect((await tirer(p.a, poste)).debut.flux[0]!.tete).toBe(tete);
  });

  test('quand un autre mandat couvre la demande : lui seul reste, avec ce que lui permet de voir', async () => {
    // Le second mandat ne donne pas l'historique : la candidature que l'agent avait déposée lui-même s'efface.
    await p.semer({
      mandats: [
        unMandat(50)
          .avec({ demandeId: demandeId(1), fin: '2027-01-31' })
          .avecPouvoirs('voir_demande')
          .valeur(),
      ],
    });
    const avant = await tirer(p.a, poste);
    expect(await retirer(1)).toBe(true);
    const apres = await tirer(p.a, poste, curseursApres(avant));
    expect(dites(apres)).toEqual(['-c40', '-m1', 'c1', 'd1', 'm50']);
    expect(dites(await tirer(p.a, poste))).toEqual(['c1', 'c2', 'd1', 'd2', 'm2', 'm50']);
    expect(await suivreTousLesMandats(p.pool, p.horloge.lire()), 'rien ne reste à revoir').toBe(0);
  });

  test('pendant qu’un acte arrive : ou l’acte passe et s’efface, ou il est refusé ; jamais il ne reste', async () => {
    for (let n = 100; n < 120; n++) {
      const { demande, mandat } = uneDemande(n).avecMandat();
      await p.semer({ demandes: [demande], mandats: [mandat] });
      const acte = cmdPostuler(poste, demande.id, offre.id);
      const [reponses] = await Promise.all(
        n % 2 === 0 ? [pousser(p.a, poste, acte), retirer(n)] : [retirer(n).then(() => pousser(p.a, poste, acte)), null],
      );
      expect(['acceptee', 'refusee']).toContain(reponses[0]!.statut);
      expect(dites(await tirer(p.a, poste)).filter((l) => l.endsWith(String(n)))).toEqual([]);
      const reste = await p.pool.query(
        'SELECT 1 FROM flux_entree e JOIN candidature c ON c.id = e.entite_id WHERE c.demande_id = $1 AND NOT e.supprimee',
        [demande.id],
      );
      expect(reste.rowCount).toBe(0);
    }
  });
});

describe('un mandat qui finit ou commence de lui-même', () => {
  test('est livré son dernier jour, plus le lendemain, avant même la tâche ; puis la tâche fait effacer', async () => {
    await lendemains('2026-11-24');
    const dernierJour = await tirer(p.a, poste);
    expect(dites(dernierJour)).toContain('d2');
    await lendemains('2026-11-25');
    expect(dites(await tirer(p.a, poste))).toEqual(['c1', 'c40', 'd1', 'm1']);
    expect(dites(await tirer(p.a, poste, curseursApres(dernierJour))), 'sans la tâche, rien ne descend encore').toEqual([]);
    expect(await suivreTousLesMandats(p.pool, p.horloge.lire())).toBe(2);
    expect(dites(await tirer(p.a, poste, curseursApres(dernierJour)))).toEqual(['-c2', '-d2', '-m2', 'd3', 'm3']);
    expect(await suivreTousLesMandats(p.pool, p.horloge.lire())).toBe(0);
    const [reponse] = await pousser(p.a, poste, cmdPostuler(poste, demandeId(2), offre.id));
    expect(motifs(reponse)).toEqual(['mandat_termine']);
  });

  test('minuit est celui de Paris', async () => {
    p.horloge.regler('2026-11-24T22:59:59.999Z');
    await seReconnecter(p, poste);
    expect(dites(await tirer(p.a, poste))).toContain('d2');
    p.horloge.avancer(1);
    expect(dites(await tirer(p.a, poste))).not.toContain('d2');
  });

  test('deux serveurs font la tâche ensemble sans rien répéter', async () => {
    await lendemains('2026-11-25');
    const tete = (await tirer(p.a, poste)).debut.flux[0]!.tete;
    const vus = await Promise.all([1, 2, 3].map(() => suivreTousLesMandats(p.pool, p.horloge.lire())));
    expect(Math.max(...vus)).toBe(2);
    expect((await tirer(p.a, poste)).debut.flux[0]!.tete).toBe(tete + 5);
  });

  test('une candidature déposée dès le premier jour du mandat descend', async () => {
    await lendemains('2026-11-25');
    await suivreTousLesMandats(p.pool, p.horloge.lire());
    const [reponse] = await pousser(p.a, poste, cmdPostuler(poste, demandeId(3), offre.id, candidatureId(77)));
    expect(reponse!.statut).toBe('acceptee');
    expect(dites(await tirer(p.a, poste))).toContain('c77');
  });
});

test('aucun mandat n’entre sous un texte que personne n’a publié ; celui qui y serait déjà se retire quand même', async () => {
  const inconnu = unMandat(9)
    .avec({ demandeId: demandeId(1), versionTexte: '2020-01' })
    .valeur();
  await expect(enTransaction(p.pool, orleansTours, (tx) => ecrireMandat(tx, inconnu, true))).rejects.toThrow('« 2020-01 »');
  await expect(p.semer({ mandats: [inconnu] })).rejects.toThrow('« 2020-01 »');
  expect((await p.pool.query('SELECT 1 FROM mandat WHERE id = $1', [inconnu.id])).rowCount).toBe(0);
  await p.pool.query('UPDATE mandat SET doc = replace(doc, $2, $3) WHERE id = $1', [mandatId(1), VERSION_TEXTE, '2020-01']);
  expect(await retirer(1)).toBe(true);
});
