import { createHash } from 'node:crypto';
import type { LigneJournal } from '../../domain/contract/journal.ts';
import { chainer, texteCanonique } from '../../domain/journal/chainer.ts';
import type { FaitJournal } from '../../domain/journal/entree.ts';
import { GestionnaireId } from '../../domain/shared/ids.ts';
import { demandeId, gestionnaireId } from './identifiants.ts';
import { midi } from './jours.ts';

export const empreinteDe = (texte: string): string => createHash('sha256').update(texte).digest('hex');

const unFait = (n: number, traits: Partial<FaitJournal>): FaitJournal => ({
  quand: midi(undefined, n % 600),
  auteur: gestionnaireId(1),
  acte: 'dossier.lire',
  objet: demandeId(n),
  detail: {},
  ...traits,
});

/** Les lignes suivantes du journal d'un poste, chaînées comme il les chaîne ; après `avant`, ou depuis la première. */
export function lignesDeJournal(nombre: number, avant: readonly LigneJournal[] = [], traits: Partial<FaitJournal> = {}): LigneJournal[] {
  const lignes = [...avant];
  for (let i = 0; i < nombre; i++) {
    const entree = chainer(lignes.at(-1) ?? null, unFait(lignes.length + 1, traits));
    lignes.push({ ...entree, auteur: GestionnaireId.parse(entree.auteur), empreinte: empreinteDe(texteCanonique(entree)) });
  }
  return lignes.slice(avant.length);
}

/** Une ligne refaite : son empreinte convient à ce qu'elle dit, mais plus à la suite. */
export function refaite(ligne: LigneJournal, traits: Partial<FaitJournal>): LigneJournal {
  const { empreinte: _, ...entree } = { ...ligne, ...traits };
  return { ...entree, auteur: GestionnaireId.parse(entree.auteur), empreinte: empreinteDe(texteCanonique(entree)) };
}
