import { createServer } from 'node:http';
import { constants, zstdCompressSync } from 'node:zlib';
import { PROTOCOLE, type PullDebut, type PullFin, type PullRequest } from '../../domain/contract/sync.ts';
import { centChangements, FLUX, TOURS_DE_CHANGEMENTS, lignesDesDossiers, lignesDesOffres, type LigneSansNumero } from './donnees.ts';

/**
 * Le serveur du banc, dans son propre processus : les pages sont prêtes et compressées, il ne reste qu'à les envoyer.
 * Ce qui est mesuré est le poste, et l'échange HTTP réel entre les deux.
 */
const LIGNES_PAR_PAGE = 20_000;
const EPOQUE = '00000000-0000-4000-8000-0000000000be';

const [nombre = 0, candidatures = 0] = process.argv.slice(2).map(Number);

interface Page {
  readonly tetes: readonly [number, number];
  readonly corps: Buffer;
}

let brut = 0;
const tetes: [number, number] = [0, 0];
const pages: Page[] = [];

const compresser = (textes: readonly string[]): Buffer =>
  zstdCompressSync(textes.join(''), { params: { [constants.ZSTD_c_compressionLevel]: 1 } });

function composer(lignes: readonly LigneSansNumero[], complet: boolean): Buffer {
  const depuis = [...tetes];
  const textes = lignes.map(([flux, ...reste]) => `${JSON.stringify([flux, ++tetes[flux], ...reste])}\n`);
  const flux = FLUX.map((id, i) => ({
    id,
    tete: tetes[i]!,
    depuis: depuis[i]!,
    repart: false,
    restant: lignes.filter((l) => l[0] === i).length,
  }));
  const debut: PullDebut = { t: 'debut', protocole: PROTOCOLE, epoque: EPOQUE, dernierRang: 0, quand: '2026-11-20T08:00:00.000Z', flux };
  const fin: PullFin = { t: 'fin', lignes: lignes.length, complet };
  textes.unshift(`${JSON.stringify(debut)}\n`);
  textes.push(`${JSON.stringify(fin)}\n`);
  brut += textes.reduce((somme, t) => somme + Buffer.byteLength(t), 0);
  return compresser(textes);
}

function preparer(): void {
  let lot: LigneSansNumero[] = lignesDesOffres();
  for (const ligne of lignesDesDossiers(nombre, candidatures)) {
    lot.push(ligne);
    if (lot.length < LIGNES_PAR_PAGE) continue;
    pages.push({ corps: composer(lot, false), tetes: [...tetes] });
    lot = [];
  }
  pages.push({ corps: composer(lot, true), tetes: [...tetes] });
}

/** La page qui suit ces curseurs ; la dernière de la première synchronisation est suivie de pages de cent changements, déjà prêtes elles aussi. */
function pageApres(curseurs: PullRequest['curseurs']): Buffer {
  const [academie = 0, offres = 0] = FLUX.map((id) => curseurs[id]);
  const suivante = pages.find((p) => p.tetes[0] > academie || p.tetes[1] > offres);
  if (suivante === undefined) throw new Error('plus de changements préparés');
  return suivante.corps;
}

preparer();
const octets = pages.reduce((somme, p) => somme + p.corps.length, 0);
const premiere = { octets, brut, lignes: tetes[0] + tetes[1] };
for (let tour = 0; tour < TOURS_DE_CHANGEMENTS; tour++)
  pages.push({ corps: composer(centChangements(tour, nombre, candidatures), true), tetes: [...tetes] });
const server = createServer((request, response) => {
  const morceaux: Buffer[] = [];
  request.on('data', (morceau: Buffer) => morceaux.push(morceau));
  request.on('end', () => {
    const demande = JSON.parse(Buffer.concat(morceaux).toString()) as PullRequest;
    response.writeHead(200, { 'content-type': 'application/x-ndjson', 'content-encoding': 'zstd' });
    response.end(pageApres(demande.curseurs));
  });
});
// Le poste écrit longtemps entre deux pages : la connexion l'attend.
server.keepAliveTimeout = 300_000;
server.listen(0, '127.0.0.1', () => {
  const adresse = server.address();
  if (adresse === null || typeof adresse === 'string') throw new Error('pas de port');
  process.send?.({ port: adresse.port, ...premiere });
});
process.on('disconnect', () => process.exit(0));
