import type { Shell } from 'electron';
import { portails } from '../../domain/referentiels/portails.ts';

/**
 * Les seuls sites que le poste peut ouvrir dans le navigateur (point 15) : AL'in, les portails d'enregistrement,
 * l'aide d'Action Logement (guide §0 et §1).
 */
const AIDE = ['https://al-in.fr', 'https://www.actionlogement.fr', 'https://www.demandelogement29.fr/imhowebGP29/'];

const sansWww = (hote: string): string => hote.replace(/^www\./, '');
const HOTES: ReadonlySet<string> = new Set(
  [...AIDE, ...portails].map((adresse) => sansWww(new URL(adresse).hostname)).flatMap((hote) => [hote, `www.${hote}`]),
);

/**
 * L'adresse à ouvrir, ou null. Le texte reçu doit commencer par l'hôte en toutes lettres : deux lecteurs d'adresses ne peuvent pas
 * comprendre deux sites différents. Ni identifiants, ni port, ni caractère hors de l'ASCII visible, ni hôte ressemblant.
 * `demonstration` : les pages fictives de cette machine, permises à l'identique, sans rien derrière elles.
 */
export function adresseExterne(adresse: unknown, demonstration: readonly string[] = []): string | null {
  if (typeof adresse !== 'string' || adresse.length > 2048) return null;
  if (demonstration.includes(adresse.replace(/\/$/, ''))) return adresse;
  const hote = /^https:\/\/([a-z0-9.-]+)(?:[/?#][!-[\]-~]*)?$/.exec(adresse)?.[1];
  if (hote === undefined || !HOTES.has(hote) || !URL.canParse(adresse)) return null;
  const lue = new URL(adresse);
  const sure = lue.protocol === 'https:' && lue.host === hote && lue.username === '' && lue.password === '';
  return sure ? lue.href : null;
}

/** Ouvre un site permis dans le navigateur ; un autre n'est pas ouvert. */
export function ouvrirSite(shell: Pick<Shell, 'openExternal'>, adresse: unknown, demonstration: readonly string[] = []): void {
  const sure = adresseExterne(adresse, demonstration);
  if (sure !== null) shell.openExternal(sure).catch(() => undefined);
}
