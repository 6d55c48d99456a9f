import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { etatsCandidature } from '../../../domain/candidature/etapes.ts';
import type { FileInput } from '../../../domain/contract/instruction.ts';
import type { z } from 'zod';
import { filesDuConseiller } from '../../../server/operations/instruction/files.ts';
import { uneCandidature } from '../../constructeurs/candidature.ts';
import { uneDemande } from '../../constructeurs/demande.ts';
import { HORS_ACADEMIE } from '../../../domain/shared/ids.ts';
import { agentId, bailleurId, candidatureId, offreId, paris } from '../../constructeurs/identifiants.ts';
import { midi } from '../../constructeurs/jours.ts';
import { jusquA } from '../../outils/attendre.ts';
import { CONSEILLER, curseursApres, seConnecter, tirer, unePlateforme, type Plateforme, type Poste } from '../outils.ts';
import { candidatureEcrite, courriels, faire, issue, journal, offreDe, reussir, semence, unDossier } from './outils.ts';

let p: Plateforme;
let conseillere: Poste;
const parEtat = etatsCandidature.map((etat, i) => unDossier(100 + i, etat));

beforeAll(async () => {
  const un = unDossier(1);
  const sansMandat = unDossier(2);
  const parisien = uneDemande(3).avec({ academieId: paris }).avecDemandeur({ nom: 'Œuvrard-Nguyễn', prenom: 'Élodie' }).avecMandat();
  const offreParisienne = {
    ...offreDe(3),
    commune: { insee: '75110', nom: 'Paris 10e Arrondissement', departement: '75' },
    reference: 'PARIS-X',
  };
  const autres = semence([un, sansMandat, ...parEtat]);
  p = await unePlateforme({
    semence: {
      ...autres,
      demandes: [...autres.demandes, parisien.demande],
      mandats: [...autres.mandats.filter((m) => m.demandeId !== sansMandat.demande.id), parisien.mandat],
      offres: [...autres.offres, offreParisienne],
      candidatures: [
        ...autres.candidatures,
        uneCandidature(3)
          .deLaDemande(parisien.demande)
          .surLOffre(offreParisienne)
          .avec({ deposeeLe: midi('2026-11-02') })
          .valeur(),
        uneCandidature(4)
          .deLaDemande(parisien.demande)
          .dansLEtat('invalidee')
          .avec({ deposeeLe: midi('2026-10-02') })
          .valeur(),
      ],
    },
  });
  conseillere = await seConnecter(p, CONSEILLER, 1);
});
afterAll(() => p.fermer());

type Demande = Partial<z.input<typeof FileInput>>;
const file = (demande: Demande = {}) =>
  reussir(p.a, conseillere, 'conseiller.file', {
    file: 'a_etudier',
    academie: null,
    departement: null,
    recherche: '',
    debut: 0,
    nombre: 50,
    ...demande,
  });

