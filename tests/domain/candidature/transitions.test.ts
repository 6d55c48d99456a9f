import { describe, expect, it } from 'vitest';
import { appliquer, type ActeApplicable, echeanceDeReponse, RefusTransition } from '../../../domain/candidature/appliquer.ts';
import {
  type ActeCandidature,
  actesCandidature,
  estActive,
  etatsCandidature,
  type EtatCandidature,
} from '../../../domain/candidature/etapes.ts';
import { actesDepuis, etatsSuivants, peutPasser, type Role, transitionDe } from '../../../domain/candidature/transitions.ts';
import { auteurs, uneCandidature } from '../../constructeurs/candidature.ts';
import { aujourdhui, midi } from '../../constructeurs/jours.ts';

/** La décision D1, recopiée à la main : le code ne peut pas s'en écarter sans que ceci échoue. */
const D1: Record<EtatCandidature, EtatCandidature[]> = {
  deposee: ['validee', 'invalidee', 'annulee'],
  validee: ['transmise', 'annulee'],
  invalidee: [],
  transmise: ['en_commission'],
  en_commission: ['attribuee', 'attribuee_avec_rang', 'attribuee_sous_condition', 'non_attribuee', 'irrecevable'],
  attribuee: ['acceptee', 'desistee'],
  attribuee_avec_rang: ['acceptee', 'desistee'],
  attribuee_sous_condition: ['acceptee', 'desistee'],
  non_attribuee: [],
  irrecevable: [],
  acceptee: ['bail_signe'],
  bail_signe: ['entree_dans_les_lieux'],
  entree_dans_les_lieux: [],
  desistee: [],
  annulee: [],
};
const QUI: Record<ActeCandidature, Role[]> = {
  valider: ['conseiller'],
  invalider: ['conseiller'],
  transmettre: ['conseiller'],
  annuler: ['agent', 'gestionnaire'],
  demander_complement: ['bailleur'],
  proposer_visite: ['bailleur'],
  constater_visite: ['bailleur'],
  inscrire_en_commission: ['bailleur'],
  attribuer: ['bailleur'],
  attribuer_avec_rang: ['bailleur'],
  attribuer_sous_condition: ['bailleur'],
  ne_pas_attribuer: ['bailleur'],
  declarer_irrecevable: ['bailleur'],
  accepter: ['agent', 'bailleur'],
  se_desister: ['agent', 'bailleur'],
  constater_silence: ['systeme'],
  signer_bail: ['bailleur'],
  constater_entree: ['bailleur'],
};
const roles = Object.keys(auteurs) as Role[];
const applicables = actesCandidature.filter((a): a is ActeApplicable => a !== 'annuler');
const acte = (
  nom: ActeApplicable,
  role: Role = QUI[nom][0]!,
  jour: string | null = null,
  texte: string | null = 'Le 3 décembre à 10 h',
) => ({ acte: nom, auteur: auteurs[role], instant: midi(), jour, texte });
const motifs = (reponse: ReturnType<typeof appliquer>): string[] => {
  if (!reponse.ok) expect(reponse.refus.map((r) => RefusTransition.parse(r))).toEqual(reponse.refus);
  return reponse.ok ? [] : reponse.refus.map((r) => r.motif);
};

