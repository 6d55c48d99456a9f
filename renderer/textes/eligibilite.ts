import type { Raison } from '../../domain/eligibilite/eligibilite.ts';
import { typologie } from './candidature.ts';
import { secteurPlafond } from './dossier.ts';
import { compter, enumerer, euros, nombreDecimal } from './formats.ts';

type Phrases = { readonly [R in Raison['regle']]: (raison: Extract<Raison, { regle: R }>) => string };

export const regle: Readonly<Record<Raison['regle'], string>> = {
  typologie: 'Ménage et typologie',
  plafond: 'Plafond de ressources',
  taux_effort: "Taux d'effort",
};

/** Chaque règle avec ses chiffres (D13). */
const phrases: Phrases = {
  typologie: (r) =>
    `${compter(r.personnes, 'personne', 'personnes')} : typologies adaptées ${enumerer(r.adaptees.map(typologie))} ; celle-ci est ${typologie(r.typologie)}.`,
  plafond: (r) =>
    `${r.normeLocative} : ${revenu(r)}, ${plafond(r)}${r.secteur === null ? '' : ` (${secteurPlafond[r.secteur]}, ${categorie(r)})`}.`,
  taux_effort: (r) =>
    `Ressources ${euros(r.ressourcesMensuelles)}${r.aideAuLogement > 0 ? ` et aide au logement ${euros(r.aideAuLogement)}` : ''} par mois, ` +
    `loyer charges comprises ${euros(r.loyerChargesComprises)}${r.foisLeLoyer === null ? '' : ` : ${nombreDecimal(r.foisLeLoyer)} fois le loyer, pour environ 3 attendues`}.`,
};

type Plafond = Extract<Raison, { regle: 'plafond' }>;
const revenu = (r: Plafond): string =>
  r.revenu === null
    ? `revenu fiscal de référence ${r.anneeRevenu} non connu`
    : `revenu fiscal de référence ${r.anneeRevenu} de ${euros(r.revenu)}`;
const plafond = (r: Plafond): string =>
  r.plafond === null ? `plafond ${r.anneePlafond} non connu` : `plafond ${r.anneePlafond} de ${euros(r.plafond)}`;
const categorie = (r: Plafond): string =>
  `catégorie de ménage ${r.categorie}${r.personnesSupplementaires > 0 ? ` et ${compter(r.personnesSupplementaires, 'personne en plus', 'personnes en plus')}` : ''}`;

export const phraseRaison = (raison: Raison): string => (phrases[raison.regle] as (r: Raison) => string)(raison);
