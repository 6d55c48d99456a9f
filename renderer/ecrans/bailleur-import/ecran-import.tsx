import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Output } from '../../../domain/contract/index.ts';
import { champsOffre } from '../../../domain/offre/saisie-offre.ts';
import { useActe } from '../../client/acte.ts';
import { Alerte } from '../../composants/alerte.tsx';
import { Bouton, classesBouton } from '../../composants/bouton.tsx';
import { ChampFichier } from '../../composants/champ.tsx';
import { ResumeErreurs } from '../../composants/resume-erreurs.tsx';
import { TitrePage } from '../../composants/titre-page.tsx';
import { textesBailleur } from '../../textes/bailleur.ts';
import { champOffre } from '../../textes/champs-offre.ts';
import { textesCoquille } from '../../textes/coquille.ts';
import { lireTexte } from './lire-texte.ts';
import { RapportImport } from './rapport.tsx';

const textes = textesBailleur.fichier;
const TAILLE_MAX = 2_000_000;

type Rapport = Output<'bailleur.importer'>;

/** Des offres depuis un fichier CSV : un aperçu ligne par ligne, puis tout ou rien. */
export function EcranImport() {
  const [csv, setCsv] = useState('');
  const [illisible, setIllisible] = useState<string | null>(null);
  const [rapport, setRapport] = useState<Rapport | null>(null);
  const acte = useActe('bailleur.importer');

  async function choisir(fichier: File | undefined): Promise<void> {
    setRapport(null);
    setIllisible(null);
    acte.oublier();
    if (fichier === undefined) return;
    if (fichier.size > TAILLE_MAX) return setIllisible(textes.tropGros);
    const texte = lireTexte(new Uint8Array(await fichier.arrayBuffer()));
    if (texte === null) return setIllisible(textes.illisible);
    setCsv(texte);
    acte.envoyer({ csv: texte, publier: false }, setRapport);
  }

  const prete =
    rapport !== null && rapport.publiees === 0 && rapport.lignes.length > 0 && rapport.lignes.every((l) => l.refus.length === 0);
  return (
    <div className="page page--etroite">
      <TitrePage titreFenetre={textesCoquille.titrePage(textes.titre)}>{textes.titre}</TitrePage>
      <p className="chapeau">{textes.chapeau}</p>
      <p className="fr-text--sm">
        {textes.colonnes} {champsOffre.map((champ) => champOffre[champ]).join(' ; ')}
      </p>
      <ChampFichier
        libelle={textes.choisir}
        bouton={textes.parcourir}
        aucun={textes.aucunFichier}
        accept=".csv,text/csv"
        erreur={illisible}
        onChoisir={(fichier) => void choisir(fichier)}
      />
      <ResumeErreurs titre={textes.refus} phrases={acte.refus} />
      {acte.enCours && <p role="status">{textes.lecture}</p>}
      {rapport !== null && rapport.publiees > 0 && <Alerte gravite="success" titre={textes.publiees(rapport.publiees)} role="status" />}
      {rapport !== null && rapport.publiees === 0 && <RapportImport lignes={rapport.lignes} />}
      <div className="actions">
        {prete && (
          <Bouton aria-disabled={acte.enCours} onClick={() => acte.envoyer({ csv, publier: true }, setRapport)}>
            {textes.publier(rapport.lignes.length)}
          </Bouton>
        )}
        <Link to="/bailleur" className={classesBouton({ priorite: 'secondaire' })}>
          {textes.retour}
        </Link>
      </div>
    </div>
  );
}
