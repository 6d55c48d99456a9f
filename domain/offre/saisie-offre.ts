import { z } from 'zod';
import { Jour } from '../shared/dates.ts';
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

const texte = z.string().max(2_000);
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
  const lire = lecteur(saisie, raisons);
  const insee = lire.texte('insee', /^(\d{2}|2[AB])\d{3}$/);
  const commune = insee === '' ? null : faits.commune(insee);
  if (insee !== '' && commune === null) raisons.push({ motif: 'commune_inconnue', lu: insee });
  const lue = {
    reference: lire.texte('reference', /^[^\p{Cc}]{1,60}$/u),
    codePostal: lire.texte('codePostal', /^\d{5}$/),
    typologie: lire.parmi('typologie', Typologie.options),
    surface: lire.nombre('surface', 5, 500),
    normeLocative: lire.parmi('normeLocative', NormeLocative.options),
    loyer: lire.nombre('loyer', 0, 10_000),
    charges: lire.nombre('charges', 0, 5_000),
    etage: lire.etage(),
    adaptePmr: lire.ouiNon('adaptePmr'),
    ges: lire.parmi('ges', EtiquetteGes.options),
    description: lire.texte('description', /\S/),
    dateLimite: lire.jour('dateLimite'),
    disponibleLe: lire.jour('disponibleLe'),
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

/** Lit champ par champ ; une lecture manquée note sa raison et rend une valeur sans usage. */
function lecteur(saisie: SaisieOffre, raisons: RefusOffre[]) {
  const illisible = (champ: ChampOffre, lu: string): void => void raisons.push({ motif: 'champ_illisible', champ, lu: lu.slice(0, 80) });
  const present = (champ: ChampOffre): string => {
    const lu = saisie[champ].trim();
    if (lu === '') raisons.push({ motif: 'champ_absent', champ });
    return lu;
  };
  const texte = (champ: ChampOffre, forme: RegExp): string => {
    const lu = present(champ);
    if (lu === '' || forme.test(lu)) return lu;
    illisible(champ, lu);
    return '';
  };
  const nombreDe = (champ: ChampOffre, lu: string, minimum: number, maximum: number): number => {
    const net = lu.replace(/[\s\u00a0\u202f€]|m²/gu, '').replace(',', '.');
    if (!/^-?\d+(\.\d+)?$/.test(net)) {
      illisible(champ, lu);
      return 0;
    }
    const valeur = Math.round(Number(net) * 100) / 100;
    if (valeur < minimum || valeur > maximum) raisons.push({ motif: 'champ_hors_limites', champ, lu: lu.slice(0, 80), minimum, maximum });
    return valeur;
  };
  return {
    texte,
    parmi: (champ: ChampOffre, options: readonly string[]): string => {
      const lu = present(champ);
      const trouve = options.find((o) => o.toLowerCase() === lu.toLowerCase());
      if (lu !== '' && trouve === undefined) illisible(champ, lu);
      return trouve ?? '';
    },
    nombre: (champ: ChampOffre, minimum: number, maximum: number): number => {
      const lu = present(champ);
      return lu === '' ? 0 : nombreDe(champ, lu, minimum, maximum);
    },
    etage: (): number => {
      const lu = present('etage');
      if (lu === '') return 0;
      if (/^(rdc|rez-de-chauss[ée]e)$/i.test(lu)) return 0;
      const valeur = nombreDe('etage', lu, -1, 60);
      if (!Number.isInteger(valeur)) illisible('etage', lu);
      return valeur;
    },
    ouiNon: (champ: ChampOffre): boolean => {
      const lu = present(champ);
      if (lu !== '' && !/^(oui|non|o|n)$/i.test(lu)) illisible(champ, lu);
      return /^o/i.test(lu);
    },
    jour: (champ: ChampOffre): Jour => {
      const lu = present(champ);
      const francais = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(lu);
      const iso = francais === null ? lu : `${francais[3]}-${francais[2]!.padStart(2, '0')}-${francais[1]!.padStart(2, '0')}`;
      if (lu === '' || Jour.safeParse(iso).success) return iso;
      illisible(champ, lu);
      return '';
    },
  };
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
