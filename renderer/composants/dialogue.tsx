import { useEffect, useRef, type ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { contenu } from './defilement.ts';

interface DialogueProps {
  readonly ouvert: boolean;
  readonly onFermer: () => void;
  readonly titre: string;
  /** `alertdialog` pour un acte irréversible : la lecture d'écran l'annonce comme tel. */
  readonly role?: 'dialog' | 'alertdialog';
  readonly children: ReactNode;
}

/** Une boîte de dialogue modale : le clavier y reste, Échap la ferme, et le focus revient d'où il venait. */
export function Dialogue({ ouvert, onFermer, titre, role = 'dialog', children }: DialogueProps) {
  useFocusApresFermeture(ouvert);
  return (
    <ModalOverlay
      className="dialogue-fond"
      isOpen={ouvert}
      onOpenChange={(etat) => {
        if (!etat) onFermer();
      }}
    >
      <Modal className="dialogue">
        <Dialog className="dialogue-corps" role={role}>
          <Heading slot="title" level={2} className="fr-h4">
            {titre}
          </Heading>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

const FIN_FERMETURE_MS = 100;

/** Le bouton qui a ouvert la boîte a pu disparaître avec l'acte : le focus va alors au contenu, jamais nulle part. */
function useFocusApresFermeture(ouvert: boolean): void {
  const etaitOuvert = useRef(false);
  useEffect(() => {
    const fermee = etaitOuvert.current && !ouvert;
    etaitOuvert.current = ouvert;
    if (!fermee) return;
    const minuteur = setTimeout(() => {
      if (document.activeElement === document.body) contenu()?.focus();
    }, FIN_FERMETURE_MS);
    return () => clearTimeout(minuteur);
  }, [ouvert]);
}

export const ActionsDialogue = ({ children }: { children: ReactNode }) => <div className="dialogue-actions">{children}</div>;
