import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Tx } from '../../../db/central/open.ts';
import { offresOuvertes } from '../../../db/central/views/offres.ts';
import type { Offre } from '../../../domain/offre/offre.ts';
import { departementsDesOffres } from '../../../domain/offre/offres-par-onglet.ts';
import type { Proximite } from '../../../domain/offre/proximite.ts';
import { HORS_ACADEMIE } from '../../../domain/shared/ids.ts';
import { uneDemande } from '../../constructeurs/demande.ts';
import { offreId } from '../../constructeurs/identifiants.ts';
import { aujourdhui, midi } from '../../constructeurs/jours.ts';
import { uneOffre } from '../../constructeurs/offre.ts';
import { reussir } from '../instruction/outils.ts';
import { unePlateforme, type Plateforme, type Poste } from '../outils.ts';
import { essayer, revenir, unAgent } from './outils.ts';

/** Un agent seul d'Orléans : un T2 lui va, un T5 ou un loyer trop haut non. */
const offres: readonly Offre[] = [
  uneOffre(1).avecDateLimite('2026-12-20').valeur(),
  uneOffre(2).avecDateLimite('2026-12-01').valeur(),
  uneOffre(3).avecTypologie('T5').valeur(),
  uneOffre(4).avecLoyer(1_400).valeur(),
  uneOffre(5).avecCommune('Olivet').valeur(),
  uneOffre(6).avecCommune('Montargis').valeur(),
  uneOffre(7).avecCommune('Montargis').avecTypologie('T5').valeur(),
  uneOffre(8).avecCommune('Paris 10e Arrondissement').valeur(),
  uneOffre(9).retiree().valeur(),
  uneOffre(10).avecDateLimite('2026-11-22').valeur(),
  uneOffre(11).avecDateLimite('2026-11-23').valeur(),
  uneOffre(12).avecDateLimite('2027-01-31').valeur(),
];

let p: Plateforme;
let agent: Poste;
beforeAll(async () => {
  p = await unePlateforme({
    semence: {
      offres,
      demandes: [
        uneDemande(1).valeur(),
        uneDemande(2).sansDossierValide().valeur(),
        uneDemande(3).avec({ academieId: HORS_ACADEMIE }).valeur(),
        uneDemande(4).avec({ academieId: HORS_ACADEMIE, prioritaire: true }).valeur(),
      ],
    },
  });
  agent = await unAgent(p, 1);
});
afterAll(() => p.fermer());

const lister = (onglet: Proximite, toutes = false) => reussir(p.a, agent, 'agent.offres', { onglet, toutes });
const numeros = (liste: Awaited<ReturnType<typeof lister>>) => liste.offres.map((v) => Number.parseInt(v.offre.id.slice(-12), 16));

describe('les trois onglets', () => {
  test('celles qui lui conviennent seulement, la date limite la plus proche d’abord ; les retirées et les closes n’y sont pas', async () => {
    const liste = await lister('demandee');
    expect(numeros(liste)).toEqual([11, 2, 1, 12]);
    expect(liste.comptes).toEqual({ demandee: 4, limitrophe: 1, departement: 1 });
    expect(liste.ecartees).toEqual({ demandee: 2, limitrophe: 0, departement: 1 });
    expect(liste.offres.every((v) => v.eligibilite.verdict !== 'defavorable')).toBe(true);
    expect(numeros(await lister('limitrophe'))).toEqual([5]);
    expect(numeros(await lister('departement'))).toEqual([6]);
  });

  test('toutes, à sa demande : les autres viennent avec leurs raisons et leurs chiffres (D13)', async () => {
    const liste = await lister('demandee', true);
    expect(numeros(liste)).toEqual([11, 2, 3, 4, 1, 12]);
    expect(liste.comptes).toEqual({ demandee: 6, limitrophe: 1, departement: 2 });
    const defavorables = liste.offres.filter((v) => v.eligibilite.verdict === 'defavorable');
    expect(
      defavorables.map((v) => [v.offre.id, v.eligibilite.raisons.flatMap((r) => (r.verdict === 'defavorable' ? [r.regle] : []))]),
    ).toEqual([
      [offreId(3), ['typologie']],
      [offreId(4), ['taux_effort']],
    ]);
    expect(defavorables[1]!.eligibilite.raisons).toContainEqual(
      expect.objectContaining({ regle: 'taux_effort', loyerChargesComprises: 1_400, ressourcesMensuelles: 2_050 }),
    );
  });

  test('une offre d’un autre département n’est dans aucun onglet, mais se lit par son lien', async () => {
    for (const onglet of ['demandee', 'limitrophe', 'departement'] as const) expect(numeros(await lister(onglet, true))).not.toContain(8);
    expect(await reussir(p.a, agent, 'agent.offre', { offreId: offreId(8) })).toMatchObject({ proximite: null });
    expect(await essayer(p.a, agent, 'agent.offre', { offreId: offreId(999) })).toEqual(['offre_absente']);
  });
});

