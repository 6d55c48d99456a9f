import { DemandeDuRegistre } from '../../domain/demande/registre.ts';
import { lireNumeroUnique } from '../../domain/demande/numero-unique.ts';
import { trouverCommune } from '../../domain/referentiels/communes.ts';
import { ajouterMois, Jour } from '../../domain/shared/dates.ts';
import * as codes from './interface-nuu-codes.ts';
import { codeDe, elements, lireXml, type Noeud, texteDe } from './xml.ts';

/** Une demande du fichier : relue, ou ce qui lui manque, sans rien citer d'elle. `rang` est sa place dans le fichier, à partir de 1. */
export type DemandeLue = { readonly rang: number; readonly numeroUnique: string | null } & (
  { readonly demande: DemandeDuRegistre } | { readonly defauts: readonly string[] }
);

/**
 * Lire un fichier de demandes du SNE (racine interfaceNuu). Les éléments viennent d'exemples publics de la version 02.00 ; aucun exemple
 * public ne montre ceux du numéro de sécurité sociale, du SIRET, du SMS, du handicap, du renouvellement, du motif et du DALO :
 * leurs noms sont supposés, à revoir contre le cahier des interfaces.
 */
export function lireInterfaceNuu(texte: string): { readonly demandes: readonly DemandeLue[] } | { readonly defaut: string } {
  const xml = lireXml(texte);
  if ('defaut' in xml) return xml;
  const [racine] = elements(xml.racine, 'interfaceNuu');
  if (racine === undefined) return { defaut: 'sa racine n’est pas interfaceNuu' };
  const dateFichier = Date.parse(texteDe(racine, 'entete/dateFichier') ?? '');
  if (Number.isNaN(dateFichier)) return { defaut: 'son en-tête n’a pas de date' };
  const modifieeLe = new Date(dateFichier).toISOString();
  return { demandes: elements(racine, 'demande/demandeLogement').map((noeud, i) => lireDemande(noeud, i + 1, modifieeLe)) };
}

function lireDemande(noeud: Noeud, rang: number, modifieeLe: string): DemandeLue {
  const numero = lireNumeroUnique(texteDe(noeud, 'numUnique') ?? '', modifieeLe.slice(0, 10));
  if (!numero.ok) return { rang, numeroUnique: null, defauts: ['numUnique'] };
  const { valeur, type } = numero.value;
  const personnes = elements(noeud, 'personnePhysique/listeCotitulaire/cotitulaire');
  // La plateforme ne connaît qu'un codemandeur : en taire un second fausserait le ménage.
  if (personnes.length > 1) return { rang, numeroUnique: valeur, defauts: ['listeCotitulaire'] };
  const lue = DemandeDuRegistre.safeParse({ numeroUnique: { valeur, type }, modifieeLe, ...traits(noeud, personnes[0] ?? null) });
  if (lue.success) return { rang, numeroUnique: valeur, demande: lue.data };
  return { rang, numeroUnique: valeur, defauts: [...new Set(lue.error.issues.map(({ path }) => path.join('.')))] };
}

function traits(noeud: Noeud, cotitulaire: Noeud | null) {
  const [demandeur = ''] = elements(noeud, 'personnePhysique/demandeur');
  const membres = cotitulaire === null ? [demandeur] : [demandeur, cotitulaire];
  const communes = elements(noeud, 'logementRecherche/listeLocalisationSouhaite/localisationSouhaite').map(lireCommune);
  const deposeeLe = jour(texteDe(noeud, 'dateCreationDemande'));
  const depart = jour(texteDe(noeud, 'dateRenouvellement')) ?? deposeeLe;
  return {
    deposeeLe,
    // R441-2-7 CCH : un an après le dépôt ou le dernier renouvellement.
    valableJusquau: depart === null ? null : ajouterMois(depart, 12),
    demandeur: lirePersonne(demandeur),
    codemandeur: cotitulaire === null ? null : lirePersonne(cotitulaire),
    menage: lireMenage(noeud, cotitulaire),
    ressources: { revenusFiscaux: revenusFiscaux(membres), mensuelles: mensuelles(membres), aideAuLogement: 0 },
    motif: codes.motifs[codeDe(noeud, 'listeMotifDemande/motifDemande') ?? ''] ?? 'autre',
    situationFamiliale: traduire(codes.situations, codeDe(demandeur, 'situationFamiliale')),
    logementActuel: codes.logements[codeDe(noeud, 'personnePhysique/logementActuel/listeModeleLogement/modeleLogement') ?? ''] ?? 'autre',
    prioritaire: codeDe(noeud, 'statutDalo') === codes.DALO_ACTIF,
    departement: communes[0]?.departement,
    communes,
    siretDemandeur: texteDe(demandeur, 'situationProfessionnelle/siretEmployeur'),
    siretCodemandeur: cotitulaire === null ? null : texteDe(cotitulaire, 'situationProfessionnelle/siretEmployeur'),
  };
}

