import { type Demande, motifsDemande, type Rattachement } from '../../domain/demande/demande.ts';
import { doitRevalider } from '../../domain/demande/revalider.ts';
import { ajouterJours, ajouterMois, type Jour } from '../../domain/shared/dates.ts';
import { AgentId, DemandeId } from '../../domain/shared/ids.ts';
import { estFrancilien } from './academies.ts';
import { instantDuJour, jourEntre } from './calendrier.ts';
import { compteAgent } from './comptes.ts';
import type { Hasard } from './hasard.ts';
import { communesDemandees } from './lieux.ts';
import { type Foyer, unFoyer } from './menage.ts';
import { unNumeroUnique } from './numero-unique.ts';
import { securiteSocialeMasquee } from './personne.ts';
import { desPieces } from './pieces.ts';
import type { Plan } from './plan.ts';
import { desRessources } from './ressources.ts';

/** Avant le 20/04/2021 : le code de sécurité reste à saisir (G62). */
const IMPORT_A_REVALIDER: Jour = '2021-03-15';

/** Une demande de logement social complète, conforme au plan de son dossier. */
export function uneDemande(h: Hasard, plan: Plan, rang: number, aujourdhui: Jour): Demande {
  const foyer = rang === 0 ? foyerDuCompteAgent(h, aujourdhui) : unFoyer(h, aujourdhui, String(rang));
  const { deposeeLe, valableJusquau, actualiseeLe } = datesDe(h, plan, aujourdhui);
  // Un couple qui demande ensemble ne se sépare pas.
  const motif = h.choix(enCouple(foyer) ? motifsDemande.filter((m) => m !== 'separation') : motifsDemande);
  const situation = laSituation(h, foyer, motif);
  // Les plus anciennes ont été importées avant que le code de sécurité existe : elles restent à revalider (G62).
  const importeeLe = plan.aRevalider ? IMPORT_A_REVALIDER : deposeeLe < '2021-05-01' ? '2021-05-03' : deposeeLe;
  return {
    id: DemandeId.parse(h.uuid()),
    academieId: plan.academie.id,
    agentId: rang === 0 ? AgentId.parse(compteAgent.id) : AgentId.parse(h.uuid()),
    numeroUnique: unNumeroUnique(h, rang, plan.departement, deposeeLe),
    deposeeLe,
    valableJusquau,
    actualiseeLe,
    ...foyer,
    ressources: rang === 0 ? ressourcesDuCompteAgent(aujourdhui) : desRessources(h, aujourdhui, foyer.codemandeur?.activite ?? null),
    motif,
    ...situation,
    prioritaire: false,
    departement: plan.departement,
    communes: communesDemandees(h, plan.departement, rang === 0 ? 'Orléans' : null),
    rattachement: unRattachement(h, plan, foyer, rang, aujourdhui),
    pieces: desPieces(h, { ...foyer, motif, ...situation }, plan.dossierValide, rang === 0, aujourdhui),
    dossierValideLe: plan.dossierValide ? jourEntre(h, deposeeLe, ajouterJours(aujourdhui, plan.parcours.length > 0 ? -185 : -2)) : null,
    importeeLe,
    codeConfirmeLe: doitRevalider({ importeeLe, codeConfirmeLe: null }) ? null : `${importeeLe}T09:00:00.000Z`,
    changements: [],
  };
}

const enCouple = ({ menage: { lienCodemandeur } }: Foyer): boolean => lienCodemandeur !== null && lienCodemandeur !== 'autre';

/** La situation familiale suit le foyer ; le logement actuel suit le motif. */
function laSituation(h: Hasard, foyer: Foyer, motif: Demande['motif']): Pick<Demande, 'situationFamiliale' | 'logementActuel'> {
  const lien = foyer.menage.lienCodemandeur;
  const seule = h.pondere<Demande['situationFamiliale']>([
    ['celibataire', 62],
    ['divorce', 22],
    ['separe', 10],
    ['veuf', 6],
  ]);
  const seul = motif === 'separation' && seule !== 'divorce' ? 'separe' : seule;
  const ordinaire = h.pondere<Demande['logementActuel']>([
    ['locataire', 70],
    ['heberge', 20],
    ['logement_de_fonction', 4],
    ['proprietaire', 6],
  ]);
  const aDeux = { mariage: 'marie', pacs: 'pacse', concubinage: 'concubinage' } as const;
  return {
    situationFamiliale: lien === null || lien === 'autre' ? seul : aDeux[lien],
    logementActuel:
      motif === 'sans_logement'
        ? 'sans_logement'
        : motif === 'conge_du_proprietaire' || motif === 'logement_trop_cher'
          ? 'locataire'
          : ordinaire,
  };
}

