import { Link } from '@tanstack/react-router';
import type { Refused } from '../../client/errors.ts';
import { classesBouton } from '../../composants/bouton.tsx';
import { EtatVide } from '../../composants/carte.tsx';
import { textesOffresAgent as textes } from '../../textes/agent-offres.ts';
import { textesSituation } from '../../textes/agent-situation.ts';
import { phraseRefus, type RefusConnu } from '../../textes/refus.ts';

const issues = {
  demande_absente: { titre: textes.demandeAbsenteTitre, vers: '/agent/importer', libelle: textes.importer },
  dossier_non_valide: { titre: textes.dossierTitre, vers: '/agent', libelle: textes.reprendre },
  acces_reserve: { titre: textes.accesTitre, vers: '/agent/dossier/completer', libelle: textes.verifierEmployeur },
  offre_absente: { titre: textes.titre, vers: '/agent/offres', libelle: textesSituation.voirOffres },
} as const;
const estConnu = (motif: string): motif is keyof typeof issues => motif in issues;

/** Les offres ne s'ouvrent pas encore : pourquoi, et par où passer (G3, G58). */
export function OffresFermees({ refus }: { refus: Refused }) {
  const motif = refus.refus[0]?.motif ?? '';
  if (!estConnu(motif)) throw refus;
  const { titre, vers, libelle } = issues[motif];
  const phrases = refus.refus.map((r) => (r.motif === 'dossier_non_valide' ? textes.dossier : phraseRefus(r as RefusConnu)));
  return (
    <EtatVide icone="fr-icon-home-4-line" titre={titre} phrase={phrases.join(' ')}>
      <Link to={vers} className={classesBouton({})}>
        {libelle}
      </Link>
    </EtatVide>
  );
}
