import { type Evenement, tous } from '../histoire.ts';
import { registre, type Verification } from './manquement.ts';

type Dire = (ordre: number, phrase: string) => void;

/** I-3 : les actes d'un poste arrivent dans leur ordre, sans trou ; un flux compte 1, 2, 3… sans trou ni répétition, dans l'ordre des validations. */
export const ordreSansTrou: Verification = (histoire) => {
  const { manquements, dire } = registre('I-3');
  rangs(histoire, dire);
  numeros(histoire, dire);
  livraisons(histoire, dire);
  return manquements;
};

function rangs(histoire: readonly Evenement[], dire: Dire): void {
  const derniers = new Map<string, number>();
  for (const e of histoire) {
    // Ce que la base restaurée contient est dit par le journal final.
    if (e.quoi === 'restauree') derniers.clear();
    if (e.quoi !== 'recue') continue;
    const attendu = (derniers.get(e.poste) ?? e.rang - 1) + 1;
    if (e.rang !== attendu) dire(e.ordre, `le serveur a rangé l’acte ${e.rang} de ${e.poste} quand il attendait l’acte ${attendu}`);
    derniers.set(e.poste, e.rang);
  }
  const journal = tous(histoire, 'journal').at(-1);
  for (const [poste, commandes] of Map.groupBy(journal?.commandes ?? [], (c) => c.poste)) {
    const recus = commandes.map((c) => c.rang).sort((a, b) => a - b);
    const faux = recus.findIndex((rang, i) => rang !== i + 1);
    if (faux !== -1)
      dire(journal!.ordre, `dans le journal du serveur, les actes de ${poste} ne se suivent pas : l’acte ${faux + 1} manque`);
  }
}

function numeros(histoire: readonly Evenement[], dire: Dire): void {
  const tetes = new Map<string, number>();
  for (const e of histoire) {
    if (e.quoi === 'restauree') tetes.clear();
    else if (e.quoi === 'tete') tetes.set(e.flux, e.tete);
    else if (e.quoi === 'flux') {
      for (const numero of e.numeros) {
        const attendu = (tetes.get(e.flux) ?? 0) + 1;
        if (numero !== attendu) dire(e.ordre, `le flux ${e.flux} a validé le numéro ${numero} quand le suivant était ${attendu}`);
        tetes.set(e.flux, Math.max(numero, attendu - 1));
      }
    }
  }
}

/** Dans une page, les numéros d'un flux montent, entre ce que le poste avait et la tête annoncée. */
function livraisons(histoire: readonly Evenement[], dire: Dire): void {
  const annonces = new Map(tous(histoire, 'photographie').map((p) => [p.lecture, new Map(p.flux.map((f) => [f.id, f]))]));
  for (const { ordre, lecture, lignes } of tous(histoire, 'livraison')) {
    const derniers = new Map<string, number>();
    for (const { flux, numero } of lignes) {
      const annonce = annonces.get(lecture)?.get(flux);
      const avant = derniers.get(flux) ?? (annonce === undefined ? Infinity : annonce.depuis);
      if (numero <= avant || numero > (annonce?.tete ?? 0))
        dire(ordre, `une page livre le numéro ${numero} de ${flux}, hors de ce qu’elle annonce ou dans le désordre`);
      derniers.set(flux, numero);
    }
  }
}
