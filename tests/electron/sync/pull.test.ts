import { mkdtempSync, rmSync } from 'node:fs';
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { effacerTraces } from '../../../db/local/apply/traces.ts';
import { ouvrirBase, type BaseLocale } from '../../../db/local/open.ts';
import { curseurs } from '../../../db/local/views/curseurs.ts';
import { entites, type Ligne } from '../../../domain/contract/entities.ts';
import { tirer } from '../../../electron/sync/pull.ts';
import type { Lien } from '../../../electron/sync/push.ts';
import { uneDemande } from '../../constructeurs/demande.ts';

let dossier: string;
let base: BaseLocale;
let serveur: http.Server;
let lien: Lien;
let repondre: (res: ServerResponse, req: IncomingMessage) => void;

beforeEach(async () => {
  dossier = mkdtempSync(path.join(os.tmpdir(), 'poste-pull-'));
  const ouverte = ouvrirBase({ fichier: path.join(dossier, 'base.db'), cle: new Uint8Array(32).fill(3) });
  if (!ouverte.ok) throw new Error('base refusée');
  base = ouverte.value;
  serveur = http.createServer((req, res) => repondre(res, req));
  await new Promise<void>((fait) => {
    serveur.listen(0, '127.0.0.1', fait);
  });
  lien = {
    base,
    serveur: `http://127.0.0.1:${(serveur.address() as AddressInfo).port}`,
    posteId: '0198c0de-0000-4000-8000-000000000001',
    fetch: globalThis.fetch,
  };
});
afterEach(() => {
  base.fermer();
  serveur.closeAllConnections();
  serveur.close();
  rmSync(dossier, { recursive: true });
});

const FLUX = 'academie:orleans-tours';
const [EPOQUE, AUTRE_EPOQUE] = ['0198c0de-0000-4000-8000-0000000000aa', '0198c0de-0000-4000-8000-0000000000bb'];
const debut = (restant: number, flux = [{ id: FLUX, tete: 100, depuis: 0, repart: false, restant }], epoque = EPOQUE) =>
  JSON.stringify({ t: 'debut', protocole: 1, epoque, dernierRang: 0, quand: '2026-11-23T08:00:00.000Z', flux });
const demande = (n: number, numero = n) => JSON.stringify([0, numero, 'd', ...(entites.demande.ligne(uneDemande(n).valeur()) as Ligne)]);
const fin = (lignes: number, complet = true) => JSON.stringify({ t: 'fin', lignes, complet });
const page = (...lignes: string[]) => lignes.map((l) => `${l}\n`).join('');

const envoyer = (corps: string | Buffer, entetes: Record<string, string> = {}) => {
  repondre = (res) => void res.writeHead(200, { 'content-type': 'application/x-ndjson', ...entetes }).end(corps);
};
const corpsDe = async (req: IncomingMessage): Promise<object> => {
  let corps = '';
  for await (const m of req) corps += String(m);
  return JSON.parse(corps) as object;
};
const nombreDeDossiers = () => Number(base.lecture.prepare('SELECT count(*) AS n FROM demande').pluck().get());

