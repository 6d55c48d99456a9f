import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparer } from '../../../domain/demande/comparer.ts';
import { Demande } from '../../../domain/demande/demande.ts';
import { etapeAgent } from '../../../domain/demande/etape.ts';
import { importer } from '../../../domain/demande/importer.ts';
import type { DemandeDuRegistre } from '../../../domain/demande/registre.ts';
import { doitRevalider } from '../../../domain/demande/revalider.ts';
import { listeRequise } from '../../../domain/pieces/liste-requise.ts';
import { HORS_ACADEMIE } from '../../../domain/shared/ids.ts';
import { uneDemande } from '../../constructeurs/demande.ts';
import { agentId, demandeId } from '../../constructeurs/identifiants.ts';
import { aujourdhui, midi } from '../../constructeurs/jours.ts';
import { duRegistre } from '../../constructeurs/registre.ts';
import { uneDemandeQuelconque } from './demande-quelconque.ts';

const validee = uneDemande(3).avecCodemandeur().valeur();
const importee = (registre: DemandeDuRegistre): Demande =>
  importer({ registre, demandeId: demandeId(7), agentId: agentId(8), instant: midi(), jour: aujourdhui });

describe('importer une demande (G36)', () => {
  it('n’est encore à aucune académie, et propose le SIRET que le registre connaît (D5)', () => {
    const copie = importee(duRegistre(validee, { siretDemandeur: '73282932000074', siretCodemandeur: '17450430800019' }));
    expect([copie.id, copie.agentId, copie.academieId]).toEqual([demandeId(7), agentId(8), HORS_ACADEMIE]);
    expect(copie.rattachement).toEqual({
      a: 'demandeur',
      siret: '73282932000074',
      employeur: '',
      codeEntreprise: null,
      matricule: null,
      dateEntree: null,
      cdi: null,
      validation: 'a_valider',
      motifRefus: null,
    });
  });

  it('sans SIRET au registre, il reste à saisir', () => {
    expect(importee(duRegistre(validee, { siretDemandeur: null })).rattachement.siret).toBe('');
  });

  it('rien n’est validé : ni pièce, ni dossier, et la prochaine étape est de compléter', () => {
    const copie = importee(duRegistre(validee));
    expect(copie.pieces).toEqual(listeRequise(validee, aujourdhui));
    expect(copie.pieces.filter((p) => p.deposeeLe !== null)).toEqual([]);
    expect(copie.dossierValideLe).toBeNull();
    expect(etapeAgent(copie)).toBe('completer');
  });

  it('le code vient d’être confirmé : jamais à revalider, même avec une horloge d’avant le 20 avril 2021 (G62)', () => {
    const copie = importee(duRegistre(validee));
    expect([copie.importeeLe, copie.codeConfirmeLe, copie.actualiseeLe]).toEqual([aujourdhui, midi(), midi()]);
    expect(doitRevalider({ ...copie, importeeLe: '2021-04-19' })).toBe(false);
  });

  it('quelle que soit la demande : tout ce que dit le registre, et rien qui n’ait sa place', () => {
    fc.assert(
      fc.property(uneDemandeQuelconque, (demande) => {
        const copie = importee(duRegistre(demande));
        expect(comparer(copie, demande)).toEqual([]);
        expect(copie.numeroUnique).toEqual(demande.numeroUnique);
        expect(Demande.strict().parse(copie)).toEqual(copie);
        expect(copie.changements).toEqual([]);
      }),
    );
  });
});
