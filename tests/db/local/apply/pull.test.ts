import { describe, expect, test } from 'vitest';
import { appliquerLignes, ErreurPull, ouvrirPull } from '../../../../db/local/apply/pull.ts';
import { curseurs } from '../../../../db/local/views/curseurs.ts';
import type { PullDebut, PullLigne } from '../../../../domain/contract/sync.ts';
import { uneCandidature } from '../../../constructeurs/candidature.ts';
import { uneDemande } from '../../../constructeurs/demande.ts';
import { candidatureId, demandeId, mandatId, offreId } from '../../../constructeurs/identifiants.ts';
import { unMandat } from '../../../constructeurs/mandat.ts';
import { uneOffre } from '../../../constructeurs/offre.ts';
import { contenu, FLUX, ligne, recevoir, suppression, unDebut, uneBase } from '../outils.ts';

const page = (): PullLigne[] => [
  ligne('mandat', 1, unMandat(1).valeur()), // avant sa demande : l'ordre du fil est celui des changements
  ligne('demande', 2, uneDemande(1).valeur()),
  ligne('demande', 3, uneDemande(2).avecRattachement('a_valider').valeur()),
  ligne('candidature', 4, uneCandidature(1).dansLEtat('validee').valeur()),
  ligne('offre', 7, uneOffre(1).valeur()),
];

const situations = (base: ReturnType<typeof uneBase>) =>
  base.lecture.prepare('SELECT d.id, s.mandat_fin, s.etat, s.en_attente FROM situation s JOIN demande d USING (n) ORDER BY d.id').all();

describe('appliquer les lignes reçues', () => {
  test('écrit les lignes, avance chaque curseur et déduit la situation des demandes, quel que soit l’ordre d’arrivée', () => {
    const base = uneBase();
    expect(recevoir(base, page())).toEqual(new Set(['demande', 'mandat', 'candidature', 'offre']));
    expect(curseurs(base.lecture)).toEqual({ [FLUX[0]]: 4, [FLUX[1]]: 7 });
    expect(situations(base)).toEqual([
      { id: demandeId(1), mandat_fin: '2027-08-31', etat: 'validee', en_attente: 0 },
      { id: demandeId(2), mandat_fin: null, etat: null, en_attente: 0 },
    ]);
  });

  test('la même entité renvoyée sans changement n’écrit rien d’autre que le curseur', () => {
    const base = uneBase();
    recevoir(base, page());
    const avant = contenu(base);
    const memes = page().map(([flux, numero, ...reste]) => [flux, numero + 100, ...reste] as unknown as PullLigne);
    expect(recevoir(base, memes)).toEqual(new Set());
    expect({ ...contenu(base), flux: avant.flux }).toEqual(avant);
    expect(curseurs(base.lecture)).toEqual({ [FLUX[0]]: 104, [FLUX[1]]: 107 });
  });

  test('une demande changée n’est réindexée que si son texte de recherche a changé', () => {
    const base = uneBase();
    recevoir(base, page());
    const blocs = () => base.lecture.prepare('SELECT id, block FROM recherche_data ORDER BY id').all();
    const avant = blocs();
    recevoir(base, [ligne('demande', 5, uneDemande(1).avecRessources(3_000).valeur())]);
    expect(blocs()).toEqual(avant);
    expect(base.lecture.prepare(`SELECT doc ->> '$.ressources.mensuelles' FROM demande WHERE id = ?`).pluck().get(demandeId(1))).toBe(
      3_000,
    );
    recevoir(base, [ligne('demande', 6, uneDemande(1).avecDemandeur({ nom: 'Nouveaunom' }).valeur())]);
    const trouver = (mot: string) => base.lecture.prepare('SELECT rowid FROM recherche WHERE recherche MATCH ?').pluck().all(mot);
    expect(trouver('nouveaunom')).toEqual([1]);
    expect(trouver('lefevre')).toEqual([1, 2]); // le nom de naissance et le courriel n'ont pas changé
  });

  test('les suppressions, les changements de mandat et de candidature tiennent la situation à jour', () => {
    const base = uneBase();
    recevoir(base, page());
    recevoir(base, [
      ligne('candidature', 5, uneCandidature(1).dansLEtat('non_attribuee').valeur()),
      suppression('mandat', 6, mandatId(1)),
      suppression('offre', 8, offreId(1)),
      suppression('offre', 9, offreId(9)),
    ]);
    expect(situations(base)[0]).toEqual({ id: demandeId(1), mandat_fin: null, etat: null, en_attente: 0 });
    recevoir(base, [ligne('candidature', 7, uneCandidature(2).deLaDemande(uneDemande(1).valeur()).valeur())]);
    expect(situations(base)[0]).toMatchObject({ etat: 'deposee' });
    recevoir(base, [suppression('candidature', 8, candidatureId(2))]);
    expect(situations(base)[0]).toMatchObject({ etat: null });
    expect(contenu(base).offre).toEqual([]);
  });

  test('un arrêt au milieu : rien n’est écrit, et la même page s’applique ensuite', () => {
    const base = uneBase();
    const debut = unDebut();
    ouvrirPull(base.ecriture, debut);
    const avant = contenu(base);
    base.ecriture.exec(`CREATE TEMP TRIGGER arret BEFORE INSERT ON offre BEGIN SELECT RAISE(ABORT, 'arrêt'); END`);
    expect(() => appliquerLignes(base.ecriture, debut, page())).toThrow('arrêt');
    expect(contenu(base)).toEqual(avant);
    base.ecriture.exec('DROP TRIGGER arret');
    appliquerLignes(base.ecriture, debut, page());
    expect(contenu(base).demande).toHaveLength(2);
  });

  test('des lots qui se suivent dans la même page reprennent où le précédent s’est arrêté', () => {
    const base = uneBase();
    const debut = unDebut();
    ouvrirPull(base.ecriture, debut);
    for (const une of page()) appliquerLignes(base.ecriture, debut, [une]);
    expect(curseurs(base.lecture)).toEqual({ [FLUX[0]]: 4, [FLUX[1]]: 7 });
    expect(() => appliquerLignes(base.ecriture, debut, [page()[0]!])).toThrow(ErreurPull);
  });

  test('une entité passée dans un autre flux n’est pas retirée par l’ancien', () => {
    const base = uneBase();
    const flux = [...FLUX, 'departement:18'].map((id) => ({ id }));
    recevoir(base, [ligne('offre', 1, uneOffre(1).valeur())], unDebut(flux));
    recevoir(
      base,
      [[2, ...ligne('offre', 1, uneOffre(1).valeur()).slice(1)] as unknown as PullLigne, suppression('offre', 2, offreId(1))],
      unDebut(flux),
    );
    expect(contenu(base).offre).toHaveLength(1);
  });
});

