import fc from 'fast-check';
import { z } from 'zod';

/** Ce que `z.toJSONSchema` dit d'un schéma, pour ce que le contrat emploie. */
interface Forme {
  readonly type?: string;
  readonly format?: string;
  readonly pattern?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Forme[];
  readonly oneOf?: readonly Forme[];
  readonly properties?: Readonly<Record<string, Forme>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Forme | boolean;
  readonly items?: Forme;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
}

/** Des textes valides et malvenus : SQL, HTML, LIKE, FTS5, formules, directions d'écriture, noms d'objets. */
const TEXTES = [
  `'; DROP TABLE demande; --`,
  '" OR 1=1',
  '<script>alert(1)</script>',
  '%_\\',
  'NEAR(a b)',
  '=1+1',
  '\u202egnol\u202c',
  '\u0301\u0301\u0301',
  '__proto__',
  '${jndi:ldap://x}',
  '\r\nBcc: x@y.test',
  '𝒳'.repeat(9),
  'ﬀ'.repeat(20),
  '٣٤٥',
];

/** Des valeurs que ce schéma accepte, engendrées de lui-même ; zod a le dernier mot. */
export function engendrer(schema: z.ZodType): fc.Arbitrary<unknown> {
  const forme = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Forme;
  return deLaForme(forme).filter((valeur) => schema.safeParse(valeur).success);
}

function deLaForme(forme: Forme): fc.Arbitrary<unknown> {
  if ('const' in forme) return fc.constant(forme.const);
  if (forme.enum !== undefined) return fc.constantFrom(...forme.enum);
  const choix = forme.anyOf ?? forme.oneOf;
  if (choix !== undefined) return fc.oneof(...choix.map(deLaForme));
  switch (forme.type) {
    case 'string':
      return texte(forme);
    case 'integer':
      return fc.integer({ min: borne(forme.minimum, -1_000_000), max: borne(forme.maximum, 1_000_000) });
    case 'number':
      return fc.double({ noNaN: true, noDefaultInfinity: true, min: forme.minimum ?? -1e9, max: forme.maximum ?? 1e9 });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array':
      return fc.array(deLaForme(forme.items ?? {}), { minLength: forme.minItems ?? 0, maxLength: Math.min(forme.maxItems ?? 4, 4) });
    case 'object':
      return objet(forme);
    default:
      return fc.jsonValue({ maxDepth: 2 });
  }
}

/** Les entiers « sûrs » qu'écrit zod ne sont pas une borne voulue. */
const borne = (voulue: number | undefined, defaut: number): number =>
  voulue === undefined || Math.abs(voulue) === Number.MAX_SAFE_INTEGER ? defaut : voulue;

function texte({ format, pattern, minLength = 0, maxLength = 40 }: Forme): fc.Arbitrary<string> {
  if (format === 'uuid') return fc.uuid();
  if (format === 'email') return fc.stringMatching(/^[a-z]{1,12}\.[a-z]{1,12}@[a-z]{2,12}\.test$/);
  if (format === 'date') return instant.map((i) => i.slice(0, 10));
  if (format === 'date-time') return instant;
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern));
  const longueur = { minLength, maxLength: Math.min(maxLength, 60) };
  return fc.oneof(
    fc.string(longueur),
    fc.string({ ...longueur, unit: 'binary' }),
    fc.constantFrom(...TEXTES).map((t) => t.slice(0, maxLength).padEnd(minLength, '.')),
  );
}

const instant = fc.date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true }).map((d) => d.toISOString());

function objet({ properties = {}, required = [], additionalProperties }: Forme): fc.Arbitrary<unknown> {
  const champs = Object.fromEntries(Object.entries(properties).map(([nom, forme]) => [nom, deLaForme(forme)]));
  if (typeof additionalProperties === 'object' && Object.keys(properties).length === 0)
    return fc.dictionary(fc.string({ maxLength: 20 }), deLaForme(additionalProperties), { maxKeys: 4 });
  return fc.record(champs, { requiredKeys: [...required] });
}
