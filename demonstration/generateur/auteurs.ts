import type { Auteur } from '../../domain/candidature/candidature.ts';
import type { EtatCandidature } from '../../domain/candidature/etapes.ts';
import type { Demande } from '../../domain/demande/demande.ts';
import { estEnVigueur, type Mandat, type Pouvoir } from '../../domain/mandat/mandat.ts';
import type { Jour } from '../../domain/shared/dates.ts';
import { GestionnaireId } from '../../domain/shared/ids.ts';
import { type CompteDemonstration, compteConseiller, comptesGestionnaires } from './comptes.ts';
import type { Hasard } from './hasard.ts';

const agent = (d: Demande): Auteur => ({ role: 'agent', id: d.agentId, nom: `${d.demandeur.prenom} ${d.demandeur.nom}` });
const nomComplet = (compte: CompteDemonstration): string => `${compte.prenom} ${compte.nom}`;

/**
 * Qui a fait ce pas : le conseiller étudie et transmet, le bailleur décide, l'agent accepte ou renonce.
 * L'agent postule et annule lui-même, ou un gestionnaire le fait si un mandat lui en donnait ce jour-là le pouvoir.
 */
export function auteurDe(h: Hasard, etat: EtatCandidature, demande: Demande, mandat: Mandat | null, jour: Jour, bailleur: string): Auteur {
  switch (etat) {
    case 'deposee':
      return agentOuGestionnaire(h, 'candidater', demande, mandat, jour);
    case 'annulee':
      return agentOuGestionnaire(h, 'annuler', demande, mandat, jour);
    case 'acceptee':
    case 'desistee':
      return agent(demande);
    case 'validee':
    case 'invalidee':
    case 'transmise':
      return { role: 'conseiller', nom: nomComplet(compteConseiller) };
    default:
      return { role: 'bailleur', nom: bailleur };
  }
}

function agentOuGestionnaire(h: Hasard, pouvoir: Pouvoir, demande: Demande, mandat: Mandat | null, jour: Jour): Auteur {
  const gestionnaires = comptesGestionnaires.filter((c) => c.academieId === demande.academieId);
  const retire = mandat?.retireLe != null && mandat.retireLe.slice(0, 10) <= jour;
  const mandate = mandat !== null && !retire && estEnVigueur({ ...mandat, retireLe: null }, jour) && mandat.pouvoirs.includes(pouvoir);
  if (!mandate || gestionnaires.length === 0 || demande.rattachement.validation !== 'validee' || h.chance(0.45)) return agent(demande);
  const compte = h.choix(gestionnaires);
  return { role: 'gestionnaire', id: GestionnaireId.parse(compte.id), nom: nomComplet(compte), mandatId: mandat.id };
}
