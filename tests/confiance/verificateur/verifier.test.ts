import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { ecrireHistoire, type Evenement, type Fait, lireHistoire, type Qui, uneHistoire } from '../histoire.ts';
import type { Invariant } from './manquement.ts';
import { verifications, verifier } from './verifier.ts';

const P = 'poste:1';
const FLUX = 'academie:paris';
const OFFRES = 'departement:75';
const JOUR = '2026-11-23';
type Pas = readonly [Qui, Fait];

const mandat = (retireLe: string | null = null): Pas => [
  'base',
  {
    quoi: 'mandat',
    id: 'm1',
    demandeId: 'd1',
    academieId: 'paris',
    debut: '2026-09-01',
    fin: '2027-08-31',
    retireLe,
    pouvoirs: ['voir_demande', 'candidater'],
  },
];
const acte = (rang: number, commandeId = `k${rang}`): Pas => [
  P,
  { quoi: 'acte', commandeId, rang, nom: 'candidature.postuler', demandeId: 'd1' },
];
const recue = (rang: number): Pas => ['base', { quoi: 'recue', transaction: `t${rang}`, poste: P, commandeId: `k${rang}`, rang }];
const flux = (transaction: string, id: string, ...numeros: number[]): Pas => ['base', { quoi: 'flux', transaction, flux: id, numeros }];
const candidature = (id: string, active: boolean): Pas => ['base', { quoi: 'candidature', id, demandeId: 'd1', active }];
const reponse = (rang: number, plus: Partial<Extract<Fait, { quoi: 'reponse' }>['reponse']> = {}): Pas => [
  'serveur',
  { quoi: 'reponse', poste: P, commandeId: `k${rang}`, rang, reponse: { statut: 'acceptee', flux: FLUX, numero: 2, ...plus } },
];
const photo = (lecture: number, tetes: [number, number], depuis: [number, number] = [0, 0], academieId = 'paris'): Pas => [
  'serveur',
  {
    quoi: 'photographie',
    lecture,
    lecteur: P,
    academieId,
    compteId: 'g1',
    jour: JOUR,
    flux: [FLUX, OFFRES].map((id, i) => ({ id, depuis: depuis[i]!, tete: tetes[i]!, repart: false })),
  },
];
const ligne = (numero: number, plus: object = {}) => ({
  flux: FLUX,
  numero,
  entite: 'd',
  id: 'd1',
  demandeId: 'd1',
  supprimee: false,
  ...plus,
});
const livraison = (lecture: number, ...lignes: ReturnType<typeof ligne>[]): Pas => [
  'serveur',
  { quoi: 'livraison', lecture, complet: true, lignes },
];
const detient = (lecture: number, ...demandes: string[]): Pas => [P, { quoi: 'detient', lecture, demandes }];
const curseurs = (a: number, b: number): Pas => [P, { quoi: 'curseurs', epoque: 'e1', curseurs: { [FLUX]: a, [OFFRES]: b } }];
const pourUnAgent = (plus: object = {}): Pas => [
  'base',
  { quoi: 'pour_un_agent', acte: 'postuler', demandeId: 'd1', gestionnaireId: 'g1', mandatId: 'm1', motif: null, jour: JOUR, ...plus },
];
const effet = (nom: string): Pas => ['base', { quoi: 'effet', transaction: 't1', commandeId: 'k1', effet: nom }];
const fin = (boite: string[] = [], tetes = [2, 1]): Pas[] => [
  [P, { quoi: 'boite', attendent: boite }],
  [P, { quoi: 'possede', table: 'demande', nombre: 1, empreinte: 'aa' }],
  ['base', { quoi: 'perimetre', poste: P, table: 'demande', nombre: 1, empreinte: 'aa' }],
  ['base', { quoi: 'tetes', poste: P, tetes: { [FLUX]: tetes[0]!, [OFFRES]: tetes[1]! } }],
  ['essai', { quoi: 'calme' }],
];
const journal = (...rangs: number[]): Pas => [
  'base',
  { quoi: 'journal', commandes: rangs.map((rang) => ({ poste: P, rang, commandeId: `k${rang}` })) },
];

