import { Writable } from 'node:stream';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { uneDemande } from '../../constructeurs/demande.ts';
import { demandeId, gestionnaireId, offreId, posteId } from '../../constructeurs/identifiants.ts';
import { lignesDeJournal, refaite } from '../../constructeurs/journal.ts';
import { uneOffre } from '../../constructeurs/offre.ts';
import { cmdPostuler, COLLEGUE, PARISIENNE, pousser, seConnecter, tirer, unePlateforme, type Plateforme, type Poste } from '../outils.ts';
import { nouveauJournal, recu, remonter } from './outils.ts';

let p: Plateforme;
let poste: Poste;
let journal: string;
let avertissements = '';
beforeAll(async () => {
  const { demande, mandat } = uneDemande(1).avecMandat();
  p = await unePlateforme({
    semence: { demandes: [demande], mandats: [mandat], offres: [uneOffre(1).valeur()] },
    journal: new Writable({
      write(morceau, _, fait) {
        avertissements += String(morceau);
        fait();
      },
    }),
  });
});
afterAll(() => p.fermer());
beforeEach(async () => {
  poste = await seConnecter(p);
  journal = nouveauJournal();
  avertissements = '';
});

const gardees = async (): Promise<number[]> =>
  (
    await p.pool.query<{ numero: number }>('SELECT numero FROM journal_poste WHERE poste_id = $1 AND journal_id = $2 ORDER BY numero', [
      poste.posteId,
      journal,
    ])
  ).rows.map((r) => r.numero);

describe('le journal d’un poste remonte', () => {
  test('lot après lot, chaque ligne à la suite de la précédente, gardée telle que le poste l’a écrite', async () => {
    const un = lignesDeJournal(3);
    const deux = lignesDeJournal(2, un, {
      acte: 'candidature.postuler',
      detail: { candidatureId: offreId(9), nombre: 2, oui: true, rien: null },
    });
    expect(await recu(p.a, poste, journal, { lignes: un })).toEqual([3, null]);
    expect(await recu(p.b, poste, journal, { depuis: 3, lignes: deux })).toEqual([5, null]);
    const { rows } = await p.pool.query(
      'SELECT academie_id, quand, auteur, acte, objet, detail, empreinte FROM journal_poste WHERE journal_id = $1 AND numero = 5',
      [journal],
    );
    const { quand, auteur, acte, objet, detail, empreinte } = deux[1]!;
    expect(rows).toEqual([{ academie_id: 'orleans-tours', quand, auteur, acte, objet, detail: JSON.stringify(detail), empreinte }]);
  });

  test('répété, à moitié répété ou en retard : rien ne change, et aucune alerte', async () => {
    const lignes = lignesDeJournal(6);
    const debut = { lignes: lignes.slice(0, 4) };
    expect(await recu(p.a, poste, journal, debut)).toEqual([4, null]);
    expect(await recu(p.b, poste, journal, debut)).toEqual([4, null]);
    expect(await recu(p.a, poste, journal, { depuis: 2, lignes: lignes.slice(2) })).toEqual([6, null]);
    expect(await recu(p.a, poste, journal, { dernier: 4, depuis: 4 }), 'un envoi d’avant, livré après').toEqual([6, null]);
    expect(await recu(p.a, poste, journal, { depuis: 6 })).toEqual([6, null]);
    expect(await gardees()).toEqual([1, 2, 3, 4, 5, 6]);
    expect(avertissements).toBe('');
  });

  test('le même lot envoyé par deux serveurs au même instant n’est gardé qu’une fois', async () => {
    const lignes = lignesDeJournal(50);
    const issues = await Promise.all([p.a, p.b, p.a, p.b].map((app) => recu(app, poste, journal, { lignes })));
    expect(issues).toEqual(Array.from({ length: 4 }, () => [50, null]));
    expect(await gardees()).toHaveLength(50);
  });

  test('le serveur restauré en a moins que le poste ne croit : il dit d’où reprendre, sans alerte', async () => {
    const lignes = lignesDeJournal(5);
    await recu(p.a, poste, journal, { lignes: lignes.slice(0, 2) });
    expect(await recu(p.a, poste, journal, { depuis: 4, lignes: lignes.slice(4) })).toEqual([2, null]);
    expect(await recu(p.a, poste, journal, { depuis: 2, lignes: lignes.slice(2) })).toEqual([5, null]);
  });

  test('un poste arrêté rend encore le sien', async () => {
    const arrete = await seConnecter(p, COLLEGUE, 20);
    await p.pool.query('UPDATE poste SET arrete_le = now() WHERE id = $1', [arrete.posteId]);
    expect(await recu(p.a, arrete, journal, { lignes: lignesDeJournal(2, [], { auteur: gestionnaireId(2) }) })).toEqual([2, null]);
  });

  test('une base refaite commence un autre journal, et l’ancien reste', async () => {
    await recu(p.a, poste, journal, { lignes: lignesDeJournal(3) });
    expect(await recu(p.a, poste, nouveauJournal(), { lignes: lignesDeJournal(1) })).toEqual([1, null]);
    expect(await gardees()).toEqual([1, 2, 3]);
  });
});

