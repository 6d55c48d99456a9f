import { beforeEach, expect, test } from 'vitest';
import type { BaseLocale } from '../../../db/local/open.ts';
import { creerVues } from '../../../db/local/views/vues.ts';
import { appliquerReponses } from '../../../db/local/apply/reponses.ts';
import { CommandeId, GestionnaireId } from '../../../domain/shared/ids.ts';
import type { Session } from '../../../electron/host/session.ts';
import { operationsRattachement } from '../../../electron/operations/rattachement.ts';
import { rattachementLu, uneDemande } from '../../constructeurs/demande.ts';
import { gestionnaireId, orleansTours } from '../../constructeurs/identifiants.ts';
import { midi } from '../../constructeurs/jours.ts';
import { unMandat } from '../../constructeurs/mandat.ts';
import { contenu, ligne, recevoir, uneBase } from '../../db/local/outils.ts';

const aReconnaitre = uneDemande(1).avecRattachement('a_valider').valeur();
const lu = rattachementLu(aReconnaitre);
const { 'rattachement.valider': valider, 'rattachement.refuser': refuser } = operationsRattachement(() => undefined);
const motif = 'Ce matricule n’est pas le vôtre.';

let base: BaseLocale;
let session: Session;
beforeEach(() => {
  base = uneBase();
  recevoir(base, [ligne('demande', 1, aReconnaitre), ligne('mandat', 2, unMandat(1).valeur())]);
  const gestionnaire = { id: GestionnaireId.parse(gestionnaireId(1)), nom: 'Moreau', prenom: 'Camille', courriel: 'camille@essai.test' };
  session = {
    gestionnaire,
    academie: { id: orleansTours, nom: 'Orléans-Tours', departements: ['45'] },
    horsLigne: true,
    base,
    vues: creerVues(base),
    moteur: { demander: () => undefined } as Session['moteur'],
    horloge: () => new Date(midi()),
    consultation: null,
  };
});

const enregistres = () => [contenu(base).outbox!.length, contenu(base).journal!.length];
const dejaJuge = (validation: string) => ({ ok: false, refus: [{ motif: 'rattachement_deja_juge', validation }] });
/** Ce que le serveur répond au dernier acte enregistré. */
function repondre(statut: 'acceptee' | 'refusee'): void {
  const commandeId = CommandeId.parse((contenu(base).outbox!.at(-1) as { commande_id: string }).commande_id);
  const suite =
    statut === 'acceptee' ? { statut, flux: 'academie:orleans-tours', numero: 9 } : { statut, raisons: [{ motif: 'entree_invalide' }] };
  appliquerReponses(base.ecriture, [{ commandeId, recueLe: midi(), ...suite }]);
}

test.each([
  ['valider', () => valider(lu, session)],
  ['refuser', () => refuser({ ...lu, motif }, session)],
])(
  'un double clic sur « %s » n’enregistre qu’un acte, et les deux réussissent, avant comme après la réponse du serveur',
  async (_, clic) => {
    expect(await clic()).toEqual({ ok: true, value: {} });
    const avant = enregistres();
    expect(avant).toEqual([1, 1]);
    expect(await clic()).toEqual({ ok: true, value: {} });
    repondre('acceptee');
    expect(await clic()).toEqual({ ok: true, value: {} });
    expect(enregistres()).toEqual(avant);
  },
);

test('un autre geste que le premier reste refusé', async () => {
  await refuser({ ...lu, motif }, session);
  expect(await refuser({ ...lu, motif: 'Autre raison.' }, session)).toEqual(dejaJuge('refusee'));
  expect(await valider(lu, session)).toEqual(dejaJuge('refusee'));
});

test('un collègue l’a jugé : déjà jugé, même de la même façon', async () => {
  recevoir(base, [ligne('demande', 5, uneDemande(1).avecRattachement('validee').valeur())]);
  expect(await valider(lu, session)).toEqual(dejaJuge('validee'));
});

test('le sien portait sur l’ancien matricule, un collègue a jugé le nouveau : déjà jugé', async () => {
  await valider(lu, session);
  repondre('acceptee');
  const validee = uneDemande(1).avecRattachement('validee').valeur();
  recevoir(base, [ligne('demande', 12, { ...validee, rattachement: { ...validee.rattachement, matricule: 'M999999' } })]);
  expect(await valider({ ...lu, matricule: 'M999999' }, session)).toEqual(dejaJuge('validee'));
});

test('le serveur avait refusé le premier, un collègue l’a jugé depuis : déjà jugé', async () => {
  await valider(lu, session);
  repondre('refusee');
  recevoir(base, [ligne('demande', 5, uneDemande(1).avecRattachement('validee').valeur())]);
  expect(await valider(lu, session)).toEqual(dejaJuge('validee'));
});

test('l’agent a corrigé son matricule entre la lecture et le clic : rien n’est enregistré', async () => {
  const { rattachement } = aReconnaitre;
  recevoir(base, [ligne('demande', 5, { ...aReconnaitre, rattachement: { ...rattachement, matricule: 'M999999' } })]);
  expect(await valider(lu, session)).toEqual({ ok: false, refus: [{ motif: 'rattachement_change' }] });
  expect(enregistres()).toEqual([0, 0]);
});
