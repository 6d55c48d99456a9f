import type { Candidature } from '../../../domain/candidature/candidature.ts';
import { barreDeSuivi, icones, type Icone } from '../../../domain/candidature/icones.ts';
import { BarreEtapes } from '../../composants/barre-etapes.tsx';
import { etapeSuivi, etatEtape } from '../../textes/candidature.ts';
import { textesCandidatures } from '../../textes/dossier.ts';

const dessin: Readonly<Record<Icone, string>> = {
  je_postule: 'fr-icon-file-add-line',
  validations: 'fr-icon-checkbox-circle-line',
  envoi_bailleur: 'fr-icon-send-plane-line',
  visite: 'fr-icon-map-pin-2-line',
  commission_logement: 'fr-icon-team-line',
  entrez_dans_les_lieux: 'fr-icon-home-4-line',
};

/** Les six icônes du suivi du guide (G83). */
export function Suivi({ candidature }: { candidature: Pick<Candidature, 'etat' | 'evenements'> }) {
  const barre = barreDeSuivi(candidature);
  const etapes = icones.map((icone) => ({
    libelle: etapeSuivi[icone],
    etat: barre[icone],
    phrase: etatEtape[barre[icone]],
    icone: dessin[icone],
  }));
  return <BarreEtapes libelle={textesCandidatures.progression} etapes={etapes} />;
}
