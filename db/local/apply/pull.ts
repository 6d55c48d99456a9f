import type { PullDebut, PullLigne } from '../../../domain/contract/sync.ts';
import type { Database } from '../connexion.ts';
import { ecriture, lecture } from '../requete.ts';
import type { Table } from '../tables.ts';
import { entiteDeLaLigne, estSuppression } from './colonnes.ts';
import { ErreurPull } from './erreur-pull.ts';
import { ecrireMeta } from '../meta.ts';
import { accorderFlux, genreDuFlux, lireFlux } from './flux.ts';
import { poser, type Touche } from './poser.ts';
import { retirer, retirerOrphelins, retirerOuQuElleSoit } from './retirer.ts';
import { rafraichirSituations } from './situation.ts';

export { ErreurPull };

const rienTouche = (): Touche => ({ tables: new Set<Table>(), demandes: new Set<string>() });

/**
 * Le début d'une réception : un flux que le serveur n'annonce plus et les demandes retirées sont purgés avant toute autre chose (I-10) ;
 * un flux qui repart est oublié pour être relu depuis 0. Les actes en attente restent dans la boîte d'envoi.
 */
export function ouvrirPull(db: Database, debut: PullDebut): { tables: Set<Table> } {
  return db
    .transaction(() => {
      const touche = rienTouche();
      accorderFlux(db, debut.flux, touche);
      for (const id of debut.retraits ?? []) retirerOuQuElleSoit(db, id, touche);
      leverEffets(db, touche);
      if (debut.flux.some((f) => f.repart)) ecrireMeta(db, 'relecture', '1');
      if (debut.flux.every((f) => f.restant === 0)) {
        retirerOrphelins(db, touche);
        ecrireMeta(db, 'relecture', null);
      }
      terminer(db, touche);
      return { tables: touche.tables };
    })
    .immediate();
}

/** Un flux en cours de réception : le dernier numéro vu ne recule jamais (I-13). */
interface FluxEnCours {
  readonly rang: number;
  readonly genre: 'academie' | 'departement';
  readonly depart: number;
  dernier: number;
}

/**
 * Appliquer les lignes reçues, en une transaction : écritures, suppressions, curseurs, effets arrivés, situations.
 * Une ligne malformée, d'un flux non annoncé, ou dont le numéro ne suit pas, lève une `ErreurPull` et rien n'est écrit.
 */
export function appliquerLignes(db: Database, debut: PullDebut, lignes: readonly PullLigne[]): Set<Table> {
  return db
    .transaction(() => {
      const touche = rienTouche();
      const flux = fluxEnCours(db, debut);
      for (const ligne of lignes) appliquerLigne(db, flux, ligne, touche);
      const avancer = ecriture(db, 'UPDATE flux SET curseur = ? WHERE rang = ?');
      for (const { rang, depart, dernier } of flux) if (dernier > depart) avancer.run(dernier, rang);
      leverEffets(db, touche);
      terminer(db, touche);
      return touche.tables;
    })
    .immediate();
}

/**
 * Tout ce qui devait arriver est arrivé : chaque flux en est à la tête annoncée, même si ses derniers numéros n'étaient pas à livrer
 * (la suppression d'une ligne que le poste n'a jamais eue, une ligne dont le droit a cessé).
 */
export function finirPull(db: Database, debut: PullDebut): Set<Table> {
  return db
    .transaction(() => {
      const touche = rienTouche();
      const avancer = ecriture(db, 'UPDATE flux SET curseur = ? WHERE id = ? AND curseur < ?');
      const avances = debut.flux.filter(({ id, tete }) => avancer.run(tete, id, tete).changes > 0);
      if (avances.length > 0) leverEffets(db, touche);
      terminer(db, touche);
      return touche.tables;
    })
    .immediate();
}

function fluxEnCours(db: Database, debut: PullDebut): FluxEnCours[] {
  const locaux = new Map(lireFlux(db).map((f) => [f.id, f]));
  return debut.flux.map(({ id }) => {
    const local = locaux.get(id);
    const genre = genreDuFlux(id);
    if (local === undefined || genre === null) throw new ErreurPull('flux non ouvert');
    return { rang: local.rang, genre, depart: local.curseur, dernier: local.curseur };
  });
}

function appliquerLigne(db: Database, fluxRecus: readonly FluxEnCours[], ligne: PullLigne, touche: Touche): void {
  const flux = Number.isInteger(ligne[0]) ? fluxRecus[ligne[0]] : undefined;
  if (flux === undefined) throw new ErreurPull('ligne d’un flux non annoncé');
  const numero = ligne[1];
  if (!Number.isSafeInteger(numero) || numero <= flux.dernier) throw new ErreurPull('numéro qui ne suit pas');
  const entite = entiteDeLaLigne(ligne);
  if (entite.flux !== flux.genre) throw new ErreurPull(`${entite.nom} : flux inattendu`);
  flux.dernier = numero;
  if (estSuppression(ligne)) retirer(db, entite.nom, ligne[3], flux.rang, touche);
  else ecrire(db, entite.nom, ligne, flux.rang, touche);
}

function ecrire(db: Database, nom: Parameters<typeof poser>[1], ligne: PullLigne, rang: number, touche: Touche): void {
  try {
    poser(db, nom, ligne.slice(3) as (string | number | null)[], rang, touche);
  } catch (erreur) {
    // Un document qui n'est pas du JSON : c'est la ligne du serveur qui est mauvaise, pas la base.
    if ((erreur as { code?: unknown }).code === 'SQLITE_CONSTRAINT_CHECK') throw new ErreurPull(`${nom} : document malformé`);
    throw erreur;
  }
}

/** Un effet local cède la place à la vérité du serveur quand le curseur atteint son numéro, ou quand son flux n'est plus lu. */
function leverEffets(db: Database, touche: Touche): void {
  const arrives = lecture<{ commande_id: string; demande_id: string }>(
    db,
    `
    SELECT e.commande_id, e.demande_id FROM effet e LEFT JOIN flux f ON f.id = e.flux
    WHERE e.numero IS NOT NULL AND (f.curseur IS NULL OR e.numero <= f.curseur)`,
  ).all();
  for (const { commande_id, demande_id } of arrives) {
    ecriture(db, 'DELETE FROM effet WHERE commande_id = ?').run(commande_id);
    touche.demandes.add(demande_id);
    touche.tables.add('candidature');
  }
}

function terminer(db: Database, touche: Touche): void {
  if (touche.demandes.size > 0) touche.tables.add('demande');
  if (touche.tables.has('demande')) rafraichirSituations(db, touche.demandes);
}
