import type { ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';

interface DialogueProps {
  readonly ouvert: boolean;
  readonly onFermer: () => void;
  readonly titre: string;
  /** `alertdialog` pour un acte irréversible : la lecture d'écran l'annonce comme tel. */
  readonly role?: 'dialog' | 'alertdialog';
  readonly children: ReactNode;
}

/** Une boîte de dialogue modale : le clavier y reste, Échap la ferme, et le focus revient d'où il venait. */
export const Dialogue = ({ ouvert, onFermer, titre, role = 'dialog', children }: DialogueProps) => (
  <ModalOverlay className="dialogue-fond" isOpen={ouvert} onOpenChange={(etat) => { if (!etat) onFermer(); }}>
    <Modal className="dialogue">
      <Dialog className="dialogue-corps" role={role}>
        <Heading slot="title" level={2} className="fr-h4">{titre}</Heading>
        {children}
      </Dialog>
    </Modal>
  </ModalOverlay>
);

export const ActionsDialogue = ({ children }: { children: ReactNode }) => <div className="dialogue-actions">{children}</div>;
