import { z } from 'zod';
import { Jour } from '../shared/dates.ts';
import { lireNombreEcrit } from '../shared/montants.ts';
import { decide, type Result } from '../shared/result.ts';
import { type Commune, EtiquetteGes, NormeLocative, Offre } from './offre.ts';
import { Typologie } from './typologie.ts';

/** Ce que le bailleur saisit d'une offre, en clair : des textes tels qu'il les écrit, ou que son fichier les donne. */
export const champsOffre = [
  'reference',
  'insee',
  'codePostal',
  'typologie',
  'surface',
  'normeLocative',
  'loyer',
  'charges',
  'etage',
  'adaptePmr',
  'ges',
  'description',
  'dateLimite',
  'disponibleLe',
] as const;
export const ChampOffre = z.enum(champsOffre);
export type ChampOffre = z.infer<typeof ChampOffre>;

/** Une description se refuse au-delà, elle ne se coupe pas ; la saisie elle-même est plus large, pour que la règle le dise. */
export const DESCRIPTION_MAX = 2_000;
const texte = z.string().max(10 * DESCRIPTION_MAX);
export const SaisieOffre = z.strictObject({
  reference: texte,
  insee: texte,
  codePostal: texte,
  typologie: texte,
  surface: texte,
  normeLocative: texte,
  loyer: texte,
  charges: texte,
  etage: texte,
  adaptePmr: texte,
  ges: texte,
  description: texte,
  dateLimite: texte,
  disponibleLe: texte,
}) satisfies z.ZodType<Record<ChampOffre, string>>;
export type SaisieOffre = z.infer<typeof SaisieOffre>;

/** Pourquoi une offre ne peut pas être publiée ou changée : toutes les raisons, chacune avec son champ. */
export const RefusOffre = z.discriminatedUnion('motif', [
  z.object({ motif: z.literal('champ_absent'), champ: ChampOffre }),
  z.object({ motif: z.literal('champ_illisible'), champ: ChampOffre, lu: z.string() }),
  z.object({ motif: z.literal('champ_hors_limites'), champ: ChampOffre, lu: z.string(), minimum: z.number(), maximum: z.number() }),
  z.object({ motif: z.literal('commune_inconnue'), lu: z.string() }),
  z.object({ motif: z.literal('date_limite_passee'), dateLimite: Jour }),
  z.object({ motif: z.literal('disponible_avant_la_date_limite'), dateLimite: Jour, disponibleLe: Jour }),
  z.object({ motif: z.literal('reference_deja_publiee'), reference: z.string() }),
  z.object({ motif: z.literal('offre_inconnue') }),
  z.object({ motif: z.literal('offre_deja_close'), etat: Offre.shape.etat }),
]);
export type RefusOffre = z.infer<typeof RefusOffre>;

/** Ce que la saisie dit de l'offre, une fois lue. */
export type CaracteristiquesOffre = Omit<Offre, 'id' | 'etat' | 'bailleur' | 'bailleurId' | 'publieeLe' | 'nombreCandidatures'>;

export interface FaitsSaisieOffre {
  readonly commune: (insee: string) => Commune | null;
  readonly jour: Jour;
}

/** Lire une offre telle que le bailleur l'écrit, à la française : toutes les raisons de la refuser, ou ses caractéristiques (G74). */
export function lireSaisieOffre(saisie: SaisieOffre, faits: FaitsSaisieOffre): Result<CaracteristiquesOffre, RefusOffre> {
  const raisons: RefusOffre[] = [];
  const lecture: Lecture = { saisie, raisons };
  const insee = lireTexte(lecture, 'insee', /^(\d{2}|2[AB])\d{3}$/);
  const commune = insee === '' ? null : faits.commune(insee);
  if (insee !== '' && commune === null) raisons.push({ motif: 'commune_inconnue', lu: insee });
  const lue = {
    reference: lireTexte(lecture, 'reference', /^[^\p{Cc}]{1,60}$/u),
    codePostal: lireTexte(lecture, 'codePostal', /^\d{5}$/),
    typologie: lireChoix(lecture, 'typologie', Typologie.options),
    surface: lireNombre(lecture, 'surface', 5, 500),
    normeLocative: lireChoix(lecture, 'normeLocative', NormeLocative.options),
    loyer: lireNombre(lecture, 'loyer', 0, 10_000),
    charges: lireNombre(lecture, 'charges', 0, 5_000),
    etage: lireEtage(lecture),
    adaptePmr: lireOuiNon(lecture, 'adaptePmr'),
    ges: lireChoix(lecture, 'ges', EtiquetteGes.options),
    description: lireTexte(lecture, 'description', DESCRIPTION),
    dateLimite: lireJour(lecture, 'dateLimite'),
    disponibleLe: lireJour(lecture, 'disponibleLe'),
  };
  raisons.push(...raisonsDesDates(lue.dateLimite, lue.disponibleLe, faits.jour));
  return decide(raisons, () => ({ ...lue, commune: commune! }) as CaracteristiquesOffre);
}

