import type { AcademieId } from '../../../domain/shared/ids.ts';
import { createHash } from 'node:crypto';
import { entites, nomsEntites, type NomEntite } from '../../../domain/contract/entities.ts';
import { Candidature } from '../../../domain/candidature/candidature.ts';
import { Demande } from '../../../domain/demande/demande.ts';
import { portee } from '../../../domain/droits/portee.ts';
import { Mandat, mandatCourant } from '../../../domain/mandat/mandat.ts';
import { Offre } from '../../../domain/offre/offre.ts';
import type { Jour } from '../../../domain/shared/dates.ts';
import type { BaseLocale } from '../../../db/local/open.ts';
import type { Pool } from '../../../db/central/open.ts';
import { octetsDechiffres } from '../../outils/dechiffrer.ts';

/** Un gestionnaire et son poste. */
interface GestionnaireDuMonde {
  readonly n: number;
  readonly id: string;
  readonly posteId: string;
  readonly academieId: AcademieId;
  readonly nom: string;
}

export interface Etat {
  readonly table: string;
  readonly nombre: number;
  readonly empreinte: string;
}

const etat = (table: string, lignes: readonly string[]): Etat => ({
  table,
  nombre: lignes.length,
  empreinte: createHash('sha256').update(lignes.toSorted().join('\n')).digest('hex').slice(0, 16),
});

/** Un document, ses clés dans un ordre qui ne dépend pas de qui l'a écrit. */
const canonique = (valeur: unknown): unknown => {
  if (valeur === null || typeof valeur !== 'object') return valeur;
  if (Array.isArray(valeur)) return valeur.map(canonique);
  return Object.fromEntries(
    Object.entries(valeur)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([cle, v]) => [cle, canonique(v)]),
  );
};

/** Une ligne du fil : la dernière colonne est l'entité entière. */
const texteDe = (ligne: readonly unknown[]): string => JSON.stringify([...ligne.slice(0, -1), canonique(JSON.parse(String(ligne.at(-1))))]);

/** Ce que le poste a : ses quatre tables, ce que son index de recherche connaît, et les effets qui cachent encore la vérité du serveur. */
export function etatsDuPoste({ lecture }: BaseLocale): Etat[] {
  const lignes = (requete: string) => lecture.prepare(requete).raw().all() as unknown[][];
  const ids = (requete: string) => lignes(requete).map((l) => JSON.stringify(l));
  return [
    ...nomsEntites.map((nom) => etat(nom, lignes(`SELECT ${entites[nom].colonnes.join(', ')} FROM ${nom}`).map(texteDe))),
    etat('recherche', ids('SELECT d.id FROM recherche r LEFT JOIN demande d ON d.n = r.rowid')),
    etat('effet', ids('SELECT commande_id FROM effet')),
  ];
}

/** Ce qu'il doit avoir, d'après les tables du serveur et la règle du mandat : les flux n'y sont pour rien. */
export async function etatsAttendus(libre: Pool, { academieId }: GestionnaireDuMonde, jour: Jour): Promise<Etat[]> {
  const docs = async (requete: string, ...valeurs: unknown[]) =>
    (await libre.query<{ doc: string }>(requete, valeurs)).rows.map((l) => JSON.parse(l.doc) as unknown);
  const mandats = (await docs('SELECT doc FROM mandat WHERE academie_id = $1', academieId)).map((d) => Mandat.parse(d));
  const candidatures = (await docs('SELECT doc FROM candidature WHERE academie_id = $1', academieId)).map((d) => Candidature.parse(d));
  const demandes = (await docs('SELECT doc FROM demande WHERE academie_id = $1', academieId)).map((d) => Demande.parse(d));
  const offres = await docs(
    'SELECT doc FROM offre WHERE departement = ANY((SELECT departements_offres FROM academie WHERE id = $1)::text[])',
    academieId,
  );
  const lignes: Record<NomEntite, string[]> = { demande: [], mandat: [], candidature: [], offre: [] };
  for (const offre of offres) lignes.offre.push(texteDe(entites.offre.ligne(Offre.parse(offre))));
  for (const demande of demandes) {
    const mandat = mandatCourant(
      mandats.filter((m) => m.demandeId === demande.id && m.academieId === academieId),
      jour,
    );
    const visible = portee(mandat, jour);
    if (!visible.demande || mandat === null) continue;
    lignes.demande.push(texteDe(entites.demande.ligne(demande)));
    lignes.mandat.push(texteDe(entites.mandat.ligne(mandat)));
    for (const c of candidatures)
      if (c.demandeId === demande.id && visible.candidature(c)) lignes.candidature.push(texteDe(entites.candidature.ligne(c)));
  }
  const ids = lignes.demande.map((l) => JSON.stringify([(JSON.parse(l) as string[])[0]]));
  return [...nomsEntites.map((nom) => etat(nom, lignes[nom])), etat('recherche', ids), etat('effet', [])];
}

/** Les octets de la base et de son WAL, chiffre ôté, en minuscules : de quoi y chercher un nom. */
export const octetsDeLaBase = (fichier: string, cle: Uint8Array): string => octetsDechiffres(fichier, cle).toString('latin1').toLowerCase();
