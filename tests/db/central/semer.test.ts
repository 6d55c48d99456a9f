import { afterEach, expect, test } from 'vitest';
import { semer, type Semence } from '../../../db/central/apply/semer.ts';
import { entites, fluxAcademie, fluxDepartement } from '../../../domain/contract/entities.ts';
import { uneCandidature } from '../../constructeurs/candidature.ts';
import { uneDemande } from '../../constructeurs/demande.ts';
import { HORS_ACADEMIE } from '../../../domain/shared/ids.ts';
import { bailleurId, candidatureId, demandeId, gestionnaireId, orleansTours, paris } from '../../constructeurs/identifiants.ts';
import { aujourdhui } from '../../constructeurs/jours.ts';
import { uneOffre } from '../../constructeurs/offre.ts';
import { uneBaseCentrale, type BaseCentrale } from '../../outils/postgres.ts';
import { academies } from '../../server/outils.ts';

let base: BaseCentrale;
afterEach(() => base.fermer());

const semence = (s: Partial<Semence>): Semence => ({
  jour: aujourdhui,
  academies,
  comptes: [],
  demandes: [],
  mandats: [],
  candidatures: [],
  offres: [],
  ...s,
});
const flux = async (id: string) =>
  (
    await base.pool.query<{ entite: string; entite_id: string; numero: number; charge: string; jusquau: string | null }>(
      'SELECT entite, entite_id, numero, charge, valable_jusquau AS jusquau FROM flux_entree WHERE flux_id = $1 ORDER BY numero',
      [id],
    )
  ).rows;

test('une entrée par entité livrable, dans le flux qu’il faut, et rien de ce qui ne l’est pas', async () => {
  base = await uneBaseCentrale();
  const dossiers = [
    uneDemande(1).avecMandat(),
    uneDemande(2).avecMandat((m) => m.retireLe('2026-11-01')),
    uneDemande(3).avecMandat((m) => m.avecPouvoirs('candidater')),
    uneDemande(4).avecMandat((m) => m.avecPouvoirs('voir_demande')),
    uneDemande(5).avec({ academieId: paris }).avecMandat(),
  ];
  const sansMandat = uneDemande(6).valeur();
  const deLAgent = uneCandidature(4).valeur();
  deLAgent.evenements[0]!.auteur = { role: 'agent', id: uneDemande(4).valeur().agentId, nom: 'Hélène Lefèvre' };
  const offres = [uneOffre(1).valeur(), uneOffre(2).avecCommune('Paris 10e Arrondissement').valeur()];
  await semer(
    base.pool,
    semence({
      demandes: [...dossiers.map((d) => d.demande), sansMandat],
      mandats: dossiers.map((d) => d.mandat),
      candidatures: [
        uneCandidature(1).valeur(),
        uneCandidature(2).valeur(),
        deLAgent,
        uneCandidature(5).avec({ academieId: paris }).valeur(),
      ],
      offres,
    }),
  );

  const lues = await flux(fluxAcademie(orleansTours));
  expect(lues.map((l) => `${l.entite}${Number.parseInt(l.entite_id.slice(-12), 16)}`)).toEqual(['d1', 'm1', 'c1', 'd4', 'm4']);
  expect(lues.map((l) => l.numero)).toEqual([1, 2, 3, 4, 5]);
  expect(lues.every((l) => l.jusquau === '2027-08-31')).toBe(true);
  expect((await flux(fluxAcademie(paris))).map((l) => l.entite)).toEqual(['d', 'm', 'c']);
  expect((await flux(fluxDepartement('45'))).map((l) => l.entite_id)).toEqual([offres[0]!.id]);
  expect((await flux(fluxDepartement('75'))).map((l) => l.entite_id)).toEqual([offres[1]!.id]);

  const [demande] = dossiers;
  expect(JSON.parse(`[${lues[0]!.charge}]`)).toEqual([entites.demande.code, ...entites.demande.ligne(demande!.demande)]);
});

