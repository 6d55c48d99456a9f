import { describe, expect, it } from 'vitest';
import type { Auteur } from '../../../domain/candidature/candidature.ts';
import {
  type ActeInstruit,
  actesBailleur,
  actesConseiller,
  estDejaFait,
  instruire,
  RepondreInput,
} from '../../../domain/candidature/instruire.ts';
import { type EtatCandidature, etatsCandidature } from '../../../domain/candidature/etapes.ts';
import { transitionDe } from '../../../domain/candidature/transitions.ts';
import { auteurs, uneCandidature } from '../../constructeurs/candidature.ts';
import { aujourdhui, midi } from '../../constructeurs/jours.ts';

type Qui = keyof typeof auteurs;
const parRole: readonly (readonly [Qui, readonly ActeInstruit[]])[] = [
  ['conseiller', actesConseiller],
  ['bailleur', actesBailleur],
  ['agent', RepondreInput.shape.acte.options],
];
const faire = (etat: EtatCandidature, acte: ActeInstruit, qui: Qui, texte: string | null = 'Un texte.', jour = '2026-11-20') =>
  instruire(uneCandidature().dansLEtat(etat).valeur(), { acte, texte }, { auteur: auteurs[qui], instant: midi(jour), jour });
const motifs = (reponse: ReturnType<typeof faire>): string[] => (reponse.ok ? [] : reponse.refus.map((r) => r.motif));

describe('instruire une candidature (D1, G84)', () => {
  it.each(parRole.flatMap(([qui, actes]) => actes.map((acte) => [qui, acte] as const)))(
    'le %s peut « %s » là où la table le dit, et nulle part ailleurs',
    (qui, acte) => {
      for (const etat of etatsCandidature) {
        const reponse = faire(etat, acte, qui);
        expect([etat, reponse.ok]).toEqual([etat, transitionDe(acte).de.includes(etat)]);
        if (reponse.ok) {
          expect(reponse.value.etat).toBe(transitionDe(acte).vers ?? etat);
          expect(reponse.value.evenements.at(-1)).toMatchObject({ acte, auteur: auteurs[qui], motif: 'Un texte.' });
        } else expect(motifs(reponse)).toEqual(['acte_impossible']);
      }
    },
  );

  it.each([
    ['le bailleur ne valide pas', 'deposee', 'valider', 'bailleur', 'Un texte.', ['role_interdit']],
    ['le conseiller n’attribue pas', 'en_commission', 'attribuer', 'conseiller', 'Un texte.', ['role_interdit']],
    ['l’agent ne signe pas le bail tout seul', 'acceptee', 'signer_bail', 'agent', null, ['role_interdit']],
    ['invalider demande son motif', 'deposee', 'invalider', 'conseiller', '  ', ['texte_absent']],
    ['ne pas attribuer aussi', 'en_commission', 'ne_pas_attribuer', 'bailleur', null, ['texte_absent']],
    ['demander un complément aussi', 'transmise', 'demander_complement', 'bailleur', null, ['texte_absent']],
    ['attribuer s’en passe', 'en_commission', 'attribuer', 'bailleur', null, []],
    [
      'toutes les raisons : l’état, le rôle et le texte',
      'annulee',
      'invalider',
      'bailleur',
      null,
      ['acte_impossible', 'role_interdit', 'texte_absent'],
    ],
  ] as const)('%s', (_, etat, acte, qui, texte, attendus) => expect(motifs(faire(etat, acte, qui, texte))).toEqual(attendus));

  it('une demande de complément ne change pas l’état : elle se lit dans l’histoire', () => {
    const reponse = faire('en_commission', 'demander_complement', 'bailleur', 'Merci de déposer la quittance.');
    expect(reponse.ok && [reponse.value.etat, reponse.value.evenements.at(-1)?.motif]).toEqual([
      'en_commission',
      'Merci de déposer la quittance.',
    ]);
  });

  it.each([
    ['2026-11-26', []],
    ['2026-11-27', ['delai_de_reponse_depasse']],
  ])('l’agent accepte une attribution du 16 novembre, le %s (R441-10 CCH)', (jour, attendus) => {
    expect(motifs(faire('attribuee', 'accepter', 'agent', null, jour))).toEqual(attendus);
  });

  it('une candidature inconnue, ou d’un autre, est inconnue', () => {
    expect(instruire(null, { acte: 'valider', texte: null }, { auteur: auteurs.conseiller, instant: midi(), jour: aujourdhui })).toEqual({
      ok: false,
      refus: [{ motif: 'candidature_inconnue' }],
    });
  });
});

describe('le même acte refait', () => {
  const motif = 'L’avis d’imposition manque.';
  const invalidee = instruire(
    uneCandidature().valeur(),
    { acte: 'invalider', texte: motif },
    { auteur: auteurs.conseiller, instant: midi(), jour: aujourdhui },
  );
  const candidature = invalidee.ok ? invalidee.value : uneCandidature().valeur();
  const refait = (acte: ActeInstruit, texte: string | null, auteur: Auteur) => {
    const reponse = instruire(candidature, { acte, texte }, { auteur, instant: midi(), jour: aujourdhui });
    return !reponse.ok && estDejaFait(candidature, reponse.refus, { acte, texte }, auteur);
  };
  it.each([
    ['par la même personne, avec le même motif', 'invalider', ` ${motif} `, auteurs.conseiller, true],
    ['avec un autre motif', 'invalider', 'Autre chose.', auteurs.conseiller, false],
    ['sans motif', 'invalider', null, auteurs.conseiller, false],
    ['par un autre conseiller', 'invalider', motif, { ...auteurs.conseiller, nom: 'Inès Faure' }, false],
    ['par quelqu’un qui n’en a pas le droit', 'invalider', motif, { ...auteurs.bailleur, nom: auteurs.conseiller.nom }, false],
    ['un autre acte', 'valider', motif, auteurs.conseiller, false],
  ] as const)('%s : déjà fait ? %s', (_, acte, texte, auteur, attendu) => expect(refait(acte, texte, auteur)).toBe(attendu));
});
