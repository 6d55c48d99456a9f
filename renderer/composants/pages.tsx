import { textesCommuns as textes } from '../textes/communs.ts';
import { Bouton } from './bouton.tsx';

/** Ce qu'une liste montre à la fois. */
export const PAR_PAGE = 50;

/** Passer d'une page à l'autre ; rien quand tout tient sur une. */
export function Pages({ page, total, onChanger }: { page: number; total: number; onChanger: (page: number) => void }) {
  if (total <= PAR_PAGE) return null;
  const fin = Math.min(total, (page + 1) * PAR_PAGE);
  return (
    <div className="actions">
      <Bouton petit priorite="secondaire" disabled={page === 0} onClick={() => onChanger(page - 1)}>
        {textes.precedents}
      </Bouton>
      <span>{textes.fenetre(page * PAR_PAGE + 1, fin, total)}</span>
      <Bouton petit priorite="secondaire" disabled={fin >= total} onClick={() => onChanger(page + 1)}>
        {textes.suivants}
      </Bouton>
    </div>
  );
}
