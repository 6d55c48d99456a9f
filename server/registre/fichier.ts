import { randomUUID } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import type { Courriel } from '../courriel/courriel.ts';
import { codeDeSecurite } from '../courriel/messages/code-securite.ts';
import { type DemandeLue, lireInterfaceNuu } from './interface-nuu.ts';
import { incomprehensible, injoignable, type LectureRegistre, type RegistreDemandes } from './registre.ts';

export interface OptionsRegistreFichier {
  /** Le fichier XML (interfaceNuu). Relu quand il change. */
  readonly fichier: string;
  /** Par où part le code : le fichier, lui, n'envoie rien. */
  readonly courriel: Pick<Courriel, 'envoyer'>;
  /** Ce que le fichier a de travers, pour le journal technique ; jamais une donnée d'une demande. */
  readonly dire?: (phrase: string) => void;
}

/** Au-delà, le fichier n'est pas lu : il tient tout entier en mémoire. */
const TAILLE_MAX = 64 << 20;

type Lecture = { readonly parNumero: ReadonlyMap<string, DemandeLue> } | null;

/** Le registre lu dans un fichier : la seconde façon de remplir ce port. */
export function registreFichier({ fichier, courriel, dire = () => undefined }: OptionsRegistreFichier): RegistreDemandes {
  let lecture: { readonly empreinte: string; readonly lue: Lecture } | null = null;

  async function charger(): Promise<Lecture> {
    const { mtimeMs, size, ino } = await stat(fichier);
    const empreinte = `${mtimeMs} ${size} ${ino}`;
    if (lecture?.empreinte === empreinte) return lecture.lue;
    lecture = { empreinte, lue: indexer(size > TAILLE_MAX ? { defaut: 'il est trop gros' } : decoder(await readFile(fichier)), dire) };
    return lecture.lue;
  }

  async function lire(numeroUnique: string): Promise<LectureRegistre> {
    try {
      const lue = await charger();
      const trouvee = lue?.parNumero.get(numeroUnique);
      if (lue === null) return incomprehensible;
      if (trouvee === undefined) return { genre: 'inconnue' };
      return 'demande' in trouvee ? { genre: 'trouvee', demande: trouvee.demande } : incomprehensible;
    } catch (erreur) {
      dire(`Registre : le fichier ne se lit pas (${(erreur as NodeJS.ErrnoException).code ?? 'erreur'}).`);
      return injoignable;
    }
  }

  return {
    lire,
    async envoyerCode(numeroUnique, code, heures) {
      const lue = await lire(numeroUnique);
      if (lue.genre !== 'trouvee') return lue;
      const message = { cle: randomUUID(), a: lue.demande.demandeur.courriel, ...codeDeSecurite({ code, heures }) };
      return courriel.envoyer(message).then(
        () => ({ genre: 'envoye' }) as const,
        () => injoignable,
      );
    },
    adresse: () => null,
  };
}

type Decode = { readonly texte: string } | { readonly defaut: string };

/** Selon l'encodage que le fichier déclare ; UTF-8 s'il n'en dit rien. */
function decoder(octets: Buffer): Decode {
  const encodage = /^<\?xml[^>]*encoding=["']([\w-]+)["']/.exec(octets.toString('latin1', 0, 200))?.[1] ?? 'utf-8';
  try {
    return { texte: new TextDecoder(encodage, { fatal: true }).decode(octets) };
  } catch {
    return { defaut: 'son encodage n’est pas celui qu’il annonce' };
  }
}

function indexer(decode: Decode, dire: (phrase: string) => void): Lecture {
  const lu = 'defaut' in decode ? decode : lireInterfaceNuu(decode.texte);
  if ('defaut' in lu) {
    dire(`Registre : le fichier n’est pas lisible, ${lu.defaut}.`);
    return null;
  }
  const parNumero = new Map<string, DemandeLue>();
  for (const demande of lu.demandes) {
    if ('defauts' in demande) dire(`Registre : demande n° ${demande.rang} du fichier à revoir (${demande.defauts.join(', ')}).`);
    const { numeroUnique, rang } = demande;
    if (numeroUnique === null) continue;
    const double = parNumero.has(numeroUnique);
    if (double) dire(`Registre : la demande n° ${rang} du fichier porte le numéro unique d’une autre.`);
    // Laquelle croire ? Aucune.
    parNumero.set(numeroUnique, double ? { rang, numeroUnique, defauts: ['numUnique'] } : demande);
  }
  return { parNumero };
}
