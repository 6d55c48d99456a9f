import { unAgent } from '../agent/outils.ts';
import type { Auteur } from '../../../domain/candidature/candidature.ts';
import { semence } from '../instruction/outils.ts';
import { uneCandidature } from '../../constructeurs/candidature.ts';
import { uneDemande } from '../../constructeurs/demande.ts';
import {
  agentId,
  bailleurId,
  candidatureId,
  demandeId,
  gestionnaireId,
  mandatId,
  offreId,
  orleansTours,
  paris,
  posteId,
} from '../../constructeurs/identifiants.ts';
import { uneOffre } from '../../constructeurs/offre.ts';
import {
  AGENT,
  AUTRE_BAILLEUR,
  BAILLEUR,
  CONSEILLER,
  GESTIONNAIRE,
  PARISIENNE,
  seConnecter,
  type Plateforme,
  type Poste,
} from '../outils.ts';

/** Tous ceux qui peuvent frapper à la porte du serveur. */
export const lecteurs = [
  'personne',
  'gestionnaire',
  'autre_academie',
  'agent',
  'autre_agent',
  'conseiller',
  'bailleur',
  'autre_bailleur',
] as const;
export type Lecteur = (typeof lecteurs)[number];

/** Le constructeur fait agir la gestionnaire 1 sous le mandat 1 : ici, chaque dossier a le sien. */
const auteurDuDossier = (auteur: Auteur, n: number): Auteur =>
  auteur.role === 'gestionnaire' ? { ...auteur, id: gestionnaireId(n === 2 ? 3 : 1), mandatId: mandatId(n) } : auteur;

/**
 * Trois agents : le 1 est d'Orléans, mandaté, et son dossier est chez le bailleur 1 ; le 2 est de Paris, mandaté, chez le bailleur 2 ;
 * le 3 est d'Orléans sans mandat, et sa candidature à une offre du bailleur 1 ne lui est pas transmise.
 */
export const dossiers = [1, 2, 3].map((n) => {
  const academieId = n === 2 ? paris : orleansTours;
  const offre = uneOffre(n)
    .avec({ bailleurId: bailleurId(n === 2 ? 2 : 1) })
    .avecCommune(n === 2 ? 'Paris' : 'Orléans')
    .valeur();
  const { demande, mandat } = uneDemande(n)
    .avec({ academieId, agentId: agentId(n) })
    .avecDemandeur({ nom: `Zqnom${'abc'[n - 1]}`, courriel: `zqcanari${n}@messagerie.test`, telephone: `06399${n}77${n}5` })
    .avecRessources(3_917_000 + n)
    .avecMandat();
  const { evenements, ...reste } = uneCandidature(n)
    .deLaDemande(demande)
    .surLOffre(offre)
    .dansLEtat(n === 3 ? 'deposee' : 'transmise')
    .valeur();
  const candidature = { ...reste, evenements: evenements.map((e) => ({ ...e, auteur: auteurDuDossier(e.auteur, n) })) };
  return { demande, mandat, offre, candidature };
});

export const semenceDuMonde = { ...semence(dossiers), mandats: dossiers.slice(0, 2).map((d) => d.mandat) };

/** Ce qui trahit une ligne du dossier n, où qu'on le lise. */
export const tracesDuDossier = (n: number): string[] => {
  const { demande } = dossiers[n - 1]!;
  return [
    demandeId(n),
    agentId(n),
    candidatureId(n),
    demande.numeroUnique.valeur,
    demande.demandeur.nom,
    demande.demandeur.courriel,
    demande.demandeur.telephone,
    String(demande.ressources.mensuelles),
    ...(n === 3 ? [] : [mandatId(n)]),
  ];
};

/** Les dossiers qu'un lecteur peut voir. ALS étudie les candidatures de toutes les académies ; personne ne voit rien. */
export const dossiersVus: Readonly<Record<Lecteur, readonly number[]>> = {
  personne: [],
  gestionnaire: [1],
  autre_academie: [2],
  agent: [1],
  autre_agent: [2],
  conseiller: [1, 2, 3],
  bailleur: [1],
  autre_bailleur: [2],
};

/** Les adresses de connexion : chacun ne lit que la sienne. */
export const adresses: Readonly<Record<Exclude<Lecteur, 'personne'>, string>> = {
  gestionnaire: GESTIONNAIRE,
  autre_academie: PARISIENNE,
  agent: AGENT,
  autre_agent: 'agent2@essai.test',
  conseiller: CONSEILLER,
  bailleur: BAILLEUR,
  autre_bailleur: AUTRE_BAILLEUR,
};

/** Ce qu'aucune réponse à ce lecteur ne doit contenir : les dossiers qu'il ne voit pas, les adresses des autres, les empreintes. */
export const interdits = (lecteur: Lecteur): string[] => [
  ...[1, 2, 3].filter((n) => !dossiersVus[lecteur].includes(n)).flatMap(tracesDuDossier),
  ...Object.entries(adresses).flatMap(([qui, adresse]) => (qui === lecteur ? [] : [`"${adresse}"`])),
  'argon2id$',
];

/** Les lecteurs, leurs sessions ouvertes ; l'agent 2 a un compte lui aussi. */
export async function ouvrirSessions(p: Plateforme): Promise<Record<Lecteur, Poste | null>> {
  return {
    personne: null,
    gestionnaire: await seConnecter(p, GESTIONNAIRE, 1),
    autre_academie: await seConnecter(p, PARISIENNE, 2),
    agent: await seConnecter(p, AGENT, 3),
    autre_agent: await unAgent(p, 2),
    conseiller: await seConnecter(p, CONSEILLER, 4),
    bailleur: await seConnecter(p, BAILLEUR, 5),
    autre_bailleur: await seConnecter(p, AUTRE_BAILLEUR, 6),
  };
}

/** Ce qu'un lecteur désigne : le sien ; celui du locataire d'en face ; celui de sa propre maison que rien n'autorise à voir ; rien qui existe. */
export const objets = ['sien', 'autre', 'cache', 'inexistant'] as const;
export type Objet = (typeof objets)[number];

export interface Designe {
  readonly candidatureId: string;
  readonly offreId: string;
  readonly demandeId: string;
  readonly mandatId: string;
  readonly posteId: string;
  readonly numeroUnique: string;
  readonly courriel: string;
  readonly flux: string;
}

const INEXISTANT = 77_777;
const MIENS: Readonly<Partial<Record<Lecteur, number>>> = { autre_academie: 2, autre_agent: 2, autre_bailleur: 2 };

/** Le numéro du dossier que désigne ce lecteur. */
export function numeroDe(lecteur: Lecteur, objet: Objet): number {
  const mien = MIENS[lecteur] ?? 1;
  return { sien: mien, autre: 3 - mien, cache: 3, inexistant: INEXISTANT }[objet];
}

export function designer(lecteur: Lecteur, objet: Objet): Designe {
  const n = numeroDe(lecteur, objet);
  return {
    candidatureId: candidatureId(n),
    offreId: offreId(n),
    demandeId: demandeId(n),
    mandatId: mandatId(n),
    posteId: posteId(n),
    numeroUnique: dossiers[n - 1]?.demande.numeroUnique.valeur ?? '0450526077777GDPUB',
    courriel: n === INEXISTANT ? 'personne@essai.test' : `agent${n === 1 ? '' : n}@essai.test`,
    flux: `academie:${n === INEXISTANT ? 'nulle-part' : (dossiers[n - 1]!.demande.academieId as string)}`,
  };
}