test('la demande se retrouve par son agent, l’offre et la candidature par leur bailleur', async () => {
  base = await uneBaseCentrale();
  const demande = uneDemande(1).valeur();
  const deBailleur = uneOffre(1)
    .avec({ bailleurId: bailleurId(1) })
    .valeur();
  const ancienne = uneOffre(2).valeur();
  const candidatures = [uneCandidature(1).surLOffre(deBailleur), uneCandidature(2).dansLEtat('annulee').surLOffre(ancienne)].map((c) =>
    c.deLaDemande(demande).valeur(),
  );
  await semer(
    base.pool,
    semence({
      bailleurs: [{ id: bailleurId(1), nom: 'Bailleur d’essai' }],
      comptes: [
        {
          id: gestionnaireId(6),
          academieId: null,
          role: 'bailleur',
          courriel: 'Bailleur@essai.test',
          motDePasse: 'Demonstration-2026',
          nom: 'Roche',
          prenom: 'Camille',
          civilite: 'madame',
          bailleurId: bailleurId(1),
        },
      ],
      demandes: [demande],
      offres: [deBailleur, ancienne],
      candidatures,
    }),
  );
  const lire = async (sql: string) => (await base.pool.query<Record<string, unknown>>(sql)).rows;
  expect(await lire('SELECT agent_id, numero_unique, academie_id, demande_id FROM suivi')).toEqual([
    { agent_id: demande.agentId, numero_unique: demande.numeroUnique.valeur, academie_id: orleansTours, demande_id: demande.id },
  ]);
  expect(await lire('SELECT id, bailleur_id, reference FROM offre ORDER BY reference')).toEqual([
    { id: deBailleur.id, bailleur_id: bailleurId(1), reference: deBailleur.reference },
    { id: ancienne.id, bailleur_id: null, reference: ancienne.reference },
  ]);
  expect(await lire('SELECT id, bailleur_id, deposee_le FROM candidature ORDER BY id')).toEqual([
    { id: candidatureId(1), bailleur_id: bailleurId(1), deposee_le: new Date(candidatures[0]!.deposeeLe) },
    { id: candidatureId(2), bailleur_id: null, deposee_le: new Date(candidatures[1]!.deposeeLe) },
  ]);
  expect(await lire('SELECT courriel, civilite, bailleur_id FROM compte')).toEqual([
    { courriel: 'bailleur@essai.test', civilite: 'madame', bailleur_id: bailleurId(1) },
  ]);
});

test('plusieurs lots gardent l’ordre, sans trou', async () => {
  base = await uneBaseCentrale();
  const dossiers = Array.from({ length: 1_300 }, (_, i) => uneDemande(i + 1).avecMandat());
  await semer(base.pool, semence({ demandes: dossiers.map((d) => d.demande), mandats: dossiers.map((d) => d.mandat) }));
  const lues = await flux(fluxAcademie(orleansTours));
  expect(lues.map((l) => l.numero)).toEqual(Array.from({ length: 2_600 }, (_, i) => i + 1));
  expect(lues.filter((l) => l.entite === 'd').map((l) => l.entite_id)).toEqual(dossiers.map((d) => d.demande.id));
});

test('une semence mauvaise au dernier lot n’écrit rien du tout', async () => {
  base = await uneBaseCentrale();
  const demandes = Array.from({ length: 1_100 }, (_, i) => uneDemande(i + 1).valeur());
  await expect(semer(base.pool, semence({ demandes: [...demandes, { ...demandes[0]!, id: demandeId(1) }] }))).rejects.toMatchObject({
    code: '23505',
  });
  expect(
    (
      await base.pool.query('SELECT 1 FROM demande UNION ALL SELECT 1 FROM suivi UNION ALL SELECT 1 FROM academie WHERE id <> $1', [
        HORS_ACADEMIE,
      ])
    ).rowCount,
  ).toBe(0);
});