describe('à qui elles s’ouvrent', () => {
  test.each<[string, number, string]>([
    ['rien d’importé', 9, 'demande_absente'],
    ['un dossier pas encore validé', 2, 'dossier_non_valide'],
    ['hors académie, sans situation prioritaire', 3, 'acces_reserve'],
    ['hors académie, en situation prioritaire', 4, 'ok'],
  ])('%s', async (_, n, attendu) => {
    const qui = await unAgent(p, n);
    expect(await essayer(p.a, qui, 'agent.offres', { onglet: 'demandee', toutes: true })).toEqual([attendu]);
    expect(await essayer(p.a, qui, 'agent.offre', { offreId: offreId(1) })).toEqual([attendu]);
  });
});

describe('le jour change', () => {
  test('la date limite passée, l’offre n’est plus là le lendemain', async () => {
    p.horloge.regler('2026-11-23T22:59:59Z');
    await revenir(p, agent);
    expect(numeros(await lister('demandee'))).toContain(11);
    p.horloge.regler('2026-11-23T23:00:00Z');
    expect(numeros(await lister('demandee'))).not.toContain(11);
  });

  test('au 1er janvier, ce sont les plafonds et les revenus de l’autre année, dits dans la raison', async () => {
    const plafond = async () => {
      const { eligibilite } = await reussir(p.a, await revenir(p, agent), 'agent.offre', { offreId: offreId(12) });
      return eligibilite.raisons.find((r) => r.regle === 'plafond');
    };
    p.horloge.regler('2026-12-31T22:59:59Z');
    expect(await plafond()).toMatchObject({ anneePlafond: 2026, anneeRevenu: 2024, revenu: 21_400, verdict: 'favorable' });
    p.horloge.regler('2026-12-31T23:00:00Z');
    expect(await plafond()).toMatchObject({ anneePlafond: 2027, anneeRevenu: 2025, revenu: null, verdict: 'a_verifier' });
    p.horloge.regler(midi());
  });
});

test('les offres d’ailleurs ne sont pas lues : la requête passe par un index, quel que soit leur nombre', async () => {
  const tx = await p.pool.connect();
  let plan = '';
  /** La requête du serveur elle-même, expliquée au lieu d'être faite. */
  const expliquee = {
    query: async (sql: string, valeurs: unknown[]) => {
      const { rows } = await tx.query<{ 'QUERY PLAN': string }>(`EXPLAIN ${sql}`, valeurs);
      plan = rows.map((r) => r['QUERY PLAN']).join('\n');
      return { rows: [] };
    },
  } as unknown as Tx;
  try {
    await tx.query('BEGIN');
    await tx.query(
      `INSERT INTO offre (id, departement, etat, doc) SELECT gen_random_uuid(), '13', 'publiee', doc
       FROM offre CROSS JOIN generate_series(1, 2000) WHERE id = $1`,
      [offreId(8)],
    );
    await tx.query('ANALYZE offre');
    await offresOuvertes(expliquee, departementsDesOffres(uneDemande(1).valeur()), aujourdhui);
    expect(plan).toContain('Index');
    expect(plan).not.toContain('Seq Scan');
  } finally {
    await tx.query('ROLLBACK');
    tx.release();
  }
});
