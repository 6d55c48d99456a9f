import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { classesBouton } from '../../composants/bouton.tsx';
import { TitrePage } from '../../composants/titre-page.tsx';
import { textesCode, textesImport as textes } from '../../textes/agent-import.ts';
import { textesCoquille } from '../../textes/coquille.ts';
import { useEspace } from '../agent-commun/espace.ts';
import { EtapeCode } from './etape-code.tsx';
import { EtapeNumero } from './etape-numero.tsx';

type Code = NonNullable<ReturnType<typeof useEspace>['codeDemande']>;

/** « Importer ma demande » : le numéro unique, puis le code (G31–G36). Un code déjà demandé et encore valable se retrouve ici. */
export function EcranImporter() {
  const espace = useEspace();
  const [code, setCode] = useState<Code | null>(espace.codeDemande);
  const [importee, setImportee] = useState<string | null>(null);
  // Jugé à l'arrivée : l'import qui vient d'aboutir ici a son propre message.
  const [deja] = useState(espace.demande !== null);
  if (importee !== null) return <Importee numeroUnique={importee} />;
  if (deja) return <Deja />;
  return code === null ? (
    <EtapeNumero le={espace.le} onCode={setCode} />
  ) : (
    <EtapeCode code={code} onAutreNumero={() => setCode(null)} onNouveau={setCode} onImportee={() => setImportee(code.numeroUnique)} />
  );
}

const Importee = ({ numeroUnique }: { numeroUnique: string }) => (
  <div className="agent-etroit">
    <TitrePage titreFenetre={textesCoquille.titrePage(textesCode.importee)}>{textesCode.importee}</TitrePage>
    <p>{textesCode.importeePhrase(numeroUnique)}</p>
    <div className="actions">
      <Link to="/agent/dossier/informations" className={classesBouton({})}>
        {textesCode.continuer}
      </Link>
    </div>
  </div>
);

const Deja = () => (
  <div className="agent-etroit">
    <TitrePage titreFenetre={textesCoquille.titrePage(textes.titre)}>{textes.dejaTitre}</TitrePage>
    <p>{textes.deja}</p>
    <div className="actions">
      <Link to="/agent" className={classesBouton({})}>
        {textes.revenir}
      </Link>
    </div>
  </div>
);
