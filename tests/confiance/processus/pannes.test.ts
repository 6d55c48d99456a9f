import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import { hasard as unHasard } from '../../../demonstration/generateur/hasard.ts';
import { cleDuCompte } from '../../../electron/vault/compte.ts';
import { demandeId, offreId } from '../../constructeurs/identifiants.ts';
import { CandidatureId } from '../../../domain/shared/ids.ts';
import { jusquA } from '../../outils/attendre.ts';
import { CLE_D_ESSAI, type PosteDEssai, unPoste } from '../../outils/poste.ts';
import path from 'node:path';
import { compter, echelle } from '../comptes.ts';
import type { Qui } from '../histoire.ts';
import { estAJour, type PosteLu, tetesDe } from './constat.ts';
import { doublable, type Faute, impostures, tirerFaute } from './faute.ts';
import { gestionnaires } from './monde.ts';
import { type Plateforme, unePlateforme } from './plateforme.ts';
import { avecPatience } from './patience.ts';
import { enClair, type Recit } from './recit.ts';

const graine = process.env.POSTE_CONFIANCE_GRAINE ?? String(Date.now());
const PATIENCE_MS = 400;
const CALME_MS = 10_000;

let plateforme: Plateforme;
beforeAll(async () => {
  plateforme = await unePlateforme();
});
afterAll(() => plateforme.fermer());

const ROUTES = ['POST /v1/push', 'POST /v1/pull', 'POST /v1/session/rafraichir', 'POST /v1/journal', 'GET /v1/pouls'] as const;
const fautes: Readonly<Record<string, Faute>> = {
  'coupée avant d’arriver': { genre: 'coupure', sens: 'aller', apres: 0, brutale: false },
  'coupée au milieu par un RST': { genre: 'coupure', sens: 'aller', apres: 300, brutale: true },
  'servie, réponse coupée': { genre: 'coupure', sens: 'retour', apres: 0, brutale: false },
  'servie, réponse coupée au milieu': { genre: 'coupure', sens: 'retour', apres: 250, brutale: true },
  'tue avant d’arriver': { genre: 'silence', sens: 'aller', apres: 100 },
  'servie, réponse tue': { genre: 'silence', sens: 'retour', apres: 0 },
  'à demi ouverte': { genre: 'demi-ouvert', sens: 'retour', apres: 50 },
  'goutte à goutte': { genre: 'goutte', parOctetMs: 25 },
  '502 sans le serveur': { genre: 'imposture', reponse: impostures['502'], servie: false },
  '407 sans le serveur': { genre: 'imposture', reponse: impostures['407'], servie: false },
  '502 alors qu’elle est servie': { genre: 'imposture', reponse: impostures['502'], servie: true },
  'portail captif': { genre: 'imposture', reponse: impostures.portail, servie: false },
  'portail captif alors qu’elle est servie': { genre: 'imposture', reponse: impostures.portail, servie: true },
  tronquée: { genre: 'tronque', octets: 10 },
  doublée: { genre: 'doublon' },
};

