import { parseArgs } from 'node:util';
import { ok, refused, type Result } from '../../domain/shared/result.ts';

export interface Options {
  /** Le port du poste dans le navigateur ; 0 : un port libre. */
  readonly port: number;
  readonly ouvrir: boolean;
  readonly agents: number;
  readonly offres: number;
  readonly graine: number;
  readonly ephemere: boolean;
  readonly navigateur: boolean;
  readonly aide: boolean;
}

export const aide = `Poste logement : démonstration complète sur cette machine.

  npm start -- [options]

  --port N         port du poste dans le navigateur (par défaut : un port libre)
  --sans-ouvrir    ne pas ouvrir le navigateur
  --navigateur     employer le navigateur même si Electron est installé
  --agents N       nombre d’agents de la démonstration (200)
  --offres N       nombre d’offres de la démonstration (40)
  --graine N       graine des données : la même graine donne les mêmes données (1)
  --ephemere       ne rien garder : tout est effacé à l’arrêt
  --aide           afficher cette aide

--agents, --offres et --graine s’appliquent quand la démonstration est créée, au premier démarrage.
Les données sont dans le dossier « Poste logement (démonstration) » de votre compte ; POSTE_LOGEMENT_DOSSIER en choisit un autre.`;

const formes = {
  port: { type: 'string' },
  agents: { type: 'string' },
  offres: { type: 'string' },
  graine: { type: 'string' },
  'sans-ouvrir': { type: 'boolean' },
  ephemere: { type: 'boolean' },
  navigateur: { type: 'boolean' },
  aide: { type: 'boolean' },
} as const;

const bornes = {
  port: { min: 1, max: 65_535, defaut: 0 },
  agents: { min: 1, max: 200_000, defaut: 200 },
  offres: { min: 0, max: 50_000, defaut: 40 },
  graine: { min: 0, max: 4_294_967_295, defaut: 1 },
} as const;
type NomNombre = keyof typeof bornes;

/** Les options de la ligne de commande, ou toutes les phrases qui disent ce qui ne va pas. */
export function lireOptions(args: readonly string[]): Result<Options, string> {
  const { values, tokens } = parseArgs({ args: [...args], options: formes, strict: false, allowPositionals: true, tokens: true });
  const phrases: string[] = [];
  for (const t of tokens) {
    if (t.kind === 'positional') phrases.push(`« ${t.value} » n’est pas une option.`);
    else if (t.kind === 'option') phrases.push(...reprocheDeForme(t.name, t.rawName, t.value));
  }
  const nombres = Object.fromEntries(
    Object.keys(bornes).map((nom) => {
      const lu = lireNombre(nom as NomNombre, values[nom]);
      if (typeof lu === 'string') phrases.push(lu);
      return [nom, lu];
    }),
  ) as Record<NomNombre, number>;
  const [premiere, ...autres] = phrases;
  if (premiere !== undefined) return refused(premiere, ...autres);
  return ok({
    ...nombres,
    ouvrir: values['sans-ouvrir'] !== true,
    ephemere: values['ephemere'] === true,
    navigateur: values['navigateur'] === true,
    aide: values['aide'] === true,
  });
}

function reprocheDeForme(nom: string, ecrit: string, valeur: string | undefined): string[] {
  if (!Object.hasOwn(formes, nom)) return [`L’option ${ecrit} n’existe pas.`];
  const { type } = formes[nom as keyof typeof formes];
  if (type === 'boolean' && valeur !== undefined) return [`L’option ${ecrit} ne prend pas de valeur.`];
  return [];
}

function lireNombre(nom: NomNombre, valeur: unknown): number | string {
  const { min, max, defaut } = bornes[nom];
  if (valeur === undefined) return defaut;
  const nombre = typeof valeur === 'string' && /^\d{1,10}$/.test(valeur) ? Number(valeur) : Number.NaN;
  return nombre >= min && nombre <= max ? nombre : `L’option --${nom} demande un nombre entier de ${min} à ${max}.`;
}