function lirePersonne(noeud: Noeud) {
  const nom = texteDe(noeud, 'nom');
  return {
    civilite: traduire(codes.civilites, codeDe(noeud, 'civilite')),
    nom,
    nomNaissance: texteDe(noeud, 'nomPatronymique') ?? nom,
    prenom: texteDe(noeud, 'prenom'),
    dateNaissance: jour(texteDe(noeud, 'dateNaissance')),
    nationalite: traduire(codes.nationalites, codeDe(noeud, 'nationalite')),
    telephone: texteDe(noeud, 'telPortable') ?? '',
    courriel: texteDe(noeud, 'mel') ?? '',
    notificationSms: texteDe(noeud, 'accordSms') === 'true',
    // Le fichier porte le numéro entier : on n'en retient que les cinq premiers chiffres (D7).
    securiteSocialeMasquee: texteDe(noeud, 'numeroSecuriteSociale')?.slice(0, 5) ?? null,
    enSituationHandicap: texteDe(noeud, 'situationHandicap') === 'true',
    activite: codes.activites[codeDe(noeud, 'situationProfessionnelle/typeContratTravail') ?? ''] ?? 'sans_activite',
  };
}

function lireMenage(noeud: Noeud, cotitulaire: Noeud | null) {
  const foyer = (chemin: string) => elements(noeud, `personnePhysique/${chemin}`);
  const alternes = foyer('listePersonneEnGarde/personneEnGarde').filter((p) => codeDe(p, 'coParentalite') === codes.GARDE_ALTERNEE);
  return {
    lienCodemandeur: cotitulaire === null ? null : traduire(codes.liens, codeDe(cotitulaire, 'lienDemandeur')),
    personnesACharge: [...foyer('listePersonneACharge/personneACharge'), ...alternes].map((p) => ({
      dateNaissance: jour(texteDe(p, 'dateNaissance')),
      enSituationHandicap: texteDe(p, 'situationHandicap') === 'true',
    })),
    naissancesAttendues: Number(texteDe(noeud, 'personnePhysique/personneANaitre/nombre') ?? 0),
  };
}

/** La somme du ménage, année par année : le SNE donne N-1 et N-2, personne par personne ; un montant absent n'est pas un zéro. */
function revenusFiscaux(membres: readonly Noeud[]): { annee: number; montant: number }[] {
  const parAnnee = new Map<number, number>();
  for (const [membre, recul] of membres.flatMap((m) => [1, 2].map((r) => [m, r] as const))) {
    const annee = texteDe(membre, `revenuFiscal/anneeMoins${recul}`);
    const montant = texteDe(membre, `revenuFiscal/montantMoins${recul}`);
    if (annee !== null && montant !== null) parAnnee.set(Number(annee), (parAnnee.get(Number(annee)) ?? 0) + Number(montant));
  }
  return [...parAnnee].map(([annee, montant]) => ({ annee, montant }));
}

/** Ce que le ménage reçoit par mois, aides au logement non comprises : le SNE ne les compte pas. */
const mensuelles = (membres: readonly Noeud[]): number =>
  membres
    .flatMap((m) => elements(m, 'listeRessourceRecue/detailRessource'))
    .reduce((total, detail) => total + Number(texteDe(detail, 'montant') ?? 0), 0);

/** Null pour un code commune inconnu : la relecture le dira. */
function lireCommune(noeud: Noeud) {
  const trouvee = trouverCommune(codeDe(noeud, 'commune') ?? '');
  return trouvee === null ? null : { insee: trouvee.insee, nom: trouvee.nom, departement: trouvee.departement };
}

const traduire = <V>(table: Readonly<Record<string, V>>, code: string | null): V | null => table[code ?? ''] ?? null;
/** Le jour d'une date ou d'un instant ; null quand il n'existe pas. */
const jour = (texte: string | null): Jour | null => Jour.safeParse(texte?.slice(0, 10)).data ?? null;
