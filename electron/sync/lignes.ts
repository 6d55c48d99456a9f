/** Une ligne d'une taille que notre serveur n'enverrait jamais. */
export class LigneTropLongue extends Error {}

const TAILLE_MAX = 1 << 20;

/** Un corps NDJSON, par lots de lignes entières ; un morceau sans fin de ligne attend la suite. Une dernière ligne coupée n'est pas rendue. */
export async function* lireLignes(corps: AsyncIterable<Uint8Array>, surMorceau: () => void): AsyncGenerator<string[]> {
  const decodeur = new TextDecoder();
  let reste = '';
  for await (const morceau of corps) {
    surMorceau();
    const lignes = (reste + decodeur.decode(morceau, { stream: true })).split('\n');
    reste = lignes.pop() ?? '';
    if (reste.length > TAILLE_MAX) throw new LigneTropLongue('ligne trop longue');
    if (lignes.length > 0) yield lignes;
  }
}