describe('chaque panne, sur chaque échange : le poste s’en remet seul, sans clic ni mot de passe', () => {
  let recit: Recit;
  let qui: Qui;
  let poste: PosteDEssai;
  let lu: PosteLu;
  let avanceMs = 0;
  beforeAll(async () => {
    const [gestionnaire] = gestionnaires as [(typeof gestionnaires)[0]];
    recit = await plateforme.terrain.raconter();
    qui = plateforme.terrain.inscrire(gestionnaire);
    poste = await unPoste(plateforme.terrain.mandataire.url, {
      fetch: avecPatience(globalThis.fetch, PATIENCE_MS),
      horloge: () => new Date(Date.now() + avanceMs),
    });
    await poste.connecter(gestionnaire.courriel);
    const { fichier, cle } = cleDuCompte(CLE_D_ESSAI, gestionnaire.courriel);
    lu = { qui, gestionnaire, base: { fichier: path.join(poste.dossier, fichier), cle } };
    await aJour();
  });
  afterAll(() => poste.fermer());

  const aJour = () =>
    jusquA('le poste à jour', async () => estAJour(lu, await tetesDe(plateforme.pool, lu.gestionnaire.academieId)), CALME_MS);

  /** Un acte, et ce que l'écran en dit. */
  async function agir(n: number): Promise<void> {
    const pour = demandeId(1 + (n % 10));
    const active = (await poste.lire('dossier.lire', { demandeId: pour })).candidatures.find((c) => c.etat === 'deposee');
    if (active === undefined)
      await poste.lire('candidature.postuler', { candidatureId: CandidatureId.parse(uuidv7()), demandeId: pour, offreId: offreId(1) });
    else await poste.lire('candidature.annuler', { candidatureId: active.id });
    const dernier = (await poste.lire('envoi.lister', {})).at(-1)!;
    const { commandeId, rang, nom } = dernier;
    recit.histoire.noter(qui, { quoi: 'acte', commandeId, rang, nom, demandeId: pour });
  }

  test.each(Object.keys(fautes))('%s', async (nom) => {
    const faute = fautes[nom]!;
    const { mandataire } = plateforme.terrain;
    const restent = new Set<string>(ROUTES.filter((route) => possibleSur(faute, route)));
    const touchees = restent.size;
    const attendues = (mandataire.fautes.get(faute.genre) ?? 0) + touchees;
    mandataire.regler((route) => (restent.delete(route) ? faute : null));
    // Le pouls se rouvre, les jetons sont à renouveler, un dossier s'ouvre, un acte part : chaque route a son échange.
    avanceMs += 16 * 60_000;
    mandataire.rompre();
    await agir(attendues);
    await jusquA('chaque échange touché', async () => mandataire.fautes.get(faute.genre) === attendues, CALME_MS);
    await aJour();
    expect([restent.size, await poste.lire('sync.etat', {}), poste.pannes]).toMatchObject([0, { enAttente: 0, divergences: 0 }, []]);
    compter('mandataire : pannes', touchees);
  });

  test('et après elles toutes, rien n’est perdu ni fait deux fois', async () => {
    recit.histoire.noter('essai', { quoi: 'calme' });
    const manquements = await plateforme.terrain.juger(recit, [lu]);
    expect(enClair(manquements, recit.histoire.evenements)).toBe('');
  });
});

/** Le pouls ne finit pas : il ne peut être que coupé ou tu. */
const possibleSur = (faute: Faute, route: string): boolean =>
  route === 'GET /v1/pouls' ? faute.genre === 'coupure' : faute.genre !== 'doublon' || doublable(route);

const TOURS = 3 * echelle();
test(
  `${TOURS} fois : trois postes au travail dans un réseau qui fait tout de travers, puis guéri (graine ${graine})`,
  { timeout: 60_000 * TOURS },
  async () => {
    const { terrain } = plateforme;
    const postes = gestionnaires.slice(1, 4).map((g) => terrain.nouveauPoste(g, { POSTE_PATIENCE_MS: String(PATIENCE_MS) }));
    for (let tour = 0; tour < TOURS; tour++) {
      const hasard = unHasard(graine, tour);
      const recit = await terrain.raconter();
      const vies = postes.map((poste) => poste.vivre({ graine: `${graine} ${tour} ${poste.qui}`, actes: 12 }));
      await Promise.all(vies.map((vie) => vie.ouverte()));
      const debut = terrain.mandataire.finis.length;
      terrain.mandataire.regler((route) => tirerFaute(hasard, route, 0.4));
      await Promise.all(vies.map((vie) => vie.entendre(() => vie.paroles.filter((p) => p.dit === 'fait').length >= 12)));
      // Ce que le réseau avait gardé arrive bien après, dans le désordre.
      const passes = terrain.mandataire.finis.slice(debut).filter((e) => e.route === 'POST /v1/push' || e.route === 'POST /v1/pull');
      for (let i = 0; i < 6 && passes.length > 0; i++) await terrain.mandataire.relivrer(hasard.choix(passes));
      terrain.mandataire.guerir();
      for (const vie of vies) await vie.arreter();
      const manquements = await terrain.calmer(recit, postes);
      expect(enClair(manquements, recit.histoire.evenements)).toBe('');
      expect(terrain.pannes).toEqual([]);
    }
  },
);

test('le mandataire a bien coupé, tu, menti, tronqué et doublé : rien de tout cela ne vient d’un réseau sans faute', () => {
  const { fautes: avenues } = plateforme.terrain.mandataire;
  for (const genre of ['coupure', 'silence', 'demi-ouvert', 'goutte', 'imposture', 'tronque', 'doublon'] as const)
    expect([genre, (avenues.get(genre) ?? 0) > 2]).toEqual([genre, true]);
});
