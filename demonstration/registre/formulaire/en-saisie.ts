import type { Personne } from '../../../domain/demande/demande.ts';
import type { DemandeDuRegistre } from '../../../domain/demande/registre.ts';
import type { Jour } from '../../../domain/shared/dates.ts';
import { enClair } from '../pages/phrases.ts';
import type { Saisie } from './champs.ts';
import { ecrireCommune } from './communes.ts';

const coche = (oui: boolean): string => (oui ? 'oui' : '');
const montant = (euros: number): string => String(euros).replace('.', ',');

/** La page d'une demande neuve : les deux années d'imposition d'usage, et rien d'autre. */
export const saisieNeuve = (aujourdhui: Jour): Saisie => ({
  naissancesAttendues: '0',
  'revenus.nombre': '2',
  ...Object.fromEntries([2, 1].map((recul, i) => [`revenus.${i}.annee`, String(Number(aujourdhui.slice(0, 4)) - recul)])),
});

/** La page qui montre cette demande : relue, elle redonne la même demande. */
export function enSaisie(demande: DemandeDuRegistre): Saisie {
  const { codemandeur, menage, ressources, communes } = demande;
  return {
    ...personne('demandeur', demande.demandeur, demande.siretDemandeur),
    ...(codemandeur === null ? {} : personne('codemandeur', codemandeur, demande.siretCodemandeur)),
    avecCodemandeur: coche(codemandeur !== null),
    lienCodemandeur: menage.lienCodemandeur ?? '',
    situationFamiliale: demande.situationFamiliale,
    naissancesAttendues: String(menage.naissancesAttendues),
    mensuelles: montant(ressources.mensuelles),
    aideAuLogement: montant(ressources.aideAuLogement),
    logementActuel: demande.logementActuel,
    motif: demande.motif,
    prioritaire: coche(demande.prioritaire),
    ...lignes(
      'aCharge',
      menage.personnesACharge.map((p) => ({ dateNaissance: enClair(p.dateNaissance), enSituationHandicap: coche(p.enSituationHandicap) })),
    ),
    ...lignes(
      'revenus',
      ressources.revenusFiscaux.map((r) => ({ annee: String(r.annee), montant: montant(r.montant) })),
    ),
    ...lignes(
      'communes',
      communes.map((c) => ({ nom: ecrireCommune(c) })),
    ),
  };
}

function personne(qui: string, p: Personne, siret: string | null): Saisie {
  const champs = {
    civilite: p.civilite,
    nom: p.nom,
    nomNaissance: p.nomNaissance === p.nom ? '' : p.nomNaissance,
    prenom: p.prenom,
    dateNaissance: enClair(p.dateNaissance),
    nationalite: p.nationalite,
    telephone: p.telephone,
    courriel: p.courriel,
    notificationSms: coche(p.notificationSms),
    securiteSociale: p.securiteSocialeMasquee ?? '',
    enSituationHandicap: coche(p.enSituationHandicap),
    activite: p.activite,
    siret: siret ?? '',
  };
  return Object.fromEntries(Object.entries(champs).map(([champ, valeur]) => [`${qui}.${champ}`, valeur]));
}

const lignes = (nom: string, contenus: readonly Saisie[]): Saisie => ({
  [`${nom}.nombre`]: String(contenus.length),
  ...Object.fromEntries(contenus.flatMap((ligne, i) => Object.entries(ligne).map(([champ, valeur]) => [`${nom}.${i}.${champ}`, valeur]))),
});
