import { pipeline, Readable } from 'node:stream';
import { constants, createGzip, createZstdCompress } from 'node:zlib';
import type { ZodApp } from '../zod-app.ts';
import { fluxAcademie, fluxDepartement } from '../../domain/contract/entities.ts';
import { PROTOCOLE, protocolesAcceptes, PullRequest, type PullDebut, type PullFin } from '../../domain/contract/sync.ts';
import { jourAParis } from '../../domain/shared/dates.ts';
import { AcademieId } from '../../domain/shared/ids.ts';
import type { CompteConnecte } from '../../db/central/apply/jetons.ts';
import { etatDesFlux, lireFlux } from '../../db/central/feed/lire.ts';
import { enTransaction, type Tx } from '../../db/central/open.ts';
import { lireEpoque } from '../../db/central/views/compte.ts';
import type { Contexte } from '../contexte.ts';
import { exigerPorteur } from '../porteur.ts';

const LIMITE = 5_000;
/** Lignes par morceau : la mémoire ne dépend ni de la base ni de la page. */
const PAR_MORCEAU = 1_000;

/** Les flux que ce gestionnaire peut lire, maintenant : décidés ici, jamais par le poste. */
export const fluxDuCompte = (compte: CompteConnecte): string[] =>
  [fluxAcademie(compte.academieId), ...compte.departementsOffres.toSorted().map(fluxDepartement)];

/** Ce qui a changé depuis les curseurs du poste : NDJSON compressé, une seule photographie de la base par réponse. */
export function routePull(app: ZodApp, contexte: Contexte): void {
  app.post('/v1/pull', { schema: { body: PullRequest } }, async (requete, reponse) => {
    const compte = await exigerPorteur(contexte, requete, reponse);
    if (compte === null) return reponse;
    const { protocole, posteId } = requete.body;
    if (!protocolesAcceptes.includes(protocole)) return reponse.status(400).send({ erreur: 'protocole_inconnu' });
    if (posteId !== compte.posteId) return reponse.status(403).send({ erreur: 'poste_inconnu' });
    const zstd = /\bzstd\b/.test(String(requete.headers['accept-encoding'] ?? ''));
    const compression = zstd ? createZstdCompress({ params: { [constants.ZSTD_c_compressionLevel]: 1 } }) : createGzip({ level: 1 });
    const corps = Readable.from(page(contexte, compte, requete.body), { objectMode: false });
    void reponse.header('content-encoding', zstd ? 'zstd' : 'gzip').type('application/x-ndjson');
    // `pipeline` ferme les deux bouts : un poste qui raccroche rend la transaction aussitôt.
    pipeline(corps, compression, () => undefined);
    return reponse.send(compression);
  });
}

/**
 * Les morceaux d'une page. La transaction vit tant que le lecteur lit : une connexion coupée ferme le générateur, qui la rend.
 */
async function* page(contexte: Contexte, compte: CompteConnecte, demande: PullRequest): AsyncGenerator<string> {
  const morceaux = file<string>();
  const travail = enTransaction(contexte.pool, AcademieId.parse(compte.academieId), (tx) => ecrirePage(tx, contexte, compte, demande, morceaux), { lecture: true, essais: 1 })
    .then(() => morceaux.finir(null), (erreur: unknown) => morceaux.finir(erreur));
  try {
    for (let morceau = await morceaux.prendre(); morceau !== null; morceau = await morceaux.prendre()) yield morceau;
  } finally {
    morceaux.abandonner();
    await travail;
  }
}

async function ecrirePage(tx: Tx, contexte: Contexte, compte: CompteConnecte, demande: PullRequest, sortie: File<string>): Promise<void> {
  const maintenant = contexte.horloge().toISOString();
  const jour = jourAParis(maintenant);
  const flux = await etatDesFlux(tx, fluxDuCompte(compte), demande.curseurs, jour);
  const debut: PullDebut = { t: 'debut', protocole: PROTOCOLE, epoque: await lireEpoque(tx), quand: maintenant, flux };
  await sortie.donner(`${JSON.stringify(debut)}\n`);
  let lignes = 0;
  let complet = true;
  for (const [position, { id, depuis, restant }] of flux.entries()) {
    let apres = depuis;
    for (let reste = restant; reste > 0 && complet;) {
      const place = (demande.limite ?? LIMITE) - lignes;
      if (place === 0) { complet = false; break; }
      const lues = await lireFlux(tx, id, apres, jour, Math.min(PAR_MORCEAU, place), depuis === 0);
      if (lues.length === 0) break;
      await sortie.donner(lues.map(({ numero, charge }) => `[${position},${numero},${charge}]\n`).join(''));
      apres = lues.at(-1)!.numero;
      lignes += lues.length;
      reste -= lues.length;
    }
  }
  const fin: PullFin = { t: 'fin', lignes, complet };
  await sortie.donner(`${JSON.stringify(fin)}\n`);
}

interface File<T> {
  readonly donner: (valeur: T) => Promise<void>;
  readonly prendre: () => Promise<T | null>;
  readonly finir: (erreur: unknown) => void;
  readonly abandonner: () => void;
}

/** Le lecteur est parti : l'écriture s'arrête là. */
class LecteurParti extends Error {}

/** Une place entre celui qui lit la base et celui qui envoie : on ne lit pas plus vite qu'on n'envoie. */
function file<T>(): File<T> {
  let place: { valeur: T; prise: () => void } | null = null;
  let fini: { erreur: unknown } | null = null;
  let parti = false;
  let eveil: (() => void) | null = null;
  let liberer: ((erreur: Error) => void) | null = null;
  return {
    donner: (valeur) => new Promise((prise, refus) => {
      if (parti) return refus(new LecteurParti());
      liberer = refus;
      place = { valeur, prise };
      eveil?.();
    }),
    async prendre() {
      while (place === null && fini === null) await new Promise<void>((debout) => { eveil = debout; });
      if (place === null) {
        if (fini?.erreur != null) throw fini.erreur;
        return null;
      }
      const { valeur, prise } = place;
      place = null;
      prise();
      return valeur;
    },
    finir(erreur) {
      fini = { erreur: erreur instanceof LecteurParti ? null : erreur };
      eveil?.();
    },
    abandonner() {
      parti = true;
      liberer?.(new LecteurParti());
    },
  };
}
