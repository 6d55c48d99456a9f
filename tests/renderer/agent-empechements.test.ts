import { describe, expect, test } from 'vitest';
import type { EspaceAgent } from '../../domain/contract/agent.ts';
import { empechements } from '../../renderer/ecrans/agent-offre/empechements.ts';
import { uneCandidature } from '../constructeurs/candidature.ts';
import { uneDemande } from '../constructeurs/demande.ts';
import { uneOffre } from '../constructeurs/offre.ts';

const espace = (traits: Partial<EspaceAgent> = {}): EspaceAgent => ({
  compte: { civilite: 'madame', nom: 'Lefèvre', prenom: 'Hélène', courriel: 'helene@messagerie.test' },
  tutorielVu: true,
  etape: 'pret',
  demande: uneDemande().valeur(),
  academie: { nom: 'Orléans-Tours' },
  mandat: null,
  mandatEnVigueur: false,
  candidatureActive: null,
  portail: null,
  codeDemande: null,
  le: '2026-11-23',
  ...traits,
});
const motifs = (vu: EspaceAgent, offre = uneOffre().valeur()) => empechements(vu, offre).map((r) => r.motif);

describe('ce qui empêche l’agent de postuler se dit avant qu’il clique', () => {
  test('un dossier validé et aucune candidature : rien ne l’empêche', () => expect(motifs(espace())).toEqual([]));

  test.each([
    ['sans demande', espace({ demande: null }), 'demande_inconnue'],
    ['un dossier pas encore validé', espace({ demande: uneDemande().sansDossierValide().valeur() }), 'dossier_non_valide'],
    ['une demande radiée', espace({ demande: uneDemande().avec({ valableJusquau: '2026-11-22' }).valeur() }), 'demande_radiee'],
    [
      'une demande à revalider',
      espace({ demande: uneDemande().avec({ importeeLe: '2021-04-19', codeConfirmeLe: null }).valeur() }),
      'revalidation_requise',
    ],
    ['une candidature en cours', espace({ candidatureActive: uneCandidature().valeur() }), 'candidature_deja_active'],
  ])('%s', (_, vu, motif) => expect(motifs(vu)).toContain(motif));

  test('la date limite se juge au jour du serveur, pas à l’heure du poste', () => {
    const offre = uneOffre().valeur();
    expect(motifs(espace({ le: offre.dateLimite }), offre)).toEqual([]);
    expect(motifs(espace({ le: '2027-01-31' }), offre)).toContain('offre_close');
  });
});
