import type { OffreVue } from '../../domain/contract/offres.ts';
import type { Demande } from '../../domain/demande/demande.ts';
import { evaluer } from '../../domain/eligibilite/evaluer.ts';
import type { Offre } from '../../domain/offre/offre.ts';
import { proximite } from '../../domain/offre/calculer-proximite.ts';
import type { Proximite } from '../../domain/offre/proximite.ts';
import { departementsLimitrophes } from '../../domain/referentiels/limitrophes.ts';
import { ok, refused } from '../../domain/shared/result.ts';
import type { Handlers } from '../host/dispatch.ts';
import { jourDuPoste } from './dossier.ts';

/** Les offres d'un agent, en trois onglets, avec toutes les raisons pour et contre (G70–G74, D13). */
export const operationsOffre: Pick<Handlers, 'offre.lister' | 'offre.lire'> = {
  'offre.lister': ({ demandeId, onglet }, session) => {
    const dossier = session.vues.lireDossier(demandeId);
    if (dossier === null) return refused({ motif: 'dossier_absent' });
    const le = jourDuPoste(session);
    const departements = departementsLimitrophes(dossier.demande.communes.map((c) => c.departement));
    const situees = session.vues.offresOuvertes({ departements, jour: le }).flatMap((offre) => situer(dossier.demande, offre));
    const compte = (p: Proximite) => situees.filter((o) => o.proximite === p).length;
    const comptes = { demandee: compte('demandee'), limitrophe: compte('limitrophe'), departement: compte('departement') };
    const offres = situees
      .filter((o) => o.proximite === onglet)
      .map((o): OffreVue => ({ ...o, eligibilite: evaluer({ demande: dossier.demande, offre: o.offre, le }) }));
    return ok({ comptes, offres: offres.sort(parUrgence) });
  },
  'offre.lire': ({ demandeId, offreId }, session) => {
    const dossier = session.vues.lireDossier(demandeId);
    if (dossier === null) return refused({ motif: 'dossier_absent' });
    const offre = session.vues.lireOffre(offreId);
    if (offre === null) return refused({ motif: 'offre_absente' });
    const le = jourDuPoste(session);
    const [situee] = situer(dossier.demande, offre);
    return ok({ offre, proximite: situee?.proximite ?? null, eligibilite: evaluer({ demande: dossier.demande, offre, le }) });
  },
};

function situer(demande: Demande, offre: Offre): { offre: Offre; proximite: Proximite }[] {
  const p = proximite(
    demande.communes.map((c) => c.insee),
    offre.commune.insee,
  );
  return p === null ? [] : [{ offre, proximite: p }];
}

/** La date limite la plus proche d'abord ; à égalité, la référence, pour un ordre qui ne bouge pas. */
const parUrgence = (a: OffreVue, b: OffreVue): number =>
  a.offre.dateLimite.localeCompare(b.offre.dateLimite) || a.offre.reference.localeCompare(b.offre.reference);