describe('une rupture est refusée en nommant la ligne, et gardée comme alerte', () => {
  const six = lignesDeJournal(6);
  const autre = (n: number) => six.map((l) => (l.numero === n ? refaite(l, { acte: 'autre' }) : l));
  test.each([
    ['une ligne changée, son empreinte non', 4, six.map((l) => (l.numero === 4 ? { ...l, acte: 'autre' } : l))],
    ['une ligne refaite : la suivante ne la prolonge plus', 4, autre(3)],
    ['une ligne ôtée', 3, six.filter((l) => l.numero !== 3)],
    ['une ligne en trop', 4, [...six.slice(0, 3), six[2]!, ...six.slice(3)]],
    ['deux lignes échangées', 2, [six[0]!, six[2]!, six[1]!, ...six.slice(3)]],
    ['la première ôtée', 1, six.slice(1)],
    ['une ligne d’un autre gestionnaire', 5, six.map((l) => (l.numero === 5 ? refaite(l, { auteur: gestionnaireId(2) }) : l))],
  ])('%s : au numéro %i', async (_, numero, lignes) => {
    expect(await recu(p.a, poste, journal, { lignes, dernier: 6 })).toEqual([numero - 1, numero]);
    expect(await gardees()).toEqual(Array.from({ length: numero - 1 }, (__, i) => i + 1));
    const { rows } = await p.pool.query('SELECT rompu_au, rompu_le FROM journal_tete WHERE journal = $1', [`${poste.posteId}/${journal}`]);
    expect(rows).toEqual([{ rompu_au: numero, rompu_le: p.horloge.lire() }]);
    expect(avertissements).toContain('journal rompu');
  });

  test('une ligne déjà reçue et qui n’est plus la même', async () => {
    await recu(p.a, poste, journal, { lignes: six });
    expect(await recu(p.a, poste, journal, { depuis: 2, lignes: autre(4).slice(2), dernier: 6 })).toEqual([6, 4]);
  });

  test('la fin disparue : le poste sait que le serveur en a reçu davantage qu’il n’en a', async () => {
    await recu(p.a, poste, journal, { lignes: six });
    expect(await recu(p.a, poste, journal, { depuis: 6, dernier: 4 })).toEqual([6, 5]);
  });

  test('ensuite plus rien de ce journal n’est reçu, l’alerte n’est dite qu’une fois, et le reste du poste continue', async () => {
    await recu(p.a, poste, journal, { lignes: autre(2) });
    avertissements = '';
    expect(await recu(p.b, poste, journal, { depuis: 2, lignes: six.slice(2) })).toEqual([2, 3]);
    expect(await gardees()).toEqual([1, 2]);
    expect(avertissements).toBe('');
    const [reponse] = await pousser(p.a, poste, { ...cmdPostuler(poste, demandeId(1), offreId(1)), rang: 1 });
    expect(reponse?.statut).toBe('acceptee');
    expect((await tirer(p.a, poste)).lignes.length).toBeGreaterThan(0);
  });
});

describe('ce que la route refuse', () => {
  test('le journal d’un autre poste, ou sous un protocole inconnu', async () => {
    const lignes = lignesDeJournal(1);
    const autre = await remonter(p.a, { ...poste, posteId: posteId(999) }, journal, { lignes });
    expect([autre.statusCode, autre.json()]).toEqual([403, { erreur: 'poste_inconnu' }]);
    const parisienne = await seConnecter(p, PARISIENNE, 30);
    const chezElle = await remonter(p.a, { ...parisienne, posteId: poste.posteId }, journal, { lignes });
    expect(chezElle.statusCode).toBe(403);
    const sans = await p.a.inject({ method: 'POST', url: '/v1/journal', payload: {} });
    expect([400, 401]).toContain(sans.statusCode);
  });

  test.each([
    ['un nom dans l’objet', { objet: 'Hélène Zorglubien' }],
    ['un texte libre dans le détail', { detail: { motif: 'inconnue de nos services' } }],
    ['une adresse dans le détail', { detail: { courriel: 'helene@messagerie.test' } }],
    ['un objet dans le détail', { detail: { a: { b: 1 } } as never }],
  ])('%s : une ligne ne porte que des identifiants, des codes et des nombres', async (_, traits) => {
    const reponse = await remonter(p.a, poste, journal, { lignes: lignesDeJournal(1, [], traits) });
    expect(reponse.statusCode).toBe(400);
    expect(await gardees()).toEqual([]);
  });

  test('plus de cinq cents lignes à la fois', async () => {
    expect((await remonter(p.a, poste, journal, { lignes: lignesDeJournal(501) })).statusCode).toBe(400);
    expect(await recu(p.a, poste, journal, { lignes: lignesDeJournal(500) })).toEqual([500, null]);
  });
});