const demande = () => ligne('demande', 10, uneDemande(3).valeur());
const changee = (i: number, valeur: unknown): PullLigne => Object.assign([...demande()], { [i]: valeur }) as unknown as PullLigne;
const lignesHostiles: Record<string, PullLigne> = {
  'd’un code inconnu': changee(2, 'z'),
  'd’un flux non annoncé': changee(0, 2),
  'dont le flux est le nom d’une propriété': changee(0, 'length'),
  'dont le flux est négatif': changee(0, -1),
  'd’une académie dans le flux d’un département': changee(0, 1),
  'dont le numéro recule': changee(1, 4),
  'dont le numéro se répète': changee(1, 9),
  'dont le numéro n’est pas entier': changee(1, 10.5),
  'dont le numéro est un texte': changee(1, '10'),
  'dont l’identifiant n’en est pas un': changee(3, "x' OR 1=1"),
  'dont une colonne est un nombre': changee(5, 12),
  'dont une colonne est null': changee(4, null),
  'dont une date n’en est pas une': changee(10, '31/12/2026'),
  'dont la validation n’existe pas': changee(11, 'peut_etre'),
  'dont le document n’est pas du JSON': changee(demande().length - 1, '{"id":'),
  'à qui il manque une colonne': demande().slice(0, -1) as unknown as PullLigne,
  'qui a une colonne de trop': [...demande(), 'x'],
  vide: [] as unknown as PullLigne,
  'd’une suppression malformée': [0, 10, 'd', 'tout'],
  'd’un état de candidature inconnu': Object.assign([...ligne('candidature', 10, uneCandidature(1).valeur())], {
    6: 'gagnee',
  }) as unknown as PullLigne,
};

describe('un serveur hostile', () => {
  test.each(Object.keys(lignesHostiles))('une ligne %s : toute la page est refusée, rien n’est écrit', (nom) => {
    const base = uneBase();
    recevoir(base, page());
    const avant = contenu(base);
    const bonne = ligne('demande', 9, uneDemande(9).valeur());
    expect(() => recevoir(base, [bonne, lignesHostiles[nom]!])).toThrow(ErreurPull);
    expect(contenu(base)).toEqual(avant);
  });

  const debuts: Record<string, PullDebut['flux'][number][]> = {
    'un flux inconnu': unDebut([{ id: 'bailleur:x' }]).flux,
    'un flux répété': unDebut([{ id: FLUX[0] }, { id: FLUX[0] }]).flux,
    'un flux qui recule': unDebut([{ id: FLUX[0], tete: 3 }, { id: FLUX[1] }]).flux,
    'un flux lu au-delà du curseur': unDebut([{ id: FLUX[0], depuis: 5 }, { id: FLUX[1] }]).flux,
    'un flux qui repart d’ailleurs que de zéro': unDebut([{ id: FLUX[0], repart: true, depuis: 2 }, { id: FLUX[1] }]).flux,
  };
  test.each(Object.keys(debuts))('un début qui annonce %s : rien n’est purgé ni écrit', (nom) => {
    const base = uneBase();
    recevoir(base, page());
    const avant = contenu(base);
    expect(() => ouvrirPull(base.ecriture, { ...unDebut(), flux: debuts[nom]! })).toThrow(ErreurPull);
    expect(contenu(base)).toEqual(avant);
  });

  test('appliquer des lignes d’un flux jamais ouvert est refusé', () => {
    const base = uneBase();
    expect(() => appliquerLignes(base.ecriture, unDebut(), page())).toThrow(ErreurPull);
  });
});
