import { randomUUID } from 'node:crypto';
import { OffreId } from '../../../domain/shared/ids.ts';
import { contract, type CommandName, type Input, type RemoteName } from '../../../domain/contract/index.ts';
import { cheminAppel } from '../../../domain/contract/serveur.ts';
import { PROTOCOLE } from '../../../domain/contract/sync.ts';
import { offreId, posteId } from '../../constructeurs/identifiants.ts';
import { completer, consentir, SIRET_ORLEANS } from '../agent/outils.ts';
import { uneSaisie } from '../instruction/outils.ts';
import { commande, MOT_DE_PASSE, type Poste } from '../outils.ts';
import { lecteurs, type Designe, type Lecteur } from './monde.ts';

/**
 * Ce qu'une requête désigne :
 * - `rien` : celui qui appelle, et lui seul, ou une offre, qui est à tous ;
 * - `existant` : un objet ; celui d'un autre répond comme un qui n'existe pas, le sien autrement ;
 * - `neuf` : l'identifiant d'un objet à créer ; celui d'un autre reste intact ;
 * - `secret` : une adresse, un numéro ; connu ou non, la réponse est la même.
 */
export type Nature = 'rien' | 'existant' | 'neuf' | 'secret';

export interface Requete {
  readonly url: string;
  readonly corps?: object;
}

/** Celui qui frappe : son poste, et ce qui est à lui. */
export interface Moi {
  readonly poste: Poste | null;
  readonly sien: Designe;
}

/** Une porte du serveur : à qui elle s'ouvre, et une requête bien formée pour chaque objet. */
export interface Porte {
  readonly ouverte: readonly Lecteur[];
  readonly nature: Nature;
  readonly requete: (d: Designe, moi: Moi) => Requete;
  /** Le pouls ne finit pas de lui-même. */
  readonly sansFin?: true;
}

const connectes = lecteurs.filter((l) => l !== 'personne');
const gestionnaires = ['gestionnaire', 'autre_academie'] as const;
const parAcces: Readonly<Record<(typeof contract)[RemoteName]['acces'], readonly Lecteur[]>> = {
  public: lecteurs,
  agent: ['agent', 'autre_agent'],
  conseiller: ['conseiller'],
  bailleur: ['bailleur', 'autre_bailleur'],
};

type Appel<N extends RemoteName> = readonly [Nature, (d: Designe) => object & { [C in keyof Input<N>]?: unknown }];

const fenetre = { debut: 0, nombre: 200 };
const rien = ['rien', () => ({})] as const;
/** Un identifiant d'offre fait par l'écran, jamais servi : la requête qui en demande un neuf le porte toujours. */
const neuve = (): string => OffreId.parse(randomUUID());

/** Chaque opération portée a sa ligne : en oublier une est une erreur de compilation, et un échec de la matrice. */
const appels: { readonly [N in RemoteName]: Appel<N> } = {
  'compte.creer': [
    'secret',
    (d) => ({ civilite: 'madame', nomNaissance: 'Neuve', prenom: 'Camille', telephone: '0639980002', courriel: d.courriel, accepte: true }),
  ],
  'compte.oublie': ['secret', (d) => ({ courriel: d.courriel })],
  'compte.lien': ['rien', () => ({ jeton: 'x'.repeat(43) })],
  'compte.choisir': ['rien', () => ({ jeton: 'x'.repeat(43), motDePasse: MOT_DE_PASSE })],
  'agent.espace': rien,
  'agent.tutoriel': rien,
  'agent.demanderCode': ['secret', (d) => ({ numeroUnique: d.numeroUnique })],
  'agent.importer': ['secret', (d) => ({ numeroUnique: d.numeroUnique, code: 'ABCD2345' })],
  'agent.actualiser': rien,
  'agent.demanderRevalidation': rien,
  'agent.revalider': ['rien', () => ({ code: 'ABCD2345' })],
  'agent.completer': ['rien', () => completer()],
  'agent.consentir': ['neuf', (d) => ({ ...consentir(), mandatId: d.mandatId })],
  'agent.retirerConsentement': rien,
  'agent.confirmerPieces': ['rien', () => ({ deposees: [] })],
  'agent.validerDossier': rien,
  'agent.supprimerDemande': rien,
  'agent.offres': ['rien', () => ({ onglet: 'demandee', toutes: true })],
  'agent.offre': ['rien', (d) => ({ offreId: d.offreId })],
  'agent.postuler': ['neuf', (d) => ({ candidatureId: d.candidatureId, offreId: d.offreId })],
  'agent.annuler': ['existant', (d) => ({ candidatureId: d.candidatureId })],
  'agent.repondre': ['existant', (d) => ({ candidatureId: d.candidatureId, acte: 'se_desister', texte: null })],
  'agent.journal': ['rien', () => ({ suite: null })],
  'agent.candidatures': ['rien', (d) => ({ recherche: d.candidatureId })],
  'conseiller.file': ['rien', () => ({ file: 'chez_le_bailleur', academie: null, departement: null, recherche: '', ...fenetre })],
  'conseiller.lire': ['existant', (d) => ({ candidatureId: d.candidatureId })],
  'conseiller.instruire': ['existant', (d) => ({ candidatureId: d.candidatureId, acte: 'valider', texte: null })],
  'bailleur.offres': ['rien', () => ({ etat: null, recherche: '', ...fenetre })],
  'bailleur.offre': ['existant', (d) => ({ offreId: d.offreId })],
  'bailleur.publier': ['neuf', (d) => ({ offreId: d.offreId, saisie: uneSaisie() })],
  'bailleur.modifier': ['existant', (d) => ({ offreId: d.offreId, saisie: uneSaisie() })],
  'bailleur.retirer': ['existant', (d) => ({ offreId: d.offreId })],
  'bailleur.importer': ['rien', () => ({ csv: 'reference\nX', publier: false })],
  'bailleur.candidatures': ['rien', (d) => ({ file: 'a_traiter', recherche: d.numeroUnique, ...fenetre })],
  'bailleur.lire': ['existant', (d) => ({ candidatureId: d.candidatureId })],
  'bailleur.decider': ['existant', (d) => ({ candidatureId: d.candidatureId, acte: 'proposer_visite', texte: 'Lundi' })],
  'bailleur.inscrireEnCommission': [
    'existant',
    (d) => ({ offreId: d.offreId, candidatureIds: [d.candidatureId], le: '2026-12-20', exception: 'insuffisance_de_candidats' }),
  ],
};

