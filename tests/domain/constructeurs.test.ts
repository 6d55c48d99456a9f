import { describe, expect, it } from 'vitest';
import { Candidature } from '../../domain/candidature/candidature.ts';
import { etatsCandidature } from '../../domain/candidature/etapes.ts';
import { actesDepuis, transitionDe } from '../../domain/candidature/transitions.ts';
import { Demande } from '../../domain/demande/demande.ts';
import { Mandat } from '../../domain/mandat/mandat.ts';
import { Offre } from '../../domain/offre/offre.ts';
import { departementDe } from '../../domain/referentiels/departements.ts';
import { trouverCommune } from '../../domain/referentiels/communes.ts';
import { uneCandidature } from '../constructeurs/candidature.ts';
import { communesDesEssais, type NomDeCommune, uneCommune } from '../constructeurs/commune.ts';
import { uneDemande } from '../constructeurs/demande.ts';
import { unMandat } from '../constructeurs/mandat.ts';
import { uneOffre } from '../constructeurs/offre.ts';
import { unEnfant } from '../constructeurs/personne.ts';

describe('les constructeurs', () => {
  it('donnent des valeurs valides par défaut', () => {
    expect(Demande.parse(uneDemande().valeur())).toEqual(uneDemande().valeur());
    expect(
      Demande.safeParse(uneDemande(2).avecCodemandeur().avecACharge(unEnfant()).avecCommunes('Paris', 'Vincennes').valeur()).success,
    ).toBe(true);
    expect(Offre.parse(uneOffre().valeur())).toEqual(uneOffre().valeur());
    expect(Mandat.parse(unMandat().valeur())).toEqual(unMandat().valeur());
    expect(Candidature.parse(uneCandidature().valeur())).toEqual(uneCandidature().valeur());
  });

  it('donnent un mandat pour la demande, et la même valeur à chaque fois', () => {
    const { demande, mandat } = uneDemande(7).avecMandat((m) => m.avecPouvoirs('voir_demande'));
    expect([mandat.demandeId, mandat.agentId, mandat.academieId]).toEqual([demande.id, demande.agentId, demande.academieId]);
    expect(mandat.pouvoirs).toEqual(['voir_demande']);
    expect(uneDemande(7).avecMandat((m) => m.avecPouvoirs('voir_demande'))).toEqual({ demande, mandat });
    expect(uneDemande(8).valeur().id).not.toBe(demande.id);
  });

  it.each(etatsCandidature)('mènent une candidature à l’état %s par des actes permis', (etat) => {
    const { evenements, etat: final } = uneCandidature().dansLEtat(etat).valeur();
    expect(final).toBe(etat);
    expect(evenements[0]?.etat).toBe('deposee');
    for (const [i, evenement] of evenements.slice(1).entries()) {
      const permis = actesDepuis(evenements[i]!.etat)
        .map(transitionDe)
        .filter((t) => t.vers === evenement.etat);
      expect(
        permis.some((t) => t.par.includes(evenement.auteur.role)),
        `${evenements[i]!.etat} → ${evenement.etat}`,
      ).toBe(true);
    }
  });

  it.each(Object.keys(communesDesEssais) as NomDeCommune[])('prennent la commune réelle %s', (nom) => {
    const commune = uneCommune(nom);
    const reelle = trouverCommune(commune.insee);
    expect(reelle?.departement).toBe(commune.departement);
    expect(departementDe(commune.insee)).toBe(commune.departement);
    expect(reelle?.nom).toBe(nom);
  });
});