describe('les quatre files', () => {
  test('chaque état est dans une file, et une seule', () => {
    const rangees = Object.values(filesDuConseiller).flat();
    expect(rangees.toSorted()).toEqual([...etatsCandidature].toSorted());
  });

  test('les comptes sont ceux des quatre files, et chaque file rend les siennes', async () => {
    const { comptes } = await file();
    expect(comptes).toEqual({ a_etudier: 4, a_transmettre: 1, chez_le_bailleur: 7, closes: 7 });
    for (const nom of ['a_etudier', 'a_transmettre', 'chez_le_bailleur', 'closes'] as const) {
      const page = await file({ file: nom });
      expect(page.total).toBe(comptes[nom]);
      expect(page.lignes).toHaveLength(comptes[nom]);
      expect(page.lignes.every((l) => (filesDuConseiller[nom] as readonly string[]).includes(l.etat))).toBe(true);
    }
  });

  test('les plus anciennes d’abord, et une fenêtre en suit une autre', async () => {
    const tout = (await file()).lignes;
    expect(tout[0]!.candidatureId).toBe(candidatureId(3));
    expect(tout.map((l) => l.deposeeLe)).toEqual(tout.map((l) => l.deposeeLe).toSorted());
    const morceaux = await Promise.all([0, 1, 2, 3].map(async (debut) => (await file({ debut, nombre: 1 })).lignes[0]!));
    expect(morceaux).toEqual(tout);
  });

  test.each<[string, Demande, number[]]>([
    ['une académie', { academie: 'paris' }, [3]],
    ['un département', { departement: '75' }, [3]],
    ['un nom sans son accent', { recherche: 'oeuvrard nguyen' }, [3]],
    ['un prénom en majuscules', { recherche: 'ÉLODIE' }, [3]],
    ['un morceau de numéro unique', { recherche: '526000001GD' }, [1]],
    ['la référence d’une offre', { recherche: 'paris-x' }, [3]],
    ['la commune d’une offre, avec un nom', { recherche: 'lefevre orleans 00002' }, [2]],
    ['des caractères qui n’en sont pas', { recherche: '%_\\' }, [3, 1, 2, 100]],
    ['ce qui n’existe pas', { recherche: 'zzzz' }, []],
    ['une académie et un département qui ne vont pas ensemble', { academie: 'paris', departement: '45' }, []],
  ])('filtre : %s', async (_, demande, attendues) => {
    const page = await file(demande);
    expect(page.lignes.map((l) => l.candidatureId)).toEqual(attendues.map(candidatureId));
    expect([page.total, page.comptes.a_etudier]).toEqual([attendues.length, attendues.length]);
  });

  test('une ligne dit l’agent, son académie, l’offre, et le dernier jour pour répondre à une attribution', async () => {
    const { lignes, academies, departements } = await file({ file: 'chez_le_bailleur' });
    expect(academies).toEqual([
      { id: 'orleans-tours', nom: 'Académie d’Orléans-Tours' },
      { id: 'paris', nom: 'Académie de Paris' },
    ]);
    expect(departements).toEqual(['45', '75']);
    expect(lignes.find((l) => l.etat === 'attribuee')).toMatchObject({
      nom: 'Lefèvre',
      prenom: 'Hélène',
      academie: 'Académie d’Orléans-Tours',
      reponseAvant: '2026-11-26',
      resume: { typologie: 'T2', commune: 'Orléans' },
    });
    expect(lignes.filter((l) => !l.etat.startsWith('attribuee')).every((l) => l.reponseAvant === null)).toBe(true);
  });

  test('vingt mille candidatures de plus : chaque file se lit par un index, sans parcourir la table', async () => {
    const tx = await p.pool.connect();
    try {
      await tx.query('BEGIN');
      await tx.query(
        `INSERT INTO candidature (academie_id, id, demande_id, offre_id, etat, deposee_le, doc)
         SELECT academie_id, gen_random_uuid(), demande_id, offre_id, 'annulee', deposee_le + n * interval '1 second', doc
         FROM candidature, generate_series(1, 20000) AS n WHERE id = $1`,
        [candidatureId(1)],
      );
      await tx.query('ANALYZE candidature');
      await tx.query("SET LOCAL ROLE poste_serveur; SET LOCAL app.als = 'oui'");
      const plan = async (condition: string) =>
        (
          await tx.query<{ 'QUERY PLAN': string }>(
            `EXPLAIN SELECT c.doc, d.doc FROM candidature c JOIN demande d ON d.academie_id = c.academie_id AND d.id = c.demande_id
             WHERE ${condition} ORDER BY c.deposee_le, c.id LIMIT 50`,
          )
        ).rows
          .map((r) => r['QUERY PLAN'])
          .join('\n');
      const conditions = ["c.etat IN ('deposee')", "c.academie_id = 'paris' AND c.etat IN ('deposee')", `c.id = '${candidatureId(1)}'`];
      for (const condition of conditions) expect(await plan(condition)).not.toContain('Seq Scan on candidature');
      // La file la plus longue : l'index donne l'ordre, seules les cinquante premières sont lues.
      expect(await plan("c.etat IN ('annulee')")).toContain('Index Scan using candidature_file ');
      expect(await plan("c.departement = '45' AND c.etat IN ('annulee')")).toMatch(/Index Scan using candidature_file/);
    } finally {
      await tx.query('ROLLBACK');
      tx.release();
    }
  });
});