const portesDesAppels = Object.entries(appels as Record<RemoteName, Appel<RemoteName>>).map(([nom, [nature, entree]]): [string, Porte] => [
  `POST ${cheminAppel(nom)}`,
  { ouverte: parAcces[contract[nom as RemoteName].acces], nature, requete: (d) => ({ url: cheminAppel(nom), corps: entree(d) }) },
]);

const LU = { siret: SIRET_ORLEANS, matricule: null };

/** Chaque commande d'un poste, sur l'objet désigné. */
const commandes: Readonly<Record<CommandName, (d: Designe) => Record<string, unknown>>> = {
  'candidature.postuler': (d) => ({ candidatureId: neuve(), demandeId: d.demandeId, offreId: offreId(1) }),
  'candidature.annuler': (d) => ({ candidatureId: d.candidatureId }),
  'rattachement.valider': (d) => ({ demandeId: d.demandeId, ...LU }),
  'rattachement.refuser': (d) => ({ demandeId: d.demandeId, ...LU, motif: 'inconnu de nos services' }),
};

/** Les quatre commandes pour cet agent ; puis, pour le compte du sien, les mêmes en désignant cet objet. */
const pousser = (d: Designe, { poste, sien }: Moi): Requete => {
  const envoyeur = poste ?? { courriel: '', posteId: posteId(1), jetons: null as never, rang: 1 };
  const pour = (demandeId: string) => Object.entries(commandes).map(([nom, entree]) => commande(envoyeur, nom, entree(d), demandeId));
  const corps = { protocole: PROTOCOLE, posteId: envoyeur.posteId, commandes: [...pour(d.demandeId), ...pour(sien.demandeId)] };
  return { url: '/v1/push', corps };
};

const ouvrir = (d: Designe): Requete => ({
  url: '/v1/session',
  corps: { courriel: d.courriel, motDePasse: 'Un-mot-de-passe-faux', posteId: posteId(90), protocole: PROTOCOLE },
});

const lireTout = (url: string): Porte => ({ ouverte: lecteurs, nature: 'rien', requete: () => ({ url }) });

/** Toutes les portes du serveur. */
export const portes: Readonly<Record<string, Porte>> = {
  ...Object.fromEntries(portesDesAppels),
  'POST /v1/session': { ouverte: lecteurs, nature: 'secret', requete: ouvrir },
  'POST /v1/session/rafraichir': {
    ouverte: lecteurs,
    nature: 'rien',
    requete: () => ({ url: '/v1/session/rafraichir', corps: { rafraichissement: 'x'.repeat(43) } }),
  },
  'POST /v1/session/fermer': { ouverte: lecteurs, nature: 'rien', requete: () => ({ url: '/v1/session/fermer', corps: {} }) },
  'POST /v1/push': { ouverte: gestionnaires, nature: 'existant', requete: pousser },
  'POST /v1/pull': {
    ouverte: gestionnaires,
    nature: 'existant',
    requete: (d) => ({ url: '/v1/pull', corps: { protocole: PROTOCOLE, posteId: d.posteId, curseurs: { [d.flux]: 0 } } }),
  },
  'POST /v1/journal': {
    ouverte: gestionnaires,
    nature: 'existant',
    requete: (d) => ({
      url: '/v1/journal',
      corps: { protocole: PROTOCOLE, posteId: d.posteId, journalId: randomUUID(), depuis: 0, dernier: 0, lignes: [] },
    }),
  },
  'GET /v1/pouls': { ouverte: connectes, nature: 'rien', requete: () => ({ url: '/v1/pouls' }), sansFin: true },
  'GET /v1/sante': lireTout('/v1/sante'),
  'GET /v1/openapi.json': lireTout('/v1/openapi.json'),
  'GET /compte/*': lireTout('/compte/'),
  'GET /compte/application.json': lireTout('/compte/application.json'),
};
