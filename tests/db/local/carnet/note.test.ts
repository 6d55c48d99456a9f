import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ecrireNotes, lireNotes, type LigneCarnet, type Note } from '../../../../db/local/carnet/note.ts';
import { cleDuCarnet, CONTENU_MAX, desceller, sceller } from '../../../../db/local/carnet/sceau.ts';
import { cle as cleDeLaBase } from '../outils.ts';

const cle = cleDuCarnet(cleDeLaBase);
const autreCle = cleDuCarnet(new Uint8Array(32).fill(8));

const uneLigne = (rang: number, avec: Partial<LigneCarnet> = {}): LigneCarnet => ({
  rang,
  commandeId: `commande-${rang}`,
  nom: 'candidature.postuler',
  entree: '{"offreId":"o"}',
  saisieLe: '2026-11-20T08:00:00.000Z',
  demandeId: `demande-${rang}`,
  resume: 'null',
  echeance: null,
  statut: 'a_envoyer',
  recueLe: null,
  entite: null,
  entiteId: null,
  etat: null,
  doc: null,
  jugeeLe: null,
  raisons: null,
  ...avec,
});
const tete: Note = { genre: 'tete', version: 2, posteId: 'poste', dernierRang: 0 };
const acte = (rang: number, avec?: Partial<LigneCarnet>): Note => ({ genre: 'acte', posteId: 'poste', ligne: uneLigne(rang, avec) });
const reglee = (rang: number): Note => ({ genre: 'reglee', commandeId: `commande-${rang}` });

const lire = (octets: Buffer) => {
  const { carnet, abime } = lireNotes(cle, octets);
  return { rangs: [...carnet.lignes.values()].map((l) => l.rang), dernierRang: carnet.dernierRang, posteId: carnet.posteId, abime };
};

describe('ce que dit un carnet', () => {
  const cas: { nom: string; notes: Note[]; rangs: number[]; dernierRang: number }[] = [
    { nom: 'rien', notes: [], rangs: [], dernierRang: 0 },
    { nom: 'un acte en attente', notes: [tete, acte(1)], rangs: [1], dernierRang: 1 },
    { nom: 'un acte réglé', notes: [tete, acte(1), acte(2), reglee(1)], rangs: [2], dernierRang: 2 },
    { nom: 'tout est réglé, et le rang suivant reste connu', notes: [tete, acte(7), reglee(7)], rangs: [], dernierRang: 7 },
    { nom: 'un carnet réécrit retient jusqu’où il comptait', notes: [{ ...tete, dernierRang: 40 }], rangs: [], dernierRang: 40 },
    { nom: 'la dernière note d’un acte l’emporte', notes: [acte(3), acte(3, { rang: 5 })], rangs: [5], dernierRang: 5 },
    { nom: 'une note réglée sans son acte', notes: [tete, reglee(9)], rangs: [], dernierRang: 0 },
  ];
  test.each(cas)('$nom', ({ notes, rangs, dernierRang }) => {
    expect(lire(ecrireNotes(cle, notes))).toMatchObject({ rangs, dernierRang, abime: false });
  });

  test('une note d’un genre que ce poste ne connaît pas est sautée, et se dit', () => {
    const octets = Buffer.concat([
      ecrireNotes(cle, [tete]),
      sceller(cle, Buffer.from('{"genre":"futur"}')),
      sceller(cle, Buffer.from('pas du JSON')),
      ecrireNotes(cle, [acte(1)]),
    ]);
    expect(lire(octets)).toEqual({ rangs: [1], dernierRang: 1, posteId: 'poste', abime: true });
  });
});

describe('un carnet abîmé', () => {
  const notes = [tete, acte(1), acte(2), reglee(1), acte(3)];
  const entier = ecrireNotes(cle, notes);
  /** Où finit chaque note. */
  const fins = notes.map((_, i) => ecrireNotes(cle, notes.slice(0, i + 1)).length);

  test('coupé à n’importe quel octet, il dit toutes les notes entières et aucune autre', () => {
    for (let coupe = 0; coupe <= entier.length; coupe++) {
      const entieres = fins.filter((fin) => fin <= coupe).length;
      const { contenus, abime } = desceller(cle, entier.subarray(0, coupe));
      expect([coupe, contenus.map(String)]).toEqual([coupe, notes.slice(0, entieres).map((n) => JSON.stringify(n))]);
      expect([coupe, abime]).toEqual([coupe, coupe !== (fins[entieres - 1] ?? 0)]);
    }
  });

  test('un octet changé, n’importe lequel, ôte sa note et laisse toutes les autres', () => {
    for (let i = 0; i < entier.length; i++) {
      const change = Buffer.from(entier);
      change[i]! ^= 1 << (i % 8);
      const touchee = fins.findIndex((fin) => i < fin);
      const attendues = notes.filter((_, n) => n !== touchee).map((n) => JSON.stringify(n));
      expect([i, desceller(cle, change).contenus.map(String)]).toEqual([i, attendues]);
    }
  });

  test('gribouillé, recopié, coupé de toutes les façons : jamais une note qui n’a pas été écrite, jamais d’exception', () => {
    const ecrites = new Set(notes.map((n) => JSON.stringify(n)));
    const geste = fc.record({ ou: fc.nat(entier.length), quoi: fc.uint8Array({ maxLength: 60 }), ote: fc.nat(80) });
    fc.assert(
      fc.property(fc.array(geste, { minLength: 1, maxLength: 6 }), (gestes) => {
        let octets: Buffer = entier;
        for (const { ou, quoi, ote } of gestes) octets = Buffer.concat([octets.subarray(0, ou), quoi, octets.subarray(ou + ote)]);
        for (const contenu of desceller(cle, octets).contenus) expect(ecrites).toContain(String(contenu));
        expect(() => lireNotes(cle, octets)).not.toThrow();
      }),
      { numRuns: 500 },
    );
  });

  test('n’importe quels octets, marques comprises : rien ne s’y lit', () => {
    const marque = entier.subarray(0, 12);
    const morceau = fc.oneof(fc.uint8Array({ maxLength: 64 }), fc.constant(Uint8Array.from(marque)));
    fc.assert(
      fc.property(fc.array(morceau, { maxLength: 20 }), (morceaux) => {
        expect(lireNotes(cle, Buffer.concat(morceaux))).toMatchObject({ notes: 0, carnet: { posteId: null, dernierRang: 0 } });
      }),
    );
  });

  test('avec la clé d’un autre compte, rien ne s’y lit', () => {
    expect(lireNotes(autreCle, entier)).toMatchObject({ notes: 0, abime: true });
    expect(cle).not.toEqual(cleDeLaBase);
  });

  test('rien de ce qu’il dit n’y est en clair, et deux fois la même note ne se ressemblent pas', () => {
    expect(entier.includes('candidature') || entier.includes('commande-')).toBe(false);
    expect(ecrireNotes(cle, [tete])).not.toEqual(ecrireNotes(cle, [tete]));
  });

  test('une note démesurée est une faute de programme, pas un carnet illisible', () => {
    expect(() => sceller(cle, new Uint8Array(CONTENU_MAX + 1))).toThrow(RangeError);
  });
});
