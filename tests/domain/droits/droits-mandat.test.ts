import { describe, expect, it } from 'vitest';
import { mandatPour, raisonsDeNePasAgir } from '../../../domain/droits/droits-mandat.ts';
import { pouvoirs } from '../../../domain/mandat/mandat.ts';
import { demandeId, paris } from '../../constructeurs/identifiants.ts';
import { aujourdhui, midi } from '../../constructeurs/jours.ts';
import { unMandat } from '../../constructeurs/mandat.ts';

describe('agir au nom d’un agent', () => {
  it.each(pouvoirs)('est permis avec un mandat en vigueur qui donne le pouvoir « %s »', (pouvoir) => {
    expect(raisonsDeNePasAgir(unMandat().avecPouvoirs(pouvoir).valeur(), 'validee', pouvoir, aujourdhui)).toEqual([]);
  });

  it.each([
    ['sans mandat', null, [{ motif: 'mandat_absent' }]],
    ['avec un mandat retiré', unMandat().retireLe('2026-11-20'), [{ motif: 'mandat_retire', retireLe: midi('2026-11-20') }]],
    ['la veille du début', unMandat().avecPeriode('2026-11-24', '2027-11-23'), [{ motif: 'mandat_pas_commence', debut: '2026-11-24' }]],
    ['le premier jour', unMandat().avecPeriode('2026-11-23', '2027-11-22'), []],
    ['le dernier jour', unMandat().avecPeriode('2025-11-24', '2026-11-23'), []],
    ['le lendemain de la fin', unMandat().avecPeriode('2025-11-23', '2026-11-22'), [{ motif: 'mandat_termine', fin: '2026-11-22' }]],
    ['sans le pouvoir', unMandat().avecPouvoirs('voir_demande', 'annuler'), [{ motif: 'pouvoir_absent', pouvoir: 'candidater' }]],
  ])('%s', (_, mandat, attendu) => {
    expect(raisonsDeNePasAgir(mandat?.valeur() ?? null, 'validee', 'candidater', aujourdhui)).toEqual(attendu);
  });

  it('dit toutes les raisons à la fois', () => {
    const mandat = unMandat().avecPouvoirs('annuler').avecPeriode('2025-01-01', '2025-12-31').retireLe('2025-06-01').valeur();
    expect(raisonsDeNePasAgir(mandat, 'a_valider', 'candidater', aujourdhui).map((r) => r.motif)).toEqual([
      'mandat_retire',
      'mandat_termine',
      'pouvoir_absent',
      'rattachement_a_valider',
    ]);
    expect(raisonsDeNePasAgir(null, 'refusee', 'candidater', aujourdhui).map((r) => r.motif)).toEqual([
      'mandat_absent',
      'rattachement_refuse',
    ]);
  });

  it('sur le poste, l’horloge ne juge ni le début ni la fin', () => {
    expect(raisonsDeNePasAgir(unMandat().avecPeriode('2030-01-01', '2030-12-31').valeur(), 'validee', 'candidater', null)).toEqual([]);
    expect(raisonsDeNePasAgir(unMandat().avecPeriode('2020-01-01', '2020-12-31').valeur(), 'validee', 'candidater', null)).toEqual([]);
  });

  it('le mandat d’une autre demande ou d’une autre académie vaut absence de mandat', () => {
    const mandat = unMandat(1).valeur();
    expect(mandatPour(mandat, { demandeId: demandeId(1), academieId: mandat.academieId })).toBe(mandat);
    expect(mandatPour(mandat, { demandeId: demandeId(1) })).toBe(mandat);
    expect(mandatPour(mandat, { demandeId: demandeId(2) })).toBeNull();
    expect(mandatPour(mandat, { demandeId: demandeId(1), academieId: paris })).toBeNull();
    expect(mandatPour(null, { demandeId: demandeId(1) })).toBeNull();
  });
});
