import { afterEach, describe, expect, test } from 'vitest';
import { retirerMandat } from '../../db/central/apply/mandat.ts';
import { enTransaction } from '../../db/central/open.ts';
import type { Mandat } from '../../domain/mandat/mandat.ts';
import type { Fetch } from '../../electron/sync/reseau.ts';
import { jusquA } from '../outils/attendre.ts';
import { unPoste } from '../outils/poste.ts';
import { acteParti, essayer, estOuverte, fin, horlogeDe, lister, monterLeBanc, postuler, sessionFinie, synchronise } from './banc.ts';
import { octets } from './outils.ts';

const JOUR = 86_400_000;
const banc = monterLeBanc();

describe('trop longtemps sans le serveur', () => {
  const horsLigne = { motif: 'hors_ligne_depuis_trop_longtemps', jours: 30 };
  afterEach(async () => {
    await banc.serveur.arreter();
    await banc.serveur.demarrer();
  });

  test('la session restée ouverte se verrouille ; l’acte en attente est gardé, et part une fois reconnecté', async () => {
    banc.coupe = true;
    await banc.serveur.arreter();
    await postuler(banc);
    banc.decalageMs = 29 * JOUR;
    await banc.poste.lire('sync.maintenant', {});
    expect(await estOuverte(banc)).toBe(true);
    banc.decalageMs = 31 * JOUR;
    await sessionFinie(banc);
    expect(await fin(banc)).toEqual({ ...horsLigne, enAttente: 1 });
    expect(await essayer(banc)).toEqual({ ...horsLigne, enAttente: 1 });
    expect(await fin(banc), 'un essai, et c’est sa réponse qui se lit').toBeNull();
    await banc.serveur.demarrer();
    Object.assign(banc, { coupe: false, decalageMs: 0 });
    expect(await essayer(banc)).toBe('ok');
    await acteParti(banc);
  });

  test('reculer l’horloge après coup ne rouvre rien', async () => {
    banc.coupe = true;
    await banc.serveur.arreter();
    banc.decalageMs = 31 * JOUR;
    await sessionFinie(banc);
    banc.decalageMs = -10 * JOUR;
    // La session qui s'est fermée avait vu le trente et unième jour.
    expect(await essayer(banc)).toMatchObject(horsLigne);
  });

  test('le nombre de jours est celui que le serveur a dit, et retenu', async () => {
    await banc.poste.lire('session.fermer', {});
    await banc.serveur.arreter();
    await banc.serveur.demarrer({ joursHorsLigne: 3 });
    expect(await essayer(banc)).toBe('ok');
    await synchronise(banc);
    await banc.serveur.arreter();
    banc.decalageMs = 4 * JOUR;
    await sessionFinie(banc);
    expect(await fin(banc)).toMatchObject({ jours: 3 });
  });
});

describe('un mandat retiré pendant que le poste était éteint', () => {
  const retirer = ({ academieId, id }: Mandat) =>
    enTransaction(banc.serveur.base.pool, academieId, (tx) => retirerMandat(tx, academieId, id, new Date().toISOString()));

  test('s’efface au prochain contact avant que quoi que ce soit parte, et le serveur en a le reçu sans clic', async () => {
    banc.coupe = true;
    const demandeId = await postuler(banc);
    const { mandat, demande } = await banc.poste.lire('dossier.lire', { demandeId });
    await banc.poste.lire('session.fermer', {});
    await retirer(mandat!);
    Object.assign(banc, { coupe: false, parties: [] });
    await banc.poste.connecter();
    await acteParti(banc);
    expect(banc.parties.filter((chemin) => ['/v1/pull', '/v1/push', '/v1/journal'].includes(chemin)).slice(0, 2)).toEqual([
      '/v1/pull',
      '/v1/push',
    ]);
    expect((await banc.poste.lire('divergence.lister', {}))[0]?.raisons).toMatchObject([{ motif: 'mandat_retire' }]);
    await jusquA('le reçu', async () => (await banc.serveur.base.pool.query('SELECT 1 FROM recu')).rowCount! > 0);
    await banc.poste.host.arreter();
    const { clair } = octets(banc.poste);
    for (const trace of [demande.demandeur.courriel, demande.numeroUnique.valeur, demande.demandeur.telephone])
      expect(clair.includes(trace)).toBe(false);
  });

  test('dès l’ouverture de la session, plus une lecture ne le rend', async () => {
    const { demandeId } = (await lister(banc.poste)).lignes[0]!;
    const { mandat } = await banc.poste.lire('dossier.lire', { demandeId });
    await banc.poste.lire('session.fermer', {});
    await retirer(mandat!);
    await banc.poste.connecter();
    expect(await banc.poste.appeler('dossier.lire', { demandeId })).toMatchObject({
      status: 'refused',
      refus: [{ motif: 'dossier_absent' }],
    });
  });

  test('un serveur qui reconnaît le gestionnaire et ne livre rien ne retient pas la session', async () => {
    await banc.poste.lire('session.fermer', {});
    const sansFin: Fetch = (url, init) =>
      url.endsWith('/v1/pull')
        ? new Promise((_, refuser) => init.signal?.addEventListener('abort', () => refuser(new TypeError('terminated'))))
        : globalThis.fetch(url, init);
    const autre = await unPoste(banc.serveur.url, { horloge: horlogeDe(banc), fetch: sansFin, dossier: banc.poste.dossier });
    await autre.connecter();
    expect((await lister(autre)).total).toBeGreaterThan(5);
    await autre.fermer();
  });

  test('la page coupée aussitôt après le début : le dossier est déjà parti, l’écran le sait, et pas un octet n’en reste', async () => {
    const { lignes } = await lister(banc.poste);
    const { mandat, demande } = await banc.poste.lire('dossier.lire', { demandeId: lignes[0]!.demandeId });
    await banc.poste.lire('session.fermer', {});
    await retirer(mandat!);
    const apresLeDebut: Fetch = async (url, init) => {
      const reponse = await globalThis.fetch(url, init);
      if (!url.endsWith('/v1/pull') || !reponse.ok) return reponse;
      const [debut] = (await reponse.text()).split('\n');
      return new Response(`${debut}\n`, { headers: { 'content-type': 'application/x-ndjson' } });
    };
    const autre = await unPoste(banc.serveur.url, { horloge: horlogeDe(banc), fetch: apresLeDebut, dossier: banc.poste.dossier });
    await autre.connecter();
    await jusquA('le dossier parti', async () => (await autre.appeler('dossier.lire', { demandeId: demande.id })).status === 'refused');
    await jusquA('l’écran prévenu', async () => autre.evenements.includes('donnees.changees'));
    await autre.host.arreter();
    const { clair } = octets(autre);
    expect(clair.includes(demande.demandeur.courriel)).toBe(false);
    await autre.fermer();
  });
});
