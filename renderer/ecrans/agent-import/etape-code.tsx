import { useState } from 'react';
import { Bouton } from '../../composants/bouton.tsx';
import { TitrePage } from '../../composants/titre-page.tsx';
import { textesCode as textes } from '../../textes/agent-import.ts';
import { textesCoquille } from '../../textes/coquille.ts';
import { useActe } from '../../client/acte.ts';
import { FormulaireCode } from '../agent-commun/formulaire-code.tsx';

interface EtapeCodeProps {
  readonly code: { readonly numeroUnique: string; readonly jusqua: string };
  readonly onNouveau: (code: { numeroUnique: string; jusqua: string }) => void;
  readonly onAutreNumero: () => void;
  readonly onImportee: () => void;
}

/** Le code prouve l'accès à la demande : elle est alors importée (G35, G36). */
export function EtapeCode({ code, onNouveau, onAutreNumero, onImportee }: EtapeCodeProps) {
  const [renvoye, setRenvoye] = useState(false);
  const importer = useActe('agent.importer', onImportee);
  const nouveau = useActe('agent.demanderCode', ({ numeroUnique, jusqua }) => {
    setRenvoye(true);
    importer.oublier();
    onNouveau({ numeroUnique, jusqua });
  });
  return (
    <div className="agent-etroit">
      <TitrePage titreFenetre={textesCoquille.titrePage(textes.titre)}>{textes.titre}</TitrePage>
      <FormulaireCode
        numeroUnique={code.numeroUnique}
        jusqua={code.jusqua}
        code={{
          enCours: importer.enCours,
          refus: importer.refus,
          valider: (saisi) => importer.envoyer({ numeroUnique: code.numeroUnique, code: saisi }),
        }}
        nouveau={{
          enCours: nouveau.enCours,
          refus: nouveau.refus,
          faite: renvoye,
          demander: () => nouveau.envoyer({ numeroUnique: code.numeroUnique }),
        }}
      />
      <Bouton priorite="tertiaire-nue" icone="fr-icon-arrow-left-line" onClick={onAutreNumero}>
        {textes.autreNumero}
      </Bouton>
    </div>
  );
}
