import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { chainer, type EntreeScellee, premiereRupture, texteCanonique } from '../../../domain/journal/chainer.ts';
import { EntreeJournal, type FaitJournal } from '../../../domain/journal/entree.ts';
import { gestionnaireId, demandeId } from '../../constructeurs/identifiants.ts';
import { midi } from '../../constructeurs/jours.ts';

const empreinteDe = (texte: string): string => createHash('sha256').update(texte, 'utf8').digest('hex');
const unFait = (n: number): FaitJournal => ({
  quand: midi('2026-11-23', n),
  auteur: gestionnaireId(),
  acte: 'dossier.lire',
  objet: demandeId(n),
  detail: { rang: n },
});

function unJournal(lignes: number): EntreeScellee[] {
  const journal: EntreeScellee[] = [];
  for (let n = 1; n <= lignes; n++) {
    const derniere = journal.at(-1);
    const entree = chainer(derniere === undefined ? null : { numero: derniere.entree.numero, empreinte: derniere.empreinte }, unFait(n));
    journal.push({ entree, empreinte: empreinteDe(texteCanonique(entree)) });
  }
  return journal;
}

describe('le journal', () => {
  it('numérote à partir de 1, et chaque ligne porte l’empreinte de la précédente', () => {
    const journal = unJournal(3);
    expect(journal.map((l) => l.entree.numero)).toEqual([1, 2, 3]);
    expect(journal.map((l) => l.entree.precedent)).toEqual([null, journal[0]!.empreinte, journal[1]!.empreinte]);
    expect(journal.every((l) => EntreeJournal.safeParse(l.entree).success)).toBe(true);
    expect(premiereRupture(journal, empreinteDe)).toBeNull();
    expect(premiereRupture([], empreinteDe)).toBeNull();
  });

  it.each<[string, Partial<EntreeJournal>]>([
    ['l’auteur', { auteur: 'autre' }],
    ['l’objet', { objet: demandeId(9) }],
    ['l’acte', { acte: 'dossier.lister' }],
    ['l’heure', { quand: midi('2026-11-23', 59) }],
    ['le détail', { detail: { rang: 3 } }],
    ['le numéro', { numero: 7 }],
    ['le lien', { precedent: '0'.repeat(64) }],
  ])('changer %s d’une ligne se voit, à cette ligne', (_, change) => {
    const journal = unJournal(4).map((l, i) => (i === 1 ? { ...l, entree: { ...l.entree, ...change } } : l));
    expect(premiereRupture(journal, empreinteDe)).toBe(2);
  });

  it('retirer, répéter ou permuter une ligne se voit', () => {
    const [a, b, c] = unJournal(3) as [EntreeScellee, EntreeScellee, EntreeScellee];
    expect(premiereRupture([a, c], empreinteDe)).toBe(2);
    expect(premiereRupture([b, c], empreinteDe)).toBe(1);
    expect(premiereRupture([a, a, b], empreinteDe)).toBe(2);
    expect(premiereRupture([a, c, b], empreinteDe)).toBe(2);
  });

  it('réécrire une ligne et sa propre empreinte se voit à la suivante', () => {
    const journal = unJournal(3);
    const entree = { ...journal[1]!.entree, auteur: 'autre' };
    journal[1] = { entree, empreinte: empreinteDe(texteCanonique(entree)) };
    expect(premiereRupture(journal, empreinteDe)).toBe(3);
  });

  it('le texte canonique ignore l’ordre des clés du détail, et ne confond pas deux champs voisins', () => {
    const entree = chainer(null, unFait(1));
    expect(texteCanonique({ ...entree, detail: { b: 1, a: null } })).toBe(texteCanonique({ ...entree, detail: { a: null, b: 1 } }));
    expect(texteCanonique({ ...entree, acte: 'ab', objet: 'c' })).not.toBe(texteCanonique({ ...entree, acte: 'a', objet: 'bc' }));
    expect(texteCanonique({ ...entree, detail: { a: '1' } })).not.toBe(texteCanonique({ ...entree, detail: { a: 1 } }));
  });
});
