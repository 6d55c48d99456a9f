import {
  Civilite,
  LienCodemandeur,
  logementsActuels,
  motifsDemande,
  Personne,
  situationsFamiliales,
} from '../../../domain/demande/demande.ts';
import { DemandeDuRegistre } from '../../../domain/demande/registre.ts';
import type { Commune } from '../../../domain/offre/offre.ts';
import type { Jour } from '../../../domain/shared/dates.ts';
import { z } from 'zod';
import type { Contenu } from '../stock.ts';
import type { Saisie } from './champs.ts';
import { chercherCommune, ecrireCommune } from './communes.ts';
import { creerLecteur, type Erreurs, type Lecteur } from './lecteur.ts';
import { listes, rangs } from './lignes.ts';

/** Les communes possibles d'une ligne, quand sa saisie ne suffit pas à en désigner une. */
export type Propositions = ReadonlyMap<string, readonly string[]>;

export type Composition =
  { readonly contenu: Contenu } | { readonly saisie: Saisie; readonly erreurs: Erreurs; readonly propositions: Propositions };

const ContenuSaisi = DemandeDuRegistre.omit({ numeroUnique: true, deposeeLe: true, valableJusquau: true, modifieeLe: true });
const situations = z.enum(situationsFamiliales);
const logements = z.enum(logementsActuels);
const motifs = z.enum(motifsDemande);
const COURRIEL = /^[^\s@,;<>()"]+@[^\s@,;<>()"]+\.[^\s@,;<>()"]+$/;
const TELEPHONE = /^(?:\+\d{1,3}|0)\d{9}$/;

/** La demande que dit cette page, ou toutes ses erreurs, chacune à son champ. */
export function composer(saisie: Saisie, aujourdhui: Jour): Composition {
  const lecteur = creerLecteur(saisie, aujourdhui);
  const propositions = new Map<string, readonly string[]>();
  const avecCodemandeur = lecteur.coche('avecCodemandeur');
  // Dans l'ordre de la page : le résumé des erreurs est dans l'ordre des champs.
  const demandeur = lirePersonne(lecteur, 'demandeur');
  const siretDemandeur = lecteur.siret('demandeur.siret');
  const situationFamiliale = lecteur.choix('situationFamiliale', situations, 'Choisissez la situation familiale.');
  const lienCodemandeur = avecCodemandeur
    ? lecteur.choix('lienCodemandeur', LienCodemandeur, 'Choisissez le lien avec le demandeur.')
    : null;
  const contenu = {
    demandeur,
    siretDemandeur,
    situationFamiliale,
    codemandeur: avecCodemandeur ? lirePersonne(lecteur, 'codemandeur') : null,
    siretCodemandeur: avecCodemandeur ? lecteur.siret('codemandeur.siret') : null,
    menage: {
      lienCodemandeur,
      personnesACharge: lireACharge(lecteur, saisie),
      naissancesAttendues: lecteur.entier('naissancesAttendues', 0, 5, 'Saisissez un nombre de 0 à 5.'),
    },
    ressources: {
      mensuelles: lecteur.montant('mensuelles', 'Saisissez les ressources mensuelles : 0 s’il n’y en a pas.'),
      aideAuLogement: lecteur.montant('aideAuLogement', 'Saisissez l’aide au logement : 0 si elle n’est pas connue.'),
      revenusFiscaux: lireRevenus(lecteur, saisie, Number(aujourdhui.slice(0, 4))),
    },
    logementActuel: lecteur.choix('logementActuel', logements, 'Choisissez le logement actuel.'),
    motif: lecteur.choix('motif', motifs, 'Choisissez le motif de la demande.'),
    prioritaire: lecteur.coche('prioritaire'),
  };
  const communes = lireCommunes(lecteur, saisie, propositions);
  if (lecteur.erreurs.size > 0) return { saisie: sansNumeroEntier(saisie), erreurs: lecteur.erreurs, propositions };
  return { contenu: ContenuSaisi.parse({ ...contenu, communes, departement: communes[0]?.departement }) };
}

function lirePersonne(l: Lecteur, qui: 'demandeur' | 'codemandeur'): Personne {
  const n = (champ: string) => `${qui}.${champ}`;
  const civilite = l.choix(n('civilite'), Civilite, 'Choisissez la civilité.');
  const nom = l.texte(n('nom'), 'Saisissez le nom d’usage.');
  return {
    civilite,
    nom,
    nomNaissance: l.texte(n('nomNaissance'), null) || nom,
    prenom: l.texte(n('prenom'), 'Saisissez le prénom.'),
    dateNaissance: l.jourPasse(n('dateNaissance'), 'Saisissez la date de naissance.'),
    nationalite: l.choix(n('nationalite'), Personne.shape.nationalite, 'Choisissez la nationalité.'),
    telephone: lireTelephone(l, n('telephone')),
    courriel: lireCourriel(l, n('courriel'), qui === 'demandeur'),
    notificationSms: l.coche(n('notificationSms')),
    securiteSocialeMasquee: lireSecuriteSociale(l, n('securiteSociale')),
    enSituationHandicap: l.coche(n('enSituationHandicap')),
    activite: l.choix(n('activite'), Personne.shape.activite.unwrap(), 'Choisissez l’activité.'),
  };
}

function lireTelephone(l: Lecteur, nom: string): string {
  const telephone = l.brut(nom).replace(/[\s.-]/gu, '');
  if (telephone !== '' && !TELEPHONE.test(telephone))
    l.refuser(nom, 'Saisissez un numéro à dix chiffres, par exemple 06 39 98 00 01, ou laissez ce champ vide.');
  return telephone;
}

function lireCourriel(l: Lecteur, nom: string, obligatoire: boolean): string {
  const courriel = l.texte(nom, obligatoire ? 'Saisissez l’adresse e-mail : le code de sécurité y est envoyé.' : null, 254);
  if (courriel !== '' && !COURRIEL.test(courriel)) l.refuser(nom, 'Cette adresse n’est pas complète : elle s’écrit nom@domaine.fr.');
  return courriel;
}

function lireSecuriteSociale(l: Lecteur, nom: string): string | null {
  const chiffres = l.brut(nom).replace(/\s/gu, '');
  if (chiffres.length > 5)
    l.refuser(nom, 'Le numéro entier n’est jamais enregistré : nous n’avons gardé que ses cinq premiers caractères. Vérifiez-les.');
  else if (chiffres !== '' && !/^\d{5}$/.test(chiffres)) l.refuser(nom, 'Saisissez cinq chiffres, ou laissez ce champ vide.');
  return chiffres === '' ? null : chiffres;
}

/** Un numéro de sécurité sociale entier n'est pas même renvoyé à l'écran (D7). */
function sansNumeroEntier(saisie: Saisie): Saisie {
  const masque = (qui: string) => ({
    [`${qui}.securiteSociale`]: (saisie[`${qui}.securiteSociale`] ?? '').replace(/\s/gu, '').slice(0, 5),
  });
  return { ...saisie, ...masque('demandeur'), ...masque('codemandeur') };
}

/** Une ligne laissée vide n'est personne. */
const lireACharge = (l: Lecteur, saisie: Saisie) =>
  rangs(saisie, listes.aCharge)
    .map((i) => ({ jour: `aCharge.${i}.dateNaissance`, handicap: `aCharge.${i}.enSituationHandicap` }))
    .filter(({ jour, handicap }) => l.brut(jour) !== '' || l.coche(handicap))
    .map(({ jour, handicap }) => ({
      dateNaissance: l.jourPasse(jour, 'Saisissez la date de naissance, ou décochez la case pour retirer cette personne.'),
      enSituationHandicap: l.coche(handicap),
    }));

/** Aucune année n'est exigée : une personne peut n'avoir encore aucun avis d'imposition. */
function lireRevenus(l: Lecteur, saisie: Saisie, cetteAnnee: number) {
  const lignes = rangs(saisie, listes.revenus)
    .map((i) => ({ annee: `revenus.${i}.annee`, montant: `revenus.${i}.montant` }))
    .filter(({ annee, montant }) => l.brut(annee) !== '' || l.brut(montant) !== '');
  const revenus = lignes.map(({ annee, montant }) => ({
    annee: l.entier(annee, 2000, cetteAnnee, `Saisissez une année, de 2000 à ${cetteAnnee}.`),
    montant: l.montant(montant, 'Saisissez le revenu fiscal de référence, ou effacez l’année si vous n’avez pas d’avis d’imposition.'),
  }));
  for (const [i, { annee }] of revenus.entries())
    if (annee !== 0 && revenus.findIndex((r) => r.annee === annee) < i)
      l.refuser(lignes[i]!.annee, 'Cette année est déjà saisie plus haut.');
  return revenus;
}

function lireCommunes(l: Lecteur, saisie: Saisie, propositions: Map<string, readonly string[]>): Commune[] {
  const lues = new Map<string, Commune>();
  for (const nom of rangs(saisie, listes.communes).map((i) => `communes.${i}.nom`)) {
    if (l.brut(nom) === '') continue;
    const trouvee = chercherCommune(l.texte(nom, null));
    if ('insee' in trouvee) {
      if (lues.has(trouvee.insee)) l.refuser(nom, 'Cette commune est déjà demandée plus haut.');
      lues.set(trouvee.insee, { insee: trouvee.insee, nom: trouvee.nom, departement: trouvee.departement });
    } else if (trouvee.length === 0)
      l.refuser(nom, 'Aucune commune de ce nom. Saisissez le début de son nom, son code postal ou son code INSEE.');
    else {
      propositions.set(nom, trouvee.map(ecrireCommune));
      l.refuser(nom, 'Plusieurs communes sont possibles. Choisissez la vôtre dans la liste.');
    }
  }
  if (lues.size === 0) l.refuser('communes.0.nom', 'Saisissez au moins une commune.');
  return [...lues.values()];
}
