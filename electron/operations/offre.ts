import { evaluer } from '../../domain/eligibilite/evaluer.ts';
import { supposer } from '../../domain/eligibilite/supposer.ts';
import { compterParOnglet, departementsDesOffres, offresParOnglet, voirOffre } from '../../domain/offre/offres-par-onglet.ts';
import { ok, refused } from '../../domain/shared/result.ts';
import type { Handlers } from '../host/dispatch.ts';
import { jourDuPoste } from './dossier.ts';

/** Les offres d'un agent, en trois onglets, avec toutes les raisons pour et contre (G70–G74, D13). */
export const operationsOffre: Pick<Handlers, 'offre.lister' | 'offre.lire' | 'offre.supposer'> = {
  'offre.lister': ({ demandeId, onglet }, session) => {
    const dossier = session.vues.lireDossier(demandeId);
    if (dossier === null) return refused({ motif: 'dossier_absent' });
    const le = jourDuPoste(session);
    const ouvertes = session.vues.offresOuvertes({ departements: departementsDesOffres(dossier.demande), jour: le });
    const vues = offresParOnglet(dossier.demande, ouvertes, le);
    return ok({ comptes: compterParOnglet(vues), offres: vues.filter((v) => v.proximite === onglet) });
  },
  'offre.lire': ({ demandeId, offreId }, session) => {
    const dossier = session.vues.lireDossier(demandeId);
    if (dossier === null) return refused({ motif: 'dossier_absent' });
    const offre = session.vues.lireOffre(offreId);
    return offre === null ? refused({ motif: 'offre_absente' }) : ok(voirOffre(dossier.demande, offre, jourDuPoste(session)));
  },
  'offre.supposer': ({ demandeId, offreId, hypothese }, session) => {
    const dossier = session.vues.lireDossier(demandeId);
    if (dossier === null) return refused({ motif: 'dossier_absent' });
    const offre = session.vues.lireOffre(offreId);
    if (offre === null) return refused({ motif: 'offre_absente' });
    return ok(evaluer({ demande: supposer(dossier.demande, hypothese), offre, le: jourDuPoste(session) }));
  },
};
