import { describe, expect, it } from 'vitest';
import { EtapeAgent } from '../../../domain/contract/agent.ts';
import { etapeAgent } from '../../../domain/demande/etape.ts';
import { uneDemande } from '../../constructeurs/demande.ts';

const sansEmployeur = { ...uneDemande().valeur().rattachement, employeur: '' };
const cas = [
  ['rien d’importé', null, 'importer'],
  ['importée avant le 20/04/2021', { importeeLe: '2021-04-19', codeConfirmeLe: null }, 'revalider'],
  ['à revalider et sans employeur', { importeeLe: '2021-04-19', codeConfirmeLe: null, rattachement: sansEmployeur }, 'revalider'],
  ['sans employeur', { rattachement: sansEmployeur, dossierValideLe: null }, 'completer'],
  ['dossier pas encore validé', { dossierValideLe: null }, 'pieces'],
  ['prêt', {}, 'pret'],
] as const;

describe('la prochaine chose à faire (G30–G59, G62)', () => {
  it.each(cas)('%s', (_, traits, attendue) => {
    expect(etapeAgent(traits === null ? null : uneDemande().avec(traits).valeur())).toBe(attendue);
  });

  it('chaque étape du contrat arrive dans un de ces cas', () => {
    expect(new Set(cas.map(([, , attendue]) => attendue))).toEqual(new Set(EtapeAgent.options));
  });
});