describe('le reçu d’un retrait', () => {
  /** Tire cette page ; rend le reçu que portait la demande. */
  const recuEn = async (corps: string): Promise<unknown> => {
    let recu: unknown;
    repondre = async (res, req) => {
      recu = ((await corpsDe(req)) as { efface?: string }).efface;
      res.writeHead(200, { 'content-type': 'application/x-ndjson' }).end(corps);
    };
    await tirer(lien, 'jeton');
    return recu;
  };
  const depuis = (n: number, restant: number, epoque = EPOQUE) =>
    debut(restant, [{ id: FLUX, tete: n + restant, depuis: n, repart: false, restant }], epoque);
  const suppression = (n: number, numero: number) => JSON.stringify([0, numero, 'd', uneDemande(n).valeur().id]);

  test('ne part pas avant le premier échange, ni tant qu’il reste un octet, ni avec les curseurs d’avant une restauration, ni pendant une relecture', async () => {
    expect(await recuEn(page(depuis(0, 1), demande(1), fin(1))), 'aucune époque connue').toBeUndefined();
    expect(await recuEn(page(depuis(1, 1), suppression(1, 2), fin(1)))).toBe(EPOQUE);
    expect(await recuEn(page(depuis(2, 0), fin(0))), 'l’index et le WAL gardent ses octets').toBeUndefined();
    expect(effacerTraces(base.ecriture)).toBe(true);
    expect(await recuEn(page(depuis(2, 0), fin(0)))).toBe(EPOQUE);
    expect(await recuEn(page(depuis(2, 0, AUTRE_EPOQUE), fin(0))), 'il ne l’apprend qu’ici').toBe(EPOQUE);
    expect(await recuEn(page(depuis(0, 0, AUTRE_EPOQUE), fin(0))), 'tout est à relire').toBeUndefined();
    effacerTraces(base.ecriture);
    const repart = debut(1, [{ id: FLUX, tete: 1, depuis: 0, repart: true, restant: 1 }], AUTRE_EPOQUE);
    expect(await recuEn(page(repart, demande(1), fin(1)))).toBe(AUTRE_EPOQUE);
    effacerTraces(base.ecriture);
    expect(await recuEn(page(depuis(1, 0, AUTRE_EPOQUE), fin(0))), 'la relecture n’est pas finie').toBeUndefined();
    effacerTraces(base.ecriture);
    expect(await recuEn(page(depuis(1, 0, AUTRE_EPOQUE), fin(0)))).toBe(AUTRE_EPOQUE);
  });
});

describe('une page reçue', () => {
  test('est appliquée en entier, et le curseur est à la tête même si les derniers numéros n’étaient pas à livrer', async () => {
    envoyer(page(debut(3), demande(1), demande(2), demande(3), fin(3)));
    expect(await tirer(lien, 'jeton')).toMatchObject({ genre: 'fait', reste: false });
    expect([nombreDeDossiers(), curseurs(base.lecture)]).toEqual([3, { [FLUX]: 100 }]);
  });

  test('dont il reste à demander laisse le curseur à sa dernière ligne', async () => {
    envoyer(page(debut(3), demande(1), demande(2), fin(2, false)));
    expect(await tirer(lien, 'jeton')).toMatchObject({ genre: 'fait', reste: true });
    expect([nombreDeDossiers(), curseurs(base.lecture)]).toEqual([2, { [FLUX]: 2 }]);
  });

  test('coupée entre deux lignes, garde les lignes entières et reprend après elles', async () => {
    const entiere = page(debut(3), demande(1), demande(2), demande(3), fin(3));
    const coupe = entiere.indexOf('\n', entiere.indexOf(demande(2))) + 20;
    repondre = (res) => {
      res.writeHead(200, { 'content-type': 'application/x-ndjson' });
      res.write(entiere.slice(0, coupe), () => setTimeout(() => res.destroy(), 30));
    };
    expect(await tirer(lien, 'jeton')).toMatchObject({ genre: 'arret', panne: { motif: 'serveur_injoignable' } });
    expect([nombreDeDossiers(), curseurs(base.lecture)]).toEqual([2, { [FLUX]: 2 }]);

    let demandes: unknown;
    repondre = async (res, req) => {
      demandes = await corpsDe(req);
      res
        .writeHead(200, { 'content-type': 'application/x-ndjson' })
        .end(page(debut(1, [{ id: FLUX, tete: 100, depuis: 2, repart: false, restant: 1 }]), demande(3), fin(1)));
    };
    expect(await tirer(lien, 'jeton')).toMatchObject({ genre: 'fait' });
    expect(demandes).toMatchObject({ curseurs: { [FLUX]: 2 } });
    expect(nombreDeDossiers()).toBe(3);
  });

  test('tronquée dans la compression, n’est jamais prise pour complète', async () => {
    const compressee = gzipSync(page(debut(3), demande(1), demande(2), demande(3), fin(3)));
    for (const taille of [10, Math.floor(compressee.length / 2), compressee.length - 9]) {
      repondre = (res) => {
        res.writeHead(200, {
          'content-type': 'application/x-ndjson',
          'content-encoding': 'gzip',
          'content-length': String(compressee.length),
        });
        res.write(compressee.subarray(0, taille), () => setTimeout(() => res.destroy(), 30));
      };
      expect(await tirer(lien, 'jeton')).toMatchObject({ genre: 'arret', panne: { motif: 'serveur_injoignable' } });
    }
    expect(nombreDeDossiers()).toBeLessThanOrEqual(3);
  });
});

