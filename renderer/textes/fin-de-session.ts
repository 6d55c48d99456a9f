import type { RaisonDroitPerdu } from '../../domain/contract/droit-perdu.ts';
import type { FinDeSession } from '../../domain/contract/session.ts';
import { accorder, compter } from './formats.ts';

/** Ce qui est arrivé, quand le poste n'a plus le droit de rien garder (I-10). */
const droitPerdu: Readonly<Record<RaisonDroitPerdu, { readonly titre: string; readonly phrase: string; readonly suite: string }>> = {
  compte_ferme: {
    titre: 'Votre compte est désactivé',
    phrase: 'Votre compte de gestionnaire a été désactivé : les dossiers ont été effacés de ce poste.',
    suite: "Si ce n'est pas normal, appelez votre assistance informatique.",
  },
  poste_arrete: {
    titre: 'Ce poste a été arrêté',
    phrase: 'Votre assistance informatique a arrêté ce poste : les dossiers en ont été effacés.',
    suite: 'Pour reprendre ici, appelez-la, puis connectez-vous de nouveau avec le réseau.',
  },
  poste_inconnu: {
    titre: "Ce poste n'est plus inscrit à votre compte",
    phrase: "Votre académie a changé, ou ce poste n'est plus reconnu : les dossiers en ont été effacés.",
    suite: 'Connectez-vous de nouveau avec le réseau : vous retrouverez les dossiers auxquels vous avez droit.',
  },
};

/** Ce qui est sûr : les actes qui attendaient d'être envoyés. */
const gardes = (enAttente: number): string =>
  enAttente === 0
    ? "Rien de ce que vous aviez enregistré n'est perdu : aucun acte n'attendait d'être envoyé."
    : `${compter(enAttente, 'acte', 'actes')} en attente ${accorder(enAttente, 'est gardé', 'sont gardés')} sur ce poste, et ${accorder(enAttente, 'partira', 'partiront')} dès que vous pourrez vous y reconnecter avec le réseau.`;

/** Un poste arrêté rend ses actes : le serveur les garde, sans les appliquer. */
function remis({ enAttente, rendus }: { readonly enAttente: number; readonly rendus: number }): string {
  const n = enAttente + rendus;
  if (n === 0) return "Aucun acte n'attend plus d'être envoyé.";
  const remise = enAttente === 0 ? accorder(n, 'a été remis', 'ont été remis') : accorder(n, 'sera remis', 'seront remis');
  const garde = accorder(n, "le garde sans l'appliquer : refaites-le", 'les garde sans les appliquer : refaites-les');
  return `${compter(n, 'acte', 'actes')} en attente ${remise} au serveur, qui ${garde} depuis un autre poste.`;
}

export function titreFin(fin: FinDeSession): string {
  if (fin.motif === 'base_abimee') return 'Les données de ce poste sont abîmées';
  return fin.motif === 'droit_perdu' ? droitPerdu[fin.raison].titre : 'Les dossiers de ce poste sont verrouillés';
}

/** Ce qui est arrivé, ce qui est sûr, quoi faire. */
export function phraseFin(fin: FinDeSession): string {
  if (fin.motif === 'hors_ligne_depuis_trop_longtemps')
    return `Ce poste n'a pas joint le serveur depuis plus de ${compter(fin.jours, 'jour', 'jours')} : les dossiers y sont verrouillés, car un agent a pu retirer son autorisation entre-temps. ${gardes(fin.enAttente)} Connectez ce poste au réseau, puis reconnectez-vous.`;
  if (fin.motif === 'base_abimee')
    return `Une partie des données de ce poste ne peut plus être lue. ${gardes(fin.enAttente)} Connectez ce poste au réseau, puis reconnectez-vous : il reprendra vos dossiers du serveur.`;
  const { phrase, suite } = droitPerdu[fin.raison];
  const sort = fin.raison === 'poste_arrete' ? remis(fin) : gardes(fin.enAttente);
  return `${phrase} ${sort} ${suite}`;
}
