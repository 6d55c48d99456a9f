import { Alerte } from '../../composants/alerte.tsx';
import { textesCompleter as textes } from '../../textes/agent-dossier.ts';
import type { EspaceAvecDemande } from '../agent-commun/espace.ts';

/** L'académie validée, et si elle a reconnu l'agent (D4) ; un employeur qui n'en est pas une est dit (D5). */
export function ResultatAcademie({ espace: { academie, demande } }: { espace: EspaceAvecDemande }) {
  const { validation, motifRefus } = demande.rattachement;
  if (academie === null) {
    return (
      <Alerte gravite="warning" titre={textes.enregistreHorsAcademie} role="status">
        <p>{textes.siretInconnu}</p>
      </Alerte>
    );
  }
  if (validation === 'refusee') {
    return (
      <Alerte gravite="error" titre={textes.valideeTitre(academie.nom)} role="status">
        <p>{textes.nonReconnu(motifRefus ?? textes.nonReconnuSansMotif)}</p>
      </Alerte>
    );
  }
  return (
    <Alerte gravite="success" titre={textes.valideeTitre(academie.nom)} role="status">
      <p>{validation === 'validee' ? textes.reconnu : textes.validee}</p>
    </Alerte>
  );
}
