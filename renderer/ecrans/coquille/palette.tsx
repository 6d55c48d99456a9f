import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Autocomplete, Header, Input, Menu, MenuItem, MenuSection, SearchField } from 'react-aria-components';
import type { LigneDossier } from '../../../domain/contract/dossiers.ts';
import { DemandeId } from '../../../domain/shared/ids.ts';
import { read } from '../../client/queries.ts';
import { Dialogue } from '../../composants/dialogue.tsx';
import { textesCommandes as textes } from '../../textes/commandes.ts';
import { finNumeroUnique, nomDAbord } from '../../textes/formats.ts';
import { chercherCommandes, commandes, ecrireRaccourci, estUnMac, type Outils } from './commandes.ts';

const DOSSIERS = 8;
const LETTRES = 2;

interface PaletteProps {
  readonly ouverte: boolean;
  readonly onFermer: () => void;
  readonly outils: Outils;
}

/** La palette : un agent, un écran ou une commande, en quelques lettres (B19, B20). */
export const Palette = ({ ouverte, onFermer, outils }: PaletteProps) => (
  <Dialogue ouvert={ouverte} onFermer={onFermer} titre={textes.palette}>
    <Recherche onFermer={onFermer} outils={outils} />
  </Dialogue>
);

function Recherche({ onFermer, outils }: Omit<PaletteProps, 'ouverte'>) {
  const [saisie, setSaisie] = useState('');
  const { lignes, reste } = useDossiers(saisie);
  const trouvees = chercherCommandes(saisie);
  const naviguer = useNavigate();
  const faire = (cle: string) => {
    onFermer();
    const dossier = DemandeId.safeParse(cle);
    if (dossier.success) void naviguer({ to: '/dossiers/$demandeId', params: { demandeId: dossier.data } });
    else commandes.find((c) => c.id === cle)?.faire(outils);
  };
  return (
    <Autocomplete inputValue={saisie} onInputChange={setSaisie}>
      <SearchField aria-label={textes.champ} autoFocus className="palette-champ">
        <Input className="fr-input" placeholder={textes.champ} />
      </SearchField>
      <Menu
        className="palette-liste"
        aria-label={textes.resultats}
        onAction={(cle) => faire(String(cle))}
        renderEmptyState={() => <p className="palette-vide">{textes.rien}</p>}
      >
        {lignes.length > 0 && (
          <MenuSection>
            <Header className="palette-groupe">{textes.agents}</Header>
            {lignes.map((ligne) => (
              <MenuItem key={ligne.demandeId} id={ligne.demandeId} textValue={nomDAbord(ligne)} className="palette-option">
                <span>{nomDAbord(ligne)}</span>
                <span className="chiffres">
                  {finNumeroUnique(ligne.numeroUnique)} {ligne.communes[0]}
                </span>
              </MenuItem>
            ))}
          </MenuSection>
        )}
        {(['aller', 'agir', 'affichage'] as const).map((groupe) => {
          const duGroupe = trouvees.filter((c) => c.groupe === groupe);
          return (
            duGroupe.length > 0 && (
              <MenuSection key={groupe}>
                <Header className="palette-groupe">{textes.groupes[groupe]}</Header>
                {duGroupe.map(({ id, libelle, raccourci }) => (
                  <MenuItem key={id} id={id} textValue={libelle} className="palette-option">
                    <span>{libelle}</span>
                    {raccourci !== null && <kbd>{ecrireRaccourci(raccourci, estUnMac())}</kbd>}
                  </MenuItem>
                ))}
              </MenuSection>
            )
          );
        })}
      </Menu>
      {reste > 0 && <p className="discret palette-suite">{textes.suite(reste)}</p>}
    </Autocomplete>
  );
}

/** Les premiers dossiers qui répondent, la même recherche que la liste : accents et fautes de frappe pardonnés. */
function useDossiers(saisie: string): { lignes: readonly LigneDossier[]; reste: number } {
  const recherche = saisie.trim();
  const { data } = useQuery({
    ...read('dossier.lister', {
      filtres: { recherche, departement: null, etat: null, mandat: null },
      tri: 'nom',
      sens: 'croissant',
      debut: 0,
      nombre: DOSSIERS,
    }),
    enabled: recherche.length >= LETTRES,
    placeholderData: keepPreviousData,
  });
  if (data === undefined || recherche.length < LETTRES) return { lignes: [], reste: 0 };
  return { lignes: data.lignes, reste: data.total - data.lignes.length };
}
