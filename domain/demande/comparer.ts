import { type Changement, type Demande, Personne } from './demande.ts';
import type { DemandeDuRegistre } from './registre.ts';

type Copie = Pick<Demande, Exclude<keyof DemandeDuRegistre, 'siretDemandeur' | 'siretCodemandeur' | 'modifieeLe'>>;
type Champs = ReadonlyMap<string, string>;

/**
 * Ce que le site d'enregistrement a changé depuis la copie, champ par champ (G61, B9) : le chemin du champ, sa valeur avant et après.
 * Les dates restent « AAAA-MM-JJ », les montants des nombres, les choix leurs codes : l'écran les dit en français.
 */
export function comparer(avant: Copie, apres: Copie): Changement[] {
  const [anciens, nouveaux] = [champsDe(avant), champsDe(apres)];
  const chemins = [...new Set([...anciens.keys(), ...nouveaux.keys()])];
  return vrais(chemins.map((chemin) => ({ chemin, avant: anciens.get(chemin) ?? null, apres: nouveaux.get(chemin) ?? null })));
}

/**
 * Deux mises à jour de suite, dites comme une seule : la valeur d'avant la première, celle d'après la seconde.
 * Ce qui est revenu à ce qu'il était n'a pas changé.
 */
export function cumuler(anciens: readonly Changement[], recents: readonly Changement[]): Changement[] {
  const [premiers, derniers] = [anciens, recents].map((liste) => new Map(liste.map((c) => [c.chemin, c])));
  const chemins = [...new Set([...anciens, ...recents].map((c) => c.chemin))];
  return vrais(
    chemins.map((chemin) => ({
      chemin,
      avant: (premiers!.get(chemin) ?? derniers!.get(chemin)!).avant,
      apres: (derniers!.get(chemin) ?? premiers!.get(chemin)!).apres,
    })),
  );
}

/** Ce qui a vraiment changé. Une personne à charge qui arrive ou s'en va est un seul changement, qui dit tout d'elle. */
const vrais = (changements: readonly Changement[]): Changement[] =>
  changements
    .filter((c) => c.avant !== c.apres)
    .filter((c, _, tous) => !tous.some((autre) => PERSONNE_A_CHARGE.test(autre.chemin) && c.chemin.startsWith(`${autre.chemin}.`)));
const PERSONNE_A_CHARGE = /^menage\.personnesACharge\.[\d-]+\.\d+$/;

/** Les champs comparés, un par chemin ; un champ absent ou vide n'y est pas. */
function champsDe(d: Copie): Champs {
  const champs = new Map<string, string>();
  const poser = (chemin: string, valeur: unknown): void => {
    if (valeur !== null && valeur !== undefined && valeur !== '') champs.set(chemin, String(valeur));
  };
  poser('deposeeLe', d.deposeeLe);
  poser('valableJusquau', d.valableJusquau);
  poserPersonne(poser, 'demandeur', d.demandeur);
  poserPersonne(poser, 'codemandeur', d.codemandeur);
  poser('menage.lienCodemandeur', d.menage.lienCodemandeur);
  poserPersonnesACharge(poser, d.menage.personnesACharge);
  if (d.menage.naissancesAttendues > 0) poser('menage.naissancesAttendues', d.menage.naissancesAttendues);
  poser('ressources.mensuelles', d.ressources.mensuelles);
  poser('ressources.aideAuLogement', d.ressources.aideAuLogement);
  for (const { annee, montant } of d.ressources.revenusFiscaux) poser(`ressources.revenusFiscaux.${annee}`, montant);
  poser('motif', d.motif);
  poser('situationFamiliale', d.situationFamiliale);
  poser('logementActuel', d.logementActuel);
  poser('prioritaire', d.prioritaire ? 'true' : '');
  poser('communes', d.communes.map((c) => `${c.nom} (${c.departement})`).join(', '));
  return champs;
}

type Poser = (chemin: string, valeur: unknown) => void;

function poserPersonne(poser: Poser, qui: 'demandeur' | 'codemandeur', personne: Demande['codemandeur']): void {
  if (personne === null) return;
  // Les champs connus seulement : rien de plus ne sort d'ici, même si le registre en disait davantage (D7).
  for (const champ of Personne.keyof().options) poser(`${qui}.${champ}`, personne[champ]);
}

/** Une personne se reconnaît à sa date de naissance : en ajouter une est un seul changement, quelle que soit sa place. */
function poserPersonnesACharge(poser: Poser, personnes: Demande['menage']['personnesACharge']): void {
  const memes = new Map<string, number>();
  // Des jumeaux se suivent toujours dans le même ordre, quel que soit celui du registre.
  for (const { dateNaissance, enSituationHandicap } of personnes.toSorted(
    (a, b) => Number(a.enSituationHandicap) - Number(b.enSituationHandicap),
  )) {
    const rang = (memes.get(dateNaissance) ?? 0) + 1;
    memes.set(dateNaissance, rang);
    poser(`menage.personnesACharge.${dateNaissance}.${rang}`, dateNaissance);
    if (enSituationHandicap) poser(`menage.personnesACharge.${dateNaissance}.${rang}.enSituationHandicap`, 'true');
  }
}