/** Une histoire où tout va bien : un acte, reçu une fois, redescendu. */
const debut: readonly Pas[] = [
  ['base', { quoi: 'compte', id: 'g1', academieId: 'paris', actif: true }],
  ['base', { quoi: 'demande', id: 'd1', academieId: 'paris' }],
  mandat(),
  ['base', { quoi: 'tete', flux: FLUX, tete: 1 }],
];
const acteRecu: readonly Pas[] = [
  acte(1),
  recue(1),
  pourUnAgent(),
  candidature('c1', true),
  effet('candidature:c1:1'),
  flux('t1', FLUX, 2),
  flux('t1', OFFRES, 1),
  reponse(1),
];
const redescendu: readonly Pas[] = [
  photo(1, [2, 1]),
  livraison(1, ligne(1), ligne(2, { entite: 'c', id: 'c1' })),
  curseurs(2, 1),
  detient(1, 'd1'),
];
const saine: readonly Pas[] = [...debut, ...acteRecu, ...redescendu, ...fin(), journal(1)];

const raconter = (pas: readonly Pas[]): readonly Evenement[] => {
  const histoire = uneHistoire(() => new Date(0));
  for (const [qui, fait] of pas) histoire.noter(qui, fait);
  return histoire.evenements;
};
const sans = (quoi: Fait['quoi']): Pas[] => saine.filter(([, fait]) => fait.quoi !== quoi);
/** L'histoire saine, où des pas s'ajoutent juste après le dernier de ce genre. */
const apres = (quoi: Fait['quoi'], ...pas: Pas[]): Pas[] => {
  const ou = saine.findLastIndex(([, fait]) => fait.quoi === quoi) + 1;
  return [...saine.slice(0, ou), ...pas, ...saine.slice(ou)];
};
const remplacer = (quoi: Fait['quoi'], ...pas: Pas[]): Pas[] => saine.flatMap((p) => (p[1].quoi === quoi ? pas : [p]));

const truquees: readonly [Invariant, string, readonly Pas[]][] = [
  ['I-1', 'un acte dit « enregistré » qui n’est nulle part', apres('acte', acte(2))],
  ['I-1', 'un journal du serveur qu’on ne montre pas', sans('journal')],
  ['I-2', 'une commande répétée qui reçoit une autre réponse', apres('reponse', reponse(1, { numero: 3 }))],
  [
    'I-2',
    'une commande répétée d’abord acceptée puis refusée',
    apres('reponse', reponse(1, { statut: 'refusee', raisons: [{ motif: 'mandat_absent' }] })),
  ],
  ['I-2', 'un effet qui a lieu deux fois', apres('effet', effet('candidature:c1:1'))],
  ['I-3', 'un journal où un acte manque', remplacer('journal', journal(1, 3))],
  ['I-3', 'un acte rangé avant le précédent', apres('recue', recue(3))],
  ['I-3', 'un numéro de flux sauté', apres('flux', flux('t2', FLUX, 4))],
  ['I-3', 'un numéro donné avant, validé après', apres('flux', flux('t3', FLUX, 4), flux('t2', FLUX, 3))],
  ['I-3', 'un numéro de flux répété', apres('flux', flux('t2', FLUX, 2))],
  ['I-3', 'une page en désordre', remplacer('livraison', livraison(1, ligne(2), ligne(1)))],
  ['I-3', 'une page qui livre plus loin que sa tête', remplacer('livraison', livraison(1, ligne(1), ligne(2), ligne(3)))],
  ['I-4', 'une photographie au milieu d’une transaction', apres('detient', flux('t2', FLUX, 3, 4), photo(2, [3, 1], [2, 1]))],
  ['I-4', 'une photographie qui voit un flux d’une transaction et pas l’autre', apres('flux', photo(2, [2, 0], [2, 0]))],
  [
    'I-5',
    'une table du poste qui n’est pas celle du serveur',
    remplacer('possede', [P, { quoi: 'possede', table: 'demande', nombre: 1, empreinte: 'bb' }]),
  ],
  ['I-5', 'une table dont on ne dit rien', sans('possede')],
  ['I-6', 'un acte qui attend encore', remplacer('boite', [P, { quoi: 'boite', attendent: ['k1'] }])],
  ['I-6', 'un curseur en retard', remplacer('curseurs', curseurs(1, 1))],
  ['I-6', 'un calme qui n’arrive pas', sans('calme')],
  ['I-6', 'un mot de passe redemandé sans raison', apres('acte', [P, { quoi: 'mot_de_passe', permis: false }])],
  ['I-7', 'deux candidatures actives', apres('candidature', candidature('c2', true))],
  [
    'I-7',
    'un refus qui nomme une candidature inconnue',
    apres('reponse', reponse(2, { statut: 'refusee', raisons: [{ motif: 'candidature_deja_active', candidatureId: 'c9' }] })),
  ],
  [
    'I-7',
    'un refus qui ne nomme personne',
    apres('reponse', reponse(2, { statut: 'refusee', raisons: [{ motif: 'candidature_deja_active' }] })),
  ],
  ['I-8', 'une ligne livrée d’une demande sans mandat', remplacer('livraison', livraison(1, ligne(1, { id: 'd2', demandeId: 'd2' })))],
  [
    'I-8',
    'une ligne livrée après le retrait du mandat',
    apres('reponse', mandat('2026-11-23T12:00:00.000Z')).filter(([, f]) => f.quoi !== 'detient'),
  ],
  [
    'I-8',
    'une ligne d’une autre académie',
    remplacer('photographie', photo(1, [2, 1], [0, 0], 'lyon')).filter(([, f]) => f.quoi !== 'detient'),
  ],
  [
    'I-8',
    'une ligne livrée à un compte désactivé',
    apres('compte', ['base', { quoi: 'compte', id: 'g1', academieId: 'paris', actif: false }]),
  ],
  ['I-10', 'une demande gardée sans droit', remplacer('detient', detient(1, 'd1', 'd2'))],
  ['I-10', 'une trace laissée dans l’index', apres('detient', [P, { quoi: 'trace', demandeId: 'd1', ou: 'recherche' }])],
  ['I-11', 'un acte sans mandat nommé', remplacer('pour_un_agent', pourUnAgent({ mandatId: null }))],
  ['I-11', 'un acte sans gestionnaire', remplacer('pour_un_agent', pourUnAgent({ gestionnaireId: null }))],
  ['I-11', 'un acte sous un mandat fini', remplacer('pour_un_agent', pourUnAgent({ jour: '2027-09-01' }))],
  ['I-11', 'un acte sans sa raison', remplacer('pour_un_agent', pourUnAgent({ motif: '' }))],
  ['I-13', 'un curseur qui recule', apres('curseurs', curseurs(1, 1), curseurs(2, 1))],
  ['I-13', 'un rang donné deux fois', apres('acte', acte(1))],
  ['I-13', 'une tête qui recule', apres('detient', photo(2, [1, 0], [1, 0]))],
];