/** La demande a été déposée un jour anniversaire de sa fin de validité, une à six années plus tôt, jamais dans l'avenir. */
function datesDe(h: Hasard, plan: Plan, aujourdhui: Jour): Pick<Demande, 'deposeeLe' | 'valableJusquau' | 'actualiseeLe'> {
  const valableJusquau = ajouterJours(aujourdhui, plan.jours);
  const recent = ajouterMois(valableJusquau, -12);
  const annees = h.pondere([
    [1, 50],
    [2, 22],
    [3, 14],
    [4, 8],
    [6, 6],
  ]);
  // Une demande qui a déjà candidaté a plus d'un an : son histoire tient tout entière après son dépôt.
  const ancienne = plan.parcours.length > 0 || recent > ajouterJours(aujourdhui, -5);
  // Importée au printemps 2021, elle a été déposée avant : en 2019 ou en 2020.
  const depuis2021 = Number(aujourdhui.slice(0, 4)) - 2019;
  const renouvelee = plan.aRevalider ? depuis2021 : ancienne ? Math.max(2, annees) : annees;
  const deposeeLe = ajouterMois(valableJusquau, -12 * renouvelee);
  const actualiseeLe = instantDuJour(
    h,
    jourEntre(h, deposeeLe > ajouterJours(aujourdhui, -90) ? deposeeLe : ajouterJours(aujourdhui, -90), ajouterJours(aujourdhui, -1)),
  );
  // À revalider : elle n'a pas pu être mise à jour depuis son import.
  return { deposeeLe, valableJusquau, actualiseeLe: plan.aRevalider ? `${IMPORT_A_REVALIDER}T09:00:00.000Z` : actualiseeLe };
}

function unRattachement(h: Hasard, plan: Plan, foyer: Foyer, rang: number, aujourdhui: Jour): Rattachement {
  const cdi = h.chance(0.78);
  return {
    a: foyer.codemandeur?.activite === 'emploi' && h.chance(0.2) ? 'codemandeur' : 'demandeur',
    siret: plan.academie.siret,
    employeur: `Rectorat de l’académie ${plan.academie.nom === 'Paris' ? 'de Paris' : 'd’Orléans-Tours'}`,
    matricule: h.chance(0.95) ? `${estFrancilien(plan.departement) ? 'P' : 'OT'}${String(100_000 + rang)}` : null,
    dateEntree: ajouterJours(aujourdhui, -h.entier(400, cdi ? 9_000 : 1_400)),
    cdi,
    codeEntreprise: null,
    validation: plan.validation,
    motifRefus: plan.validation === 'refusee' ? 'Ce matricule n’est pas celui d’un agent de notre académie.' : null,
  };
}

/** L'agent de la visite guidée vit seule et cherche un T2 : son dossier convient à la première offre. */
function foyerDuCompteAgent(h: Hasard, aujourdhui: Jour): Foyer {
  const { demandeur, ...reste } = unFoyer(h, aujourdhui, '', 'seul');
  const { nom, prenom, courriel } = compteAgent;
  return {
    ...reste,
    demandeur: {
      ...demandeur,
      civilite: 'madame',
      nom,
      nomNaissance: 'Lefèvre',
      prenom,
      courriel,
      nationalite: 'francaise',
      enSituationHandicap: false,
      securiteSocialeMasquee: securiteSocialeMasquee('madame', demandeur.dateNaissance),
    },
    menage: { ...reste.menage, naissancesAttendues: 0 },
  };
}

const ressourcesDuCompteAgent = (aujourdhui: Jour): Demande['ressources'] => ({
  revenusFiscaux: [{ annee: Number(aujourdhui.slice(0, 4)) - 2, montant: 19_480 }],
  mensuelles: 1_742.36,
  aideAuLogement: 0,
});
