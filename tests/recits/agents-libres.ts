import type { Demonstration } from '../../demonstration/generateur/generer.ts';
import { postuler } from '../../domain/candidature/postuler.ts';
import type { Demande } from '../../domain/demande/demande.ts';
import { mandatCourant } from '../../domain/mandat/mandat.ts';
import { proximite } from '../../domain/offre/calculer-proximite.ts';
import { confirmerPieces, validerDossier } from '../../domain/pieces/valider-dossier.ts';
import type { Jour } from '../../domain/shared/dates.ts';
import { CandidatureId } from '../../domain/shared/ids.ts';

/**
 * Un agent d'Orléans-Tours pour qui l'on peut postuler à deux offres au moins d'une commune demandée, dont le nom a un accent,
 * et dont la liste de pièces est à jour : une fois toutes cochées, le dossier se valide.
 */
export interface AgentLibre {
  readonly prenom: string;
  readonly nom: string;
  readonly demandeId: string;
  /** L'adresse de son compte. */
  readonly courriel: string;
}

const essai = CandidatureId.parse('00000000-0000-4000-8000-000000000000');

export function agentsLibres({ demandes, mandats, candidatures, offres }: Demonstration, jour: Jour): AgentLibre[] {
  const accessibles = (demande: Demande) => {
    const mandat = mandatCourant(
      mandats.filter((m) => m.demandeId === demande.id),
      jour,
    );
    const siennes = candidatures.filter((c) => c.demandeId === demande.id);
    const communes = demande.communes.map((c) => c.insee);
    return offres.filter(
      (offre) =>
        proximite(communes, offre.commune.insee) === 'demandee' &&
        postuler(
          {
            academieId: demande.academieId,
            instant: `${jour}T08:00:00.000Z`,
            jour,
            auteur: () => ({ role: 'systeme', nom: 'essai' }),
            demande,
            mandat,
            candidatures: siennes,
            offre,
          },
          { candidatureId: essai, demandeId: demande.id, offreId: offre.id },
        ).ok,
    ).length;
  };
  const seValide = (demande: Demande) => {
    const cochee = confirmerPieces(demande, { deposees: demande.pieces.map(({ code, personne }) => ({ code, personne })) }, jour);
    return cochee.ok && validerDossier(cochee.value, jour).ok;
  };
  return demandes
    .filter((d) => d.academieId === 'orleans-tours' && /\p{M}/u.test(d.demandeur.nom.normalize('NFD')))
    .filter((d) => seValide(d) && accessibles(d) >= 2)
    .map((d) => ({ prenom: d.demandeur.prenom, nom: d.demandeur.nom, demandeId: d.id, courriel: d.demandeur.courriel }));
}
