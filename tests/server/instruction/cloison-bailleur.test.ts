import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { etatsCandidature } from '../../../domain/candidature/etapes.ts';
import { actesBailleur } from '../../../domain/candidature/instruire.ts';
import { candidatureId, offreId } from '../../constructeurs/identifiants.ts';
import { AUTRE_BAILLEUR, BAILLEUR, CONSEILLER, seConnecter, unePlateforme, type Plateforme, type Poste } from '../outils.ts';
import { candidatureEcrite, faire, issue, offreDe, offreEcrite, reussir, semence, unDossier, uneSaisie } from './outils.ts';

const AVANT_TRANSMISSION = ['deposee', 'validee', 'invalidee', 'annulee'];
const miens = etatsCandidature.map((etat, i) => unDossier(100 + i, etat));
const siens = etatsCandidature.map((etat, i) => unDossier(200 + i, etat, offreDe(200 + i, 2)));
const caches = [...miens.filter((d) => AVANT_TRANSMISSION.includes(d.candidature.etat)), ...siens];
const inconnue = candidatureId(99_999);

let p: Plateforme;
let moi: Poste;
beforeAll(async () => {
  p = await unePlateforme({ semence: semence([...miens, ...siens]) });
  moi = await seConnecter(p, BAILLEUR, 1);
});
afterAll(() => p.fermer());

describe('un bailleur ne voit ni le dossier d’un autre, ni un dossier qui ne lui est pas transmis', () => {
  test.each(
    caches.map((d) => [d.candidature.etat, d.offre.bailleurId === siens[0]!.offre.bailleurId ? 'chez un autre' : 'chez lui', d] as const),
  )('lire, décider et inscrire un dossier « %s » %s : comme s’il n’existait pas', async (_, __, { candidature, offre }) => {
    const avant = await candidatureEcrite(p, candidature.id);
    const lue = await faire(p.a, moi, 'bailleur.lire', { candidatureId: candidature.id });
    expect(lue).toEqual(await faire(p.a, moi, 'bailleur.lire', { candidatureId: inconnue }));
    expect(issue(lue)).toEqual(['candidature_inconnue']);
    for (const acte of actesBailleur) {
      const reponse = await faire(p.a, moi, 'bailleur.decider', { candidatureId: candidature.id, acte, texte: 'texte' });
      expect(reponse).toEqual(await faire(p.a, moi, 'bailleur.decider', { candidatureId: inconnue, acte, texte: 'texte' }));
    }
    const inscrire = (offreVisee: typeof offre.id, id: typeof candidature.id) =>
      faire(p.a, moi, 'bailleur.inscrireEnCommission', {
        offreId: offreVisee,
        candidatureIds: [id],
        le: '2026-12-20',
        exception: 'insuffisance_de_candidats',
      });
    expect(await inscrire(miens[3]!.offre.id, candidature.id)).toEqual(await inscrire(miens[3]!.offre.id, inconnue));
    expect((await inscrire(offre.id, candidature.id)).status).toBe('refused');
    expect(await candidatureEcrite(p, candidature.id)).toEqual(avant);
  });

  test('ses files ne comptent que les siens', async () => {
    const voir = (file: 'a_traiter' | 'en_commission' | 'attribuees' | 'closes') =>
      reussir(p.a, moi, 'bailleur.candidatures', { file, recherche: '', debut: 0, nombre: 200 });
    expect((await voir('a_traiter')).comptes).toEqual({ a_traiter: 1, en_commission: 1, attribuees: 5, closes: 4 });
    for (const file of ['a_traiter', 'en_commission', 'attribuees', 'closes'] as const) {
      const { lignes } = await voir(file);
      for (const { candidatureId: id } of lignes) expect(miens.map((d) => d.candidature.id)).toContain(id);
    }
  });

  test('chercher le nom d’un dossier d’un autre ne le trouve pas', async () => {
    const numero = siens[3]!.demande.numeroUnique.valeur;
    const { total } = await reussir(p.a, moi, 'bailleur.candidatures', { file: 'a_traiter', recherche: numero, debut: 0, nombre: 10 });
    expect(total).toBe(0);
  });

  test('les offres d’un autre : ni lues, ni modifiées, ni retirées, ni reprises sous leur identifiant', async () => {
    const { id } = siens[0]!.offre;
    const avant = await offreEcrite(p, id);
    expect(issue(await faire(p.a, moi, 'bailleur.offre', { offreId: id }))).toEqual(['offre_inconnue']);
    expect(issue(await faire(p.a, moi, 'bailleur.modifier', { offreId: id, saisie: uneSaisie() }))).toEqual(['offre_inconnue']);
    expect(issue(await faire(p.a, moi, 'bailleur.retirer', { offreId: id }))).toEqual(['offre_inconnue']);
    expect(issue(await faire(p.a, moi, 'bailleur.publier', { offreId: id, saisie: uneSaisie() }))).toEqual(['offre_inconnue']);
    expect(await offreEcrite(p, id)).toEqual(avant);
    expect(await faire(p.a, moi, 'bailleur.offre', { offreId: id })).toEqual(
      await faire(p.a, moi, 'bailleur.offre', { offreId: offreId(99_999) }),
    );
  });

  test('l’autre bailleur voit les siens, et le conseiller voit tout', async () => {
    const autre = await seConnecter(p, AUTRE_BAILLEUR, 2);
    const transmise = siens.find((d) => d.candidature.etat === 'transmise')!;
    expect(issue(await faire(p.a, autre, 'bailleur.lire', { candidatureId: transmise.candidature.id }))).toEqual(['ok']);
    const conseillere = await seConnecter(p, CONSEILLER, 3);
    for (const { candidature } of caches.slice(0, 6))
      expect(issue(await faire(p.a, conseillere, 'conseiller.lire', { candidatureId: candidature.id }))).toEqual(['ok']);
  });

  test('un bailleur n’apprend rien des autres candidatures du même agent', async () => {
    const transmise = miens.find((d) => d.candidature.etat === 'transmise')!;
    expect((await reussir(p.a, moi, 'bailleur.lire', { candidatureId: transmise.candidature.id })).autres).toEqual([]);
  });
});