function raisonsDesDates(dateLimite: Jour, disponibleLe: Jour, jour: Jour): RefusOffre[] {
  const raisons: RefusOffre[] = [];
  if (dateLimite !== '' && dateLimite < jour) raisons.push({ motif: 'date_limite_passee', dateLimite });
  if (dateLimite !== '' && disponibleLe !== '' && disponibleLe < dateLimite)
    raisons.push({ motif: 'disponible_avant_la_date_limite', dateLimite, disponibleLe });
  return raisons;
}

/** Un texte de plusieurs lignes, gardé tel quel ; les autres caractères de commande ne s'écrivent pas en base. */
const DESCRIPTION = new RegExp(`^(?:\\P{Cc}|[\\t\\r\\n]){1,${DESCRIPTION_MAX}}$`, 'u');

/** Une lecture manquée note sa raison, et rend une valeur sans usage : les autres champs se lisent quand même. */
interface Lecture {
  readonly saisie: SaisieOffre;
  readonly raisons: RefusOffre[];
}

const illisible = ({ raisons }: Lecture, champ: ChampOffre, lu: string): void =>
  void raisons.push({ motif: 'champ_illisible', champ, lu: lu.slice(0, 80) });

function present({ saisie, raisons }: Lecture, champ: ChampOffre): string {
  const lu = saisie[champ].trim();
  if (lu === '') raisons.push({ motif: 'champ_absent', champ });
  return lu;
}

function lireTexte(lecture: Lecture, champ: ChampOffre, forme: RegExp): string {
  const lu = present(lecture, champ);
  if (lu === '' || forme.test(lu)) return lu;
  illisible(lecture, champ, lu);
  return '';
}

function lireChoix(lecture: Lecture, champ: ChampOffre, options: readonly string[]): string {
  const lu = present(lecture, champ);
  const trouve = options.find((o) => o.toLowerCase() === lu.toLowerCase());
  if (lu !== '' && trouve === undefined) illisible(lecture, champ, lu);
  return trouve ?? '';
}

/** « 1 234,50 », « 47 m² », « 703 € » ; au centième. */
function lireNombre(lecture: Lecture, champ: ChampOffre, minimum: number, maximum: number): number {
  const lu = present(lecture, champ);
  if (lu === '') return 0;
  const valeur = lireNombreEcrit(lu.replace(/m²/g, ''));
  if (valeur === null) {
    illisible(lecture, champ, lu);
    return 0;
  }
  if (valeur < minimum || valeur > maximum)
    lecture.raisons.push({ motif: 'champ_hors_limites', champ, lu: lu.slice(0, 80), minimum, maximum });
  return valeur;
}

/** Un nombre entier d'étages, ou « RDC ». */
function lireEtage(lecture: Lecture): number {
  if (/^(rdc|rez-de-chauss[ée]e)$/i.test(lecture.saisie.etage.trim())) return 0;
  const etage = lireNombre(lecture, 'etage', -1, 60);
  if (!Number.isInteger(etage)) illisible(lecture, 'etage', lecture.saisie.etage.trim());
  return etage;
}

function lireOuiNon(lecture: Lecture, champ: ChampOffre): boolean {
  const lu = present(lecture, champ);
  if (lu !== '' && !/^(oui|non|o|n)$/i.test(lu)) illisible(lecture, champ, lu);
  return /^o/i.test(lu);
}

/** « 15/12/2026 » ou « 2026-12-15 » ; un texte vide quand ce n'est pas un jour. */
function lireJour(lecture: Lecture, champ: ChampOffre): Jour {
  const lu = present(lecture, champ);
  const francais = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(lu);
  const iso = francais === null ? lu : `${francais[3]}-${francais[2]!.padStart(2, '0')}-${francais[1]!.padStart(2, '0')}`;
  if (lu === '' || Jour.safeParse(iso).success) return iso;
  illisible(lecture, champ, lu);
  return '';
}

const nombreFrancais = (n: number): string => String(n).replace('.', ',');
const jourFrancais = (jour: Jour): string => jour.split('-').toReversed().join('/');

/** La saisie qui redonnerait cette offre : ce que le formulaire montre pour la modifier. */
export const saisieDe = (offre: Offre): SaisieOffre => ({
  reference: offre.reference,
  insee: offre.commune.insee,
  codePostal: offre.codePostal,
  typologie: offre.typologie,
  surface: nombreFrancais(offre.surface),
  normeLocative: offre.normeLocative,
  loyer: nombreFrancais(offre.loyer),
  charges: nombreFrancais(offre.charges),
  etage: String(offre.etage),
  adaptePmr: offre.adaptePmr ? 'oui' : 'non',
  ges: offre.ges,
  description: offre.description,
  dateLimite: jourFrancais(offre.dateLimite),
  disponibleLe: jourFrancais(offre.disponibleLe),
});
