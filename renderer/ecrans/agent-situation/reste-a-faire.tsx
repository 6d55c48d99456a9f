import { Link } from '@tanstack/react-router';
import type { EtapeAgent } from '../../../domain/contract/agent.ts';
import { Badge } from '../../composants/badge.tsx';
import { classesBouton } from '../../composants/bouton.tsx';
import { Rubrique } from '../../composants/carte.tsx';
import { etapeDossier } from '../../textes/agent-dossier.ts';
import { textesSituation as textes } from '../../textes/agent-situation.ts';
import { etapesDossier, type EtapeDossier } from '../agent-dossier/etapes.ts';
import type { EspaceAvecDemande } from '../agent-commun/espace.ts';

const estUneEtape = (etape: EtapeAgent): etape is EtapeAgent & EtapeDossier => (etapesDossier as readonly string[]).includes(etape);

/** Le dossier n'est pas fini : où reprendre, et ce qui reste (G37–G59). */
export function ResteAFaire({ espace }: { espace: EspaceAvecDemande }) {
  const { etape } = espace;
  if (!estUneEtape(etape)) return null;
  const rang = etapesDossier.indexOf(etape);
  return (
    <Rubrique titre={textes.resteTitre} large>
      <ol className="reste-a-faire">
        {etapesDossier.map((e, i) => (
          <li key={e}>
            <span>
              <strong>{etapeDossier[e]}</strong>
              {i >= rang && <span className="reste-a-faire-detail">{textes.reste[e]}</span>}
            </span>
            <Badge ton={i < rang ? 'succes' : 'attention'}>{i < rang ? textes.faite : textes.aFaire}</Badge>
          </li>
        ))}
      </ol>
      <Link to={`/agent/dossier/${etape}`} className={classesBouton({})}>
        {textes.reprendre} {rang + 1}
      </Link>
    </Rubrique>
  );
}
