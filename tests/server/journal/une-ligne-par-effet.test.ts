import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verifierJournaux } from '../../../db/central/views/verifier-journaux.ts';
import { contract, type Input, type RemoteName } from '../../../domain/contract/index.ts';
import { champsOffre } from '../../../domain/offre/saisie-offre.ts';
import { OffreId } from '../../../domain/shared/ids.ts';
import { operationsPortees } from '../../../server/operations/appel.ts';
import { uneDemande } from '../../constructeurs/demande.ts';
import { candidatureId, uuid } from '../../constructeurs/identifiants.ts';
import { codeRecu, completer, consentir, toutesDeposees, unAgent, uneScene, type Scene } from '../agent/outils.ts';
import { courriels, issue, offreDe, semence, unDossier, uneSaisie } from '../instruction/outils.ts';
import { appeler, BAILLEUR, CONSEILLER, seConnecter, type Plateforme, type Poste } from '../outils.ts';

const neuve = uneDemande(1).valeur();
const ancienne = uneDemande(3).avec({ importeeLe: '2021-04-19', codeConfirmeLe: null }).valeur();
const prete = uneDemande(5).valeur();
const etapes = [unDossier(6, 'attribuee'), unDossier(7), unDossier(8, 'en_commission'), unDossier(9, 'transmise')];
const offreId = OffreId.parse(uuid(0xfeed, 1));
const csv = Papa.unparse({ fields: [...champsOffre], data: [champsOffre.map((c) => uneSaisie({ reference: 'EN-LOT' })[c])] });
const nouveau = {
  civilite: 'madame',
  nomNaissance: 'Neuve',
  prenom: 'Camille',
  telephone: '0639980002',
  courriel: 'neuve@essai.test',
} as const;

let scene: Scene;
let p: Plateforme;
let qui: Record<'agent1' | 'agent3' | 'agent5' | 'agent6' | 'conseiller' | 'bailleur', Poste>;
beforeAll(async () => {
  const graines = semence(etapes);
  scene = await uneScene([neuve, ancienne], {
    ...graines,
    demandes: [...graines.demandes, ancienne, prete],
    offres: [...graines.offres, offreDe(5)],
  });
  p = scene.p;
  const [agent1, agent3, agent5, agent6] = await Promise.all([1, 3, 5, 6].map((n) => unAgent(p, n)));
  const [conseiller, bailleur] = await Promise.all([CONSEILLER, BAILLEUR].map((courriel, i) => seConnecter(p, courriel, 50 + i)));
  qui = { agent1: agent1!, agent3: agent3!, agent5: agent5!, agent6: agent6!, conseiller: conseiller!, bailleur: bailleur! };
});
afterAll(() => scene.fermer());

const jetonDuLien = async (): Promise<string> => {
  const recus = await courriels(p, 'compte:');
  return /#jeton=([\w-]{43})/.exec(recus.findLast((c) => c.a === nouveau.courriel)!.texte)![1]!;
};
const lignes = async (acte: string): Promise<number> =>
  (await p.pool.query<{ n: number }>('SELECT count(*)::int AS n FROM journal WHERE acte = $1', [acte])).rows[0]!.n;

const seance: Input<'bailleur.inscrireEnCommission'> = {
  offreId: offreDe(9).id,
  candidatureIds: [candidatureId(9)],
  le: '2026-12-20',
  exception: 'insuffisance_de_candidats',
};

interface Acte {
  readonly nom: RemoteName;
  readonly porteur: keyof typeof qui | null;
  readonly entree: () => unknown;
  /** L'issue du même acte, refait tel quel. */
  readonly refait: string;
  /** Les lignes que laisse la première fois, puis la seconde. */
  readonly lignes: readonly [number, number];
}
const acte = <N extends RemoteName>(
  nom: N,
  porteur: Acte['porteur'],
  entree: () => Input<N> | Promise<Input<N>>,
  refait = 'ok',
  attendues: Acte['lignes'] = [1, 0],
): Acte => ({ nom, porteur, entree, refait, lignes: attendues });

/** Un nouvel envoi, une nouvelle lecture du registre : autant d'effets, autant de lignes. */
const encore = [1, 1] as const;

