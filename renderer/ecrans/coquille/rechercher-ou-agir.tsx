import { useNavigate } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, useState } from 'react';
import { Bouton } from '../../composants/bouton.tsx';
import { textesCommandes as textes } from '../../textes/commandes.ts';
import { choisirApparence } from '../../theme/apparence.ts';
import { commandeDe, commandes, ecrireRaccourci, estUnMac, type Outils } from './commandes.ts';
import { FeuilleClavier } from './feuille-clavier.tsx';
import { Palette } from './palette.tsx';
import { useSynchroniser } from './synchroniser.ts';

const raccourciPalette = commandes.find((c) => c.id === 'palette')!.raccourci!;

/** Le bouton de la palette, et l'écoute du clavier : les raccourcis du gestionnaire valent partout dans son cadre. */
export function RechercherOuAgir() {
  const [montre, setMontre] = useState<'palette' | 'clavier' | null>(null);
  const naviguer = useNavigate();
  const { mutate: synchroniser } = useSynchroniser();
  const outils = useMemo<Outils>(
    () => ({
      aller: (to) => void naviguer({ to }),
      synchroniser: () => synchroniser(),
      choisirApparence,
      // Après que la palette s'est refermée : elle ne s'imprime pas.
      imprimer: () => void setTimeout(() => window.print(), 200),
      montrer: setMontre,
    }),
    [naviguer, synchroniser],
  );
  useRaccourcis(outils);
  const fermer = () => setMontre(null);
  return (
    <>
      <Bouton
        priorite="tertiaire"
        petit
        icone="fr-icon-search-line"
        aria-keyshortcuts="Control+K"
        title={textes.bouton(ecrireRaccourci(raccourciPalette, estUnMac()))}
        onClick={() => setMontre('palette')}
      >
        {textes.palette}
      </Bouton>
      <Palette ouverte={montre === 'palette'} onFermer={fermer} outils={outils} />
      <FeuilleClavier ouverte={montre === 'clavier'} onFermer={fermer} />
    </>
  );
}

/** Un raccourci ne traverse pas une boîte de dialogue : on n'en sort que par elle. */
function useRaccourcis(outils: Outils): void {
  const derniers = useRef(outils);
  derniers.current = outils;
  useEffect(() => {
    const mac = estUnMac();
    const auClavier = (e: KeyboardEvent): void => {
      if (e.defaultPrevented || e.repeat || document.querySelector('[role=dialog], [role=alertdialog]') !== null) return;
      const commande = commandeDe(e, mac);
      if (commande === undefined) return;
      e.preventDefault();
      commande.faire(derniers.current);
    };
    window.addEventListener('keydown', auClavier);
    return () => window.removeEventListener('keydown', auClavier);
  }, []);
}
