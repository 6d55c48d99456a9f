import { describe, expect, it } from 'vitest';
import { etatsActifs, etatsFinaux } from '../../../domain/candidature/etapes.ts';
import { supprimer } from '../../../domain/demande/supprimer.ts';
import { auteurs, uneCandidature } from '../../constructeurs/candidature.ts';
import { uneDemande } from '../../constructeurs/demande.ts';
import { midi } from '../../constructeurs/jours.ts';

const demande = uneDemande().valeur();
const supprimerAvec = (candidatures: Parameters<typeof supprimer>[0]['candidatures']) =>
  supprimer({ demande, candidatures, auteur: auteurs.agent, instant: midi() });

describe('supprimer sa demande (G65)', () => {
  it.each(etatsFinaux)('avec une candidature « %s », rien n’est à annuler', (etat) => {
    expect(supprimerAvec([uneCandidature().dansLEtat(etat).valeur()])).toEqual({ ok: true, value: { annulee: null } });
  });

  it.each(etatsActifs)('avec une candidature « %s » : annulée avant la transmission, refusée après', (etat) => {
    const reponse = supprimerAvec([uneCandidature().dansLEtat(etat).valeur()]);
    if (etat === 'deposee' || etat === 'validee') expect(reponse.ok && reponse.value.annulee?.etat).toBe('annulee');
    else expect(reponse.ok ? [] : reponse.refus).toEqual([{ motif: 'dossier_chez_le_bailleur', etat }]);
  });

  it('sans demande, il n’y a rien à supprimer', () => {
    expect(supprimer({ demande: null, candidatures: [], auteur: auteurs.agent, instant: midi() }).ok).toBe(false);
  });
});