describe('le dossier', () => {
  test('se lit avec l’éligibilité du jour, les autres candidatures, ce qui peut se faire ; et la lecture laisse une trace', async () => {
    const lu = await reussir(p.a, conseillere, 'conseiller.lire', { candidatureId: candidatureId(3) });
    expect(lu).toMatchObject({ academie: 'Académie de Paris', nombrePersonnes: 1, le: '2026-11-23', actes: ['valider', 'invalider'] });
    expect(lu.eligibilite!.raisons.map((r) => r.regle)).toEqual(['typologie', 'plafond', 'taux_effort']);
    expect(lu.eligibilite!.le).toBe('2026-11-23');
    expect(lu.autres.map((c) => c.id)).toEqual([candidatureId(4)]);
    expect(lu.offre).toMatchObject({ id: offreId(3), reference: 'PARIS-X' });
    expect(await journal(p, candidatureId(3))).toEqual([
      { acte: 'conseiller.lire', role: 'conseiller', detail: { demandeId: lu.demande.id } },
    ]);
  });

  test('une candidature qui n’existe pas ne laisse rien', async () => {
    expect(issue(await faire(p.a, conseillere, 'conseiller.lire', { candidatureId: candidatureId(999) }))).toEqual([
      'candidature_inconnue',
    ]);
    expect(await journal(p, candidatureId(999))).toEqual([]);
  });
});

