import { Champ } from '../../composants/champ.tsx';

/** Chercher dans une liste à mesure de la frappe. */
export const ChampRecherche = ({ libelle, valeur, onChange }: { libelle: string; valeur: string; onChange: (texte: string) => void }) => (
  <Champ libelle={libelle} type="search" autoComplete="off" value={valeur} onChange={(e) => onChange(e.target.value)} />
);
