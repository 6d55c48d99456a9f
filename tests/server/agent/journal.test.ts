import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { LigneMonJournal, MonJournal } from '../../../domain/contract/mon-journal.ts';
import { agentId, candidatureId, demandeId, gestionnaireId, offreId, orleansTours, paris, uuid } from '../../constructeurs/identifiants.ts';
import { aujourdhui, midi } from '../../constructeurs/jours.ts';
import { lignesDeJournal } from '../../constructeurs/journal.ts';
import { reussir, semence, unDossier } from '../instruction/outils.ts';
import { recu } from '../journal/outils.ts';
import {
  BAILLEUR,
  COLLEGUE,
  CONSEILLER,
  GESTIONNAIRE,
  PARISIENNE,
  seConnecter,
  unePlateforme,
  type Plateforme,
  type Poste,
} from '../outils.ts';
import { revenir, unAgent } from './outils.ts';

let p: Plateforme;
let agent: Poste;
let autre: Poste;
beforeAll(async () => {
  const dossiers = [1, 2].map((n) => {
    const { demande, offre, candidature, mandat } = unDossier(n, 'transmise');
    return { demande: { ...demande, agentId: agentId(n) }, offre, candidature, mandat };
  });
  p = await unePlateforme({ semence: semence(dossiers) });
  agent = await unAgent(p, 1);
  autre = await unAgent(p, 2);
});
afterAll(() => p.fermer());

const page = (poste: Poste, suite: string | null = null) => reussir(p.a, poste, 'agent.journal', { suite });
const dire = ({ quand, role, nom, organisme, quoi }: LigneMonJournal) => [quand.slice(11, 16), role, nom, organisme, quoi];

test('personne n’a rien fait : la liste est vide, pour qui a une demande comme pour qui n’en a pas', async () => {
  expect(await page(agent)).toEqual({ lignes: [], suite: null });
  expect(await page(await unAgent(p, 3))).toEqual({ lignes: [], suite: null });
});