describe('le vérificateur', () => {
  test('ne dit rien d’une histoire saine', () => {
    expect(verifier(raconter(saine))).toEqual([]);
  });

  test.each(truquees)('%s dénonce %s', (invariant, _, pas) => {
    const manquements = verifier(raconter(pas));
    expect([...new Set(manquements.map((m) => m.invariant))]).toEqual([invariant]);
    expect(manquements[0]!.phrase.length).toBeGreaterThan(20);
  });

  test('chaque invariant a au moins une histoire truquée', () => {
    expect([...new Set(truquees.map(([invariant]) => invariant))].toSorted()).toEqual(Object.keys(verifications).toSorted());
  });

  test('une restauration recommence les numéros, les réponses et les têtes, sans manquement', () => {
    const restauree: Pas[] = [
      ['base', { quoi: 'restauree', epoque: 'e2' }],
      ...debut,
      recue(1),
      pourUnAgent(),
      candidature('c1', true),
      effet('candidature:c1:1'),
      flux('t9', FLUX, 2),
      flux('t9', OFFRES, 1),
      reponse(1, { numero: 2 }),
      photo(2, [2, 1]),
    ];
    expect(verifier(raconter([...debut, ...acteRecu, ...redescendu, ...restauree, ...fin(), journal(1)]))).toEqual([]);
  });

  test('un flux relu parce que le serveur l’a dit n’est pas un recul', () => {
    expect(verifier(raconter(apres('detient', [P, { quoi: 'relecture', flux: [FLUX] }], curseurs(0, 1), curseurs(2, 1))))).toEqual([]);
  });
});

test('une histoire écrite se relit, même coupée au milieu d’une ligne', () => {
  const dossier = mkdtempSync(path.join(os.tmpdir(), 'poste-histoire-'));
  const [a, b] = [path.join(dossier, 'a.ndjson'), path.join(dossier, 'b.ndjson')];
  const tic = (() => {
    let ms = 0;
    return () => new Date((ms += 10));
  })();
  const histoire = uneHistoire(tic, a);
  for (const [qui, fait] of acteRecu) histoire.noter(qui, fait);
  writeFileSync(b, `${ecrireHistoire(raconter([acte(7)]))}{"ordre":2,"qua`);
  const lue = lireHistoire(a, b);
  rmSync(dossier, { recursive: true });
  expect(lue.map((e) => e.ordre)).toEqual(Array.from({ length: acteRecu.length + 1 }, (_, i) => i + 1));
  expect(lue[0]).toMatchObject({ quoi: 'acte', rang: 7 });
  expect(lue.slice(1)).toEqual(histoire.evenements.map((e) => ({ ...e, ordre: e.ordre + 1 })));
});
