import { existsSync } from 'node:fs';
import { refused, type Result } from '../../domain/shared/result.ts';
import { fichierDuCarnet, lireCarnet } from './carnet/fichier.ts';
import { ouvrirBase, refusDuCarnet, type BaseLocale, type RefusOuvrirBase } from './open.ts';
import { estMarqueeAbimee, mettreEnQuarantaine } from './quarantaine.ts';

/** Vrai si un compte a déjà une base ici, fût-elle en quarantaine : son carnet la précède et lui survit. */
export const aUneBase = (fichier: string): boolean => existsSync(fichier) || existsSync(fichierDuCarnet(fichier));

/**
 * Ouvrir la base d'un compte ; abîmée, la mettre en quarantaine et en ouvrir une neuve, où les actes du carnet reviennent.
 * Une base que rien ne lit n'est tenue pour abîmée que si la clé est la bonne : son carnet se lit avec elle, ou une session l'avait ouverte.
 * Sans cette preuve, et d'une version plus récente, elle est refusée et rien n'est touché.
 */
export function ouvrirOuReconstruire(base: { fichier: string; cle: Uint8Array }): Result<BaseLocale, RefusOuvrirBase> {
  const { fichier, cle } = base;
  const duFutur = refusDuCarnet(fichier, cle);
  if (duFutur !== null) return refused(duFutur);
  if (!estMarqueeAbimee(fichier)) {
    const ouverte = ouvrirBase(base);
    const illisible = !ouverte.ok && ouverte.refus.some((r) => r.motif === 'base_illisible');
    if (!illisible || (lireCarnet(fichier, cle)?.notes ?? 0) === 0) return ouverte;
  }
  mettreEnQuarantaine(fichier);
  return ouvrirBase(base);
}