/** Dans l'ordre d'un vrai parcours : chaque acte réussit, puis est refait tel quel. */
const actes: readonly Acte[] = [
  acte('compte.creer', null, () => ({ ...nouveau, accepte: true }), 'ok', encore),
  acte('compte.oublie', null, () => ({ courriel: nouveau.courriel }), 'ok', encore),
  acte('compte.choisir', null, async () => ({ jeton: await jetonDuLien(), motDePasse: 'Une-phrase-de-passe-7' }), 'lien_deja_utilise'),
  acte('agent.tutoriel', 'agent1', () => ({})),
  acte('agent.demanderCode', 'agent1', () => ({ numeroUnique: neuve.numeroUnique.valeur }), 'ok', encore),
  acte('agent.importer', 'agent1', () => ({ numeroUnique: neuve.numeroUnique.valeur, code: codeRecu(scene.smtp) })),
  acte('agent.actualiser', 'agent1', () => ({}), 'ok', encore),
  acte('agent.completer', 'agent1', () => completer()),
  acte('agent.consentir', 'agent1', () => consentir(50)),
  acte('agent.retirerConsentement', 'agent1', () => ({}), 'mandat_absent'),
  acte('agent.confirmerPieces', 'agent1', async () => toutesDeposees(await pieces())),
  acte('agent.validerDossier', 'agent1', () => ({})),
  acte('agent.supprimerDemande', 'agent1', () => ({}), 'demande_absente'),
  acte('agent.demanderRevalidation', 'agent3', () => ({}), 'ok', encore),
  acte('agent.revalider', 'agent3', () => ({ code: codeRecu(scene.smtp) })),
  acte('agent.postuler', 'agent5', () => ({ candidatureId: candidatureId(90), offreId: offreDe(5).id })),
  acte('agent.annuler', 'agent5', () => ({ candidatureId: candidatureId(90) }), 'candidature_close'),
  acte('agent.repondre', 'agent6', () => ({ candidatureId: candidatureId(6), acte: 'accepter', texte: null })),
  acte('conseiller.instruire', 'conseiller', () => ({ candidatureId: candidatureId(7), acte: 'invalider', texte: 'Avis manquant' })),
  acte('bailleur.publier', 'bailleur', () => ({ offreId, saisie: uneSaisie() })),
  acte('bailleur.modifier', 'bailleur', () => ({ offreId, saisie: uneSaisie({ loyer: '500' }) })),
  acte('bailleur.retirer', 'bailleur', () => ({ offreId }), 'offre_deja_close'),
  acte('bailleur.importer', 'bailleur', () => ({ csv, publier: true })),
  acte('bailleur.decider', 'bailleur', () => ({ candidatureId: candidatureId(8), acte: 'attribuer', texte: null })),
  // La séance, puis le dossier qui y entre : son agent lit la sienne.
  acte('bailleur.inscrireEnCommission', 'bailleur', () => seance, 'acte_impossible', [2, 0]),
];
async function pieces() {
  const { rows } = await p.pool.query<{ doc: string }>("SELECT doc FROM demande WHERE doc::json ->> 'agentId' = $1", [neuve.agentId]);
  return (JSON.parse(rows[0]!.doc) as typeof neuve).pieces;
}

describe('un acte fait en ligne laisse une ligne par effet', () => {
  test('aucun acte du contrat n’est oublié ici', () => {
    const attendus = operationsPortees.filter((nom) => contract[nom].kind === 'remoteAct');
    expect(actes.map(({ nom }) => nom).toSorted()).toEqual(attendus.toSorted());
  });

  test.each(actes)(
    '$nom : refait tel quel, pas une de plus pour un même effet',
    async ({ nom, porteur, entree, refait, lignes: attendues }) => {
      const poste = porteur === null ? null : qui[porteur];
      const corps = await entree();
      const avant = await lignes(nom);
      expect(issue((await appeler(p.a, poste, nom, corps)).json())).toEqual(['ok']);
      const apres = await lignes(nom);
      expect(issue((await appeler(p.b, poste, nom, corps)).json())).toEqual([refait]);
      expect([apres - avant, (await lignes(nom)) - apres]).toEqual(attendues);
    },
  );

  test('un aperçu d’offres n’est pas un effet', async () => {
    const avant = await lignes('bailleur.importer');
    expect(issue((await appeler(p.a, qui.bailleur, 'bailleur.importer', { csv, publier: false })).json())).toEqual(['ok']);
    expect(await lignes('bailleur.importer')).toBe(avant);
  });

  test('après tout cela, la chaîne se vérifie de bout en bout', async () => {
    const tx = await p.pool.connect();
    const bilan = await verifierJournaux(tx);
    tx.release();
    expect(bilan).toMatchObject({ ruptures: [] });
    expect(bilan.lignes).toBeGreaterThan(actes.length);
  });
});