describe('les postes et le serveur réunis', () => {
  beforeAll(async () => {
    const moreau = await seConnecter(p, GESTIONNAIRE, 1);
    const petit = await seConnecter(p, COLLEGUE, 2);
    const lu = lignesDeJournal(2, [], { objet: demandeId(1), quand: midi(aujourdhui, -50) });
    const actes = lignesDeJournal(1, lu, { objet: demandeId(1), acte: 'candidature.postuler', quand: midi(aujourdhui, -40) });
    const dAutres = lignesDeJournal(1, [...lu, ...actes], { objet: demandeId(2), quand: midi(aujourdhui, -35) });
    await recu(p.a, moreau, uuid(0x1a, 1), { lignes: [...lu, ...actes, ...dAutres] });
    const plusTard = { objet: demandeId(1), acte: 'rattachement.refuser', quand: midi('2027-02-01'), auteur: gestionnaireId(2) };
    await recu(p.b, petit, uuid(0x1a, 2), { lignes: lignesDeJournal(1, [], plusTard) });
    p.horloge.avancer(60_000);
    await reussir(p.a, await seConnecter(p, CONSEILLER, 3), 'conseiller.lire', { candidatureId: candidatureId(1) });
    p.horloge.avancer(60_000);
    const bailleur = await seConnecter(p, BAILLEUR, 4);
    await reussir(p.a, bailleur, 'bailleur.lire', { candidatureId: candidatureId(1) });
    p.horloge.avancer(60_000);
    const commission = {
      offreId: offreId(1),
      candidatureIds: [candidatureId(1)],
      le: '2026-12-20',
      exception: 'insuffisance_de_candidats' as const,
    };
    await reussir(p.a, bailleur, 'bailleur.inscrireEnCommission', commission);
    await reussir(p.a, agent, 'agent.confirmerPieces', { deposees: [] });
  });

  test('qui, quand, quoi, du plus récent au plus ancien ; ce qu’il fait lui-même n’y est pas', async () => {
    const { lignes, suite } = await page(agent);
    expect(lignes.map(dire)).toEqual([
      ['12:03', 'bailleur', null, 'Bailleur d’essai', 'candidature_etudiee'],
      ['12:02', 'bailleur', null, 'Bailleur d’essai', 'dossier_consulte'],
      ['12:01', 'conseiller', 'Camille Faure', null, 'dossier_consulte'],
      // Une horloge de poste en avance de deux mois : la ligne n'est pas plus récente que sa réception.
      ['12:00', 'gestionnaire', 'Camille Petit', 'Académie d’Orléans-Tours', 'rattachement_non_reconnu'],
      ['11:20', 'gestionnaire', 'Camille Moreau', 'Académie d’Orléans-Tours', 'candidature_deposee'],
      ['11:10', 'gestionnaire', 'Camille Moreau', 'Académie d’Orléans-Tours', 'dossier_consulte'],
      ['11:10', 'gestionnaire', 'Camille Moreau', 'Académie d’Orléans-Tours', 'dossier_consulte'],
    ]);
    expect(suite).toBeNull();
    expect(new Set(lignes.map((l) => l.cle)).size).toBe(lignes.length);
  });

  test('un autre agent n’y lit que les siennes', async () => {
    expect((await page(autre)).lignes.map(dire)).toEqual([
      ['11:25', 'gestionnaire', 'Camille Moreau', 'Académie d’Orléans-Tours', 'dossier_consulte'],
    ]);
  });

  test('la réponse ne porte ni courriel, ni identifiant de compte, ni autre dossier', async () => {
    const texte = JSON.stringify(await page(agent));
    for (const secret of [demandeId(2), gestionnaireId(1), gestionnaireId(5), '@essai.test', candidatureId(1)])
      expect(texte).not.toContain(secret);
  });

  test('un acte qu’une version plus récente du poste écrirait se montre quand même', async () => {
    const poste = await seConnecter(p, GESTIONNAIRE, 5);
    await recu(p.a, poste, uuid(0x1a, 5), {
      lignes: lignesDeJournal(1, [], { objet: demandeId(1), acte: 'dossier.telecharger', quand: midi(aujourdhui, -90) }),
    });
    expect((await page(agent)).lignes.at(-1)).toMatchObject({ quoi: 'autre', nom: 'Camille Moreau' });
  });

  test('la demande partie dans une autre académie, l’agent lit encore ce qui s’y était fait', async () => {
    await p.pool.query(
      "UPDATE demande SET academie_id = 'paris', doc = jsonb_set(doc::jsonb, '{academieId}', '\"paris\"')::text WHERE id = $1",
      [demandeId(1)],
    );
    await p.pool.query('UPDATE suivi SET academie_id = $2 WHERE demande_id = $1', [demandeId(1), paris]);
    const avant = (await page(agent)).lignes.length;
    expect(avant).toBe(8);
    const parisienne = await seConnecter(p, PARISIENNE, 6);
    const lignes = lignesDeJournal(1, [], { objet: demandeId(1), auteur: gestionnaireId(3) });
    await recu(p.a, parisienne, uuid(0x1a, 6), { lignes });
    expect((await page(agent)).lignes.map((l) => l.organisme)).toContain('Académie de Paris');
    await p.pool.query('UPDATE demande SET academie_id = $2 WHERE id = $1', [demandeId(1), orleansTours]);
    await p.pool.query('UPDATE suivi SET academie_id = $2 WHERE demande_id = $1', [demandeId(1), orleansTours]);
  });
});

describe('par pages, sur douze mois', () => {
  test('chaque ligne vient une fois, dans l’ordre, même quand d’autres arrivent pendant la lecture', async () => {
    const poste = await seConnecter(p, GESTIONNAIRE, 7);
    const lignes = lignesDeJournal(45, [], { objet: demandeId(2), quand: midi(aujourdhui, -200) });
    await recu(p.a, poste, uuid(0x1a, 7), { lignes });
    const vues: LigneMonJournal[] = [];
    const tailles: number[] = [];
    for (let suite: string | null | undefined; suite !== null;) {
      const lue: MonJournal = await page(autre, suite ?? null);
      vues.push(...lue.lignes);
      tailles.push(lue.lignes.length);
      suite = lue.suite;
      await reussir(p.a, await seConnecter(p, CONSEILLER, 3), 'conseiller.lire', { candidatureId: candidatureId(2) });
    }
    expect(tailles).toEqual([20, 20, 6]);
    expect(new Set(vues.map((l) => l.cle)).size).toBe(46);
    expect(vues.map((l) => l.quand)).toEqual(
      vues
        .map((l) => l.quand)
        .toSorted()
        .toReversed(),
    );
  });

  test('au-delà de douze mois, une ligne ne se lit plus', async () => {
    await p.pool.query("UPDATE journal_poste SET recue_le = recue_le - interval '13 months' WHERE objet = $1", [demandeId(2)]);
    await p.pool.query("UPDATE journal SET quand = quand - interval '13 months' WHERE demande_id = $1", [demandeId(2)]);
    expect((await page(await revenir(p, autre, 2))).lignes).toEqual([]);
  });
});
