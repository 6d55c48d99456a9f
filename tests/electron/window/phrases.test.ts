import { describe, expect, test } from 'vitest';
import { phraseDemarrage } from '../../../electron/window/phrases.ts';

type Refus = Parameters<typeof phraseDemarrage>[0];
const REFUS: { readonly [M in Refus['motif']]: Extract<Refus, { motif: M }> } = {
  serveur_non_regle: { motif: 'serveur_non_regle' },
  serveur_invalide: { motif: 'serveur_invalide' },
  trousseau_indisponible: { motif: 'trousseau_indisponible' },
  trousseau_en_clair: { motif: 'trousseau_en_clair' },
  trousseau_change: { motif: 'trousseau_change', attendu: 'kwallet5', trouve: 'kwallet6' },
  cle_perdue: { motif: 'cle_perdue' },
  cle_endommagee: { motif: 'cle_endommagee' },
  cle_indechiffrable: { motif: 'cle_indechiffrable' },
  dossier_inaccessible: { motif: 'dossier_inaccessible', code: 'ENOSPC' },
};

describe('quand le poste ne s’ouvre pas', () => {
  test.each(Object.values(REFUS))('$motif : une phrase entière, qui dit quoi faire', (refus) => {
    const phrase = phraseDemarrage(refus);
    expect(phrase).toMatch(/^[A-ZÀÉ].*\.$/);
    // Ce qui est arrivé, puis ce qu'il faut faire.
    expect(phrase).toMatch(/(Demandez|Ouvrez|Revenez|Vérifiez|Libérez) /);
    expect(phrase).not.toMatch(/safeStorage|basic_text|undefined|error|null/i);
    expect(phrase).not.toContain(refus.motif);
  });

  test('deux refus ne se disent pas de la même façon', () =>
    expect(new Set(Object.values(REFUS).map(phraseDemarrage)).size).toBe(Object.keys(REFUS).length));
});