describe('la table des transitions', () => {
  it.each(etatsCandidature)('depuis %s, mène exactement où D1 le dit', (etat) => {
    expect([...etatsSuivants(etat)].sort()).toEqual([...D1[etat]].sort());
    expect(estActive(etat)).toBe(D1[etat].length > 0);
    expect(actesDepuis(etat).length > 0).toBe(estActive(etat));
  });

  it('tout état s’atteint depuis le dépôt', () => {
    const atteints = new Set<EtatCandidature>(['deposee']);
    for (const etat of atteints) etatsSuivants(etat).forEach((e) => atteints.add(e));
    expect([...atteints].sort()).toEqual([...etatsCandidature].sort());
  });

  it('dit qui peut faire chaque acte', () => {
    expect(Object.fromEntries(actesCandidature.map((a) => [a, [...transitionDe(a).par]]))).toEqual(QUI);
  });

  it.each(applicables)('%s : chaque état et chaque rôle a la réponse de la table', (nom) => {
    for (const etat of etatsCandidature) {
      for (const role of roles) {
        const possible = transitionDe(nom).de.includes(etat);
        const permis = QUI[nom].includes(role);
        const raisons = [...(possible ? [] : ['acte_impossible']), ...(permis ? [] : ['role_interdit'])];
        const candidature = uneCandidature().dansLEtat(etat).valeur();
        const reponse = appliquer(candidature, acte(nom, role));
        expect(motifs(reponse), `${etat} ${role}`).toEqual(raisons);
        expect(peutPasser(etat, nom, role)).toBe(raisons.length === 0);
        const arrivee = transitionDe(nom).vers ?? etat;
        const evenement = { etat: arrivee, quand: midi(), auteur: auteurs[role], motif: 'Le 3 décembre à 10 h', acte: nom };
        expect(reponse.ok ? reponse.value : null).toEqual(
          raisons.length > 0 ? null : { ...candidature, etat: arrivee, evenements: [...candidature.evenements, evenement] },
        );
      }
    }
  });

  it.each([null, '', '   '])('un acte qui doit dire pourquoi est refusé avec le texte « %s »', (texte) => {
    const deposee = uneCandidature().valeur();
    expect(motifs(appliquer(deposee, acte('invalider', 'conseiller', null, texte)))).toEqual(['texte_absent']);
    expect(motifs(appliquer(deposee, acte('valider', 'conseiller', null, texte)))).toEqual([]);
    expect(applicables.filter((a) => transitionDe(a).texte)).toEqual([
      'invalider',
      'demander_complement',
      'proposer_visite',
      'constater_visite',
      'attribuer_avec_rang',
      'attribuer_sous_condition',
      'ne_pas_attribuer',
      'declarer_irrecevable',
    ]);
  });

  it('un refus dit toutes ses raisons et les actes possibles', () => {
    expect(appliquer(uneCandidature().valeur(), acte('ne_pas_attribuer', 'agent', null, null))).toEqual({
      ok: false,
      refus: [
        { motif: 'acte_impossible', acte: 'ne_pas_attribuer', etat: 'deposee', possibles: ['valider', 'invalider', 'annuler'] },
        { motif: 'role_interdit', acte: 'ne_pas_attribuer', role: 'agent', permis: ['bailleur'] },
        { motif: 'texte_absent', acte: 'ne_pas_attribuer' },
      ],
    });
  });
});

describe('les dix jours pour répondre à une attribution', () => {
  const attribuee = uneCandidature()
    .avec({ deposeeLe: midi('2026-11-10') })
    .dansLEtat('attribuee')
    .valeur();

  it('courent du jour de l’attribution à Paris, visites comprises', () => {
    expect(echeanceDeReponse(attribuee)).toBe('2026-11-20');
    const visitee = appliquer(attribuee, acte('proposer_visite'));
    expect(visitee.ok && echeanceDeReponse(visitee.value)).toBe('2026-11-20');
    expect(echeanceDeReponse(uneCandidature().dansLEtat('en_commission').valeur())).toBeNull();
    const soir = { evenements: attribuee.evenements.map((e) => ({ ...e, quand: '2026-11-10T23:30:00.000Z' })) };
    expect(echeanceDeReponse(soir)).toBe('2026-11-21');
  });

  it.each([
    ['2026-11-19', [], ['delai_de_reponse_en_cours']],
    ['2026-11-20', [], ['delai_de_reponse_en_cours']],
    ['2026-11-21', ['delai_de_reponse_depasse'], []],
    [null, [], []],
  ])('le %s : accepter %j, constater le silence %j', (jour, accepter, silence) => {
    for (const etat of ['attribuee', 'attribuee_avec_rang', 'attribuee_sous_condition'] as const) {
      const candidature = uneCandidature()
        .avec({ deposeeLe: midi('2026-11-10') })
        .dansLEtat(etat)
        .valeur();
      expect(motifs(appliquer(candidature, acte('accepter', 'agent', jour)))).toEqual(accepter);
      expect(motifs(appliquer(candidature, acte('constater_silence', 'systeme', jour)))).toEqual(silence);
      expect(motifs(appliquer(candidature, acte('se_desister', 'agent', jour)))).toEqual([]);
    }
  });

  it('le délai ne juge pas un autre acte', () => {
    expect(motifs(appliquer(attribuee, acte('proposer_visite', 'bailleur', aujourdhui)))).toEqual([]);
  });
});