describe('une réponse que notre serveur n’aurait pas faite n’écrit rien', () => {
  const hostile = JSON.parse(demande(1)) as unknown[];
  test.each<[string, string]>([
    ['une page vide', ''],
    ['du HTML', page('<html>connexion au wifi</html>')],
    ['un début qui manque', page(demande(1), fin(1))],
    ['un autre protocole', page(debut(1).replace('"protocole":1', '"protocole":"1"'), demande(1), fin(1))],
    ['un flux qui n’a pas été annoncé', page(debut(1), JSON.stringify([7, 1, ...hostile.slice(2)]), fin(1))],
    ['une entité inconnue', page(debut(1), JSON.stringify([0, 1, 'z', hostile[3]]), fin(1))],
    ['une colonne en trop', page(debut(1), JSON.stringify([...hostile, 'x']), fin(1))],
    ['une colonne d’un autre type', page(debut(1), JSON.stringify([...hostile.slice(0, 4), { $ne: 1 }, ...hostile.slice(5)]), fin(1))],
    ['un numéro qui recule', page(debut(2), demande(1, 5), demande(2, 4), fin(2))],
    ['un numéro négatif', page(debut(1), demande(1, -1), fin(1))],
    ['un compte faux', page(debut(1), '{"t":"fin","lignes":"beaucoup","complet":true}')],
  ])('%s', async (_, corps) => {
    envoyer(corps);
    expect(await tirer(lien, 'jeton')).toMatchObject({ genre: 'arret' });
    expect([nombreDeDossiers(), curseurs(base.lecture)]).toEqual([
      0,
      expect.not.objectContaining({ [FLUX]: expect.toSatisfy((n: number) => n > 0) }),
    ]);
  });

  test('un portail captif en HTML avec un 200', async () => {
    repondre = (res) => void res.writeHead(200, { 'content-type': 'text/html' }).end('<html>Bienvenue</html>');
    expect(await tirer(lien, 'jeton')).toMatchObject({ genre: 'arret', panne: { motif: 'reponse_inattendue' } });
  });

  test.each([502, 503, 504])('un %i d’un mandataire est une absence du serveur', async (statut) => {
    repondre = (res) => void res.writeHead(statut, { 'content-type': 'text/html' }).end('<html>Bad gateway</html>');
    expect(await tirer(lien, 'jeton')).toMatchObject({ genre: 'arret', panne: { motif: 'serveur_injoignable' } });
  });

  test('un flot sans fin est arrêté', async () => {
    repondre = (res) => {
      res.writeHead(200, { 'content-type': 'application/x-ndjson' });
      res.write(`${debut(1)}\n`);
      const verser = () => {
        while (!res.destroyed && res.write('x'.repeat(1 << 16))) continue;
      };
      res.on('drain', verser).on('error', () => undefined);
      verser();
    };
    expect(await tirer(lien, 'jeton')).toMatchObject({ genre: 'arret', panne: { motif: 'reponse_inattendue' } });
  });

  test('un jeton refusé le dit, pour être renouvelé', async () => {
    repondre = (res) => void res.writeHead(401, { 'content-type': 'application/json' }).end('{"erreur":"jeton_invalide"}');
    expect(await tirer(lien, 'jeton')).toEqual({ genre: 'jeton_refuse' });
  });
});