describe('étudier, valider, transmettre', () => {
  const instruire = (n: number, acte: 'valider' | 'invalider' | 'transmettre', texte: string | null = null) =>
    faire(p.a, conseillere, 'conseiller.instruire', { candidatureId: candidatureId(n), acte, texte });

  test('chaque pas atteint l’agent par courriel, et le service logement qui a un mandat', async () => {
    const gestionnaire = await seConnecter(p, undefined, 2);
    const avant = curseursApres(await tirer(p.a, gestionnaire));
    expect(issue(await instruire(1, 'valider'))).toEqual(['ok']);
    expect(issue(await instruire(1, 'transmettre'))).toEqual(['ok']);
    const candidature = await candidatureEcrite(p, candidatureId(1));
    expect(candidature.etat).toBe('transmise');
    expect(candidature.evenements.slice(1)).toMatchObject([
      { etat: 'validee', acte: 'valider', auteur: { role: 'conseiller', nom: 'Camille Faure' }, quand: midi() },
      { etat: 'transmise', acte: 'transmettre' },
    ]);
    expect(await courriels(p, `candidature:${candidatureId(1)}:`)).toMatchObject([
      { cle: `candidature:${candidatureId(1)}:2`, a: 'agent@essai.test', sujet: expect.stringContaining('validée') },
      { cle: `candidature:${candidatureId(1)}:3`, a: 'agent@essai.test', sujet: expect.stringContaining('transmis') },
    ]);
    const { lignes } = await tirer(p.a, gestionnaire, avant);
    expect(lignes.map((l) => [l[2], l[3]])).toEqual([['c', candidatureId(1)]]);
    expect(JSON.parse(String(lignes[0]!.at(-1)))).toMatchObject({ etat: 'transmise' });
    expect((await journal(p, candidatureId(1))).map((l) => l.detail)).toEqual([{ acte: 'valider' }, { acte: 'transmettre' }]);
  });

  test('sans mandat, rien ne descend à l’académie', async () => {
    const gestionnaire = await seConnecter(p, undefined, 2);
    const avant = curseursApres(await tirer(p.a, gestionnaire));
    expect(issue(await instruire(2, 'valider'))).toEqual(['ok']);
    expect((await tirer(p.a, gestionnaire, avant)).lignes).toEqual([]);
    expect((await candidatureEcrite(p, candidatureId(2))).etat).toBe('validee');
  });

  test('invalider demande un motif, montré tel quel à l’agent', async () => {
    for (const texte of [null, '', '   ']) expect(issue(await instruire(3, 'invalider', texte))).toEqual(['texte_absent']);
    expect(issue(await instruire(3, 'invalider', 'L’avis d’imposition <2025> manque.'))).toEqual(['ok']);
    const { etat, evenements } = await candidatureEcrite(p, candidatureId(3));
    expect([etat, evenements.at(-1)!.motif]).toEqual(['invalidee', 'L’avis d’imposition <2025> manque.']);
  });

  test.each(
    parEtat.flatMap(({ candidature }) =>
      (['valider', 'invalider', 'transmettre'] as const)
        .filter((acte) => ({ valider: 'deposee', invalider: 'deposee', transmettre: 'validee' })[acte] !== candidature.etat)
        .map((acte) => [acte, candidature.etat, candidature.id] as const),
    ),
  )('%s depuis « %s » est refusé, et rien n’est écrit', async (acte, etat, id) => {
    const avant = await candidatureEcrite(p, id);
    const reponse = await faire(p.a, conseillere, 'conseiller.instruire', { candidatureId: id, acte, texte: 'motif' });
    expect(issue(reponse)).toEqual(['acte_impossible']);
    expect(reponse.status === 'refused' && reponse.refus[0]).toMatchObject({ acte, etat });
    expect(await candidatureEcrite(p, id)).toEqual(avant);
    expect(await courriels(p, `candidature:${id}:`)).toEqual([]);
  });

  test('une demande hors académie s’instruit aussi : aucune académie n’est nommée, rien ne descend', async () => {
    const demande = uneDemande(5).avec({ academieId: HORS_ACADEMIE, prioritaire: true }).valeur();
    const candidature = uneCandidature(5).deLaDemande(demande).valeur();
    await p.semer({ demandes: [demande], candidatures: [candidature] });
    expect(await reussir(p.a, conseillere, 'conseiller.lire', { candidatureId: candidature.id })).toMatchObject({
      academie: null,
      offre: null,
      eligibilite: null,
    });
    const { lignes, academies } = await file({ recherche: demande.numeroUnique.valeur });
    expect(lignes).toMatchObject([{ candidatureId: candidature.id, academie: null }]);
    expect(academies.map((a) => a.id)).not.toContain(HORS_ACADEMIE);
    expect(issue(await instruire(5, 'valider'))).toEqual(['ok']);
    expect((await p.pool.query('SELECT 1 FROM flux_entree WHERE entite_id = $1', [candidature.id])).rowCount).toBe(0);
  });

  test('ceux qui travaillent en ligne sont prévenus : ALS, l’agent, le bailleur de l’offre ; rien de plus n’est dit', async () => {
    const entendu: string[] = [];
    const ecoute = await p.pool.connect();
    ecoute.on('notification', ({ payload }) => entendu.push(payload ?? ''));
    await ecoute.query('LISTEN flux');
    await instruire(2, 'transmettre');
    await jusquA('les annonces', async () => entendu.length >= 3);
    await ecoute.query('UNLISTEN flux');
    ecoute.release(true);
    expect(entendu.toSorted()).toEqual(['als', `agent:${agentId(2)}`, `bailleur:${bailleurId(1)}`].toSorted());
  });

  test('une candidature inconnue', async () => {
    expect(issue(await instruire(999, 'valider'))).toEqual(['candidature_inconnue']);
  });
});
